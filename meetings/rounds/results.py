"""What came out of a round: totals, how many gave any, how what was given is spread, and side by side.

Phones, slips and sheets are put together here and nowhere else, so that the same dots give the same result whichever
way they came. From a sheet one cannot see how many people put dots on an option, only how few they can have been:
those figures are marked as at least.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from statistics import fmean, pstdev

from ..models import Correction, Mark, Option, OptionObjection, PaperSheet, Round, Side

SMALLEST_SIDE = 3
"""With fewer voters than this on a side, what that side gave is not shown to the room."""


@dataclass
class Row:
    """One option. ``spread`` is how many gave one dot, two dots, and so on; from phones and slips only."""

    option: Option
    by_side: Counter[str] = field(default_factory=Counter)
    givers: int = 0
    at_least: bool = False
    spread: Counter[int] = field(default_factory=Counter)
    corrected: int = 0
    urgency: list[int] = field(default_factory=list)
    feasibility: list[int] = field(default_factory=list)
    scales_by_side: dict[str, list[tuple[int | None, int | None]]] = field(default_factory=lambda: defaultdict(list))
    objections: list[OptionObjection] = field(default_factory=list)

    @property
    def dots(self) -> int:
        return sum(self.by_side.values())

    @property
    def municipality(self) -> int:
        return self.by_side[Side.MUNICIPALITY]

    @property
    def civil_society(self) -> int:
        return self.by_side[Side.CIVIL_SOCIETY]

    @property
    def spread_rows(self) -> list[tuple[int, int]]:
        """(dots, how many gave that), most dots first."""
        return sorted(self.spread.items(), reverse=True)

    @property
    def urgent(self) -> float | None:
        return fmean(self.urgency) if self.urgency else None

    @property
    def feasible(self) -> float | None:
        return fmean(self.feasibility) if self.feasibility else None

    @property
    def urgent_apart(self) -> float | None:
        """How far apart people's judgements lie: the standard deviation, 0 when all say the same, 2 at most."""
        return pstdev(self.urgency) if len(self.urgency) > 1 else None

    @property
    def feasible_apart(self) -> float | None:
        return pstdev(self.feasibility) if len(self.feasibility) > 1 else None

    def judged_by(self, side: str) -> tuple[float | None, float | None]:
        """Mean urgency and feasibility as one side judges."""
        pairs = self.scales_by_side.get(side, [])
        urgent = [one for one, _other in pairs if one is not None]
        feasible = [one for _other, one in pairs if one is not None]
        return (fmean(urgent) if urgent else None, fmean(feasible) if feasible else None)

    @property
    def judged_sides(self) -> list[tuple[float | None, float | None]]:
        return [self.judged_by(side) for side in (Side.MUNICIPALITY, Side.CIVIL_SOCIETY)]


@dataclass
class RoundResult:
    """``rows`` in the order of the options; ``ranked`` most dots (or most urgent and feasible) first, the options'
    own order between equals. ``voters`` counts people who gave something."""

    round: Round
    rows: list[Row]
    voters: Counter[str]
    corrections: list[Correction]

    @property
    def people(self) -> int:
        return sum(self.voters.values())

    @property
    def dots(self) -> int:
        return sum(row.dots for row in self.rows)

    @property
    def most(self) -> int:
        """The longest bar."""
        return max((row.dots for row in self.rows), default=0)

    @property
    def ranked(self) -> list[Row]:
        if self.round.has_dots:
            return sorted(self.rows, key=lambda row: (-row.dots, row.option.number))
        return sorted(self.rows, key=lambda row: (-(row.urgent or 0) - (row.feasible or 0), row.option.number))

    @property
    def sides_may_be_shown(self) -> bool:
        """Whether the room may see the sides. One side's dots are the total less the other's, so both go together."""
        return all(self.voters[side] >= SMALLEST_SIDE for side in Side.values)


def result_of(round_: Round) -> RoundResult:
    """Put the round's result together. Six queries, whatever the size."""
    rows = {option.pk: Row(option) for option in round_.options.all()}
    voters: Counter[str] = Counter()
    seen: set[int] = set()
    marks = Mark.objects.filter(ballot__round=round_).select_related("ballot").order_by("ballot_id")
    for mark in marks:
        row, side = rows[mark.option_id], mark.ballot.side
        if mark.ballot_id not in seen:
            seen.add(mark.ballot_id)
            voters[side] += 1
        row.givers += 1
        if round_.has_dots:
            row.by_side[side] += mark.dots
            row.spread[mark.dots] += 1
        else:
            _judge(row, mark, side)
    for sheet in round_.sheets.prefetch_related("counts"):
        _add_sheet(sheet, rows, voters, round_.most)
    corrections = list(round_.corrections.select_related("option").order_by("created_at", "pk"))
    for one in corrections:
        if one.option_id and one.change:
            rows[one.option_id].by_side[one.side] += one.change
            rows[one.option_id].corrected += one.change
    for objection in OptionObjection.objects.filter(option__round=round_).order_by("created_at", "pk"):
        rows[objection.option_id].objections.append(objection)
    return RoundResult(round_, list(rows.values()), voters, corrections)


def _judge(row: Row, mark: Mark, side: str) -> None:
    if mark.urgency is not None:
        row.urgency.append(mark.urgency)
    if mark.feasibility is not None:
        row.feasibility.append(mark.feasibility)
    row.scales_by_side[side].append((mark.urgency, mark.feasibility))


def _add_sheet(sheet: PaperSheet, rows: dict[int, Row], voters: Counter[str], most: int) -> None:
    voters[sheet.side] += sheet.people
    for count in sheet.counts.all():
        row = rows[count.option_id]
        row.by_side[sheet.side] += count.count
        row.givers += ceil(count.count / most)
        if most > 1:
            row.at_least = True
        else:
            row.spread[1] += count.count


@dataclass(frozen=True)
class Filling:
    """How far a round has come while it is open: never what was given, only that something was."""

    given: int
    by_phone: int
    on_paper: int
    coming: int
    tables: Sequence[tuple[str, int, int]]
    """Table in words, how many have given there, how many sit there."""


def filling(round_: Round) -> Filling:
    """Four queries."""
    from django.db.models import Count, Q

    sheets = list(round_.sheets.values_list("table__number", "people"))
    ballots = list(round_.ballots.filter(marks__isnull=False).distinct().values_list("pk", "table__number", "on_paper"))
    seats = dict(
        round_.meeting.attendances.exclude(came=False)
        .exclude(table=None)
        .values_list("table__number")
        .annotate(Count("pk"))
        .order_by()
    )
    coming = round_.meeting.attendances.filter(~Q(came=False)).count()
    by_table: Counter[int | None] = Counter(number for _pk, number, _on_paper in ballots)
    for number, people in sheets:
        by_table[number] += people
    on_paper = sum(people for _number, people in sheets) + sum(slip for _pk, _number, slip in ballots)
    phones = sum(not slip for _pk, _number, slip in ballots)
    tables = [(str(number), by_table[number], seats.get(number, 0)) for number in sorted({*seats, *by_table} - {None})]
    return Filling(phones + on_paper, phones, on_paper, coming, tables)
