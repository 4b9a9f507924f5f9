"""One evening at once, for a page that waits: both sides at every table, as few who have met before as can be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

Pair = tuple[int, int]
STEPS = 200


def pairs_met(tables: Sequence[Sequence[int]]) -> Counter[Pair]:
    """Count, for each pair of people (keys in rising order), at how many of ``tables`` they sat together."""
    met: Counter[Pair] = Counter()
    for table in tables:
        met.update(combinations(sorted(table), 2))
    return met


def seat(people: Mapping[int, str], *, tables: int, met: Mapping[Pair, int]) -> list[list[int]]:
    """Return ``tables`` lists of people's keys.

    Sizes differ by at most one in all and by at most one within each side, and within that few sit with people they
    have sat with. The same people, history and number of tables give the same seating. Takes a tenth of a second;
    ``planning.plan`` knows more demands and looks further.

    Args:
        people: person's key to side, in a stable order.
        tables: how many tables, at least 1.
        met: how often each pair has sat together at other meetings.

    Raises:
        ValueError: fewer than one table.
    """
    import numpy as np  # most pages do without it

    from .mixing import Puzzle, mix
    from .rooms import Numbers, deal
    from .terms import Evening, Person, Room, Table

    if tables < 1:
        raise ValueError("a seating needs at least one table")
    room = Room(
        people=tuple(Person(key, {"side": side}) for key, side in people.items()),
        evenings=(Evening(1, tuple(Table(number) for number in range(1, tables + 1))),),
        met={frozenset(pair): times for pair, times in met.items()},
    )
    numbers = Numbers(room)
    if not numbers.pools:
        return [[] for _ in range(tables)]
    best = mix(Puzzle.of(numbers, deal(numbers)), seed=0, steps=STEPS, seconds=5)
    keys = list(people)
    return [[keys[place] for place in np.nonzero(best.where[0] == table)[0]] for table in range(tables)]
