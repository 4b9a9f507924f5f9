"""The attacker: has every version, knows who was heard and where each belongs, the threshold and the rules.

What they do not know is who said what. From every cell they take what it tells (at least the threshold in the group
say it, or fewer do) and solve for the least and the most that any set of people can hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from dialogues.suppression import AGAINST, SAYS, Why
from tests.dialogues.suppression_dialogues import RECODED, ROWS, Edition, Made, carriers


@dataclass(frozen=True)
class Told:
    """Of these people at least the threshold say it (``many``), or fewer do."""

    people: frozenset[int]
    many: bool


@dataclass(frozen=True)
class Leak:
    """What the attacker has worked out: of ``people`` at least ``least`` and at most ``most`` say it."""

    row: str
    side: str
    what: str
    people: frozenset[int]
    least: int
    most: int


class Solver:
    """Every world that agrees with what is told. Worlds once found are kept: most questions are answered by one."""

    def __init__(self, told: list[Told], threshold: int, worlds: Iterable[frozenset[int]]) -> None:
        self.told, self.threshold = told, threshold
        self.worlds = [world for world in worlds if self.agrees(world)]
        self.solved = 0

    def agrees(self, world: frozenset[int]) -> bool:
        return all((len(one.people & world) >= self.threshold) is one.many for one in self.told)

    def bounds(self, people: frozenset[int], *, least: int, most: int) -> tuple[int, int]:
        """The least and the most of ``people`` that can say it; exact where they are not as wide as asked for."""
        counts = [len(people & world) for world in self.worlds]
        low, high = min(counts, default=len(people)), max(counts, default=0)
        if low > least:
            low = self._extreme(people, lowest=True)
        if high < most:
            high = self._extreme(people, lowest=False)
        return low, high

    def _extreme(self, people: frozenset[int], *, lowest: bool) -> int:
        self.solved += 1
        model = cp_model.CpModel()
        everybody = frozenset().union(people, *(one.people for one in self.told))
        says = {person: model.new_bool_var(str(person)) for person in everybody}
        for one in self.told:
            total = sum(says[person] for person in one.people)
            model.add(total >= self.threshold) if one.many else model.add(total < self.threshold)
        goal = sum(says[person] for person in people)
        model.minimize(goal) if lowest else model.maximize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        found = solver.solve(model)
        assert found == cp_model.OPTIMAL, solver.status_name(found)
        world = frozenset(person for person, one in says.items() if solver.value(one))
        self.worlds.append(world)
        return len(people & world)


def told_by(edition: Edition, row: str, side: str, *, rules_known: bool = True) -> list[Told]:
    """What one version tells of one side of a row.

    Args:
        rules_known: leave out cells that kept what they had or were hidden because of others, as one who knows the
            rules must; without it every cell of a group that is spoken of is taken at its word.
    """
    found = []
    for key in sorted(edition.telling.spoken_of):
        cell = edition.telling.cells[row, key]
        half = cell.says if side == SAYS else cell.against
        if rules_known and half.why not in {None, Why.FEW}:
            continue
        found.append(Told(frozenset(edition.world.columns[key]), half.told))
    return found


def few_sets(made: Made) -> set[frozenset[int]]:
    """Columns of fewer than twice the threshold, and what two columns of any versions differ by, when it is few."""
    columns = {frozenset(people) for edition in made.editions for people in edition.world.columns.values()}
    few = {one - other for one in columns for other in columns} | columns
    return {one for one in few if 0 < len(one) < 2 * made.threshold}


def attack(made: Made, *, insider: int | None = None, rules_known: bool = True) -> tuple[list[Leak], dict[str, float]]:
    """Work out what can be worked out. Returns what is too much, and figures.

    Args:
        insider: a person who knows what they said themselves.
    """
    leaks: list[Leak] = []
    figures = {"cells": 0, "hidden": 0, "solved": 0, "narrowest": 99.0}
    few = few_sets(made)
    everybody = sorted(set().union(*(edition.world.people for edition in made.editions)))
    for row in ROWS:
        for side in (SAYS, AGAINST):
            together = [made.editions] if row != RECODED else [[edition] for edition in made.editions]
            for editions in together:
                told = [one for edition in editions for one in told_by(edition, row, side, rules_known=rules_known)]
                if not any(one.many for one in told):
                    continue
                truth = frozenset().union(*(carriers(edition.world, row, side) for edition in editions))
                known = [insider] if insider else []
                solver = _Informed(told, made.threshold, [truth], known, truth)
                leaks += _leaks(made, editions, solver, row, side, few, everybody, figures)
                figures["solved"] += solver.solved
    for edition in made.editions:
        figures["cells"] += len(edition.telling.cells)
        figures["hidden"] += sum(cell.word == "hidden" for cell in edition.telling.cells.values())
    return leaks, figures


class _Informed(Solver):
    """An attacker who also knows for sure what some have said."""

    def __init__(
        self,
        told: list[Told],
        threshold: int,
        worlds: list[frozenset[int]],
        known: list[int],
        truth: frozenset[int],
    ) -> None:
        self.yes = frozenset(person for person in known if person in truth)
        self.no = frozenset(known) - self.yes
        super().__init__(told, threshold, worlds)

    def _extreme(self, people: frozenset[int], *, lowest: bool) -> int:
        self.solved += 1
        model = cp_model.CpModel()
        everybody = frozenset().union(people, self.yes, self.no, *(one.people for one in self.told))
        says = {person: model.new_bool_var(str(person)) for person in everybody}
        for person in self.yes:
            model.add(says[person] == 1)
        for person in self.no:
            model.add(says[person] == 0)
        for one in self.told:
            total = sum(says[person] for person in one.people)
            model.add(total >= self.threshold) if one.many else model.add(total < self.threshold)
        goal = sum(says[person] for person in people)
        model.minimize(goal) if lowest else model.maximize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        found = solver.solve(model)
        if found != cp_model.OPTIMAL:
            raise Impossible(solver.status_name(found))
        world = frozenset(person for person, one in says.items() if solver.value(one))
        self.worlds.append(world)
        return len(people & world)


class Impossible(Exception):
    """No world agrees with what is told: the attacker has taken something at its word that is no word."""


def _leaks(made, editions, solver, row, side, few, everybody, figures):
    k = made.threshold
    own = solver.yes | solver.no
    for person in everybody:
        if person in own:
            continue
        low, high = solver.bounds(frozenset([person]), least=0, most=1)
        if (low, high) != (0, 1):
            yield Leak(row, side, "one person", frozenset([person]), low, high)
    for people in few:
        rest = people - own
        if not rest:
            continue
        allowed = k - 1 - len(solver.yes)
        low, high = solver.bounds(rest, least=0, most=min(len(rest), allowed))
        figures["narrowest"] = min(figures["narrowest"], (high - low) / min(len(rest), max(allowed, 1)))
        enough = len(rest) >= k
        if low > (len(rest) // 2 if enough else 0) or high < min(len(rest), allowed):
            yield Leak(row, side, "few people", rest, low, high)
    for edition in editions:
        for people in edition.world.columns.values():
            rest = frozenset(people) - own
            if len(people) < k:
                continue
            low, high = solver.bounds(rest, least=0, most=k - 1 - len(solver.yes))
            if high < k - 1 - len(solver.yes) or (high < k and low > 1):
                yield Leak(row, side, "a count", rest, low, high)
