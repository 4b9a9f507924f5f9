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
NARROW, WIDE = 2.4, 1.6
"""Percent of the width that a letter takes, where the drawing is narrow (a path) and where it is wide (a plan)."""


Label = tuple[float, str, str]
"""Where a label stands, what it says, and which of its ends stands there."""


class Period(Protocol):
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Tick:
    """A label under the axis; ``anchor`` is SVG's text-anchor, ``minor`` gives way where the drawing is narrow."""

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


def _extent(label: Label, letter: float) -> tuple[float, float]:
    """From where to where a label reaches, in percent, with the breadth of a letter around it."""
    place, text, anchor = label
    width = len(text) * letter
    start = {"start": place, "middle": place - width / 2, "end": place - width}[anchor]
    return start - letter / 2, start + width + letter / 2


def _fits(label: Label, others: list[Label], letter: float) -> bool:
    start, end = _extent(label, letter)
    reaches = [_extent(other, letter) for other in others]
    return end <= 100 and all(end <= begins or start >= ends for begins, ends in reaches)


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
        place, half = self.place(self.today), len(_("today")) * NARROW / 2
        return "start" if place < half else "end" if place > 100 - half else "middle"

    @property
    def ticks(self) -> list[Tick]:
        """At most a handful of month labels, the year where it changes, none of them under another or today's."""
        months = (self.end.year - self.first.year) * 12 + self.end.month - self.first.month
        step = next((step for step in STEPS if months / step <= LABELS), STEPS[-1])
        month = "b" if (get_language() or "").startswith("sv") else "M"
        today = [(self.place(self.today), _("today"), self.now_anchor)] if self.now else []
        narrow, wide = [*today], [*today]
        ticks, year, narrow_year = [], None, None
        for offset in range(0, months, step):
            day = months_later(self.first, offset)
            place, anchor = self.place(day), "middle" if offset else "start"
            text = date_format(day, f"{month} Y" if day.year != narrow_year else month)
            minor = not _fits((place, text, anchor), narrow, NARROW)
            if minor:
                text = date_format(day, f"{month} Y" if day.year != year else month)
            label = (place, text, anchor)
            if not _fits(label, wide, WIDE):
                continue
            wide.append(label)
            year = day.year
            if not minor:
                narrow.append(label)
                narrow_year = year
            ticks.append(Tick(percent(place), text, anchor, minor))
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
