"""Those heard, spread over the groups and the background variables: two at a time for the leader.

Others see groups crossed with one variable at a time, with small squares and rows hidden. Two traits at once would soon
point at one person, and no hiding of squares holds against somebody who may lay one such table over another.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogues.models import Dialogue
from dialogues.suppression import Shown, spread

from ..models import BackgroundVariable, Interviewee
from ..queries import heard_flags
from .figures import Figure, GroupRow

GROUPS = "group"
"""Key of the groups where a variable's key is asked for."""


@dataclass(frozen=True)
class Cell:
    """One cell of the matrix: its words and its surface (h1–h3, thin, gap, hidden, none)."""

    text: str
    surface: str


@dataclass(frozen=True)
class MatrixRow:
    title: str
    cells: list[Cell]
    total: str


@dataclass(frozen=True)
class Matrix:
    variable: BackgroundVariable
    """What the columns are."""
    down: BackgroundVariable | None
    """What the rows are; None for the groups."""
    columns: list[str]
    rows: list[MatrixRow]
    totals: list[str]
    """Under the columns; empty where they could give a hidden cell away."""
    is_empty: bool
    """Nobody has said anything about it yet."""

    @property
    def down_name(self) -> str:
        return self.down.name if self.down else _("Group")


class Heard:
    """Who of those heard has which background: a set of people for each value and group, as the bits of a number.

    A thousand people make a number of a thousand bits, so that crossing two sets is one machine-quick ``&``: all
    pairs of twenty groups and forty values are counted in a few milliseconds. One query.
    """

    def __init__(self, dialogue: Dialogue) -> None:
        held = heard_flags(dialogue).filter(is_held=True).values("pk")
        said = Interviewee.background.through.objects.filter(interviewee__in=held).values_list(
            "interviewee_id", "interviewee__group_id", "backgroundvalue_id"
        )
        self._values: dict[int, int] = {}
        self._groups: dict[int, int] = {}
        bits: dict[int, int] = {}
        for person, group, value in said:
            bit = bits.get(person)
            if bit is None:
                bit = bits[person] = 1 << len(bits)
                self._groups[group] = self._groups.get(group, 0) | bit
            self._values[value] = self._values.get(value, 0) | bit

    def of_group(self, pk: int) -> int:
        """Return the set of a group's people who have said anything at all about their background."""
        return self._groups.get(pk, 0)

    def of_value(self, pk: int) -> int:
        return self._values.get(pk, 0)

    def of_variable(self, variable: BackgroundVariable) -> int:
        """Return the set of those who have a value of the variable."""
        return union(self.of_value(value.pk) for value in variable.values.all())


def union(sets: Iterable[int]) -> int:
    together = 0
    for one in sets:
        together |= one
    return together


def spread_variables(dialogue: Dialogue) -> list[BackgroundVariable]:
    """Return the variables that have values, with them. Two queries."""
    return [one for one in dialogue.variables.prefetch_related("values") if one.values.all()]


def chosen(variables: list[BackgroundVariable], key: str, heard: Heard) -> BackgroundVariable:
    """Return the variable whose key was asked for, else the first that somebody has said anything about."""
    asked_for = next((one for one in variables if one.key == key), None)
    return asked_for or next((one for one in variables if heard.of_variable(one)), variables[0])


@dataclass(frozen=True)
class _Line:
    """A row to be: who is in it, and how many they are when those who said nothing are counted too."""

    title: str
    people: int
    total: int
    shown: Figure


def matrix(
    across: BackgroundVariable,
    rows: list[GroupRow],
    heard: Heard,
    *,
    exact: bool,
    threshold: int,
    down: BackgroundVariable | None = None,
) -> Matrix:
    """Cross ``down`` (the groups, when None) with ``across``.

    Args:
        down: another variable; only where counts are ``exact``.

    Raises:
        ValueError: two variables, and counts that are not exact.
    """
    if down and not exact:
        raise ValueError("two variables are crossed for the leader only")
    everybody = sum(row.heard.number or 0 for row in rows)
    values = list(across.values.all())
    sets = [heard.of_value(value.pk) for value in values]
    said = union(sets)
    lines = _value_lines(down, heard, everybody) if down else _group_lines(rows, heard)
    table = [[(line.people & one).bit_count() for one in sets] for line in lines]
    unsaid = [line.total - (line.people & said).bit_count() for line in lines]
    columns = [value.name for value in values]
    if any(unsaid):
        columns.append(_("Not said"))
        table = [[*numbers, left] for numbers, left in zip(table, unsaid, strict=True)]
    states = [[Shown.EXACT] * len(columns) for _line in lines]
    if not exact:
        states = spread(table, threshold=threshold, people=[line.total for line in lines])
    made = []
    for line, numbers, row in zip(lines, table, states, strict=True):
        cells = [_cell(number, state, threshold) for number, state in zip(numbers, row, strict=True)]
        if any(unsaid):
            cells[-1] = Cell(cells[-1].text, "hidden" if cells[-1].surface == "hidden" else "none")
        made.append(MatrixRow(line.title, cells, line.shown.words(threshold)))
    sums = [one.bit_count() for one in sets] + ([everybody - said.bit_count()] if any(unsaid) else [])
    return Matrix(
        variable=across,
        down=down,
        columns=columns,
        rows=made,
        totals=[Figure(one).words(threshold) for one in sums] if exact else [],
        is_empty=not said,
    )


def _group_lines(rows: list[GroupRow], heard: Heard) -> list[_Line]:
    lines = []
    for row in rows:
        people = heard.of_group(row.group.pk)
        total = people.bit_count() if row.heard.number is None else row.heard.number
        lines.append(_Line(row.title, people, total, row.heard))
    return lines


def _value_lines(variable: BackgroundVariable, heard: Heard, everybody: int) -> list[_Line]:
    """Return a row for each value, and one for those who have none when there are any."""
    lines = []
    for value in variable.values.all():
        people = heard.of_value(value.pk)
        lines.append(_Line(value.name, people, people.bit_count(), Figure(people.bit_count())))
    said = heard.of_variable(variable)
    if left := everybody - said.bit_count():
        lines.append(_Line(_("Not said"), ~said, left, Figure(left)))
    return lines


def _cell(count: int, state: Shown, threshold: int) -> Cell:
    if state is not Shown.EXACT:
        return Cell(Figure(None, state).words(threshold), "h2" if state is Shown.ENOUGH else "hidden")
    if count == 0:
        return Cell(pgettext("number of people", "none"), "gap")
    surface = "thin" if count == 1 else "h1" if count < 5 else "h2" if count < 10 else "h3"
    return Cell(str(count), surface)


def both(one: int, other: int) -> int:
    """Return how many are in two sets."""
    return (one & other).bit_count()
