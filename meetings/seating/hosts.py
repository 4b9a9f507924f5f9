"""Which facilitator sits at which table: as seldom as can be with people they have had before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ortools.graph.python import linear_sum_assignment

from .terms import Key, Pair, Room, Seating

FORBIDDEN = 1_000_000


def with_hosts(room: Room, seatings: Sequence[Seating]) -> tuple[Seating, ...]:
    """Give every evening's tables their facilitators, one evening after the other.

    Nobody is given a table with someone they are kept apart from: such a table, or one for whom there is nobody left,
    has no facilitator, and the caller says so. With more facilitators than tables some are left over.
    """
    met = Counter({pair: times for pair, times in room.met.items() if len(pair) == 2})
    evenings = {evening.number: evening for evening in room.evenings}
    found = []
    for seating in seatings:
        hosts = evenings[seating.number].hosts
        given = _assign(hosts, seating, met, set(room.apart))
        for number, host in given.items():
            met.update(frozenset({host, person}) for person in seating.tables[number])
        found.append(replace(seating, hosts=given))
    return tuple(found)


def _assign(hosts: Sequence[Key], seating: Seating, met: Counter[Pair], apart: set[Pair]) -> dict[int, Key]:
    """The assignment with the fewest meetings again; of equals, the solver's own, which is always the same."""
    numbers = [number for number, people in seating.tables.items() if people]
    size = max(len(hosts), len(numbers))
    if not hosts or not numbers:
        return {}
    task = linear_sum_assignment.SimpleLinearSumAssignment()
    costs: dict[tuple[int, int], int] = {}
    for row in range(size):
        for column in range(size):
            cost = FORBIDDEN // 2
            if row < len(hosts) and column < len(numbers):
                pairs = [frozenset({hosts[row], person}) for person in seating.tables[numbers[column]]]
                cost = FORBIDDEN if apart.intersection(pairs) else sum(min(met[pair], 1000) for pair in pairs)
            costs[row, column] = cost
            task.add_arc_with_cost(row, column, cost)
    task.solve()
    pairs_found = [(row, task.right_mate(row)) for row in range(size)]
    return {
        numbers[column]: hosts[row]
        for row, column in sorted(pairs_found, key=lambda pair: pair[1])
        if costs[row, column] < FORBIDDEN // 2
    }
