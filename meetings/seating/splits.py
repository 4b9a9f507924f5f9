"""Ways to divide the people of two tables between them, and balance counted for all of these ways at once."""

from functools import lru_cache
from itertools import combinations, product
from math import comb

import numpy as np

from .rooms import Ints

MOST_SPLITS, MOST_CELLS = 1000, 70_000
"""Ways to split two tables, and ways times pairs, that are weighed in one step."""
Floats = np.ndarray


class Splits:
    """Ways to seat ``first`` of the people at one table and ``second`` at another, whoever sat where before.

    All ways when they are at most ``MOST_SPLITS``; otherwise ``drawn`` ones in which one or two change places: then
    the people should come in another order each time. The first is that nobody moves. When the tables are ``alike``,
    two ways that only exchange them are one.

    Attributes:
        here: way × person, 1 at the first table, where before the first ``first`` people were.
        turned: the same, person × way.
        share, whole: way × pair, 1 where the pair shares a table; pairs are ``left`` and ``right``.
        now: the same as they stand before.
    """

    def __init__(self, first: int, second: int, alike: bool) -> None:
        people = first + second
        self.drawn = comb(people, first) > MOST_SPLITS
        if not self.drawn:
            groups = [group for group in combinations(range(people), first) if not (alike and first and group[0])]
        else:
            groups = _exchanges(first, second)
        self.here = np.zeros((len(groups), people))
        for row, group in enumerate(groups):
            self.here[row, list(group)] = 1
        self.turned = np.ascontiguousarray(self.here.T)
        self.left, self.right = np.triu_indices(people, 1)
        same = self.here[:, self.left] == self.here[:, self.right]
        self.share, self.whole = same.astype(np.float32), same.astype(np.int64)
        self.now = ((self.left < first) == (self.right < first)).astype(np.int64)


def _exchanges(first: int, second: int) -> list[tuple[int, ...]]:
    """Nobody moves, and then one or two from each table change places, as many as ``MOST_CELLS`` leaves room for."""
    stay, there = tuple(range(first)), range(first, first + second)
    room = max(2, min(MOST_SPLITS, MOST_CELLS // comb(first + second, 2)))
    lots = np.random.default_rng(first * 1000 + second)
    found = [stay]
    for count in (1, 2):
        ways = list(product(combinations(stay, count), combinations(there, count)))
        some = sorted(lots.permutation(len(ways))[: (room - len(found)) // (3 - count)])
        for out, come in (ways[place] for place in some):
            found.append((*(person for person in stay if person not in out), *come))
    return found


@lru_cache(maxsize=64)
def splits(first: int, second: int, alike: bool) -> Splits:
    return Splits(first, second, alike)


class Packed:
    """Counts many values at once, each in some bits of a number, and tells how many are outside their limits.

    A field has one bit more than its counts need: adding what is missing to that bit sets it when a count is above a
    limit. Some ten values fit in a number that a float still holds exactly, so that one product of two matrices counts
    them for every way to split two tables.
    """

    def __init__(self, hot: Ints, most: int) -> None:
        bits = most.bit_length() + 1
        each = 52 // bits
        self.hot = hot
        self.words = -(-hot.shape[1] // each)
        self.units = np.zeros((hot.shape[1], self.words), np.int64)
        for value in range(hot.shape[1]):
            self.units[value, value // each] = 1 << value % each * bits
        self.packed = np.ascontiguousarray((hot @ self.units).T, float)
        self.guard = (self.units.sum(axis=0) << (bits - 1))[:, None]

    def outside(self, ways: Splits, people: Ints, low: tuple[Ints, Ints], high: tuple[Ints, Ints]) -> Ints:
        """For each of ``ways``, the values of which one of the two tables has too many or too few.

        ``low`` and ``high`` are the limits of the first and the second table. When they cannot all be kept, the ways
        nearest to that count as inside.
        """
        total = self.hot[people].sum(axis=0)
        least, most = np.maximum(low[0], total - high[1]), np.minimum(high[0], total - low[1])
        above = self.guard - ((np.maximum(least, most) + 1) @ self.units)[:, None]
        below = self.guard - (np.minimum(least, most) @ self.units)[:, None]
        counted = (self.packed[:, people] @ ways.turned).astype(np.int64)
        outside = (((counted + above) & self.guard) | (~(counted + below) & self.guard)).view(np.uint64)
        found = np.bitwise_count(outside[0])
        for word in outside[1:]:
            found = found + np.bitwise_count(word)
        return found
