"""Verbs of the team's meetings. Each runs in one transaction and writes its event."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User

from ...events import record
from ...forms_base import RecordForm
from ...models import DesignTeamMeeting, Dialogue, TeamDecision
from ...numbers import next_number
from .forms import lines_of


@transaction.atomic
def save_team_meeting(*, form: RecordForm, dialogue: Dialogue, actor: User) -> DesignTeamMeeting:
    """Create or change a meeting of the design team: agenda, who was there, minutes, and decisions a line each.

    Raises:
        Conflict: somebody else changed the row since it was opened.
    """
    is_new = form.instance.pk is None
    values = {"number": next_number(DesignTeamMeeting, dialogue=dialogue)} if is_new else {}
    meeting, changed = form.save_record(dialogue=dialogue, **values)
    if changed:
        name = "design_team.meeting_added" if is_new else "design_team.meeting_changed"
        record(name, dialogue=dialogue, actor=actor, obj=meeting, number=meeting.number)
        add_decisions(meeting=meeting, texts=lines_of(form.cleaned_data.get("decisions") or ""), actor=actor)
    return meeting


@transaction.atomic
def add_decisions(*, meeting: DesignTeamMeeting, texts: Iterable[str], actor: User) -> None:
    """Write down what was decided, a row for each text."""
    for text in texts:
        decision = TeamDecision.objects.create(meeting=meeting, text=text)
        record("design_team.decided", dialogue=meeting.dialogue, actor=actor, obj=decision, number=meeting.number)


@transaction.atomic
def save_decision(*, form: RecordForm, meeting: DesignTeamMeeting, actor: User) -> TeamDecision:
    """Write down or change a decision.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    decision, changed = form.save_record(meeting=meeting)
    if changed:
        name = "design_team.decided" if is_new else "design_team.decision_changed"
        record(name, dialogue=meeting.dialogue, actor=actor, obj=decision, number=meeting.number)
    return decision


@transaction.atomic
def remove_decision(*, decision: TeamDecision, actor: User) -> None:
    """Take a decision off the list. In minutes that were sent it stays as it was sent."""
    meeting = decision.meeting
    record("design_team.decision_removed", dialogue=meeting.dialogue, actor=actor, obj=decision, number=meeting.number)
    decision.delete()
