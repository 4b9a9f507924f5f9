"""Which counts of people may be shown to others than the project leader.

A count of one up to ``threshold - 1`` people is never shown, and nothing is shown from which it could be worked out.
Zero is shown: that nobody has been heard is what a plan is for, and it is about nobody.

Hiding one count so that another cannot be worked out tells something itself, to whoever knows by what rule it was
hidden. So nothing here is decided by a count that is not shown: a total is the sum of what is shown, and a row of a
table says no more than how its cells may be filled in.
"""

from collections.abc import Sequence
from enum import Enum


class Shown(Enum):
    """What the reader sees of one count."""

    EXACT = "exact"
    FEW = "few"
    """Fewer than the threshold, and at least one."""
    ENOUGH = "enough"
    """The threshold or more."""
    AT_LEAST = "at least"
    """A sum of which some parts are not shown."""
    HIDDEN = "hidden"
    """Any number, zero too."""


UNLIMITED = 10**9


def bare(counts: Sequence[int], *, threshold: int) -> list[Shown]:
    """Say how each of ``counts`` may be shown: the small ones as FEW."""
    return [Shown.FEW if 0 < count < threshold else Shown.EXACT for count in counts]


def total(counts: Sequence[int], *, threshold: int) -> tuple[int, Shown]:
    """Return the sum that may be shown under ``counts``, and how: of those that are shown, and one for each FEW.

    HIDDEN when that is less than the threshold: it would look like a count of few.
    """
    shown = bare(counts, threshold=threshold)
    least = sum(1 if state is Shown.FEW else count for count, state in zip(counts, shown, strict=True))
    if Shown.FEW not in shown:
        return least, Shown.EXACT
    return least, Shown.AT_LEAST if least >= threshold else Shown.HIDDEN


def spread(table: Sequence[Sequence[int]], *, threshold: int, people: Sequence[int] | None = None) -> list[list[Shown]]:
    """Say how a table of groups by the values of a background variable may be shown beside the groups' own counts.

    Args:
        people: how many are in each row, where somebody can have several values; else the sums of the rows.

    The reader knows how many are in each row, unless they are few, and of each column whether it is large enough to be
    spoken of (words are told of it elsewhere). A small row or column is hidden whole, empty and full cells too: a full
    one would tell something about each person in it. A row with a small cell, or one that a hidden column crosses,
    shows no exact count; where even so a small cell would be narrowed down the row is hidden.
    """
    inside = [sum(row) for row in table] if people is None else people
    spoken_of = [sum(column) >= 2 * threshold for column in zip(*table, strict=True)]
    hidden = {place for place, column in enumerate(zip(*table, strict=True)) if 0 < sum(column) < 2 * threshold}
    shown = [_row(row, count, hidden, threshold) for row, count in zip(table, inside, strict=True)]
    while True:
        bounds = _Bounds(table, shown, spoken_of, threshold)
        narrow = [
            at
            for at, row in enumerate(shown)
            if any(state is Shown.FEW and bounds.is_narrow(at, place) for place, state in enumerate(row))
        ]
        if not narrow:
            return shown
        for at in narrow:
            shown[at] = [Shown.HIDDEN for _ in shown[at]]


def _row(row: Sequence[int], people: int, hidden: set[int], threshold: int) -> list[Shown]:
    """The cells of one row by what kind they are; exact when nothing in the row is small or hidden."""
    if people and people < 2 * threshold:
        return [Shown.HIDDEN for _ in row]
    if not people or not (hidden or any(0 < count < threshold for count in row)):
        return [Shown.EXACT for _ in row]
    return [
        Shown.HIDDEN
        if place in hidden
        else Shown.EXACT
        if count == 0
        else Shown.FEW
        if count < threshold
        else Shown.ENOUGH
        for place, count in enumerate(row)
    ]


class _Bounds:
    """What each cell must lie between, for a reader who adds up rows and columns until nothing more follows."""

    def __init__(
        self, table: Sequence[Sequence[int]], shown: list[list[Shown]], spoken_of: list[bool], threshold: int
    ) -> None:
        self.threshold = threshold
        kinds = {
            Shown.FEW: (1, threshold - 1),
            Shown.ENOUGH: (threshold, UNLIMITED),
            Shown.HIDDEN: (0, UNLIMITED),
        }
        self.cells = [
            [
                [count, count] if state is Shown.EXACT else list(kinds[state])
                for count, state in zip(row, states, strict=True)
            ]
            for row, states in zip(table, shown, strict=True)
        ]
        sums = [sum(row) for row in table]
        few = (1, threshold - 1)
        lines = [
            (row, *(few if 0 < people < threshold else (people, people)))
            for row, people in zip(self.cells, sums, strict=True)
        ]
        for place, large in enumerate(spoken_of):
            column = [row[place] for row in self.cells]
            lines.append((column, 2 * threshold, UNLIMITED) if large else (column, 0, 2 * threshold - 1))
        while any(self._tighten(*line) for line in lines):
            pass

    def _tighten(self, line: list[list[int]], least: int, most: int) -> bool:
        """Narrow each cell to what the others leave of a sum between ``least`` and ``most``; whether any changed."""
        changed = False
        low, high = sum(cell[0] for cell in line), sum(cell[1] for cell in line)
        for cell in line:
            bounds = max(cell[0], least - (high - cell[1])), min(cell[1], most - (low - cell[0]))
            if bounds != (cell[0], cell[1]):
                low, high, changed = low + bounds[0] - cell[0], high + bounds[1] - cell[1], True
                cell[0], cell[1] = bounds
        return changed

    def is_narrow(self, row: int, column: int) -> bool:
        return self.cells[row][column] != [1, self.threshold - 1]
