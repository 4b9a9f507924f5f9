"""What each organisation gave: within an organisation there are no two sides, but administrations that see it apart.

Only ballots of a person are counted, from phones and slips; a sheet of dots says which side gave them and no more.
Suppression as for sides: an organisation of fewer than three who gave is put together with the other small ones, and
when those are too few together they take the smallest shown one with them, so that none follows by subtraction.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Mark, Option, Round
from .results import SMALLEST_SIDE, RoundResult


@dataclass(frozen=True)
class Administration:
    """One organisation, or several small ones together. ``dots`` by the option's key; ``people`` who gave."""

    name: str
    people: int
    dots: Counter[int]

    @property
    def highest(self) -> int:
        return max(self.dots.values(), default=0)


def by_administration(round_: Round) -> list[Administration]:
    """What each gave, in order of name, the small ones together last; empty when nothing can be shown. One query."""
    dots: dict[str, Counter[int]] = defaultdict(Counter)
    people: dict[str, set[int]] = defaultdict(set)
    rows = Mark.objects.filter(ballot__round=round_).values_list(
        "option_id", "dots", "ballot_id", "ballot__participant__organisation__name"
    )
    for option, count, ballot, name in rows:
        dots[name or ""][option] += count
        people[name or ""].add(ballot)
    if not people:
        return []
    shown = sorted(name for name in people if name and len(people[name]) >= SMALLEST_SIDE)
    rest = [name for name in people if name not in shown]
    while rest and shown and sum(len(people[name]) for name in rest) < SMALLEST_SIDE:
        smallest = min(shown, key=lambda name: (len(people[name]), name))
        shown.remove(smallest)
        rest.append(smallest)
    if not shown:
        return []
    found = [Administration(name, len(people[name]), dots[name]) for name in shown]
    if rest:
        together = sum((dots[name] for name in rest), Counter[int]())
        found.append(Administration(_("Others together"), sum(len(people[name]) for name in rest), together))
    return found


@dataclass(frozen=True)
class Cell:
    """What one administration gave one option. ``is_highest`` when it gave nothing more to any."""

    dots: int
    is_highest: bool


@dataclass(frozen=True)
class Table:
    """Administrations across, options down, in the order of the result."""

    administrations: list[Administration]
    rows: list[tuple[Option, list[Cell]]]
    from_paper: bool
    """Whether there are dots from sheets too, of which nobody knows the administration."""


def table_of(round_: Round, result: RoundResult) -> Table | None:
    """The result administration by administration; None when too few gave for anything to be shown. Two queries."""
    administrations = by_administration(round_)
    if not administrations:
        return None
    rows = [
        (row.option, [Cell(one.dots[row.option.pk], one.dots[row.option.pk] == one.highest) for one in administrations])
        for row in result.ranked
    ]
    return Table(administrations, rows, round_.sheets.exists())
