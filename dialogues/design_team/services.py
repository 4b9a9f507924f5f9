"""Verbs of the design team: who is considered. Each runs in one transaction and writes its event."""

from django.db import transaction

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import DesignTeamCandidate, Dialogue
from .tasks import let_go_of_tasks


@transaction.atomic
def save_candidate(*, form: RecordForm, dialogue: Dialogue, actor: User) -> DesignTeamCandidate:
    """Create or change someone considered for the design team; the log keeps side and answer, never the name.

    Raises:
        Conflict: somebody else changed the row since it was opened.
    """
    is_new = form.instance.pk is None
    candidate, changed = form.save_record(dialogue=dialogue)
    if changed:
        name = "design_team.candidate_added" if is_new else "design_team.candidate_changed"
        record(name, dialogue=dialogue, actor=actor, obj=candidate, side=candidate.side, status=candidate.status)
    return candidate


@transaction.atomic
def remove_candidate(*, candidate: DesignTeamCandidate, actor: User) -> None:
    """Erase someone from the list, as they may ask for.

    Objections they made stay, without their name; tasks they had wait for somebody else.
    """
    let_go_of_tasks(candidate.tasks.all())
    record("design_team.candidate_removed", dialogue=candidate.dialogue, actor=actor, obj=candidate)
    candidate.delete()
