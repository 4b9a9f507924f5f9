"""A question by mail that nobody answers is put again after two weeks and after five, and then rests.

Each mail is a row with a key before it is a mail: it does not matter how often the scheduler runs, or whether two do.
After weeks without a scheduler somebody gets the reminder that holds by then, and not the one before it as well.
Nothing goes out in the evening, at weekends or on holidays.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time

WEEKS = (2, 5)
"""Weeks after the question was put."""
AT_ONCE = 500
"""Rows that are read from the database at a time."""


def stage(asked_at: datetime | None, today: date) -> int | None:
    """The latest of ``WEEKS`` whose day has come; None before the first, or when nobody was asked."""
    if asked_at is None:
        return None
    waited = (today - timezone.localdate(asked_at)).days
    return max((weeks for weeks in WEEKS if waited >= weeks * 7), default=None)


def key_of(kind: str, pk: int, asked_at: datetime | None, weeks: int, email: str) -> str:
    """The same for the same question, receiver and reminder, whatever day it is sent."""
    who = sha256(email.casefold().encode()).hexdigest()[:16]
    return f"{kind}:{pk}:{asked_at.isoformat() if asked_at else ''}:{weeks}:{who}"


@dataclass(frozen=True)
class Due:
    """A reminder whose day has come. ``send``: looks again with the row held, and says whether it sent anything."""

    key: str
    send: Callable[[], bool]


def send_due(found: Callable[[date], Iterable[Due]]) -> int:
    """Send what is due and has not been sent; return how many. Harmless to run twice, or twice at once."""
    if not is_office_time():
        return 0
    wanted = {one.key: one for one in found(timezone.localdate())}
    known = set(OutgoingMail.objects.filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()
    return sum(one.send() for key, one in wanted.items() if key not in known)


def is_sent(key: str) -> bool:
    return OutgoingMail.objects.filter(key=key).exists()
