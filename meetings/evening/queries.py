"""An evening's runbook with its times, and its clock; two queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import AgendaItem, Meeting
from .clock import OVER, PAUSED, PLANNED, Clock, clock, planned_times, whole_minutes


@dataclass
class Step:
    """A part of the evening as it is shown."""

    item: AgendaItem
    at: datetime | None
    is_now: bool = False
    is_done: bool = False


@dataclass
class Running:
    """The evening at this moment, for pages and for ``static/js/clock.js``."""

    clock: Clock
    steps: list[Step]
    now: datetime

    @property
    def current(self) -> AgendaItem | None:
        return self.steps[self.clock.place].item if self.clock.place is not None else None

    @property
    def following(self) -> AgendaItem | None:
        after = 0 if self.clock.place is None else self.clock.place + 1
        return self.steps[after].item if self.clock.state != OVER and after < len(self.steps) else None

    @property
    def before(self) -> AgendaItem | None:
        return self.steps[self.clock.place - 1].item if self.clock.place else None

    @property
    def left_words(self) -> str:
        """How much is left of this part, in words."""
        return left_in_words(self.clock.left)

    @property
    def late_words(self) -> str:
        return late_in_words(self.clock.late) if self.clock.place is not None else ""

    @property
    def data(self) -> dict[str, int | str]:
        """Numbers in milliseconds, so that a script can go on counting by itself."""
        running = self.clock.state not in {PLANNED, PAUSED, OVER}
        return {
            "state": self.clock.state,
            "seen": self.clock.seen,
            "now": _milliseconds(self.now),
            "left": round(self.clock.left.total_seconds() * 1000),
            "late": round(self.clock.late.total_seconds() * 1000),
            "runs": int(running),
        }


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def left_in_words(left: timedelta) -> str:
    minutes = whole_minutes(left)
    if minutes < 0:
        return ngettext("%(n)s minute over", "%(n)s minutes over", -minutes) % {"n": -minutes}
    if minutes == 0:
        return _("Time to round off")
    return ngettext("%(n)s minute left", "%(n)s minutes left", minutes) % {"n": minutes}


def late_in_words(late: timedelta) -> str:
    minutes = whole_minutes(late)
    if minutes > 0:
        return ngettext("%(n)s minute late", "%(n)s minutes late", minutes) % {"n": minutes}
    if minutes < 0:
        return ngettext("%(n)s minute early", "%(n)s minutes early", -minutes) % {"n": -minutes}
    return _("on time")


def clock_of(meeting: Meeting, now: datetime | None = None) -> Clock:
    return running(meeting, now).clock


def running(meeting: Meeting, now: datetime | None = None) -> Running:
    """Return the evening at ``now``."""
    now = now or timezone.now()
    items = list(meeting.agenda.all())
    marks = list(meeting.clock_marks.all())
    begins_at = meeting.begins_at
    found = clock(items, marks, begins_at=begins_at, now=now)
    first = begins_at or (marks[0].at if marks else None)
    steps = [Step(item, at) for item, at in zip(items, planned_times(items, first), strict=True)]
    for place, step in enumerate(steps):
        step.is_now = place == found.place
        step.is_done = found.state == OVER or (found.place is not None and place < found.place)
    return Running(found, steps, now)
