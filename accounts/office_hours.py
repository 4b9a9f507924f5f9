"""When mail that nobody is waiting for may go out: in the daytime, on days when people are at work in Sweden."""

from datetime import date, datetime, time, timedelta

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


def next_office_time(moment: datetime | None = None) -> datetime:
    """Return ``moment`` (by default now) when people are at work then, else when they next come to work."""
    local = timezone.localtime(moment)
    if is_office_time(local):
        return local
    day = local.date() if local.hour < FIRST_HOUR else local.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(FIRST_HOUR)))
