"""When mail that nobody is waiting for may go out: in the daytime, on days when people are at work in Sweden."""

from datetime import date, datetime

import holidays
from django.utils import timezone

FIRST_HOUR, LAST_HOUR = 8, 17
"""From the first hour until before the last, on the clock in Sweden, summer time or not."""
FREE = holidays.SE(categories=("public", "de_facto"))
"""Public holidays, and the eves on which offices are closed by agreement (midsummer, Christmas, New Year)."""


def is_working_day(day: date) -> bool:
    """Return whether people are at work: no weekend, no holiday."""
    return day.weekday() < 5 and day not in FREE


def is_office_time(moment: datetime | None = None) -> bool:
    """Return whether reminders may go out at ``moment``, by default now."""
    local = timezone.localtime(moment)
    return FIRST_HOUR <= local.hour < LAST_HOUR and is_working_day(local.date())
