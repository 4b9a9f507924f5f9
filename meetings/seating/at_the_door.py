"""Planning an evening again at the door, when it is seen who came: as few people as can be are moved.

First what must be: rules, tables neither too empty nor too full. Of all ways to reach that the one that moves fewest
people is found, and of those with as few moves the one that leaves the tables best balanced. A table that has become
too empty is closed. Where rules cannot all be kept with those who came, as few as possible are broken, and said.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from math import ceil
from time import perf_counter

from ortools.sat.python import cp_model

from meetings.solver import Answer, Limits, solve

from .hosts import with_hosts
from .rooms import Numbers
from .terms import Fault, Key, Off, Problem, Room, Rule, Seating, Unseatable, check

MOVES = Limits(work=0.6, seconds=0.7)
BALANCE = Limits(work=0.3, seconds=0.4)
MORE = Limits(work=0.4, seconds=0.5)
SMALL, LONGEST = 600, 8
"""People times tables that the limits are made for; a larger room gets more in proportion, at most so many times."""
Broken = tuple[tuple[Rule, tuple[Key, ...]], ...]
RULE, STEP = 1000, 20
"""A broken rule weighs as so many moves, a step out of balance as so many pairs met before; a perspective half."""


@dataclass(frozen=True)
class Move:
    """Somebody who changes tables; ``before`` is None for one who had no seat."""

    key: Key
    before: int | None
    after: int


@dataclass(frozen=True)
class DoorPlan:
    """The tables for those who came.

    Attributes:
        moves: those who had a seat and get another.
        seated: those who came without having had one.
        closed: tables that nobody sits at any more.
        off: tables out of balance.
        broken: rules that could not be kept.
        proven: no plan breaks as few rules with fewer moves.
        stopped_early: the clock cut the search short; it may not come out the same again.
    """

    seating: Seating
    moves: tuple[Move, ...]
    seated: tuple[Move, ...]
    closed: tuple[int, ...]
    off: tuple[Off, ...]
    broken: tuple[tuple[Rule, tuple[Key, ...]], ...]
    proven: bool
    seconds: float
    seed: int
    stopped_early: bool


def replan(
    room: Room,
    seating: Seating,
    came: Collection[Key],
    *,
    seed: int,
    extra_moves: int = 0,
    smallest: int | None = None,
    largest: int | None = None,
) -> DoorPlan:
    """Seat those who came, starting from ``seating``. Under two seconds for sixty people: it can answer a page.

    Args:
        room: with the evening that ``seating`` is of; others are not looked at. ``met`` holds what was before it.
        extra_moves: so many more than needed may move, if that balances the tables better.
        smallest, largest: people at a table in use. None for two thirds of the largest table as planned, and one more
            than that table or what its seats allow.

    Raises:
        Unseatable: the room makes no sense, or nobody came, or they are more than the seats.
    """
    begun = perf_counter()
    evening = next((one for one in room.evenings if one.number == seating.number), None)
    known = {person.key for person in room.people}
    here = frozenset(came) & known
    if evening is None or not here:
        raise Unseatable([Problem(Fault.NOBODY, seating.number)])
    locked = {key: number for key, number in evening.locked.items() if key in here}
    tonight = replace(room, evenings=(replace(evening, present=here, locked=locked),))
    check(tonight)
    door = _Door(tonight, seating, _limits(tonight, seating, len(here), smallest, largest))
    first = door.fewest_moves(seed)
    at_first = door.begin()
    if not first.found and (first.impossible or not door.holds(at_first)):
        raise Unseatable([Problem(Fault.NOT_FOUND, seating.number)])
    if not first.found:  # a room so large that time ran out before the solver had anything
        broken = tuple((rule, about) for rule, about, _kept in door.rules if not door.keeps(rule, about, at_first))
        return door.plan(at_first, broken, proven=False, seconds=perf_counter() - begun, seed=seed, stopped=True)
    answers = [first, *door.best_balance(first, extra_moves, seed)]
    stopped = any(answer.stopped for answer in answers)
    best = [answer for answer in answers if answer.found][-1]
    where, broken = door.seats(best)
    return door.plan(where, broken, proven=first.proven, seconds=perf_counter() - begun, seed=seed, stopped=stopped)


def _limits(
    room: Room, seating: Seating, people: int, smallest: int | None, largest: int | None
) -> tuple[int, list[int]]:
    """The fewest at a table in use, and for each table the most; widened until the people fit."""
    tables = room.evenings[0].tables
    planned = max((len(members) for members in seating.tables.values()), default=1)
    most = [table.seats or largest or planned + 1 for table in tables]
    most = [
        min(seats, largest) if largest else min(seats, max(planned + 1, ceil(people / len(tables)))) for seats in most
    ]
    if sum(most) < people:
        most = [table.seats or people for table in tables]
    least = smallest or max(1, ceil(planned * 2 / 3))
    while least > 1 and not _fit(people, least, sorted(most, reverse=True)):
        least -= 1
    return least, most


def _fit(people: int, least: int, most: list[int]) -> bool:
    """Whether some number of tables holds ``people`` with at least ``least`` at each."""
    return any(count * least <= people <= sum(most[:count]) for count in range(1, len(most) + 1))


class _Door:
    """The model: who sits where, which tables are in use, who moves."""

    def __init__(self, room: Room, seating: Seating, limits: tuple[int, list[int]]) -> None:
        self.room, self.evening, self.planned = room, room.evenings[0], seating
        self.numbers = Numbers(room)
        self.people = [place for place, key in enumerate(self.numbers.keys) if key in (self.evening.present or ())]
        self.least, self.most = limits
        self.model = cp_model.CpModel()
        tables = range(len(self.evening.tables))
        self.sits = {person: [self.model.new_bool_var("") for _ in tables] for person in self.people}
        self.used = [self.model.new_bool_var("") for _ in tables]
        self.rules: list[tuple[Rule, tuple[Key, ...], cp_model.IntVar]] = []
        self.before = {
            self.numbers.place[key]: column
            for column, table in enumerate(self.evening.tables)
            for key in seating.tables.get(table.number, ())
            if key in self.numbers.place
        }
        self._seat_everybody()
        self._keep_rules()
        self.moves = cp_model.LinearExpr.sum(
            [1 - self.sits[person][self.before[person]] for person in self.people if person in self.before]
        )

    def _seat_everybody(self) -> None:
        for row in self.sits.values():
            self.model.add_exactly_one(row)
        groups = self._groups()
        for column, used in enumerate(self.used):
            size = cp_model.LinearExpr.sum([row[column] for row in self.sits.values()])
            self.model.add(size <= self.most[column] * used)
            fewest = 1 if self.evening.groups else self.least  # a small working group stays a group
            self.model.add(size >= fewest * used)
            for person, row in self.sits.items():
                if not self._may_sit(person, column, groups):
                    self.model.add(row[column] == 0)

    def _groups(self) -> dict[int, str]:
        """Each person's working group; those in none share the empty one."""
        named = {key: name for name, members in self.evening.groups.items() for key in members}
        return {place: named.get(key, "") for place, key in enumerate(self.numbers.keys)}

    def _may_sit(self, person: int, column: int, groups: dict[int, str]) -> bool:
        """On an evening of working groups, tables stay with the groups that they were planned for."""
        if not self.evening.groups:
            return True
        owners = {groups[other] for other, table in self.before.items() if table == column}
        if owners:
            return groups[person] in owners
        has_table = any(groups[other] == groups[person] for other in self.before)
        return not has_table

    def _rule(self, rule: Rule, people: tuple[int, ...]) -> cp_model.IntVar:
        kept = self.model.new_bool_var("")
        self.rules.append((rule, tuple(self.numbers.keys[person] for person in people), kept))
        return kept

    def _keep_rules(self) -> None:
        number = {table.number: column for column, table in enumerate(self.evening.tables)}
        for person, row in self.sits.items():
            key = self.numbers.keys[person]
            if key in self.evening.locked:
                self.model.add(row[number[self.evening.locked[key]]] == 1).only_enforce_if(
                    self._rule(Rule.LOCKED, (person,))
                )
            if self.room.people[person].step_free:
                kept = self._rule(Rule.STEP_FREE, (person,))
                for column, table in enumerate(self.evening.tables):
                    if not table.step_free:
                        self.model.add(row[column] == 0).only_enforce_if(kept)
        bonds = self.numbers.bond + self.numbers.speech
        for place, person in enumerate(self.people):
            for other in self.people[place + 1 :]:
                bond = bonds[person, other]
                if not bond:
                    continue
                together = Rule.LANGUAGE if self.numbers.speech[person, other] else Rule.TOGETHER
                kept = self._rule(together if bond > 0 else Rule.APART, (person, other))
                for one, two in zip(self.sits[person], self.sits[other], strict=True):
                    self.model.add(one == two if bond > 0 else one + two <= 1).only_enforce_if(kept)

    # --- The two questions ------------------------------------------------------------------------------------------

    def fewest_moves(self, seed: int) -> Answer:
        """Break as few rules as can be, then move as few people as can be."""
        broken = cp_model.LinearExpr.sum([1 - kept for _, _, kept in self.rules])
        self.weight = RULE * broken + self.moves
        self.model.minimize(self.weight)
        begun = self.begin()
        taken = set(begun.values())
        for person, row in self.sits.items():
            for column, sits in enumerate(row):
                self.model.add_hint(sits, int(begun.get(person) == column))
        for column, used in enumerate(self.used):
            self.model.add_hint(used, int(column in taken))
        return solve(self.model, seed=seed, limits=self._longer(MOVES))

    def _longer(self, limits: Limits) -> Limits:
        times = min(LONGEST, max(1, len(self.people) * len(self.used) / SMALL))
        return Limits(work=limits.work * times, seconds=limits.seconds * times)

    def begin(self) -> dict[int, int]:
        """A seating to begin from: everyone stays, newcomers go where fewest sit, tables too empty are closed.

        It does not look at rules; the solver mends those. In a large room it is what there is when time runs out.
        """
        groups = self._groups()
        where = {person: column for person, column in self.before.items() if person in self.sits}
        size = Counter(where.values())

        def place(person: int, but: int = -1) -> bool:
            free = [
                (not size[column], size[column], column)
                for column in range(len(self.used))
                if column != but and size[column] < self.most[column] and self._may_sit(person, column, groups)
            ]
            if not free:
                return False
            column = min(free)[2]
            where[person] = column
            size[column] += 1
            return True

        for person in self.people:
            if person not in where:
                place(person)
        for column, _count in sorted(size.items(), key=lambda one: (one[1], one[0])):
            if not 0 < size[column] < self.least or self.evening.groups:
                continue
            leaving = [person for person, at in where.items() if at == column]
            for person in leaving:
                if place(person, but=column):
                    size[column] -= 1
        return where

    def best_balance(self, first: Answer, extra: int, seed: int) -> list[Answer]:
        """With as few moves, leave the tables as well balanced as can be; then with ``extra`` moves more."""
        tables = sum(first.value(used) for used in self.used)
        self.model.add(sum(self.used) == tables)
        terms = self._off(tables)
        for person, row in self.sits.items():
            for column, sits in enumerate(row):
                if self.before.get(person) != column:
                    known = sum(bool(self.numbers.met[person, other]) for other in self._planned_at(column))
                    terms.append(known * sits)
        self.model.minimize(cp_model.LinearExpr.sum(terms))
        answers = [first]
        for more, limits in ((0, BALANCE), (extra, MORE)) if extra else ((0, BALANCE),):
            tried = self.model.clone()
            tried.add(self.weight <= round(first.objective) + more)
            tried.clear_hints()
            for row in self.sits.values():
                for sits in row:
                    tried.add_hint(sits, answers[-1].value(sits))
            answer = solve(tried, seed=seed, limits=self._longer(limits))
            if answer.found:
                answers.append(answer)
        return answers[1:]

    def _planned_at(self, column: int) -> list[int]:
        return [person for person in self.people if self.before.get(person) == column]

    def _off(self, tables: int) -> list[cp_model.LinearExprT]:
        terms: list[cp_model.LinearExprT] = []
        for value in range(len(self.numbers.columns)):
            having = [person for person in self.people if self.numbers.hot[person, value]]
            if not having:
                continue
            low, high = len(having) // tables, ceil(len(having) / tables)
            weight = STEP if self.numbers.hard[value] else STEP // 2
            for column, used in enumerate(self.used):
                here = cp_model.LinearExpr.sum([self.sits[person][column] for person in having])
                off = self.model.new_int_var(0, len(having), "")
                self.model.add(off >= here - high)
                self.model.add(off >= low * used - here)
                terms.append(weight * off)
        return terms

    # --- The plan ---------------------------------------------------------------------------------------------------

    def seats(self, answer: Answer) -> tuple[dict[int, int], Broken]:
        """Who sits where in an answer, and the rules that it breaks."""
        where = {
            person: next(column for column, sits in enumerate(row) if answer.value(sits))
            for person, row in self.sits.items()
        }
        return where, tuple((rule, about) for rule, about, kept in self.rules if not answer.value(kept))

    def holds(self, where: dict[int, int]) -> bool:
        """Whether everybody has a seat and no table is too full."""
        size = Counter(where.values())
        return len(where) == len(self.people) and all(size[column] <= most for column, most in enumerate(self.most))

    def keeps(self, rule: Rule, about: tuple[Key, ...], where: dict[int, int]) -> bool:
        places = [where[self.numbers.place[key]] for key in about]
        if rule == Rule.LOCKED:
            return self.evening.tables[places[0]].number == self.evening.locked[about[0]]
        if rule == Rule.STEP_FREE:
            return self.evening.tables[places[0]].step_free
        return (len(set(places)) == 1) == (rule != Rule.APART)

    def plan(
        self, where: dict[int, int], broken: Broken, *, proven: bool, seconds: float, seed: int, stopped: bool
    ) -> DoorPlan:
        number = [table.number for table in self.evening.tables]
        keys = self.numbers.keys
        changes = [
            Move(keys[person], number[self.before[person]] if person in self.before else None, number[column])
            for person, column in where.items()
            if self.before.get(person) != column
        ]
        tables = {
            number[column]: tuple(keys[person] for person, at in where.items() if at == column)
            for column in range(len(number))
        }
        seated = with_hosts(self.room, [Seating(self.planned.number, tables)])[0]
        return DoorPlan(
            seating=seated,
            moves=tuple(move for move in changes if move.before is not None),
            seated=tuple(move for move in changes if move.before is None),
            closed=tuple(table for table, members in self.planned.tables.items() if members and not tables.get(table)),
            off=self._out_of_balance(where),
            broken=broken,
            proven=proven,
            seconds=seconds,
            seed=seed,
            stopped_early=stopped,
        )

    def _out_of_balance(self, where: dict[int, int]) -> tuple[Off, ...]:
        used = sorted({*where.values()})
        found = []
        for value, (variable, name) in enumerate(self.numbers.columns):
            having = [column for person, column in where.items() if self.numbers.hot[person, value]]
            low, high = len(having) // len(used), ceil(len(having) / len(used))
            for column in used:
                people = having.count(column)
                if not low <= people <= high:
                    table = self.evening.tables[column].number
                    found.append(Off(self.planned.number, table, variable, name, people, low, high))
        return tuple(found)
