"""Reports made by themselves: every so many months one is frozen and its leaders are told that it waits.

A due day is a row's own (``one_follow_up_per_due_day``), and the schedule moves on in the transaction that makes the
report: it does not matter how often the scheduler runs, or that it was down when the day came. What is frozen is what
was known the day before the due day, so that a late run tells the same.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from accounts.office_hours import is_office_time
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.permissions import Role

from ..models import FollowUpReport, FollowUpSchedule
from .content import LANGUAGE
from .services import order_scheduled


def months_on(day: date, months: int, wanted: int) -> date:
    """The day ``months`` later, on day ``wanted`` of its month or the last there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(wanted, monthrange(year, month + 1)[1]))


@transaction.atomic
def set_schedule(*, form: Any, dialogue: Dialogue, actor: User) -> FollowUpSchedule:
    """Say how often the report is made, and when the next is.

    Raises:
        Conflict: somebody else has changed it meanwhile.
    """
    schedule, changed = form.save_record(dialogue=dialogue, day=form.cleaned_data["next_on"].day)
    if changed:
        record("follow_up.scheduled", dialogue=dialogue, actor=actor, months=schedule.every_months)
    return schedule


@transaction.atomic
def stop_schedule(*, dialogue: Dialogue, actor: User) -> None:
    """Let no more reports be made by themselves. Those that have been made stay."""
    if FollowUpSchedule.objects.filter(dialogue=dialogue).delete()[0]:
        record("follow_up.schedule_stopped", dialogue=dialogue, actor=actor)


def order_due() -> int:
    """Make every report whose day has come and tell the leaders; return how many were made. Nothing happens at night
    or on days when nobody is at work: the next run does it."""
    if not is_office_time():
        return 0
    today = timezone.localdate()
    due = FollowUpSchedule.objects.filter(next_on__lte=today).order_by("next_on", "pk").values_list("pk", flat=True)
    return sum(_catch_up(pk, today) for pk in due)


def _catch_up(pk: int, today: date) -> int:
    made = 0
    while _next(pk, today, found := []):
        made += len(found)
    return made


@transaction.atomic
def _next(pk: int, today: date, found: list[FollowUpReport]) -> bool:
    """Make the report of the schedule's day and move the day on; False when it has not come yet."""
    rows = FollowUpSchedule.objects.select_for_update(of=("self",)).select_related("dialogue__municipality")
    schedule = rows.filter(pk=pk, next_on__lte=today).first()
    if schedule is None:
        return False
    dialogue, due = schedule.dialogue, schedule.next_on
    schedule.next_on = months_on(due, schedule.every_months, schedule.day)
    schedule.save(update_fields=["next_on", "updated_at"])
    until = due - timedelta(days=1)
    last = dialogue.follow_ups.filter(until__lt=until).order_by("-until").values_list("until", flat=True).first()
    since = last + timedelta(days=1) if last else None
    if report := order_scheduled(dialogue=dialogue, due_on=due, since=since, until=until):
        found.append(report)
        _tell(report)
    return True


def _tell(report: FollowUpReport) -> None:
    members = report.dialogue.memberships.filter(role=Role.LEADER, user__is_active=True).select_related("user")
    for member in members:
        with translation.override(LANGUAGE):
            send_mail(
                to=member.user.email,
                subject=_("The follow-up report is waiting to be read and published"),
                template="follow_up_waiting",
                context={"report": report, "dialogue": report.dialogue, "sentence": report.content["sentence"]},
                key=f"follow-up-waiting:{report.dialogue_id}:{report.due_on}:{member.user_id}",
            )
