"""Whether an evening is tonight. A day goes on until four in the morning: what is said late is written late."""

from datetime import date, timedelta

from django.utils import timezone

from ..models import Meeting

NIGHT_ENDS = timedelta(hours=4)
BEFORE, TONIGHT, AFTER = "before", "tonight", "after"


def today() -> date:
    return (timezone.localtime() - NIGHT_ENDS).date()


def when(meeting: Meeting) -> str:
    """Whether the evening is still to come, tonight, or over."""
    day = today()
    if meeting.held_on == day:
        return TONIGHT
    return BEFORE if meeting.held_on > day else AFTER
