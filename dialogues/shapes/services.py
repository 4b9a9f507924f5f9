"""Laying out what a new dialogue begins with. Within the transaction in which it is started."""

from django.core.exceptions import PermissionDenied

from accounts.models import User

from ..events import record
from ..models import Dialogue, PlannedPhase
from .carrying import Copy, begin_all, carry_all
from .naming import Naming
from .queries import shapes_to_copy
from .ready import READY


def lay_out(*, dialogue: Dialogue, actor: User) -> None:
    """Give the dialogue the tried shape of its kind: time plan, groups to hear, questions to ask."""
    PlannedPhase.objects.bulk_create(
        PlannedPhase(
            dialogue=dialogue,
            phase=one.phase,
            starts_on=one.starts_on(dialogue.starts_on),
            ends_on=one.ends_on(dialogue.starts_on),
        )
        for one in READY[dialogue.kind]
    )
    begin_all(dialogue=dialogue, actor=actor)
    record("dialogue.laid_out", dialogue=dialogue, actor=actor, obj=dialogue, kind=dialogue.kind)


def copy_shape(*, source: Dialogue, dialogue: Dialogue, actor: User) -> list[str]:
    """Give the dialogue the shape of an earlier one, without its people; return which kinds of text stayed behind.

    Raises:
        PermissionDenied: the person does not lead the earlier one, nor administers its municipality.
    """
    if not shapes_to_copy(dialogue.municipality, actor).filter(pk=source.pk).exists():
        raise PermissionDenied
    copy = Copy(source, dialogue, Naming(source))
    carry_all(copy)
    left = list(dict.fromkeys(copy.left))
    record("dialogue.copied", dialogue=dialogue, actor=actor, obj=source, left=len(copy.left))
    return left
