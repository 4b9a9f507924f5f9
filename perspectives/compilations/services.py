"""Verbs that put a compilation together: begin a version, write its texts, choose and order what stands in it.

Only an open version (draft or under review) can be changed. Every change is relative (put this in, move that one
step), so two people arranging at once do not undo each other.
"""

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from ..codebook import tree
from ..models import (
    BY_HAND,
    Basis,
    Chapter,
    ChapterPerspective,
    Compilation,
    Perspective,
    Quote,
    Stance,
    Statement,
    Theme,
    ThemePlace,
    Voice,
)
from . import queries
from .heard import age_span

CARRIED_OVER = ("title", "summary", "method", "unheard", "respond")
FIRST, UP, DOWN = "first", "up", "down"
BATCH = 500


@dataclass(frozen=True)
class Move:
    """One row one step: ``key`` is the row's, ``way`` is FIRST, UP or DOWN."""

    key: int
    way: str


@transaction.atomic
def create_compilation(*, dialogue: Dialogue, actor: User, creation_key: UUID) -> Compilation:
    """Begin the next version, with every theme and perspective and all that may be quoted; texts from the last one.

    Chapters are the themes at the top of the codebook; what stands in a theme under one of them is in its chapter.

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
    texts = {name: getattr(last, name) for name in CARRIED_OVER} if last else {"title": _first_title(dialogue)}
    ages, _counts = age_span(dialogue, Basis.objects.filter(compilation__dialogue=dialogue))
    compilation = Compilation.objects.create(
        dialogue=dialogue, number=number, creation_key=creation_key, ages=ages, **texts
    )
    themes = [node.theme for node in tree.tree(Theme.objects.filter(dialogue=dialogue, removed_at=None))]
    _add_chapters(compilation, themes)
    record("compilation.ages_read", dialogue=dialogue, actor=actor, obj=compilation)
    record("compilation.begun", dialogue=dialogue, actor=actor, obj=compilation, number=number)
    return compilation


def _first_title(dialogue: Dialogue) -> str:
    return (_("What we heard: %(dialogue)s") % {"dialogue": dialogue.title})[:160]


@transaction.atomic
def save_texts(*, form: RecordForm, actor: User) -> Compilation:
    """Write the texts around the chapters.

    Raises:
        Conflict: somebody else changed them since they were opened.
        ValidationError: the version is approved or published.
    """
    _open(form.instance)
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
    _open(chapter.compilation)
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
    compilation = _open(compilation)
    present = set(compilation.chapters.values_list("theme", flat=True))
    compilation.chapters.filter(theme__in=[key for key in shown if key not in chosen]).delete()
    wanted = [key for key in chosen if key not in present]
    themes = Theme.objects.filter(dialogue=compilation.dialogue, removed_at=None, pk__in=wanted)
    _add_chapters(compilation, list(themes.order_by("position", "pk")))
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
    compilation = _open(chapter.compilation)
    chapter.entries.filter(perspective__in=[key for key in shown if key not in chosen]).delete()
    placed = dict(compilation.entries.values_list("perspective", "chapter"))
    last = _last(chapter.entries.all())
    elsewhere = [key for key in chosen if placed.get(key, chapter.pk) != chapter.pk]
    for place, key in enumerate(elsewhere, last + 1):
        compilation.entries.filter(perspective=key).update(chapter=chapter, position=place)
    standing = Perspective.objects.filter(dialogue=compilation.dialogue, removed_at=None)
    new = standing.filter(pk__in=[key for key in chosen if key not in placed]).order_by("number")
    _add_entries(compilation, {chapter: list(new)})
    _order(chapter.entries.all(), move, "perspective_id")
    _changed(compilation, actor)


@transaction.atomic
def arrange_quotes(
    *, entry: ChapterPerspective, shown: Collection[int], chosen: Collection[int], move: Move | None, actor: User
) -> None:
    """Take statements in and out under a perspective, and move one. ``shown`` and ``chosen`` are keys of statements.

    Only what may be quoted and stands under the perspective is taken in. A statement has one place in a version:
    one that stands elsewhere is moved here.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = _open(entry.compilation)
    entry.quotes.filter(statement__in=[key for key in shown if key not in chosen]).delete()
    present = set(entry.quotes.values_list("statement", flat=True))
    may = queries.quotable(compilation.dialogue).filter(perspectives=entry.perspective)
    new = list(may.filter(pk__in=[key for key in chosen if key not in present]).values_list("pk", flat=True))
    compilation.quotes.filter(statement__in=new).delete()
    _shuffled(compilation, entry.perspective_id, new)
    last = _last(entry.quotes.all())
    Quote.objects.bulk_create(
        Quote(compilation=compilation, entry=entry, statement_id=statement, position=place)
        for place, statement in enumerate(new, last + 1)
    )
    _order(entry.quotes.all(), move, "statement_id")
    _changed(compilation, actor)


@transaction.atomic
def take_out_what_stopped(*, compilation: Compilation, actor: User) -> int:
    """Take out every quote, perspective and chapter that may not be published any more. Returns how many quotes went.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = _open(compilation)
    before = compilation.quotes.count()
    compilation.chapters.filter(theme__removed_at__isnull=False).delete()
    compilation.entries.filter(perspective__removed_at__isnull=False).delete()
    compilation.quotes.exclude(statement__in=queries.quotable(compilation.dialogue)).delete()
    moved = queries.with_stance(compilation.quotes.all()).filter(stance=None).values_list("pk", flat=True)
    Quote.objects.filter(pk__in=list(moved)).delete()
    _changed(compilation, actor)
    return before - compilation.quotes.count()


def _open(compilation: Compilation) -> Compilation:
    """Lock the version and return it as it is now; refuse if it is no longer open."""
    found = Compilation.objects.select_for_update(of=("self",)).select_related("dialogue").get(pk=compilation.pk)
    if not found.is_open:
        raise ValidationError(_("This version can no longer be changed. Take it back first, or begin a new one."))
    return found


def _changed(compilation: Compilation, actor: User) -> None:
    record("compilation.arranged", dialogue=compilation.dialogue, actor=actor, obj=compilation)


def _last(rows: models.QuerySet) -> int:
    return rows.aggregate(last=models.Max("position"))["last"] or 0


def _order(rows: models.QuerySet, move: Move | None, key: str) -> None:
    """Number the rows 1, 2, 3 … after moving one; a move past an end or of a row that is gone does nothing."""
    ordered = list(rows.order_by("position", "pk").only("pk", "position", key))
    place = next((at for at, row in enumerate(ordered) if move and getattr(row, key) == move.key), None)
    if move and place is not None:
        row = ordered.pop(place)
        to = {FIRST: 0, UP: max(0, place - 1), DOWN: place + 1}.get(move.way, place)
        ordered.insert(to, row)
    changed = []
    for position, row in enumerate(ordered, 1):
        if row.position != position:
            row.position = position
            changed.append(row)
    if changed:
        type(changed[0]).objects.bulk_update(changed, ["position"], batch_size=BATCH)


def _add_chapters(compilation: Compilation, themes: list[Theme]) -> None:
    """Append ``themes`` with the perspectives and quotes of theirs that have no place in the version yet.

    Perspectives come in the order they were given by hand on the board; those that are parked are left out.
    """
    last = _last(compilation.chapters.all())
    made = [
        Chapter(compilation=compilation, theme=theme, position=place) for place, theme in enumerate(themes, last + 1)
    ]
    Chapter.objects.bulk_create(made)
    placed = set(compilation.entries.values_list("perspective", flat=True))
    chapter_of = _chapter_of(compilation, themes)
    in_themes = ThemePlace.objects.filter(
        theme__in=chapter_of,
        perspective__removed_at=None,
        perspective__parked_at=None,
        perspective__dialogue=compilation.dialogue,
    )
    by_theme: dict[int, list[Perspective]] = {}
    for row in in_themes.select_related("perspective").order_by("theme__position", "theme", *BY_HAND):
        inside = by_theme.setdefault(chapter_of[row.theme_id], [])
        if row.perspective not in inside:
            inside.append(row.perspective)
    wanted: dict[Chapter, list[Perspective]] = {}
    for chapter in made:
        inside = [row for row in by_theme.get(chapter.theme_id, []) if row.pk not in placed]
        wanted[chapter] = inside
        placed.update(row.pk for row in inside)
    _add_entries(compilation, wanted)


def _chapter_of(compilation: Compilation, themes: list[Theme]) -> dict[int, int]:
    """By key of a theme, the one of ``themes`` whose chapter it is in: itself, else the nearest it stands under."""
    chapters = set(compilation.chapters.values_list("theme", flat=True))
    new = {theme.pk for theme in themes}
    found = {pk: pk for pk in new}
    for node in tree.flat_tree(Theme.objects.filter(dialogue=compilation.dialogue, removed_at=None)):
        above = node.theme.parent_id
        if node.theme.pk not in chapters | new and above in found:
            found[node.theme.pk] = found[above]
    return found


def _add_entries(compilation: Compilation, wanted: dict[Chapter, list[Perspective]]) -> None:
    made = []
    for chapter, perspectives in wanted.items():
        last = _last(chapter.entries.all()) if perspectives else 0
        made += [
            ChapterPerspective(compilation=compilation, chapter=chapter, perspective=perspective, position=place)
            for place, perspective in enumerate(perspectives, last + 1)
        ]
    ChapterPerspective.objects.bulk_create(made, batch_size=BATCH)
    _add_quotes(compilation, made)


def _add_quotes(compilation: Compilation, entries: list[ChapterPerspective]) -> None:
    """Place each free quotable statement in the first of ``entries`` it carries, else the first it contradicts."""
    if not entries:
        return
    free = queries.quotable(compilation.dialogue).exclude(pk__in=compilation.quotes.values("statement"))
    voices = Voice.objects.filter(perspective__in=[entry.perspective_id for entry in entries], statement__in=free)
    said: dict[int, dict[str, list[int]]] = {}
    for perspective, statement, stance in voices.values_list("perspective_id", "statement_id", "stance"):
        said.setdefault(perspective, {}).setdefault(stance, []).append(statement)
    places: dict[int, ChapterPerspective] = {}
    for stance in (Stance.FOR, Stance.AGAINST):
        for entry in entries:
            for statement in said.get(entry.perspective_id, {}).get(stance, []):
                places.setdefault(statement, entry)
    by_entry: dict[int, list[int]] = {}
    for statement, entry in places.items():
        by_entry.setdefault(entry.pk, []).append(statement)
    Quote.objects.bulk_create(_placed(compilation, entries, by_entry), batch_size=BATCH)


def _placed(
    compilation: Compilation, entries: list[ChapterPerspective], by_entry: dict[int, list[int]]
) -> Iterable[Quote]:
    for entry in entries:
        statements = by_entry.get(entry.pk, [])
        _shuffled(compilation, entry.perspective_id, statements)
        for place, statement in enumerate(statements, 1):
            yield Quote(compilation=compilation, entry=entry, statement_id=statement, position=place)


def _shuffled(compilation: Compilation, perspective: int, statements: list[int]) -> None:
    """Shuffle in place, the same way each time for one version, by a seed nobody outside can know."""
    statements.sort()
    random.Random(f"{compilation.creation_key}:{perspective}").shuffle(statements)  # noqa: S311 - an order, no secret


def statements_to_choose(entry: ChapterPerspective) -> models.QuerySet[Statement]:
    """Return what may be quoted under the perspective and does not stand there, in an order that tells nothing."""
    may = queries.quotable(entry.compilation.dialogue).filter(perspectives=entry.perspective)
    return may.exclude(pk__in=entry.quotes.values("statement")).order_by("creation_key")
