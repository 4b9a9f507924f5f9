"""Mixed tables, simply: both sides at every table, as few people as can be who have sat together before.

A greedy seating that is good enough to start from and quick enough for the door; the same people, history and
number of tables give the same seating. Every seat can be moved by hand afterwards.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

Pair = tuple[int, int]


def pairs_met(tables: Sequence[Sequence[int]]) -> Counter[Pair]:
    """Count, for each pair of people (keys in rising order), at how many of ``tables`` they sat together."""
    met: Counter[Pair] = Counter()
    for table in tables:
        met.update(combinations(sorted(table), 2))
    return met


def seat(people: Mapping[int, str], *, tables: int, met: Mapping[Pair, int]) -> list[list[int]]:
    """Return ``tables`` lists of people's keys.

    Sizes differ by at most one in all and by at most one within each side. Within that, everyone goes where the
    fewest people they have sat with already sit; ties go to the emptier, then the earlier table.

    Args:
        people: person's key to side, in a stable order.
        tables: how many tables, at least 1.
        met: how often each pair has sat together at other meetings.

    Raises:
        ValueError: fewer than one table.
    """
    if tables < 1:
        raise ValueError("a seating needs at least one table")
    seats: list[list[int]] = [[] for _ in range(tables)]
    sizes = [len(people) // tables + (index < len(people) % tables) for index in range(tables)]
    sides = sorted({*people.values()})
    for side in sides:
        group = [person for person in people if people[person] == side]
        group.sort(key=lambda person: (-sum(count for pair, count in met.items() if person in pair), person))
        ceiling = -(-len(group) // tables)
        held = [0] * tables
        for person in group:
            open_tables = [i for i in range(tables) if held[i] < ceiling and len(seats[i]) < sizes[i]]
            open_tables = open_tables or [i for i in range(tables) if len(seats[i]) < sizes[i]]
            best = min(
                open_tables,
                key=lambda i: (sum(met.get((min(person, o), max(person, o)), 0) for o in seats[i]), len(seats[i]), i),
            )
            seats[best].append(person)
            held[best] += 1
    return seats
