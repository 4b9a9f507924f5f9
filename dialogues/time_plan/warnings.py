"""What in a plan tends to cost trust, in words. Nothing is stopped: the plan is there to be talked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import PhaseKey, PlannedPhase
from .dates import Lane
from .yardstick import UMEA, trust_share, usual_weeks, weeks_of
from .year import elections, pauses

LEAST_BETWEEN = timedelta(days=14)
"""Between two meetings: time to write, to read, and to talk about it at home."""
TOUCHES = 5
"""Days of a pause that a phase may hold before it is said."""
BY_PEOPLE = {PhaseKey.INTERVIEWS, PhaseKey.MEETINGS}
"""Phases in which people outside have to be reached."""
ACROSS = {PhaseKey.INTERVIEWS, PhaseKey.MEETINGS, PhaseKey.PROPOSALS, PhaseKey.DECISION}
"""Phases that an election changes: who listens, and who has promised."""


@dataclass(frozen=True)
class Warning:
    """One thing to think of; ``kind`` names the rule, ``key`` the row of the plan it is about, 0 for the whole."""

    kind: str
    text: str
    key: int = 0


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def squeezed(plan: Sequence[PlannedPhase]) -> list[Warning]:
    """Whether preparation and design team get less of the way than they had in Umeå, and less than it took there."""
    first = [row.starts_on for row in plan if row.phase == PhaseKey.PREPARATION]
    last = [row.ends_on for row in plan if row.phase == PhaseKey.MEETINGS]
    if not first or not last or max(last) <= min(first):
        return []
    weeks, whole = weeks_of(plan, PhaseKey.PREPARATION), ((max(last) - min(first)).days + 1) / 7
    usual = usual_weeks(PhaseKey.PREPARATION)
    if weeks >= min(usual, whole * trust_share()):
        return []
    text = ngettext(
        "Building trust is squeezed: preparation and design team have %(n)d week. In %(case)s they had %(usual)d of "
        "%(whole)d, a quarter of the way to the last meeting. Critics who have been asked too late say no.",
        "Building trust is squeezed: preparation and design team have %(n)d weeks. In %(case)s they had %(usual)d of "
        "%(whole)d, a quarter of the way to the last meeting. Critics who have been asked too late say no.",
        weeks,
    ) % {"n": weeks, "case": UMEA.title, "usual": usual, "whole": UMEA.whole}
    return [Warning("squeezed", text)]


def hurried(plan: Sequence[PlannedPhase]) -> list[Warning]:
    """Interviews in less than half the time that they took in Umeå."""
    weeks, usual = weeks_of(plan, PhaseKey.INTERVIEWS), usual_weeks(PhaseKey.INTERVIEWS)
    if not weeks or weeks * 2 >= usual:
        return []
    text = ngettext(
        "%(n)d week for the interviews and the compilation. In %(case)s it took %(usual)d to hear 93 people and write "
        "down what they said.",
        "%(n)d weeks for the interviews and the compilation. In %(case)s it took %(usual)d to hear 93 people and write "
        "down what they said.",
        weeks,
    ) % {"n": weeks, "case": UMEA.title, "usual": usual}
    return [Warning("hurried", text)]


def in_order(plan: Sequence[PlannedPhase]) -> list[Warning]:
    """Meetings that begin before what people said has been gathered."""
    heard = [row.ends_on for row in plan if row.phase == PhaseKey.INTERVIEWS]
    met = [row for row in plan if row.phase == PhaseKey.MEETINGS]
    if not heard or not met:
        return []
    first = min(met, key=lambda row: row.starts_on)
    if first.starts_on > min(heard):
        return []
    text = _(
        "The meetings begin on %(day)s, before everyone has been heard. Those who meet then talk about something else "
        "than what people said."
    )
    return [Warning("order", text % {"day": _day(first.starts_on)}, first.pk)]


def over_pauses(plan: Sequence[PlannedPhase]) -> list[Warning]:
    """Interviews and meetings over Christmas or in the summer."""
    found = []
    for row in plan:
        for pause in pauses(row.starts_on, row.ends_on) if row.phase in BY_PEOPLE else []:
            days = (min(row.ends_on, pause.last) - max(row.starts_on, pause.first)).days + 1
            if days >= TOUCHES:
                text = {
                    "christmas": _("%(phase)s goes over Christmas. Between 20 December and 6 January few can be met."),
                    "summer": _("%(phase)s goes over the summer. From midsummer to mid-August few can be met."),
                }[pause.key]
                found.append(Warning(pause.key, text % {"phase": row}, row.pk))
    return found


def across_elections(plan: Sequence[PlannedPhase]) -> list[Warning]:
    """Phases with a general election in them."""
    text = _(
        "%(phase)s has the election on %(day)s in it. Before it everything becomes campaign, after it those who gave "
        "the mandate may be others."
    )
    return [
        Warning("election", text % {"phase": row, "day": _day(day)}, row.pk)
        for row in plan
        if row.phase in ACROSS
        for day in elections(row.starts_on, row.ends_on)
    ]


def too_close(lanes: Sequence[Lane], today: date) -> list[Warning]:
    """Two meetings of the same kind less than two weeks apart, the later one still ahead."""
    found = []
    for lane in lanes:
        for earlier, later in zip(lane.meetings, lane.meetings[1:], strict=False):
            if later.day >= today and later.day - earlier.day < LEAST_BETWEEN:
                text = _(
                    "%(first)s and %(second)s are less than two weeks apart. What was said has to be written, read and "
                    "talked about at home before people meet again."
                )
                found.append(Warning("close", text % {"first": earlier.title, "second": later.title}))
    return found


def warnings(plan: Sequence[PlannedPhase], lanes: Sequence[Lane], today: date) -> list[Warning]:
    """Everything to think of in the plan that is still ahead. No query."""
    ahead = [row for row in plan if row.ends_on >= today]
    found = over_pauses(ahead) + across_elections(ahead) + too_close(lanes, today)
    if any(row.phase == PhaseKey.PREPARATION for row in ahead):
        found = squeezed(plan) + found
    if any(row.phase == PhaseKey.INTERVIEWS for row in ahead):
        found = hurried(plan) + found
    if any(row.phase == PhaseKey.MEETINGS for row in ahead):
        found = in_order(plan) + found
    return sorted(found, key=lambda warning: ORDER.index(warning.kind))


ORDER = ["squeezed", "hurried", "order", "christmas", "summer", "election", "close"]
