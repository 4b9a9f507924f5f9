"""A question about the mandate that nobody answers is put again after two weeks and after five, and then rests.

Each mail is a row with a key before it is a mail: it does not matter how often the scheduler runs, or whether two do.
After weeks without a scheduler the contact gets the reminder that holds by then, and not the one before it as well.
Nothing goes out in the evening, at weekends or on holidays.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time

from ..events import record
from ..models import SignOff, SignOffAnswer
from .services import asker_of, mail_question

WEEKS = (2, 5)
"""Weeks after the question was put."""
AT_ONCE = 500


def unanswered() -> QuerySet[SignOff]:
    """Those who were asked by mail and have not answered since."""
    since = SignOffAnswer.objects.filter(sign_off=OuterRef("pk"), at__gte=OuterRef("asked_at"))
    asked = SignOff.objects.filter(asked_at__isnull=False).exclude(contact_email="").exclude(dialogue__mandate="")
    return asked.annotate(has_answered=Exists(since)).filter(has_answered=False)


def stage(sign_off: SignOff, today: date) -> int | None:
    """The latest of ``WEEKS`` whose day has come; None before the first."""
    if sign_off.asked_at is None:
        return None
    waited = (today - timezone.localdate(sign_off.asked_at)).days
    return max((weeks for weeks in WEEKS if waited >= weeks * 7), default=None)


def key_of(sign_off: SignOff, weeks: int) -> str:
    """The same for the same question, receiver and reminder, whatever day it is sent."""
    who = sha256(sign_off.contact_email.casefold().encode()).hexdigest()[:16]
    asked = sign_off.asked_at.isoformat() if sign_off.asked_at else ""
    return f"sign-off:{sign_off.pk}:{asked}:{weeks}:{who}"


def _due(today: date) -> Iterator[tuple[SignOff, int]]:
    for sign_off in unanswered().order_by("pk").iterator(chunk_size=AT_ONCE):
        if weeks := stage(sign_off, today):
            yield sign_off, weeks


def send_reminders() -> int:
    """Send what is due and has not been sent; return how many. Harmless to run twice, or twice at once."""
    if not is_office_time():
        return 0
    wanted = {key_of(sign_off, weeks): (sign_off, weeks) for sign_off, weeks in _due(timezone.localdate())}
    known = set(OutgoingMail.objects.filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()
    return sum(_send(sign_off, weeks, key) for key, (sign_off, weeks) in wanted.items() if key not in known)


@transaction.atomic
def _send(sign_off: SignOff, weeks: int, key: str) -> bool:
    """Look again with the row held: somebody may have answered, or another scheduler been here, since it was read."""
    locked = SignOff.objects.select_for_update().filter(pk=sign_off.pk, asked_at=sign_off.asked_at)
    current = locked.filter(contact_email=sign_off.contact_email).first()
    if current is None or OutgoingMail.objects.filter(key=key).exists():
        return False
    if current.answers.filter(at__gte=F("sign_off__asked_at")).exists():
        return False
    mail_question(current, asker=asker_of(current.dialogue), key=key, weeks=weeks)
    record("sign_off.reminded", dialogue=current.dialogue, obj=current, weeks=weeks)
    return True
