"""What people in the team have taken on. Each verb runs in one transaction and writes its event."""

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import DesignTeamMeeting, Dialogue, TeamTask
from ..permissions import Scope, scope_of

SHOWN = 12


def tasks_of(dialogue: Dialogue) -> QuerySet[TeamTask]:
    """Every task of the team, with meeting and whoever has it. One query when read."""
    rows = TeamTask.objects.filter(meeting__dialogue=dialogue).select_related("meeting", "candidate")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def open_tasks(dialogue: Dialogue) -> list[TeamTask]:
    """The tasks that are not done, the one that is due first in front. One query."""
    return list(tasks_of(dialogue).filter(done_on=None)[:SHOWN])


def tasks_to_tick(user: User, dialogue: Dialogue) -> QuerySet[TeamTask]:
    """The tasks that the person may say are done: all for the leader, a member's own."""
    rows, scope = tasks_of(dialogue), scope_of(user, dialogue, "do_team_tasks")
    if scope is None:
        return rows.none()
    return rows if scope is Scope.ALL else rows.filter(candidate__user=user)


@transaction.atomic
def save_task(*, form: RecordForm, meeting: DesignTeamMeeting, actor: User) -> TeamTask:
    """Write down or change a task.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    task, changed = form.save_record(meeting=meeting, has_lost_owner=False)
    if changed:
        name = "design_team.task_added" if is_new else "design_team.task_changed"
        record(name, dialogue=meeting.dialogue, actor=actor, obj=task, number=meeting.number)
    return task


@transaction.atomic
def tick_task(*, task: TeamTask, is_done: bool, actor: User) -> None:
    """Say that a task is done, or that it is not after all. Said twice it changes nothing."""
    rows = TeamTask.objects.filter(pk=task.pk, done_on__isnull=is_done)
    if rows.update(done_on=timezone.localdate() if is_done else None, version=F("version") + 1):
        name = "design_team.task_done" if is_done else "design_team.task_taken_up"
        record(name, dialogue=task.meeting.dialogue, actor=actor, obj=task)


@transaction.atomic
def remove_task(*, task: TeamTask, actor: User) -> None:
    """Take a task that nobody is to do off the list."""
    record("design_team.task_removed", dialogue=task.meeting.dialogue, actor=actor, obj=task)
    task.delete()


def let_go_of_tasks(tasks: QuerySet[TeamTask]) -> int:
    """Whoever had the tasks leaves: those that are not done wait for somebody else. Returns how many."""
    return tasks.filter(Q(done_on=None)).update(candidate=None, has_lost_owner=True, version=F("version") + 1)
