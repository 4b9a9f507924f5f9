"""All ways to seat a pool in balance, when they are few enough to be written down.

Five variables that must be even at every table leave surprisingly little room: thirty people at five tables can be
seated in some hundred ways instead of 10¹⁷. Then nothing needs to be searched for in the dark (see ``exact``).
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from .rooms import Ints, Numbers, Pool

MOST_STEPS, MOST_SEATINGS = 400_000, 3000
Way = tuple[int, ...]
"""The tables of one seating, each the sum of 2ⁿ over the places n of its people in the pool."""


def ways(numbers: Numbers, pool: Pool) -> list[Way] | None:
    """Every seating of ``pool`` with all variables even and every rule kept; None when there are too many.

    Tables of the same size are not told apart. Takes at most a second.
    """
    if not pool.is_free or len(set(pool.sizes)) > 2 or not all(pool.sizes):
        return None
    people = list(pool.people)
    if numbers.speech[np.ix_(people, people)].any() or not numbers.hard.all():
        return None
    tables: list[int] = []
    budget = [MOST_STEPS]
    for size in sorted(set(pool.sizes)):
        found = _tables(numbers, pool, size, budget)
        if found is None:
            return None
        tables += found
    return _divisions(tables, pool.sizes, len(people), budget)


def _tables(numbers: Numbers, pool: Pool, size: int, budget: list[int]) -> list[int] | None:
    """Every group of ``size`` people that can be a table."""
    row = pool.sizes.index(size)
    hot = numbers.hot[list(pool.people)]
    masks = [sum(1 << int(n) for n in np.nonzero(hot[:, value])[0]) for value in range(hot.shape[1])]
    low, high = pool.low[row], pool.high[row]
    mine = [[(masks[v], int(high[v])) for v in np.nonzero(hot[n])[0]] for n in range(len(hot))]
    together, apart = _bonds(numbers, pool)
    floors = [(mask, int(least)) for mask, least in zip(masks, low, strict=True) if least]
    found: list[int] = []

    def add(first: int, group: int, left: int) -> bool:
        budget[0] -= 1
        if budget[0] < 0:
            return False
        if not left:
            is_even = all((group & mask).bit_count() >= least for mask, least in floors)
            if is_even and all(group & mask in (0, mask) for mask in together):
                found.append(group)
            return True
        for person in range(first, len(hot) - left + 1):
            larger = group | 1 << person
            if larger & apart[person] or any((larger & mask).bit_count() > most for mask, most in mine[person]):
                continue
            if not add(person + 1, larger, left - 1):
                return False
        return True

    return found if add(0, 0, size) else None


def _bonds(numbers: Numbers, pool: Pool) -> tuple[list[int], list[int]]:
    """Masks of those who must share a table, and for each person of those who must not share theirs."""
    square = numbers.bond[np.ix_(pool.people, pool.people)]
    together = {(1 << n) | sum(1 << int(m) for m in np.nonzero(row > 0)[0]) for n, row in enumerate(square)}
    apart = [sum(1 << int(m) for m in np.nonzero(row < 0)[0]) for row in square]
    return sorted(mask for mask in together if mask.bit_count() > 1), apart


def _divisions(tables: Sequence[int], sizes: Sequence[int], people: int, budget: list[int]) -> list[Way] | None:
    """Every way to divide all people among ``tables``, with as many of each size as there are."""
    by_first: list[list[int]] = [[] for _ in range(people)]
    for table in tables:
        by_first[(table & -table).bit_length() - 1].append(table)
    left = {size: list(sizes).count(size) for size in sizes}
    found: list[Way] = []

    def add(free: int, way: Way) -> bool:
        budget[0] -= 1
        if budget[0] < 0 or len(found) > MOST_SEATINGS:
            return False
        if not free:
            found.append(way)
            return True
        for table in by_first[(free & -free).bit_length() - 1]:
            size = table.bit_count()
            if table & free == table and left[size]:
                left[size] -= 1
                done = add(free & ~table, (*way, table))
                left[size] += 1
                if not done:
                    return False
        return True

    return found if add((1 << people) - 1, ()) and len(found) <= MOST_SEATINGS else None


def pairs(found: Sequence[Way], people: int) -> np.ndarray:
    """Seating × pair of the pool: 1 where the pair shares a table. Pairs are in the order of ``combinations``."""
    place = {pair: index for index, pair in enumerate(combinations(range(people), 2))}
    square = np.zeros((len(found), len(place)), np.float32)
    for row, way in enumerate(found):
        for table in way:
            here = [n for n in range(people) if table >> n & 1]
            square[row, [place[pair] for pair in combinations(here, 2)]] = 1
    return square


def seat(pool: Pool, way: Way, where: Ints) -> None:
    """Write the seating ``way`` of ``pool`` into ``where``. Tables of a size are taken in the order of ``way``."""
    left = dict(enumerate(pool.sizes))
    for table in way:
        column = next(column for column, size in left.items() if size == table.bit_count())
        del left[column]
        for n, person in enumerate(pool.people):
            if table >> n & 1:
                where[pool.evening, person] = pool.tables[column]
