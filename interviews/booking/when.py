"""When a talk begins and ends, in the municipality's time."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from ..models import Interview

USUAL_MINUTES = 60
"""How long a talk is taken to last when nobody has said."""
LONGEST_VALID = timedelta(days=60)
"""Longest that a mailed link works."""


def begins(interview: Interview) -> datetime | None:
    """Return the moment the talk begins; None while no time of day is set."""
    if interview.starts_at is None:
        return None
    return timezone.make_aware(datetime.combine(interview.held_on, interview.starts_at))


def ends(interview: Interview) -> datetime:
    """Return when the talk is over, by its length or the usual one; the end of the day while no time is set."""
    start = begins(interview)
    if start is None:
        return midnight(interview.held_on + timedelta(days=1))
    return start + timedelta(minutes=interview.minutes or USUAL_MINUTES)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def valid_until(interview: Interview) -> datetime:
    """Return until when an answer is taken: the day after the talk is over, and never more than sixty days on."""
    return min(midnight(interview.held_on + timedelta(days=2)), timezone.now() + LONGEST_VALID)
