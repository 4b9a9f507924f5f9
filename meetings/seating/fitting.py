"""One pool by CP-SAT: sizes of tables, a seating that keeps every rule, and the least that must be out of balance.

Whether a pool can be balanced does not depend on the other evenings, so this is asked first: it is where the search
starts, and what its result is held against.
"""

from collections import defaultdict
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetings.solver import Limits, smallest_core, solve

from .rooms import Numbers, Pool, dealt, even, even_sizes
from .terms import Fault, Problem, Rule, Unseatable

FIT = Limits(work=3, seconds=20)
CORE = Limits(work=1, seconds=10)
LARGE = 3000
"""People times tables beyond which a room without rules is dealt like cards, and left to the search to balance."""
PERSPECTIVES_PER_VARIABLE = 1000
"""A variable out of balance weighs as this many perspectives."""


@dataclass(frozen=True)
class Fit:
    """Place of the table of each person of the pool, and the least steps out of balance, as far as is proven."""

    tables: tuple[int, ...]
    least_off: int
    least_perspectives_off: int
    stopped: bool


class PoolModel:
    """Who sits where in one pool, under its rules. ``sits[person][table]``, by places in the pool."""

    def __init__(self, numbers: Numbers, pool: Pool, *, switched: bool = False) -> None:
        self.numbers, self.pool, self.switched = numbers, pool, switched
        self.model = cp_model.CpModel()
        tables = range(len(pool.tables))
        self.sits = [[self.model.new_bool_var("") for _ in tables] for _ in pool.people]
        for row in self.sits:
            self.model.add_exactly_one(row)
        self.switches: list[tuple[tuple[Rule, tuple], cp_model.IntVar]] = []
        self._places()
        self._pairs()
        self._languages()

    def rule(self, rule: Rule, about: tuple[int, ...]) -> list[cp_model.IntVar]:
        """The switch that a rule hangs on, if it does."""
        if not self.switched:
            return []
        switch = self.model.new_bool_var("")
        self.switches.append(((rule, tuple(self.numbers.keys[person] for person in about)), switch))
        return [switch]

    def _places(self) -> None:
        room = self.numbers.room
        evening = room.evenings[self.pool.evening]
        for row, person in enumerate(self.pool.people):
            if self.pool.allowed[row].all():
                continue
            locked = self.numbers.keys[person] in evening.locked
            for rule, applies in ((Rule.LOCKED, locked), (Rule.STEP_FREE, room.people[person].step_free)):
                if not applies:
                    continue
                switch = self.rule(rule, (person,))
                for column, place in enumerate(self.pool.tables):
                    table = evening.tables[place]
                    fits = table.step_free if rule == Rule.STEP_FREE else self._is_locked_to(person, table.number)
                    if not fits:
                        self.model.add(self.sits[row][column] == 0).only_enforce_if(*switch)

    def _is_locked_to(self, person: int, number: int) -> bool:
        return self.numbers.room.evenings[self.pool.evening].locked[self.numbers.keys[person]] == number

    def _pairs(self) -> None:
        people = self.pool.people
        for row, person in enumerate(people):
            for other_row in range(row + 1, len(people)):
                bond = self.numbers.bond[person, people[other_row]]
                if not bond:
                    continue
                switch = self.rule(Rule.TOGETHER if bond > 0 else Rule.APART, (person, people[other_row]))
                for here, there in zip(self.sits[row], self.sits[other_row], strict=True):
                    rule = here == there if bond > 0 else here + there <= 1
                    self.model.add(rule).only_enforce_if(*switch)

    def _languages(self) -> None:
        """Those who need the same interpreter share as few tables as can hold them."""
        rows = defaultdict(list)
        for row, person in enumerate(self.pool.people):
            if language := self.numbers.room.people[person].language:
                rows[language].append(row)
        for members in (members for _, members in sorted(rows.items()) if len(members) > 1):
            switch = self.rule(Rule.LANGUAGE, tuple(self.pool.people[row] for row in members))
            used = []
            for column in range(len(self.pool.tables)):
                used.append(self.model.new_bool_var(""))
                for row in members:
                    self.model.add_implication(self.sits[row][column], used[-1])
            self.model.add(sum(used) <= self._tables_for(len(members))).only_enforce_if(*switch)

    def _tables_for(self, people: int) -> int:
        """The fewest tables that hold ``people``."""
        held = 0
        for count, seats in enumerate(sorted(self.pool.sizes or self.pool.seats, reverse=True), start=1):
            held += seats
            if held >= people:
                return count
        return len(self.pool.tables)

    def size(self, column: int) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.sum([row[column] for row in self.sits])

    def off(self) -> cp_model.LinearExprT:
        """Steps out of balance, those of variables weighing most."""
        low, high, hot = self.pool.low, self.pool.high, self.numbers.hot
        terms = []
        for value in range(len(self.numbers.columns)):
            rows = [row for row, person in enumerate(self.pool.people) if hot[person, value]]
            weight = PERSPECTIVES_PER_VARIABLE if self.numbers.hard[value] else 1
            for column in range(len(self.pool.tables)) if rows else ():
                off = self.model.new_int_var(0, len(rows), "")
                people = cp_model.LinearExpr.sum([self.sits[row][column] for row in rows])
                self.model.add(off >= int(low[column, value]) - people)
                self.model.add(off >= people - int(high[column, value]))
                terms.append(weight * off)
        return cp_model.LinearExpr.sum(terms)

    def seating(self, value) -> tuple[int, ...]:
        return tuple(
            next(place for place, sits in zip(self.pool.tables, row, strict=True) if value(sits)) for row in self.sits
        )


def fit(numbers: Numbers, pool: Pool, *, seed: int, limits: Limits = FIT) -> Fit:
    """Settle the sizes of the pool's tables and what is even, and seat it once.

    Raises:
        Unseatable: the tables are too few, or the rules collide.
    """
    number = numbers.room.evenings[pool.evening].number
    if not pool.tables or sum(pool.seats) < len(pool.people):
        raise Unseatable([Problem(Fault.SEATS, number, (sum(pool.seats), len(pool.people)))])
    pool.sizes = even_sizes(len(pool.people), pool.seats)
    if _has_rules(numbers, pool):
        pool.sizes = _sizes(numbers, pool, seed=seed, limits=limits)
    elif len(pool.people) * len(pool.tables) > LARGE:
        even(numbers, pool)
        return Fit(dealt(numbers, pool), 0, 0, False)
    even(numbers, pool)
    model = PoolModel(numbers, pool)
    for column, size in enumerate(pool.sizes):
        model.model.add(model.size(column) == size)
    model.model.minimize(model.off())
    answer = solve(model.model, seed=seed, limits=limits)
    if not answer.found:  # balance can be too much to ask of a large room at once; the rules alone are not
        model.model.clear_objective()
        answer = solve(model.model, seed=seed, limits=limits)
    if not answer.found:
        raise Unseatable([Problem(Fault.NOT_FOUND, number)])
    least = max(0, int(-(-answer.bound // 1)))
    off, perspectives = divmod(least, PERSPECTIVES_PER_VARIABLE)
    return Fit(model.seating(answer.value), off, perspectives, answer.stopped)


def _has_rules(numbers: Numbers, pool: Pool) -> bool:
    here = list(pool.people)
    square = slice(None), here
    return not pool.is_free or bool(numbers.bond[here][square].any() or numbers.speech[here][square].any())


def _sizes(numbers: Numbers, pool: Pool, *, seed: int, limits: Limits) -> tuple[int, ...]:
    """Sizes as alike as the rules allow.

    Raises:
        Unseatable: the rules collide, or nothing was found within the limits.
    """
    wanted, pool.sizes = pool.sizes, ()
    model = PoolModel(numbers, pool)
    off = []
    for column, seats in enumerate(pool.seats):
        model.model.add(model.size(column) <= seats)
        off.append(model.model.new_int_var(0, len(pool.people), ""))
        model.model.add(off[-1] >= model.size(column) - max(wanted))
        model.model.add(off[-1] >= min(wanted) - model.size(column))
    model.model.minimize(sum(off))
    answer = solve(model.model, seed=seed, limits=limits)
    if answer.found:
        seating = model.seating(answer.value)
        return tuple(seating.count(place) for place in pool.tables)
    number = numbers.room.evenings[pool.evening].number
    if not answer.impossible:
        raise Unseatable([Problem(Fault.NOT_FOUND, number)])
    switched = PoolModel(numbers, pool, switched=True)
    for column, seats in enumerate(pool.seats):
        switched.model.add(switched.size(column) <= seats)
    core = smallest_core(switched.model, [switch for _, switch in switched.switches], seed=seed, limits=CORE)
    rules = tuple(switched.switches[place][0] for place in core or ())
    raise Unseatable([Problem(Fault.COLLIDE, number, rules=rules)])
