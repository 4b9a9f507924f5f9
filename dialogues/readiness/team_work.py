"""What the design team's meetings left behind: minutes that wait to be confirmed, and tasks."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Dialogue, MinutesAnswer, MinutesReading, TeamTask
from ..phases import Missing, Step, Waiting
from .rows import NAMES_SHOWN, Rows, together

Page = Callable[..., str]
ASKED_ABOUT = timedelta(weeks=26)
"""How long after minutes were sent they are asked about. What was said about them stays on their page."""


def minutes_to_confirm(dialogue: Dialogue, page: Page) -> Rows:
    """Of the newest version of each meeting's minutes: who has not answered, and who objects. Two queries."""
    newest = dialogue.design_team_meetings.annotate(last=Max("versions__number")).filter(last__isnull=False)
    known = dict(newest.order_by().values_list("pk", "last"))
    if not known:
        return Rows()
    recent = timezone.now() - ASKED_ABOUT
    waiting = MinutesReading.objects.filter(minutes__meeting__in=known, minutes__sent_at__gt=recent).exclude(
        answer=MinutesAnswer.CONFIRMED
    )
    rows = waiting.select_related("minutes__meeting").order_by("minutes__meeting__held_on", "pk")
    by_meeting: dict[int, list[MinutesReading]] = {}
    for row in rows:
        if row.minutes.number == known[row.minutes.meeting_id]:
            by_meeting.setdefault(row.minutes.meeting_id, []).append(row)
    return together(_of_meeting(readings, page) for readings in by_meeting.values())


def _of_meeting(readings: list[MinutesReading], page: Page) -> Rows:
    meeting = readings[0].minutes.meeting
    url = page("team_meeting", meeting.number) + "#read"
    objects = [row for row in readings if row.answer == MinutesAnswer.OBJECTED]
    silent = len(readings) - len(objects)
    day = date_format(meeting.held_on, "MONTH_DAY_FORMAT")
    missing, steps, waiting = [], [], []
    if objects:
        text = ngettext(
            "An answer to %(n)d objection to the minutes from %(day)s",
            "Answers to %(n)d objections to the minutes from %(day)s",
            len(objects),
        ) % {"n": len(objects), "day": day}
        missing.append(Missing(text, url))
        title = _("Read what is said to be wrong in the minutes from %(day)s") % {"day": day}
        say = _("Put it right and send them anew, or talk to whoever objects. The words stay either way.")
        steps.append(Step(title, say, url, weight=17))
    if silent:
        text = ngettext(
            "%(n)d member to confirm the minutes from %(day)s.",
            "%(n)d members to confirm the minutes from %(day)s.",
            silent,
        ) % {"n": silent, "day": day}
        waiting.append(Waiting(_("You"), _("the design team"), text, url, _("See who")))
        title = _("Read the minutes from %(day)s") % {"day": day}
        say = _("Confirm them, or say what is wrong. Your words stay with them.")
        steps.append(Step(title, say, url, weight=15, role="design_team"))
    return Rows(missing=tuple(missing), steps=tuple(steps), waiting=tuple(waiting))


def tasks(dialogue: Dialogue, page: Page) -> Rows:
    """Tasks past their day, and those whose owner has left. One query."""
    today = timezone.localdate()
    undone = TeamTask.objects.filter(meeting__dialogue=dialogue, done_on=None)
    found = list(undone.select_related("meeting", "candidate").order_by("due_on", "pk"))
    late = [task for task in found if task.due_on and task.due_on < today and not task.has_lost_owner]
    missing = [
        Missing(
            _("Someone for the task “%(task)s”") % {"task": task}, page("team_task_edit", task.meeting.number, task.pk)
        )
        for task in found
        if task.has_lost_owner
    ]
    waiting = [
        Waiting(
            _("The design team"),
            task.whose,
            _("%(task)s It was to be done by %(day)s.")
            % {"task": task.text if task.text.endswith(".") else f"{task.text}.", "day": date_format(task.due_on)},
            page("team_meeting", task.meeting.number) + "#tasks",
            _("See the task"),
        )
        for task in late[:NAMES_SHOWN]
        if task.due_on
    ]
    return Rows(missing=tuple(missing), waiting=tuple(waiting))
