"""Verbs that put a compilation together: begin a version, write its texts, choose and order what stands in it.

Only an open version (draft or under review) can be changed. Every change is relative (put this in, move that one
step), so two people arranging at once do not undo each other.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import TEXT, Dialogue
from dialogues.numbers import next_number

from ..codebook import tree
from ..models import (
    Basis,
    Chapter,
    ChapterPerspective,
    Compilation,
    CompilationStatus,
    Perspective,
    Quote,
    Statement,
    Theme,
)
from . import prefill, queries
from .carrying import carry_over
from .heard import age_span
from .placing import BATCH, add_chapters, add_entries, add_quotes, last_position, shuffle

CARRIED_OVER = ("title", "summary", "method", "unheard", "respond")
FIRST, UP, DOWN = "first", "up", "down"
TO = re.compile(r"to-(\d{1,5})")
"""A way: to the place with that number, counted from one."""


@dataclass(frozen=True)
class Move:
    """One row: ``key`` is the row's, ``way`` is FIRST, UP, DOWN or "to-3"."""

    key: int
    way: str


@transaction.atomic
def create_compilation(*, dialogue: Dialogue, actor: User, creation_key: UUID) -> Compilation:
    """Begin the next version: the first with every theme, every perspective and all that may be quoted, a later one as
    the one before it with what has come since (``carrying.py``).

    Chapters are the themes at the top of the codebook; what stands in a theme under one of them is in its chapter.
    What was not heard begins as what the data says about it (``prefill.py``).

    Quotes are shuffled, since the order in which statements were lifted tells which come from the same talk. Reads
    the ages of those heard, and says so in the log. A dozen queries and one for every 500 quotes.

    Raises:
        ValidationError: a version is already being worked on.
    """
    number = next_number(Compilation, dialogue=dialogue)  # locks the dialogue
    if earlier := Compilation.objects.filter(creation_key=creation_key).first():
        return earlier
    if queries.open_version(dialogue):
        raise ValidationError(_("A version is already under way. Finish it first."))
    last = queries.published_versions(dialogue).first()
    texts = {name: getattr(last, name) for name in CARRIED_OVER} if last else _first_texts(dialogue)
    ages, _counts = age_span(dialogue, Basis.objects.filter(compilation__dialogue=dialogue))
    compilation = Compilation.objects.create(
        dialogue=dialogue, number=number, creation_key=creation_key, ages=ages, **texts
    )
    if last:
        carry_over(compilation, last)
    else:
        standing = Theme.objects.filter(dialogue=dialogue, removed_at=None)
        add_chapters(compilation, [node.theme for node in tree.tree(standing)])
    if not compilation.unheard:
        compilation.unheard = prefill.unheard_text(compilation)[:TEXT]
        compilation.save(update_fields=["unheard"])
    record("compilation.ages_read", dialogue=dialogue, actor=actor, obj=compilation)
    record("compilation.begun", dialogue=dialogue, actor=actor, obj=compilation, number=number)
    return compilation


def _first_texts(dialogue: Dialogue) -> dict[str, str]:
    title = (_("What we heard: %(dialogue)s") % {"dialogue": dialogue.title})[:160]
    return {"title": title, "respond": prefill.respond_text(dialogue)}


@transaction.atomic
def save_texts(*, form: RecordForm, actor: User) -> Compilation:
    """Write the texts around the chapters.

    Raises:
        Conflict: somebody else changed them since they were opened.
        ValidationError: the version is approved or published.
    """
    locked_open(form.instance)
    compilation, changed = form.save_record()
    if changed:
        record("compilation.texts_changed", dialogue=compilation.dialogue, actor=actor, obj=compilation)
    return compilation


@transaction.atomic
def save_chapter_texts(*, form: RecordForm, chapter: Chapter, actor: User) -> Theme:
    """Write a theme's introduction and what was not said about it, as they stand in this version and the next.

    Raises:
        Conflict: somebody else changed them since they were opened.
        ValidationError: the version is approved or published.
    """
    locked_open(chapter.compilation)
    theme, changed = form.save_record()
    if changed:
        record("theme.changed", dialogue=theme.dialogue, actor=actor, obj=theme)
    return theme


@transaction.atomic
def arrange_chapters(
    *, compilation: Compilation, shown: Collection[int], chosen: Collection[int], move: Move | None, actor: User
) -> None:
    """Take themes in and out as chapters, and move one. ``shown`` and ``chosen`` are keys of themes.

    A theme taken in brings the perspectives and quotes that have no place yet; one taken out takes its own with it.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = locked_open(compilation)
    present = set(compilation.chapters.values_list("theme", flat=True))
    compilation.chapters.filter(theme__in=[key for key in shown if key not in chosen]).delete()
    wanted = [key for key in chosen if key not in present]
    themes = Theme.objects.filter(dialogue=compilation.dialogue, removed_at=None, pk__in=wanted)
    add_chapters(compilation, list(themes.order_by("position", "pk")))
    _order(compilation.chapters.all(), move, "theme_id")
    _changed(compilation, actor)


@transaction.atomic
def arrange_perspectives(
    *, chapter: Chapter, shown: Collection[int], chosen: Collection[int], move: Move | None, actor: User
) -> None:
    """Take perspectives in and out of a chapter, and move one. ``shown`` and ``chosen`` are keys of perspectives.

    One that stands in another chapter is moved here with its quotes. A parked one may be chosen all the same.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = locked_open(chapter.compilation)
    chapter.entries.filter(perspective__in=[key for key in shown if key not in chosen]).delete()
    placed = dict(compilation.entries.values_list("perspective", "chapter"))
    last = last_position(chapter.entries.all())
    elsewhere = [key for key in chosen if placed.get(key, chapter.pk) != chapter.pk]
    for place, key in enumerate(elsewhere, last + 1):
        compilation.entries.filter(perspective=key).update(chapter=chapter, position=place)
    standing = Perspective.objects.filter(dialogue=compilation.dialogue, removed_at=None)
    new = standing.filter(pk__in=[key for key in chosen if key not in placed]).order_by("number")
    add_entries(compilation, {chapter: list(new)})
    _order(chapter.entries.all(), move, "perspective_id")
    _changed(compilation, actor)


@transaction.atomic
def arrange_quotes(
    *, entry: ChapterPerspective, shown: Collection[int], chosen: Collection[int], move: Move | None, actor: User
) -> None:
    """Take statements in and out under a perspective, and move one. ``shown`` and ``chosen`` are keys of statements.

    Only what may be quoted and stands under the perspective is taken in. A statement has one place in a version:
    one that stands elsewhere is moved here. Taking one out by hand turns off that all are quoted.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = locked_open(entry.compilation)
    gone, _by_model = entry.quotes.filter(statement__in=[key for key in shown if key not in chosen]).delete()
    if gone and entry.all_quotes:
        entry.all_quotes = False
        entry.save(update_fields=["all_quotes"])
    present = set(entry.quotes.values_list("statement", flat=True))
    may = queries.quotable(compilation.dialogue).filter(perspectives=entry.perspective)
    new = list(may.filter(pk__in=[key for key in chosen if key not in present]).values_list("pk", flat=True))
    compilation.quotes.filter(statement__in=new).delete()
    shuffle(compilation, entry.perspective_id, new)
    last = last_position(entry.quotes.all())
    Quote.objects.bulk_create(
        Quote(compilation=compilation, entry=entry, statement_id=statement, position=place)
        for place, statement in enumerate(new, last + 1)
    )
    _order(entry.quotes.all(), move, "statement_id")
    _changed(compilation, actor)


@transaction.atomic
def quote_all(*, entry: ChapterPerspective, everything: bool, actor: User) -> int:
    """Say whether all that may be quoted stands under a perspective, also what comes later. Returns how many came in.

    What stands under another perspective of the version stays there.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = locked_open(entry.compilation)
    entry.all_quotes = everything
    entry.save(update_fields=["all_quotes"])
    before = entry.quotes.count()
    if everything:
        add_quotes(compilation, [entry])
    _changed(compilation, actor)
    return entry.quotes.count() - before


def version_that_follows(dialogue: Dialogue) -> Compilation | None:
    """Lock and return the version whose perspectives take in what comes, if there is one that can be changed.

    Called before statements are touched: versions are locked first everywhere.
    """
    found = Compilation.objects.select_for_update(of=("self",)).select_related("dialogue")
    open_states = [CompilationStatus.DRAFT, CompilationStatus.REVIEW]
    return found.filter(dialogue=dialogue, status__in=open_states).order_by("pk").first()


def take_in_what_came(compilation: Compilation | None) -> None:
    """Let perspectives that quote all take in what may be quoted now. Some five queries."""
    if compilation is not None:
        following = compilation.entries.filter(all_quotes=True).order_by("chapter__position", "position", "pk")
        add_quotes(compilation, list(following))


@transaction.atomic
def take_out_what_stopped(*, compilation: Compilation, actor: User) -> int:
    """Take out every quote, perspective and chapter that may not be published any more. Returns how many quotes went.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = locked_open(compilation)
    before = compilation.quotes.count()
    compilation.chapters.filter(theme__removed_at__isnull=False).delete()
    compilation.entries.filter(perspective__removed_at__isnull=False).delete()
    compilation.quotes.exclude(statement__in=queries.quotable(compilation.dialogue)).delete()
    moved = queries.with_stance(compilation.quotes.all()).filter(stance=None).values_list("pk", flat=True)
    Quote.objects.filter(pk__in=list(moved)).delete()
    _changed(compilation, actor)
    return before - compilation.quotes.count()


def locked_open(compilation: Compilation) -> Compilation:
    """Lock the version and return it as it is now; refuse if it is no longer open."""
    found = Compilation.objects.select_for_update(of=("self",)).select_related("dialogue").get(pk=compilation.pk)
    if not found.is_open:
        raise ValidationError(_("This version can no longer be changed. Take it back first, or begin a new one."))
    return found


def _changed(compilation: Compilation, actor: User) -> None:
    record("compilation.arranged", dialogue=compilation.dialogue, actor=actor, obj=compilation)


def _order(rows: models.QuerySet, move: Move | None, key: str) -> None:
    """Number the rows 1, 2, 3 … after moving one; a move past an end or of a row that is gone does nothing."""
    ordered = list(rows.order_by("position", "pk").only("pk", "position", key))
    place = next((at for at, row in enumerate(ordered) if move and getattr(row, key) == move.key), None)
    if move and place is not None:
        row = ordered.pop(place)
        asked = TO.fullmatch(move.way)
        steps = {FIRST: 0, UP: max(0, place - 1), DOWN: place + 1}
        to = max(0, int(asked[1]) - 1) if asked else steps.get(move.way, place)
        ordered.insert(to, row)
    changed = []
    for position, row in enumerate(ordered, 1):
        if row.position != position:
            row.position = position
            changed.append(row)
    if changed:
        type(changed[0]).objects.bulk_update(changed, ["position"], batch_size=BATCH)


def statements_to_choose(entry: ChapterPerspective) -> models.QuerySet[Statement]:
    """Return what may be quoted under the perspective and does not stand there, in an order that tells nothing."""
    may = queries.quotable(entry.compilation.dialogue).filter(perspectives=entry.perspective)
    return may.exclude(pk__in=entry.quotes.values("statement")).order_by("creation_key")
