"""Reminders of talks: the day before, and three days before to whoever has not answered. Each goes out once.

The mail is a row with a key before it is a message, so it does not matter how often the scheduler runs, or whether
two of them do. What was missed while nothing ran is not sent when it no longer helps.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues.events import record

from ..models import InterviewInvitation, InterviewStatus, InvitationStatus
from . import letters, when

FIRST_HOUR, LAST_HOUR = 8, 20
"""Nobody is reminded at night."""
DAY_BEFORE, NO_ANSWER = "day_before", "no_answer"


def due(today: date) -> QuerySet[InterviewInvitation]:
    """Return invitations whose talk is one to three days off and who may need a reminder."""
    rows = InterviewInvitation.objects.filter(
        interview__status=InterviewStatus.BOOKED,
        interview__held_on__range=(today + timedelta(days=1), today + timedelta(days=3)),
        interview__people=F("interviewee"),
        status__in=[InvitationStatus.WAITING, InvitationStatus.ACCEPTED],
        sent_at__lt=when.midnight(today),
    ).exclude(interviewee__consent__withdrawn_at__isnull=False)
    return rows.select_related("interview__dialogue__municipality", "interview__interviewer", "interviewee").order_by(
        "pk"
    )


def kind_of(invitation: InterviewInvitation, today: date) -> str:
    """Return which reminder is due; empty when none is."""
    if (invitation.interview.held_on - today).days == 1:
        return DAY_BEFORE
    return NO_ANSWER if invitation.status == InvitationStatus.WAITING else ""


def key_of(invitation: InterviewInvitation, kind: str) -> str:
    """One for each invitation, kind and time: a talk that is moved is reminded of anew."""
    interview = invitation.interview
    return f"interview-reminder:{invitation.pk}:{kind}:{interview.held_on}T{interview.starts_at or ''}"


def send_reminders() -> int:
    """Send what is due now and has not been sent; return how many. Harmless to run twice."""
    now = timezone.localtime()
    if not FIRST_HOUR <= now.hour < LAST_HOUR:
        return 0
    today = now.date()
    wanted = [(row, kind) for row in due(today) if (kind := kind_of(row, today))]
    keys = [key_of(row, kind) for row, kind in wanted]
    sent = set(OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True))
    return sum(_remind(row, kind, key) for (row, kind), key in zip(wanted, keys, strict=True) if key not in sent)


@transaction.atomic
def _remind(invitation: InterviewInvitation, kind: str, key: str) -> bool:
    InterviewInvitation.objects.select_for_update().get(pk=invitation.pk)
    to = letters.address_of(invitation)
    if not to or OutgoingMail.objects.filter(key=key).exists():
        return False
    letters.remind(invitation, to=to, key=key)
    InterviewInvitation.objects.filter(pk=invitation.pk).update(reminded_at=timezone.now())
    interview = invitation.interview
    record(
        "interview.reminded", dialogue=interview.dialogue, obj=interview, kind=kind,
        person=invitation.interviewee.number,
    )  # fmt: skip
    return True
