"""A perspective goes into another, and stands by itself again when that is undone.

The perspective that goes keeps its row, number and texts: it is removed, and its ``merged_into`` leads to the one that
stands. Statements, themes and texts for and against are joined; places in open versions go along (``drafts.py``), and
so does every row of another room that names it (``naming.py``). What is frozen keeps its key to the old row, and
readers follow ``merged_into``. What was joined is kept as keys, so that ``unmerge_perspective`` gives it back, except
what somebody has changed in the joined perspective since: that stays.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import TEXT

from ..models import Perspective, Statement, ThemePlace, Voice
from . import drafts
from .naming import namings
from .services import CHUNK, fresh, lock

TEXTS = ("text", "speaks_for", "speaks_against")
GAP = "\n\n"


def _both(one: Perspective, other: Perspective) -> tuple[Perspective, Perspective]:
    """Lock two rows, always in the same order, after the statements of the first and the dialogue."""
    lock(one.dialogue, one.voices.values_list("statement_id", flat=True))
    locked = {pk: fresh(row) for pk, row in sorted([(one.pk, one), (other.pk, other)])}
    return locked[one.pk], locked[other.pk]


@transaction.atomic
def merge_perspective(*, perspective: Perspective, into: Perspective, actor: User) -> Perspective:
    """Let a perspective go into another. A statement that stands in both keeps its side in ``into``.

    Merging the same two again changes nothing.

    Raises:
        ValidationError: into itself, one of another dialogue, a removed or a parked one; or one of them is in an
            approved version.
    """
    if into.pk == perspective.pk or into.dialogue_id != perspective.dialogue_id:
        raise ValidationError(_("Choose another perspective to merge it into."))
    gone, into = _both(perspective, into)
    if gone.removed_at is not None:
        if gone.kept.get("into") == into.pk:
            return into
        raise ValidationError(_("The perspective is no longer there. Nothing has been changed."))
    if into.removed_at is not None:
        raise ValidationError(_("The perspective you chose is no longer there. Choose another."))
    if into.parked_at is not None:
        raise ValidationError(_("The perspective you chose is parked. Take it up again first, or choose another."))
    drafts.refuse_if_approved(gone, into)
    kept: dict[str, Any] = {"into": into.pk}
    kept |= _join_statements(gone, into) | _join_themes(gone, into) | _join_texts(gone, into)
    kept["drafts"] = drafts.hand_over(gone, into, actor)
    kept["named"] = {one.key: one.hand_over(gone.pk, into.pk) for one in namings()}
    kept["carried"] = list(Perspective.objects.filter(merged_into=gone).values_list("pk", flat=True))
    gone.kept = gone.kept | kept
    gone.removed_at, gone.merged_into = timezone.now(), into
    gone.version += 1
    gone.save()
    Perspective.objects.filter(pk__in=kept["carried"]).update(merged_into=into)
    into.version += 1
    into.save()
    record(
        "perspective.merged",
        dialogue=gone.dialogue,
        actor=actor,
        obj=into,
        number=gone.number,
        into=into.number,
        statements=len(kept["voices"]),
    )
    return into


def _join_statements(gone: Perspective, into: Perspective) -> dict[str, Any]:
    voices = list(gone.voices.values_list("statement_id", "stance"))
    had = set(into.voices.values_list("statement_id", flat=True))
    new = [(statement, stance) for statement, stance in voices if statement not in had]
    gone.voices.all().delete()
    made = [Voice(perspective=into, statement_id=statement, stance=stance) for statement, stance in new]
    Voice.objects.bulk_create(made, batch_size=CHUNK, ignore_conflicts=True)
    return {"voices": voices, "joined_voices": [statement for statement, _stance in new]}


def _join_themes(gone: Perspective, into: Perspective) -> dict[str, Any]:
    """The joined one stands in all their themes; in one that is new to it, where the other stood."""
    places = list(gone.places.values_list("theme_id", "position"))
    had = set(into.places.values_list("theme_id", flat=True))
    new = [(theme, position) for theme, position in places if theme not in had]
    gone.places.all().delete()
    ThemePlace.objects.bulk_create(ThemePlace(perspective=into, theme_id=theme, position=at) for theme, at in new)
    return {
        "themes": [theme for theme, _position in places],
        "positions": places,
        "joined_themes": [theme for theme, _position in new],
    }


def _join_texts(gone: Perspective, into: Perspective) -> dict[str, Any]:
    """Add what the texts of ``gone`` say and those of ``into`` do not. One that would grow too long is left with
    ``gone``, where it can still be read. ``filled`` names those that were empty, ``added`` those that grew."""
    filled, added = [], []
    for name in TEXTS:
        old, new = getattr(into, name).strip(), getattr(gone, name).strip()
        if not new or new in old:
            continue
        joined = f"{old}{GAP}{new}" if old else new
        if len(joined) > TEXT:
            continue
        setattr(into, name, joined)
        (added if old else filled).append(name)
    return {"filled": filled, "added": added}


@transaction.atomic
def unmerge_perspective(*, perspective: Perspective, actor: User) -> Perspective:
    """Let a perspective that went into another stand by itself again, with what it had.

    Statements, themes, names and texts that somebody has since taken from the joined perspective do not come back, and
    what was added to that one since stays there. Undoing twice changes nothing.

    Raises:
        ValidationError: the one it went into has been removed or has itself gone into another since; or one of them
            is in an approved version.
    """
    into = Perspective.objects.filter(pk=perspective.kept.get("into")).first() if perspective.merged_into_id else None
    if into is None:
        return perspective
    lock(perspective.dialogue, [statement for statement, _stance in perspective.kept.get("voices", [])])
    back, into = (fresh(one) for one in (perspective, into))
    if back.merged_into_id is None:
        return back
    if into.removed_at is not None:
        raise ValidationError(
            _("“%(title)s”, which it went into, has been removed or merged since. Put that one back first.")
            % {"title": into.title}
        )
    into.dialogue = back.dialogue
    drafts.refuse_if_approved(into)
    kept = back.kept
    back.removed_at, back.merged_into = None, None
    back.kept = {key: kept[key] for key in ("draft",) if key in kept}
    back.version += 1
    back.save()
    Perspective.objects.filter(pk__in=kept["carried"], merged_into=into).update(merged_into=back)
    count = _part_statements(back, into, kept)
    _part_themes(back, into, kept)
    _part_texts(back, into, kept)
    for one in namings():
        if one.key in kept["named"]:
            one.hand_back(back.pk, into.pk, kept["named"][one.key])
    drafts.hand_back(back, into, kept["drafts"], actor)
    into.version += 1
    into.save()
    record(
        "perspective.unmerged",
        dialogue=back.dialogue,
        actor=actor,
        obj=back,
        number=back.number,
        into=into.number,
        statements=count,
    )
    return back


def _part_statements(back: Perspective, into: Perspective, kept: dict[str, Any]) -> int:
    stances = dict(kept["voices"])
    still = set(into.voices.filter(statement__in=stances).values_list("statement_id", flat=True))
    said = set(Statement.objects.filter(pk__in=still).values_list("pk", flat=True))
    made = [Voice(perspective=back, statement_id=pk, stance=stances[pk]) for pk in stances if pk in said]
    Voice.objects.bulk_create(made, batch_size=CHUNK, ignore_conflicts=True)
    into.voices.filter(statement__in=said & set(kept["joined_voices"])).delete()
    return len(made)


def _part_themes(back: Perspective, into: Perspective, kept: dict[str, Any]) -> None:
    positions = dict(kept["positions"])
    still = set(into.places.filter(theme__in=kept["themes"], theme__removed_at=None).values_list("theme_id", flat=True))
    ThemePlace.objects.bulk_create(
        [ThemePlace(perspective=back, theme_id=theme, position=positions.get(theme)) for theme in sorted(still)],
        ignore_conflicts=True,
    )
    into.places.filter(theme__in=still & set(kept["joined_themes"])).delete()


def _part_texts(back: Perspective, into: Perspective, kept: dict[str, Any]) -> None:
    """Take what was added from the end of each text; one that has been changed there since is left as it is."""
    for name in (*kept["filled"], *kept["added"]):
        text, mine = getattr(into, name).strip(), getattr(back, name).strip()
        if name in kept["filled"] and text == mine:
            setattr(into, name, "")
        elif name in kept["added"] and text.endswith(f"{GAP}{mine}"):
            setattr(into, name, text.removesuffix(f"{GAP}{mine}"))
