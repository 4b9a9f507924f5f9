"""A plan as it is shown: figures beside what no plan can beat and what chance would give, and the tables drawn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Attendance, Meeting, Participant, Table, TablePlan
from ..queries import TableView
from ..seating.terms import Pair, Seating
from .frozen import room_from_json, seating_from_json
from .wording import Names, off_in_words

WIDTH = 100
"""Width of the drawing that a bar is part of."""


@dataclass
class Bar:
    """One number of a drawing, as wide as it is large."""

    title: str
    value: float
    kind: str
    width: float = 0


@dataclass
class Measure:
    """One figure: of this plan, of the best that can be, of chance."""

    title: str
    bars: list[Bar]


@dataclass
class EveningResult:
    """One evening of the plan."""

    number: int
    meeting: Meeting | None
    tables: list[TableView] = field(default_factory=list)
    pairs: int = 0
    new_pairs: int = 0

    @property
    def sides(self) -> str:
        """How many of each side there are at the tables, in words."""
        counts = {(view.municipality, view.civil_society) for view in self.tables if view.seats}
        if len(counts) == 1:
            return _("%(m)s and %(c)s at every table") % dict(zip("mc", counts.pop(), strict=True))
        sides = list(zip(*counts, strict=True)) or [(0,), (0,)]
        return _("%(m)s from the municipality, %(c)s from civil society") % {
            "m": _span(sides[0]),
            "c": _span(sides[1]),
        }


@dataclass
class Result:
    """The whole plan."""

    evenings: list[EveningResult]
    measures: list[Measure]
    words: list[str]
    off: list[str]


def _span(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low}–{high}"


def result_of(plan: TablePlan) -> Result:
    """Return the finished plan for its page. A fixed number of queries."""
    room, answer = room_from_json(plan.question), plan.answer
    seatings = [seating_from_json(one) for one in answer["seatings"]]
    hosts = {str(host) for seating in seatings for host in seating.hosts.values()}
    names = Names.of(plan.dialogue, hosts)
    return Result(
        evenings=_evenings(plan, seatings, Counter(room.met), names),
        measures=_measures(answer),
        words=_words(len(room.people), answer),
        off=off_in_words(answer["off"], names),
    )


def _evenings(plan: TablePlan, seatings: Sequence[Seating], met: Counter[Pair], names: Names) -> list[EveningResult]:
    people = {row.pk: row for row in Participant.objects.filter(dialogue=plan.dialogue)}
    meetings = {meeting.number: meeting for meeting in plan.dialogue.meetings.all()}
    found = []
    for seating in seatings:
        one = EveningResult(seating.number, meetings.get(seating.number))
        for number, keys in sorted(seating.tables.items()):
            seated = sorted((people[int(key)] for key in keys if int(key) in people), key=lambda row: row.name)
            pairs = [frozenset(pair) for pair in combinations(sorted(row.pk for row in seated), 2)]
            view = TableView(Table(number=number), [Attendance(participant=row) for row in seated])
            view.met_before = sum(1 for pair in pairs if met[pair])
            view.host = names.name(seating.hosts[number]) if number in seating.hosts else ""
            one.pairs += len(pairs)
            one.new_pairs += len(pairs) - view.met_before
            one.tables.append(view)
        for view in one.tables:
            keys_here = sorted(seat.participant.pk for seat in view.seats)
            met.update(frozenset(pair) for pair in combinations(keys_here, 2))
        found.append(one)
    return found


def _words(people: int, answer: dict[str, Any]) -> list[str]:
    """The plan in a few sentences: a sentence before a figure."""
    figures, ideal, chance = answer["figures"], answer["ideal"], answer["by_chance"]
    repeats = round(figures["repeats"])
    said = [
        ngettext(
            "%(n)s time two people who have shared a table share one again.",
            "%(n)s times two people who have shared a table share one again.",
            repeats,
        )
        % {"n": repeats}
        if repeats
        else _("Nobody shares a table with the same person twice.")
    ]
    if answer["proven"] and repeats:
        said.append(_("It is proven that it cannot be fewer with tables as even as these."))
    elif repeats > ideal["repeats"]:
        said.append(
            _("No plan comes below %(n)s; whether one comes that far nobody knows.") % {"n": round(ideal["repeats"])}
        )
    said.append(_("If lots were drawn it would be about %(n)s.") % {"n": round(chance["repeats"])})
    if figures["most"] > 1:
        said.append(_("Nobody meets the same person more than %(n)s times.") % {"n": round(figures["most"])})
    if not figures["off"]:
        said.append(_("Every table is as even as can be in everything that is written down."))
    if answer["stopped_early"]:
        said.append(
            _("The search was stopped by the clock: this is the best it had. Another time it may come out differently.")
        )
    return said


def _measures(answer: dict[str, Any]) -> list[Measure]:
    titles = {
        "repeats": _("Pairs who meet again"),
        "off": _("Steps from even tables"),
        "perspectives_off": _("Steps from perspectives evenly spread"),
    }
    found = []
    for name, title in titles.items():
        values = [answer["figures"][name], answer["ideal"][name], answer["by_chance"][name]]
        bars = [
            Bar(_("this plan"), values[0], "b-held"),
            Bar(_("no plan is below"), values[1], "b-book"),
            Bar(_("by lot"), values[2], "b-plan"),
        ]
        most = max(values) or 1
        for bar in bars:
            bar.width = round(WIDTH * bar.value / most, 1)
        found.append(Measure(title, bars))
    return found
