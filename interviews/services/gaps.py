"""Gaps in the plan that the leader leaves, with the reason."""

from django.db import transaction

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import GapDecision


@transaction.atomic
def leave_gap(*, form: RecordForm, dialogue: Dialogue, key: str, actor: User) -> GapDecision:
    """Take the position that a gap is left, or change the reason, from a valid form.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: somebody else left it at the same moment.
    """
    decision, changed = form.save_record(dialogue=dialogue, key=key, by=actor)
    if changed:
        record("plan.gap_left", dialogue=dialogue, actor=actor, obj=decision, key=key)
    return decision


@transaction.atomic
def take_up_gap(*, decision: GapDecision, actor: User) -> None:
    """Take the position back: the gap stands among the others again."""
    record("plan.gap_taken_up", dialogue=decision.dialogue, actor=actor, obj=decision, key=decision.key)
    decision.delete()
