"""What a Swedish year holds that a plan has to go round: free days, the two long pauses, general elections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import holidays
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

SUNDAY = 6


@dataclass(frozen=True)
class Pause:
    """Weeks in which hardly anyone can be reached; ``key`` is christmas or summer. Both days belong to it."""

    key: str
    title: str | Promise
    first: date
    last: date


@dataclass(frozen=True)
class Day:
    day: date
    title: str


def general_election(year: int) -> date | None:
    """The second Sunday of September every fourth year (2022, 2026, 2030; vallagen 2005:837, 1 kap. 3 §); else None."""
    if year % 4 != 2:
        return None
    first = date(year, 9, 1)
    return first + timedelta(days=(SUNDAY - first.weekday()) % 7 + 7)


def elections(first: date, last: date) -> list[date]:
    """The general elections from ``first`` to ``last``, both included."""
    found = [general_election(year) for year in range(first.year, last.year + 1)]
    return [day for day in found if day and first <= day <= last]


def _midsummer_eve(year: int) -> date:
    """The Friday between 19 and 25 June."""
    day = date(year, 6, 19)
    return day + timedelta(days=(4 - day.weekday()) % 7)


def pauses(first: date, last: date) -> list[Pause]:
    """The pauses that touch the time from ``first`` to ``last``: Christmas to Epiphany, midsummer to mid-August."""
    return [pause for pause in _pauses(first.year - 1, last.year) if pause.first <= last and pause.last >= first]


def _pauses(first: int, last: int) -> Iterator[Pause]:
    for year in range(first, last + 1):
        yield Pause("summer", _("summer"), _midsummer_eve(year), date(year, 8, 14))
        yield Pause("christmas", _("Christmas"), date(year, 12, 20), date(year + 1, 1, 6))


def free_days(first: date, last: date) -> list[Day]:
    """The holidays on working days from ``first`` to ``last``, with their names in the reader's language."""
    language = "sv" if (get_language() or "").startswith("sv") else "en_US"
    known = holidays.country_holidays("SE", years=range(first.year, last.year + 1), language=language)
    days = sorted(day for day in known if first <= day <= last and day.weekday() < 5)
    return [Day(day, known[day]) for day in days]
