"""What no plan can be better than."""

from itertools import combinations
from math import ceil, comb

import numpy as np

from .rooms import Numbers


def fewest_repeats(numbers: Numbers) -> int:
    """A number of repeats below which no plan in balance can come. The true least is often well above.

    Two thoughts, the better of which is taken; what pairs met before the plan comes on top of the first.

    The people of an evening's tables fall upon another evening's tables, and where two fall upon the same one they
    repeat. Two evenings of five tables of six share five pairs at least. A pair that meets c times is shared by
    c (c - 1) / 2 pairs of evenings, for c - 1 repeats.

    And everyone has so many neighbours in all, of so many people they could meet for the first time.
    """
    room = numbers.room
    before = int(np.maximum(numbers.met - 1, 0).sum()) // 2
    shared = 0
    for one, other in combinations(numbers.pools, 2):
        if one.evening != other.evening:
            both = len({*one.people} & {*other.people})
            shared += _fewest_pairs(both, len(one.tables) * len(other.tables))
    times = max(2, min(room.most, len(room.evenings)))
    return max(before + ceil(2 * shared / times), before + ceil(_too_few_to_meet(numbers) / 2))


def _fewest_pairs(people: int, places: int) -> int:
    """Pairs that share a place when ``people`` are spread evenly over ``places``."""
    each, over = divmod(people, places)
    return over * comb(each + 1, 2) + (places - over) * comb(each, 2)


def _too_few_to_meet(numbers: Numbers) -> int:
    """Neighbours that people have in all, beyond those they can meet for the first time."""
    people = len(numbers.keys)
    reachable = np.zeros((people, people), bool)
    seats = np.zeros(people, np.int64)
    for pool in numbers.pools:
        here = list(pool.people)
        alone = [
            value for value in range(len(numbers.columns)) if numbers.hard[value] and pool.high[:, value].max() <= 1
        ]
        hot = numbers.hot[here][:, alone]
        reachable[np.ix_(here, here)] |= (hot @ hot.T) == 0
        seats[here] += max(0, min(pool.sizes) - 1)
    reachable &= (numbers.met == 0) & (numbers.bond >= 0)
    np.fill_diagonal(reachable, False)
    return int(np.maximum(seats - reachable.sum(axis=1), 0).sum())
