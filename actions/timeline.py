"""All promises over time, drawn: lanes with done and planned steps, as percentages of the width for an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import ProposalState
from .standing import OPEN, Facts, next_report

MARGIN = 0.03
TICKS = 5
CLOSEST = 0.11
"""Share of the width that a label takes, and that others stay away from "today"."""
LETTERS = 5
"""How many letters that share has room for, where the drawing is at its narrowest."""


@dataclass(frozen=True)
class Dot:
    x: str
    look: str
    """ms (done), ms-plan (planned) or late."""


@dataclass(frozen=True)
class Lane:
    """One promise. ``words`` says what the drawing shows, for those who do not see it."""

    done_from: str
    done_to: str
    planned_to: str
    dots: list[Dot]
    words: str


@dataclass(frozen=True)
class Tick:
    x: str
    text: str
    anchor: str


@dataclass(frozen=True)
class Timeline:
    lanes: list[Lane]
    ticks: list[Tick]
    today: str
    today_anchor: str
    span: str


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def timeline(every: Sequence[Facts], today: date, *, closest: float = CLOSEST) -> Timeline:
    """Draw the promises' facts on one common axis from the first promise to the last planned day.

    ``closest`` is the share of the width that a label of five letters takes; more where the drawing is narrow.
    """
    days = [today]
    for facts in every:
        days += [day for day, _state in facts.reports]
        days += [done or due for due, done in facts.steps]
        days += [day for day in (facts.promised_on, facts.due_on) if day]
    first, last = min(days), max(days)
    if (last - first).days < 60:
        first, last = first - timedelta(days=20), last + timedelta(days=40)
    width = (last - first).days

    def share(day: date) -> float:
        return MARGIN + (1 - 2 * MARGIN) * (day - first).days / width

    return Timeline(
        lanes=[_lane(facts, today, share) for facts in every],
        ticks=_ticks(first, last, share, share(today), closest),
        today=_percent(share(today)),
        today_anchor="end" if share(today) > 0.9 else "start" if share(today) < 0.1 else "middle",
        span=_("%(first)s to %(last)s") % {"first": date_format(first, "F Y"), "last": date_format(last, "F Y")},
    )


def _lane(facts: Facts, today: date, share) -> Lane:
    start = facts.promised_on or min([today, *(day for day, _state in facts.reports)])
    running = facts.state in OPEN
    done = [finished for _due, finished in facts.steps if finished]
    left = [due for due, finished in facts.steps if finished is None] if running else []
    if facts.due_on and running and facts.due_on not in left:
        left.append(facts.due_on)
    reported = [day for day, _state in facts.reports]
    reached = max([start, *done, *reported])
    if facts.ended_on and not running:
        reached = max(reached, facts.ended_on)
        done.append(facts.ended_on)
    dots = [Dot(_percent(share(start)), "ms")]
    dots += [Dot(_percent(share(day)), "ms") for day in sorted(set(done) - {start})]
    if facts.state == ProposalState.STOPPED and facts.ended_on:
        dots[-1] = Dot(_percent(share(facts.ended_on)), "late")
    late = [day for day in left if (today - day).days >= 7]
    ahead = [day for day in left if day not in late]
    owed = next_report(facts)
    if owed and (today - owed).days >= 7:
        late.append(owed)
    dots = [Dot(_percent(share(day)), "ms-plan") for day in sorted(ahead)] + dots
    dots += [Dot(_percent(share(day)), "late") for day in sorted(late)]
    words = _("%(done)s steps done, %(left)s left") % {"done": len(set(done)), "left": len(left)}
    return Lane(_percent(share(start)), _percent(share(reached)), _percent(share(max([reached, *left]))), dots, words)


def _ticks(first: date, last: date, share, now: float, closest: float) -> list[Tick]:
    """Month names along the axis: the year where it begins or changes, none where "today" is written."""
    months = []
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        months.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    months[0] = max(months[0], first)
    step = max(1, round(len(months) / TICKS))
    ticks, shown, ends = [], None, -1.0
    for day in months[::step]:
        x = share(day)
        text = date_format(day, "M Y" if day.year != shown else "M").lower()
        anchor = "start" if x < 0.08 else "end" if x > 0.92 else "middle"
        width = len(text) * closest / LETTERS
        begins = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        if begins < ends or abs(begins + width / 2 - now) < closest or x > 0.97:
            continue
        ticks.append(Tick(_percent(x), text, anchor))
        shown, ends = day.year, begins + width + closest / LETTERS
    return ticks
