"""The room in numbers: who belongs together, which tables they have, and what an even share would be.

An evening falls into pools: people who may sit with each other, and the tables they have. There is one, or one for each
working group. People, tables and values are known by their places in lists; ``Numbers.where`` is a seating: for each
evening and person the place of the table among the evening's, or -1.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .terms import PERSPECTIVE, Evening, Figures, Key, Off, Person, Room, Seating

Ints = NDArray[np.int64]
ABSENT = -1


@dataclass
class Pool:
    """People who may sit with each other on one evening, and their tables.

    Attributes:
        evening: place of the evening.
        people: their places, rising.
        tables: places of the tables among the evening's.
        seats: of each table the most it holds.
        allowed: person × table; False where somebody may not sit.
        sizes: people at each table; set by ``fitting``.
        low, high: table × value, what is even; set by ``even``.
    """

    evening: int
    people: tuple[int, ...]
    tables: tuple[int, ...]
    seats: tuple[int, ...]
    allowed: NDArray[np.bool_]
    sizes: tuple[int, ...] = ()
    low: Ints = field(default_factory=lambda: np.zeros((0, 0), np.int64))
    high: Ints = field(default_factory=lambda: np.zeros((0, 0), np.int64))

    @property
    def is_free(self) -> bool:
        """Everybody may sit at every table."""
        return bool(self.allowed.all())


class Numbers:
    """A room in numbers.

    Attributes:
        columns: (variable, value) of each value that somebody has.
        hard: for each column whether it is of a variable (True) or a perspective.
        hot: person × column, 1 where they have it.
        met: person × person, meetings together before the plan.
        bond: person × person: 1 where two must share a table, -1 where they must not, else 0.
        speech: person × person: 1 where two need the same interpreter.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self.keys = [person.key for person in room.people]
        self.place = {key: place for place, key in enumerate(self.keys)}
        values = {(name, value) for one in room.people for name, value in _values(one)}
        self.columns = sorted(values, key=lambda column: (column[0].startswith(PERSPECTIVE), column))
        self.hard = np.array([not name.startswith(PERSPECTIVE) for name, _ in self.columns], bool)
        place = {column: index for index, column in enumerate(self.columns)}
        self.hot = np.zeros((len(self.keys), len(self.columns)), np.int64)
        for index, person in enumerate(room.people):
            for column in _values(person):
                self.hot[index, place[column]] = 1
        self.met = self._square()
        for pair, times in room.met.items():
            if pair <= self.place.keys() and len(pair) == 2:
                self._both(self.met, [self.place[key] for key in pair], times)
        self.bond, self.speech = self._square(), self._square()
        for group in room.together:
            self._both(self.bond, [self.place[key] for key in group], 1)
        for pair in room.apart:
            if pair <= self.place.keys():
                self._both(self.bond, [self.place[key] for key in pair], -1)
        for language in {person.language for person in room.people} - {""}:
            self._both(self.speech, [n for n, one in enumerate(room.people) if one.language == language], 1)
        self.pools = [pool for place, evening in enumerate(room.evenings) for pool in self._pools(place, evening)]

    def _square(self) -> Ints:
        return np.zeros((len(self.keys), len(self.keys)), np.int64)

    @staticmethod
    def _both(square: Ints, places: Sequence[int], value: int) -> None:
        square[np.ix_(places, places)] = value
        np.fill_diagonal(square, 0)

    def _pools(self, place: int, evening: Evening) -> list[Pool]:
        present = set(self.keys) if evening.present is None else set(evening.present)
        grouped = {key for members in evening.groups.values() for key in members}
        groups = [members & present for _, members in sorted(evening.groups.items())] + [present - grouped]
        members = [sorted(self.place[key] for key in group) for group in groups if group]
        shares = _share_out(members, evening, self.room.people)
        return [self._pool(place, evening, people, tables) for people, tables in zip(members, shares, strict=True)]

    def _pool(self, place: int, evening: Evening, people: Sequence[int], tables: Sequence[int]) -> Pool:
        allowed = np.ones((len(people), len(tables)), bool)
        for row, person in enumerate(people):
            number = evening.locked.get(self.keys[person])
            for column, table in enumerate(tables):
                here = evening.tables[table]
                locked_elsewhere = number is not None and number != here.number
                steps = self.room.people[person].step_free and not here.step_free
                allowed[row, column] = not (locked_elsewhere or steps)
        seats = tuple(evening.tables[table].seats or len(people) for table in tables)
        return Pool(place, tuple(people), tuple(tables), seats, allowed)

    # --- Seatings -------------------------------------------------------------------------------------------------

    def nobody_seated(self) -> Ints:
        return np.full((len(self.room.evenings), len(self.keys)), ABSENT, np.int64)

    def together(self, where: Ints) -> Ints:
        """Person × person: at how many meetings they share a table, those before the plan included."""
        count = self.met.copy()
        for evening in where:
            count += (evening[:, None] == evening[None, :]) & (evening[:, None] != ABSENT)
        np.fill_diagonal(count, 0)
        return count

    def steps_off(self, where: Ints) -> list[Ints]:
        """For each pool, table × value: how many people too many or too few."""
        found = []
        for pool in self.pools:
            here = where[pool.evening, pool.people]
            seats = here[None, :] == np.array(pool.tables)[:, None]
            counts = seats @ self.hot[list(pool.people)]
            found.append(np.maximum(pool.low - counts, 0) + np.maximum(counts - pool.high, 0))
        return found

    def figures(self, where: Ints) -> Figures:
        """What the seating is worth."""
        pairs = self.together(where)[np.triu_indices(len(self.keys), 1)]
        off = sum((steps.sum(axis=0) for steps in self.steps_off(where)), np.zeros(len(self.columns), np.int64))
        return Figures(
            repeats=int(np.maximum(pairs - 1, 0).sum()),
            most=int(pairs.max(initial=0)),
            off=int(off[self.hard].sum()),
            perspectives_off=int(off[~self.hard].sum()),
        )

    def off(self, where: Ints) -> tuple[Off, ...]:
        """Every table out of balance."""
        found = []
        for pool, steps in zip(self.pools, self.steps_off(where), strict=True):
            evening = self.room.evenings[pool.evening]
            here = where[pool.evening, pool.people]
            for row, column in zip(*np.nonzero(steps), strict=True):
                sitting = np.array(pool.people)[here == pool.tables[row]]
                name, value = self.columns[column]
                people = int(self.hot[sitting, column].sum())
                low, high = int(pool.low[row, column]), int(pool.high[row, column])
                number = evening.tables[pool.tables[row]].number
                found.append(Off(evening.number, number, name, value, people, low, high))
        return tuple(found)

    def seatings(self, where: Ints) -> tuple[Seating, ...]:
        """The seating with keys and table numbers."""
        return tuple(
            Seating(
                evening.number,
                {
                    table.number: tuple(self.keys[person] for person in np.nonzero(where[place] == index)[0])
                    for index, table in enumerate(evening.tables)
                },
            )
            for place, evening in enumerate(self.room.evenings)
        )


def even(numbers: Numbers, pool: Pool) -> None:
    """Set ``low`` and ``high``: how few and how many of each value a table may have to be even.

    Tables that differ by one person at most count as alike; others have their share by size.
    """
    counts = numbers.hot[list(pool.people)].sum(axis=0)
    sizes = np.array(pool.sizes)[:, None]
    if max(pool.sizes) - min(pool.sizes) <= 1:
        sizes = np.ones_like(sizes)
    total = max(1, int(sizes.sum()))
    pool.low = counts[None, :] * sizes // total
    pool.high = -(-counts[None, :] * sizes // total)


def even_sizes(people: int, seats: Sequence[int]) -> tuple[int, ...]:
    """How many sit at each table, as alike as the seats allow; the first tables get one more."""
    sizes = [0] * len(seats)
    for _ in range(people):
        open_tables = [table for table, most in enumerate(seats) if sizes[table] < most]
        sizes[min(open_tables, key=lambda table: (sizes[table], table))] += 1
    return tuple(sizes)


def dealt(numbers: Numbers, pool: Pool) -> tuple[int, ...]:
    """The table of each person of ``pool`` when they are dealt like cards, sorted by what they have in common.

    The first variable is even at tables of like size, the others only by luck.
    """
    order = sorted(range(len(pool.people)), key=lambda row: (*-numbers.hot[pool.people[row]], row))
    left, found, column = list(pool.sizes), [0] * len(pool.people), 0
    for row in order:
        while not left[column % len(left)]:
            column += 1
        left[column % len(left)] -= 1
        found[row] = pool.tables[column % len(left)]
        column += 1
    return tuple(found)


def deal(numbers: Numbers) -> Ints:
    """A quick seating of every pool, without regard to rules."""
    where = numbers.nobody_seated()
    for pool in numbers.pools:
        pool.sizes = even_sizes(len(pool.people), pool.seats)
        even(numbers, pool)
        where[pool.evening, list(pool.people)] = dealt(numbers, pool)
    return where


def _values(person: Person) -> list[tuple[str, str]]:
    known = [(name, value) for name, value in person.variables.items() if value]
    return known + [(PERSPECTIVE + name, name) for name in sorted(person.perspectives)]


def _share_out(groups: Sequence[Sequence[int]], evening: Evening, people: Sequence[Person]) -> list[list[int]]:
    """Give each group its tables: as many as its size asks for, those its people are locked to or need among them."""
    if not groups:
        return []
    if len(groups) == 1:
        return [list(range(len(evening.tables)))]
    wanted = [1] * len(groups)
    for _ in range(len(evening.tables) - len(groups)):
        fullest = max(range(len(groups)), key=lambda group: (len(groups[group]) / wanted[group], -group))
        wanted[fullest] += 1
    number = {table.number: place for place, table in enumerate(evening.tables)}
    left = list(range(len(evening.tables)))
    shares: list[list[int]] = [[] for _ in groups]

    def take(group: int, table: int) -> None:
        if table in left:
            left.remove(table)
            shares[group].append(table)

    for group, members in enumerate(groups):
        for person in members:
            key: Key = people[person].key
            if key in evening.locked:
                take(group, number[evening.locked[key]])
    for group, members in enumerate(groups):
        level = [table for table in left if evening.tables[table].step_free]
        has_level = any(evening.tables[table].step_free for table in shares[group])
        if level and not has_level and any(people[person].step_free for person in members):
            take(group, level[0])
    for group in sorted(range(len(groups)), key=lambda group: -len(groups[group])):
        while len(shares[group]) < wanted[group] and left:
            take(group, left[0])
    return [sorted(tables) for tables in shares]
