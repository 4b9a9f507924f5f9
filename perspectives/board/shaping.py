"""Verbs of the board on one perspective: split, parked, taken up again. Nothing is lost, all can be undone."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict
from dialogues.events import record

from ..models import Perspective, ThemePlace
from . import drafts
from .places import next_in, put_before
from .services import Change, Outcome, apply, create_from_statements, fresh, lock


@transaction.atomic
def split_perspective(
    *,
    perspective: Perspective,
    statements: Collection[int],
    title: str,
    kind: str,
    creation_key: UUID,
    actor: User,
    keep: bool = False,
) -> Outcome:
    """Let some of a perspective's statements have a new one instead, on the side they stood; with ``keep``, as well.

    The new one stands in the same themes, after the old one. The texts stay with the old one. The same
    ``creation_key`` again changes nothing.

    Raises:
        ValidationError: no statements of the perspective, too many, or a wording that is taken.
    """
    if earlier := perspective.dialogue.perspectives.filter(creation_key=creation_key).first():
        return Outcome(perspective=earlier)
    mine = dict(perspective.voices.filter(statement__in=statements).values_list("statement_id", "stance"))
    if not mine:
        raise ValidationError(_("Choose at least one statement that the new perspective is for."))
    outcome = create_from_statements(
        dialogue=perspective.dialogue,
        picks=[(perspective.pk, statement) for statement in sorted(mine)],
        title=title,
        kind=kind,
        theme=None,
        creation_key=creation_key,
        actor=actor,
        keep=keep,
    )
    new = outcome.perspective
    if new is None or not outcome.changes:
        return outcome
    sides = [Change(one.perspective, one.statement, None, mine[one.statement]) for one in outcome.changes if one.after]
    apply(sides)
    outcome.changes = [one for one in outcome.changes if one.after is None] + sides
    new.places.all().delete()
    for place in list(perspective.places.select_related("theme")):
        following = next_in(place.theme, perspective.pk)
        ThemePlace.objects.create(perspective=new, theme=place.theme)
        put_before(place.theme, new.pk, following)
    record(
        "perspective.split",
        dialogue=perspective.dialogue,
        actor=actor,
        obj=new,
        number=new.number,
        source=perspective.number,
        statements=outcome.done,
    )
    return outcome


@transaction.atomic
def park_perspective(*, perspective: Perspective, reason: str, actor: User) -> bool:
    """Set a perspective aside, with why: it leaves open versions and is not taken into new ones, and is listed apart.

    Return whether this call parked it. ``reason`` is text that the design team may read.

    Raises:
        Conflict: somebody parked it meanwhile, for another reason.
        ValidationError: no reason, it is removed, or it is in an approved version.
    """
    lock(perspective.dialogue)
    parked = fresh(perspective)
    reason = reason.strip()
    if parked.removed_at is not None:
        raise ValidationError(_("The perspective is no longer there. Nothing has been changed."))
    if not reason:
        raise ValidationError(_("Write why it is parked."))
    if parked.parked_at is not None:
        if parked.parked_reason != reason:
            raise Conflict(parked)
        return False
    drafts.refuse_if_approved(parked)
    parked.parked_at, parked.parked_reason = timezone.now(), reason
    parked.kept = parked.kept | {"draft": drafts.take_out(parked, actor)}
    parked.version += 1
    parked.save()
    record("perspective.parked", dialogue=parked.dialogue, actor=actor, obj=parked, number=parked.number)
    return True


@transaction.atomic
def unpark_perspective(*, perspective: Perspective, actor: User) -> bool:
    """Take a parked perspective up again, also in the open version it was taken out of; return whether it was one."""
    lock(perspective.dialogue)
    back = fresh(perspective)
    if back.parked_at is None:
        return False
    kept = back.kept.pop("draft", [])
    back.parked_at = None
    back.version += 1
    back.save()
    drafts.put_back(back, kept, actor)
    record("perspective.unparked", dialogue=back.dialogue, actor=actor, obj=back, number=back.number)
    return True
