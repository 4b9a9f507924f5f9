"""The plan as a drawing: bars, meetings, pauses and elections in percent of its width, for SVG attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import phases
from ..models import Dialogue, PlannedPhase
from ..timeline import Axis, Bar, in_months, months_later, percent
from .dates import Lane, Meeting, lanes
from .warnings import Warning, warnings
from .yardstick import usual_weeks
from .year import Day, Pause, elections, free_days, pauses

ROOM = 2
"""Months after the last day in which a phase can be moved before the drawing grows."""


@dataclass
class OneDay:
    """A day as a period, so that an axis can be laid over it."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Row:
    """A phase as it is drawn, with what Umeå took as a line below it, and in words for those who listen."""

    planned: PlannedPhase
    when: str
    bars: list[Bar]
    yard: Bar | None
    weeks: str
    usual: str
    said: str
    begins: int
    """Weeks from the beginning of the drawing."""


@dataclass(frozen=True)
class Mark:
    x: str
    meeting: Meeting


@dataclass(frozen=True)
class Band:
    x: str
    width: str
    pause: Pause


@dataclass(frozen=True)
class Line:
    x: str
    day: date


class Drawing:
    """The plan of one dialogue for one reader. One query for the phases and one for each room with meetings."""

    def __init__(self, dialogue: Dialogue, user, *, room: int = 0) -> None:
        self.dialogue, self.user, self.room = dialogue, user, room
        self.today = timezone.localdate()

    @cached_property
    def plan(self) -> list[PlannedPhase]:
        return list(self.dialogue.plan.all())

    @cached_property
    def lanes(self) -> list[Lane]:
        return [lane for lane in lanes(self.dialogue, self.user) if lane.meetings]

    @cached_property
    def axis(self) -> Axis | None:
        if not self.plan:
            return None
        days = [OneDay(meeting.day, meeting.day) for lane in self.lanes for meeting in lane.meetings]
        axis = Axis.over([*self.plan, *days], self.today)
        return axis and Axis(axis.first, months_later(axis.end, self.room), self.today)

    @property
    def last(self) -> date:
        return self.axis.end - timedelta(days=1) if self.axis else self.today

    @property
    def weeks(self) -> int:
        """Length of the drawing in weeks."""
        return (self.axis.end - self.axis.first).days // 7 if self.axis else 0

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row(planned) for planned in self.plan]

    def _row(self, planned: PlannedPhase) -> Row:
        axis = self.axis
        state = phases.DONE if planned.ends_on < self.today else phases.PART
        usual = usual_weeks(planned.phase)
        span = _("%(first)s to %(last)s") % {
            "first": date_format(planned.starts_on, "DATE_FORMAT"),
            "last": date_format(planned.ends_on, "DATE_FORMAT"),
        }
        weeks = ngettext("%(n)d week", "%(n)d weeks", planned.weeks) % {"n": planned.weeks}
        took = ngettext("%(n)d in Umeå", "%(n)d in Umeå", usual) % {"n": usual}
        return Row(
            planned=planned,
            when=in_months(planned.starts_on, planned.ends_on),
            bars=axis.bars(planned, state) if axis else [],
            yard=self._yard(axis, planned, usual) if axis and usual else None,
            weeks=weeks,
            usual=took if usual else "",
            said=f"{span}, {weeks}",
            begins=max(0, (planned.starts_on - axis.first).days // 7) if axis else 0,
        )

    @staticmethod
    def _yard(axis: Axis, planned: PlannedPhase, weeks: int) -> Bar:
        """From where to where Umeå's time reaches, counted from the beginning of the phase."""
        left, right = axis.place(planned.starts_on), axis.place(planned.starts_on + timedelta(weeks=weeks))
        return Bar(percent(left), percent(right), "yard")

    @cached_property
    def drawn_lanes(self) -> list[tuple[Lane, list[Mark]]]:
        if self.axis is None:
            return []
        return [
            (lane, [Mark(percent(self.axis.place(meeting.day)), meeting) for meeting in lane.meetings])
            for lane in self.lanes
        ]

    @cached_property
    def bands(self) -> list[Band]:
        if self.axis is None:
            return []
        found = []
        for pause in pauses(self.axis.first, self.last):
            left, right = self.axis.place(pause.first), self.axis.place(pause.last + timedelta(days=1))
            found.append(Band(percent(left), percent(right - left), pause))
        return found

    @cached_property
    def elections(self) -> list[Line]:
        if self.axis is None:
            return []
        return [Line(percent(self.axis.place(day)), day) for day in elections(self.axis.first, self.last)]

    @cached_property
    def free(self) -> list[tuple[str, Day]]:
        """Holidays on working days: where each stands, and what it is called."""
        if self.axis is None:
            return []
        return [(percent(self.axis.place(day.day)), day) for day in free_days(self.axis.first, self.last)]

    @cached_property
    def coming_free(self) -> list[Day]:
        """The next holidays, for the words beside the drawing."""
        return [day for _x, day in self.free if day.day >= self.today][:4]

    @cached_property
    def warnings(self) -> Sequence[Warning]:
        return warnings(self.plan, self.lanes, self.today)
