"""Verbs of perspectives: named, worded, removed without losing their statements, put back."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from .board.merging import unmerge_perspective
from .models import ChapterPerspective, CompilationStatus, Perspective, Statement, Theme, ThemePlace, Voice


@transaction.atomic
def create_perspective(*, dialogue: Dialogue, title: str, actor: User, themes: Sequence[Theme] = ()) -> Perspective:
    """Name a perspective in passing; one with the same wording already there is returned instead."""
    title = " ".join(title.split())
    for perspective in dialogue.perspectives.filter(removed_at=None).only("dialogue", "title"):
        if perspective.title.casefold() == title.casefold():
            return perspective
    perspective = Perspective.objects.create(
        dialogue=dialogue, number=next_number(Perspective, dialogue=dialogue), title=title
    )
    perspective.themes.set(themes)
    record("perspective.created", dialogue=dialogue, actor=actor, obj=perspective, number=perspective.number)
    return perspective


@transaction.atomic
def save_perspective(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Perspective:
    """Create or reword a perspective from a valid form.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    values = {"number": next_number(Perspective, dialogue=dialogue)} if is_new else {}
    perspective, changed = form.save_record(dialogue=dialogue, **values)
    if changed:
        name = "perspective.created" if is_new else "perspective.changed"
        record(name, dialogue=dialogue, actor=actor, obj=perspective, number=perspective.number)
    return perspective


@transaction.atomic
def remove_perspective(*, perspective: Perspective, actor: User) -> None:
    """Take a perspective away. Its statements stay; ``restore_perspective`` joins them to it again.

    Raises:
        ValidationError: it stands in a compilation that is being made.
    """
    if perspective.as_it_is_now().removed_at is not None:
        return
    entries = ChapterPerspective.objects.filter(perspective=perspective)
    if entries.exclude(compilation__status=CompilationStatus.PUBLISHED).exists():
        raise ValidationError(_("It stands in the compilation you are working on. Take it out there first."))
    perspective.kept |= {
        "voices": list(perspective.voices.values_list("statement_id", "stance")),
        "themes": list(perspective.places.values_list("theme_id", flat=True)),
        "positions": list(perspective.places.values_list("theme_id", "position")),
    }
    perspective.removed_at = timezone.now()
    perspective.version += 1
    perspective.voices.all().delete()
    perspective.themes.clear()
    perspective.save()
    record(
        "perspective.removed",
        dialogue=perspective.dialogue,
        actor=actor,
        obj=perspective,
        number=perspective.number,
        statements=len(perspective.kept["voices"]),
    )


def put_back_in_themes(perspective: Perspective, kept: dict) -> None:
    """Give a perspective the themes it had, each in its place there, as far as the themes still stand."""
    positions = dict(kept.get("positions", []))
    standing = perspective.dialogue.themes.filter(removed_at=None, pk__in=kept.get("themes", []))
    ThemePlace.objects.bulk_create(
        [ThemePlace(perspective=perspective, theme=theme, position=positions.get(theme.pk)) for theme in standing],
        ignore_conflicts=True,
    )


@transaction.atomic
def restore_perspective(*, perspective: Perspective, actor: User) -> Perspective:
    """Put a removed perspective back with its themes and statements, as far as those still exist; one that went into
    another leaves that one again.

    Raises:
        ValidationError: the one it went into has been removed since.
    """
    if perspective.as_it_is_now().removed_at is None:
        return perspective
    if perspective.merged_into_id:
        return unmerge_perspective(perspective=perspective, actor=actor)
    kept = perspective.kept
    perspective.removed_at, perspective.kept = None, {key: kept[key] for key in ("draft",) if key in kept}
    perspective.version += 1
    perspective.save()
    put_back_in_themes(perspective, kept)
    stances = dict(kept.get("voices", []))
    standing = set(Statement.objects.filter(dialogue=perspective.dialogue).values_list("pk", flat=True)) & set(stances)
    Voice.objects.bulk_create(
        [Voice(perspective=perspective, statement_id=pk, stance=stances[pk]) for pk in sorted(standing)],
        ignore_conflicts=True,
        batch_size=500,
    )
    record(
        "perspective.restored",
        dialogue=perspective.dialogue,
        actor=actor,
        obj=perspective,
        number=perspective.number,
    )
    return perspective
