"""Reminders of the invitation. Each goes out once, on working days in the daytime, and never without a meeting ahead.

Whoever has not answered is reminded after five and after ten working days; whoever answers later, five working days
after they said so; whoever comes, two working days before each meeting. A row with a key before it is a mail.
"""

from datetime import date, timedelta

import holidays
from django.db import transaction
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues.events import record

from ..models import InvitationWay, Meeting, MeetingInvitation, ParticipantStatus
from . import letters

FIRST_HOUR, LAST_HOUR = 8, 17
NO_ANSWER, LATER, BEFORE = "no_answer", "later", "before"
FIRST, SECOND = 5, 10
"""Working days without an answer after which somebody is reminded."""
DAYS_BEFORE = 2
WAITS_FOR = 15
"""Working days after which nobody is reminded of an old invitation any more: no answer is an answer."""


def is_working_day(day: date) -> bool:
    """Whether people work: Monday to Friday, and no Swedish holiday. Sundays are no holidays in the list used."""
    return day.weekday() < 5 and day not in holidays.Sweden(years=day.year)


def working_days(since: date, until: date) -> int:
    """How many working days lie after ``since``, up to and with ``until``. At most some weeks are counted."""
    days = min((until - since).days, 60)
    return sum(is_working_day(since + timedelta(days=one)) for one in range(1, days + 1))


def due(invitation: MeetingInvitation, first: Meeting, today: date) -> tuple[str, str]:
    """Return kind and key of the reminder that is due; empty when none is. ``first`` is the next meeting."""
    status = invitation.participant.status
    sent = f"{invitation.sent_at:%Y%m%d%H%M%S}"
    key = f"participation:{invitation.pk}"
    if status == ParticipantStatus.YES and 0 < working_days(today, first.held_on) <= DAYS_BEFORE:
        return BEFORE, f"{key}:before:{first.pk}:{first.held_on}"
    waited = working_days(timezone.localdate(invitation.sent_at), today)
    if status == ParticipantStatus.INVITED and FIRST <= waited < WAITS_FOR:
        return NO_ANSWER, f"{key}:no-answer:{sent}:{2 if waited >= SECOND else 1}"
    if status == ParticipantStatus.LATER and invitation.answered_at:
        answered = timezone.localdate(invitation.answered_at)
        if FIRST <= working_days(answered, today) < WAITS_FOR:
            return LATER, f"{key}:later:{answered}"
    return "", ""


def send_reminders() -> int:
    """Send what is due now and has not been sent; return how many. Harmless to run twice, or twice at once."""
    now = timezone.localtime()
    today = now.date()
    if not FIRST_HOUR <= now.hour < LAST_HOUR or not is_working_day(today):
        return 0
    nearest: dict[int, Meeting] = {}
    for meeting in Meeting.objects.filter(held_on__gt=today).order_by("-held_on", "-number"):
        nearest[meeting.dialogue_id] = meeting
    rows = MeetingInvitation.objects.filter(
        participant__dialogue__in=nearest,
        participant__status__in=[ParticipantStatus.INVITED, ParticipantStatus.LATER, ParticipantStatus.YES],
        expires_at__gt=timezone.now() + timedelta(days=1),
    ).exclude(participant__email="")
    count = 0
    for row in rows.select_related("participant__dialogue__municipality").order_by("pk"):
        kind, key = due(row, nearest[row.participant.dialogue_id], today)
        if key and not (kind == NO_ANSWER and row.way == InvitationWay.SPOKEN):
            count += _remind(row, kind, key)
    return count


@transaction.atomic
def _remind(row: MeetingInvitation, kind: str, key: str) -> bool:
    MeetingInvitation.objects.select_for_update().get(pk=row.pk)
    if OutgoingMail.objects.filter(key=key).exists():
        return False
    letters.remind(row, kind=kind, key=key)
    MeetingInvitation.objects.filter(pk=row.pk).update(reminded_at=timezone.now())
    record("participant.reminded", dialogue=row.participant.dialogue, obj=row.participant, kind=kind)
    return True
