"""The last look before something is published: does it, laid beside what is published already, tell of a few people?

``telling.tell`` makes tables that do not. This looks at finished tables only and knows nothing of how they came about,
so that whatever is to be published, made by whatever, is refused when it should be.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .telling import SIDES, Key, Past, Telling, moved_enough


@dataclass(frozen=True)
class Revealed:
    """A cell that differs from an earlier version's because of a few people."""

    row: Key
    column: Key
    version: int


def reveals(
    earlier: Sequence[Past], new: Past, *, same_row: Mapping[Key, Collection[Key]] | None = None
) -> list[Revealed]:
    """Return the cells of ``new`` that a reader of an earlier version would learn something about a few people from.

    Args:
        earlier: all that is published.
        new: what is to be; its counts and people are those of today.
        same_row: for a row that no earlier version has, the rows of earlier versions that readers can tell it is.
    """
    return [
        Revealed(row, column, past.number)
        for past in earlier
        for column in past.spoken_of
        if column in new.spoken_of
        for row in new.rows
        if any(not _is_safe(past, new, row, column, side, (same_row or {}).get(row, ())) for side in SIDES)
    ]


def _is_safe(past: Past, new: Past, row: Key, column: Key, side: str, same: Collection[Key]) -> bool:
    rows = [row] if row in past.rows else [one for one in same if one in past.rows]
    told, heard = new.told(row, column, side), new.people.get(column, frozenset())
    return not rows or any(
        past.told(one, column, side) is told
        or moved_enough(
            past.told(one, column, side),
            past.count(one, column, side),
            new.count(row, column, side),
            came=len(heard - past.people.get(column, frozenset())),
            went=past.gone(column, heard),
            threshold=max(past.threshold, new.threshold),
        )
        for one in rows
    )


def past_of(number: int, telling: Telling, *, spoken_of: Collection[Key] | None = None) -> Past:
    """Return the table as a version that is compared with: what it tells and what it rests on.

    Args:
        spoken_of: the columns that are in print; all that are spoken of when it is not given.
    """
    shown = telling.spoken_of if spoken_of is None else telling.spoken_of & frozenset(spoken_of)
    return Past(
        number=number,
        people=dict(telling.columns),
        heard={key: len(people) for key, people in telling.columns.items()},
        spoken_of=shown,
        cells={(row, column): (cell.word, cell.said, cell.opposed) for (row, column), cell in telling.cells.items()},
        rows={row for row, _column in telling.cells},
        threshold=telling.threshold,
    )
