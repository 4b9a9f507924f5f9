"""Time drawn: an axis over months and the bars on it, in percent of the drawing's width, for SVG attributes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .phases import DONE, GAP

STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120, 360)
"""Months between two labels."""
LABELS = 5
CROWDED = 9.0
"""Percent of the width within which two labels would touch."""


class Period(Protocol):
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Tick:
    """A label under the axis; ``anchor`` is SVG's text-anchor, ``minor`` gives way on a narrow screen."""

    x: str
    text: str
    anchor: str
    minor: bool


@dataclass(frozen=True)
class Bar:
    """``kind`` is one of the drawing's surfaces: done (filled), open (tinted), plan (dashed)."""

    x: str
    width: str
    kind: str


def percent(value: float) -> str:
    return f"{value:.2f}%"


def months_later(day: date, months: int) -> date:
    """The first day of the month ``months`` after that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


@dataclass(frozen=True)
class Axis:
    """Whole months from ``first`` up to, but not including, ``end``."""

    first: date
    end: date
    today: date

    @classmethod
    def over(cls, periods: Iterable[Period], today: date) -> "Axis | None":
        """An axis as long as the periods; None without any. Today is on it only when it lies among them."""
        days = [day for period in periods for day in (period.starts_on, period.ends_on)]
        if not days:
            return None
        return cls(months_later(min(days), 0), months_later(max(days), 1), today)

    def place(self, day: date) -> float:
        """Percent from the start edge, kept within the axis."""
        share = 100 * (day - self.first).days / (self.end - self.first).days
        return min(100.0, max(0.0, share))

    @property
    def now(self) -> str:
        """Where today's line stands; empty when today is outside."""
        return percent(self.place(self.today)) if self.first <= self.today < self.end else ""

    @property
    def now_anchor(self) -> str:
        place = self.place(self.today)
        return "start" if place < CROWDED / 2 else "end" if place > 100 - CROWDED / 2 else "middle"

    @property
    def ticks(self) -> list[Tick]:
        """At most a handful of month labels, the year where it changes, none of them under the one for today."""
        months = (self.end.year - self.first.year) * 12 + self.end.month - self.first.month
        step = next((step for step in STEPS if months / step <= LABELS), STEPS[-1])
        ticks, year = [], None
        for index, offset in enumerate(range(0, months, step)):
            day = months_later(self.first, offset)
            place = self.place(day)
            if (self.now and abs(place - self.place(self.today)) < CROWDED) or place > 100 - CROWDED / 2:
                continue
            month = "b" if (get_language() or "").startswith("sv") else "M"
            text = date_format(day, f"{month} Y" if day.year != year else month)
            year = day.year
            beside_now = bool(self.now) and abs(place - self.place(self.today)) < 2 * CROWDED
            ticks.append(
                Tick(percent(place), text, "middle" if place else "start", minor=bool(index % 2) or beside_now)
            )
        return ticks

    def _bar(self, start: date, end: date, kind: str) -> Bar:
        left, right = self.place(start), self.place(end + timedelta(days=1))
        return Bar(percent(left), percent(max(right - left, 0.6)), kind)

    def bars(self, period: Period, state: str) -> list[Bar]:
        """The planned time of a phase: what is behind it filled or tinted by how far it has come, the rest dashed."""
        start, end = period.starts_on, period.ends_on
        if state == DONE:
            return [self._bar(start, end, "done")]
        plan = self._bar(start, end, "plan")
        if state == GAP or start > self.today:
            return [plan]
        if end < self.today:
            return [self._bar(start, end, "open")]
        return [plan, self._bar(start, self.today, "open")]


def in_months(start: date, end: date) -> str:
    """A period as people say it: "maj 2022", "maj till juni 2022", "november 2021 till januari 2022"."""
    if (start.year, start.month) == (end.year, end.month):
        return date_format(end, "F Y")
    first = date_format(start, "F" if start.year == end.year else "F Y")
    return _("%(first)s to %(last)s") % {"first": first, "last": date_format(end, "F Y")}


def span_in_months(periods: Sequence[Period]) -> str:
    """Every period of a phase in words, parted by commas."""
    return ", ".join(in_months(period.starts_on, period.ends_on) for period in periods)
