"""The attacker: has every version, knows who was heard and where each belongs, the threshold and the rules.

What they do not know is who said what. From every cell they take what it tells (at least the threshold in the group
say it, or fewer do) and solve for the least and the most that any set of people can hold, in whole people, with
CP-SAT. Before solving they walk at random among the worlds that agree with everything: a world once found answers most
questions, since it shows that a bound is wide.

People are bits of a number.
"""

import random
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from ortools.sat.python import cp_model

from dialogues.suppression import AGAINST, SAYS, Why
from tests.dialogues.suppression_dialogues import RECODED, ROWS, Edition, Made, carriers

STEPS = 300


@dataclass(frozen=True)
class Told:
    """Of these people at least ``enough`` say it (``many``), or fewer do."""

    people: int
    many: bool
    enough: int

    def agrees(self, world: int) -> bool:
        return ((self.people & world).bit_count() >= self.enough) is self.many


@dataclass(frozen=True)
class Leak:
    """What the attacker has worked out: of ``people`` at least ``least`` and at most ``most`` say it."""

    row: str
    side: str
    what: str
    people: int
    least: int
    most: int


@dataclass
class Figures:
    """How it went."""

    dialogues: int = 0
    cells: int = 0
    hidden: int = 0
    questions: int = 0
    solved: int = 0
    narrowest: float = 1.0
    """Width of the narrowest interval found, as a share of how wide it may be."""
    pinned: int = 0
    """Counts of one to the threshold less one that are known for sure."""

    def width(self, width: int, allowed: int) -> None:
        if allowed > 0:
            self.narrowest = min(self.narrowest, width / allowed)

    def add(self, other: "Figures") -> None:
        self.dialogues += other.dialogues
        self.cells += other.cells
        self.hidden += other.hidden
        self.questions += other.questions
        self.solved += other.solved
        self.pinned += other.pinned
        self.narrowest = min(self.narrowest, other.narrowest)


@dataclass
class Solver:
    """Every world that agrees with what is told, and with what the attacker knows of some for sure."""

    told: list[Told]
    everybody: int
    truth: int
    """A world that agrees."""
    yes: int = 0
    no: int = 0
    worlds: list[int] = field(default_factory=list)
    solved: int = 0

    def __post_init__(self) -> None:
        assert all(one.agrees(self.truth) for one in self.told), "what is told is not true"
        self.worlds = [self.truth, *self._walk(self.truth)]

    def _walk(self, world: int) -> Iterator[int]:
        luck = random.Random(world)  # noqa: S311 - a walk, no secret
        free = [
            1 << at for at in range(self.everybody.bit_length()) if (self.everybody & ~self.yes & ~self.no) >> at & 1
        ]
        about = {bit: [one for one in self.told if one.people & bit] for bit in free}
        for _step in range(STEPS if free else 0):
            bit = luck.choice(free)
            step = world ^ bit
            if all(one.agrees(step) for one in about[bit]):
                world = step
                yield world
            else:
                other = luck.choice(free)
                step ^= other if bool(world & other) != bool(world & bit) else 0
                if all(one.agrees(step) for one in self.told):
                    world = step
                    yield world

    def sure(self) -> Iterator[tuple[int, int, int]]:
        """Each person of whom the attacker knows, with the bounds."""
        said, always = 0, self.everybody
        for world in self.worlds:
            said |= world
            always &= world
        unsure = self.everybody & ~self.yes & ~self.no & ~(said & ~always)
        while unsure:
            person = unsure & -unsure
            unsure ^= person
            low, high = self.bounds(person, least=0, most=1)
            if (low, high) != (0, 1):
                yield person, low, high

    def bounds(self, people: int, *, least: int, most: int) -> tuple[int, int]:
        """The least and the most of ``people`` that can say it; exact where they are narrower than asked about."""
        low, high, lowest, highest = people.bit_count() + 1, -1, 0, 0
        for world in self.worlds:
            count = (people & world).bit_count()
            if count < low:
                low, lowest = count, world
            if count > high:
                high, highest = count, world
            if low <= least and high >= most:
                return low, high
        if low > least:
            low = self._nudged(people, lowest, lowest=True, until=least)
            low = self._extreme(people, lowest=True) if low > least else low
        if high < most:
            high = self._nudged(people, highest, lowest=False, until=most)
            high = self._extreme(people, lowest=False) if high < most else high
        return low, high

    def _nudged(self, people: int, world: int, *, lowest: bool, until: int) -> int:
        """Go from ``world`` towards the bound, one person of ``people`` for another outside at a time."""
        outside = self.everybody & ~people & ~self.yes & ~self.no
        for bit in _each(people & ~self.yes & ~self.no & (world if lowest else ~world)):
            if ((people & world).bit_count() - until) * (1 if lowest else -1) <= 0:
                break
            step = world ^ bit
            broken = next((one for one in self.told if not one.agrees(step)), None)
            if broken is not None:
                wanted = outside & broken.people & (~step if lowest else step)
                swaps = (step ^ other for other in _each(wanted))
                step = next((swap for swap in swaps if all(one.agrees(swap) for one in self.told)), world)
            world = step
        self.worlds.append(world)
        return (people & world).bit_count()

    def _extreme(self, people: int, *, lowest: bool) -> int:
        self.solved += 1
        model, says = self._model
        goal = sum(says[bit] for bit in _each(people))
        model.minimize(goal) if lowest else model.maximize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 0
        solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
        found = solver.solve(model)
        assert found == cp_model.OPTIMAL, solver.status_name(found)
        world = sum(bit for bit, one in says.items() if solver.value(one))
        self.worlds.append(world)
        return (people & world).bit_count()

    @cached_property
    def _model(self) -> tuple[cp_model.CpModel, dict[int, cp_model.IntVar]]:
        """What is told as constraints, written once: only what is asked for changes."""
        model = cp_model.CpModel()
        says = {bit: model.new_bool_var("") for bit in _each(self.everybody)}
        for bit in says:
            if bit & (self.yes | self.no):
                model.add(says[bit] == int(bool(bit & self.yes)))
        for one in self.told:
            total = sum(says[bit] for bit in _each(one.people))
            model.add(total >= one.enough) if one.many else model.add(total < one.enough)
        return model, says


def _each(people: int) -> Iterator[int]:
    while people:
        yield people & -people
        people &= people - 1


def bits(people: Iterable[int]) -> int:
    together = 0
    for person in people:
        together |= 1 << person
    return together


def told_by(edition: Edition, row: str, side: str, enough: int) -> Iterator[Told]:
    """What one version tells of one side of a row.

    Cells that kept what they had, or are empty because of others, are not what they say; the attacker is told which.
    """
    for key in sorted(edition.telling.spoken_of):
        cell = edition.telling.cells[row, key]
        half = cell.says if side == SAYS else cell.against
        if half.why in {None, Why.FEW}:
            yield Told(bits(edition.world.columns[key]), half.told, enough)


def few_sets(made: Made) -> set[int]:
    """Every few people that columns can be laid together to point at, when they are fewer than twice the threshold.

    Columns, and what two of any versions differ by; and within one version what is in two or three at once (the young
    women of an association), and what two columns leave over of one or two others.
    """
    columns = {bits(people) for edition in made.editions for people in edition.world.columns.values()}
    few = {one & ~other for one in columns for other in columns} | columns
    for edition in made.editions:
        inside = {bits(people) for people in edition.world.columns.values()}
        both = [one | other for one, other in combinations(inside, 2)]
        few |= {one & ~other for one in [*inside, *both] for other in both}
        few |= {one & other for one, other in combinations(inside, 2)}
        few |= {one & other & third for one, other, third in combinations(inside, 3)}
    return {one for one in few if 0 < one.bit_count() < 2 * made.threshold}


def attack(made: Made, *, insiders: Collection[int] = (), enough: int | None = None) -> tuple[list[Leak], Figures]:
    """Work out what can be worked out. Returns what is too much, and figures.

    Args:
        insiders: people who know what they said themselves and lay it together. When they are several only what
            they learn of single others is asked.
        enough: how many a word stands for, when that is not the threshold.
    """
    figures = Figures(dialogues=1)
    leaks: list[Leak] = []
    few = few_sets(made) if len(insiders) < 2 else set()
    everybody = bits(set().union(*(edition.world.people for edition in made.editions)))
    for row in ROWS:
        for side in (SAYS, AGAINST):
            # of what was coded anew only one version at a time tells of the same world
            for editions in [made.editions] if row != RECODED else [[edition] for edition in made.editions]:
                told = [one for edition in editions for one in told_by(edition, row, side, enough or edition.threshold)]
                if not any(one.many for one in told):
                    continue
                truth = bits(set().union(*(carriers(edition.world, row, side) for edition in editions)))
                own = bits(insiders) & everybody
                solver = Solver(told, everybody, truth, yes=own & truth, no=own & ~truth)
                leaks += [Leak(row, side, "one person", *bounds) for bounds in solver.sure()]
                if len(insiders) < 2:
                    leaks += _leaks(made, editions, solver, row, side, few, figures)
                figures.solved += solver.solved
    return leaks, figures


def _leaks(
    made: Made, editions: list[Edition], solver: Solver, row: str, side: str, few: set[int], figures: Figures
) -> Iterator[Leak]:
    k, own, said = made.threshold, solver.yes | solver.no, solver.yes.bit_count()
    for people in sorted(few):
        rest = people & ~own
        size = rest.bit_count()
        if not size:
            continue
        least, most = 0 if size < k else (size + bool(own)) // 2, 1
        low, high = solver.bounds(rest, least=least, most=most)
        figures.questions += 1
        figures.width(min(high, most) - max(low, least), most - least)
        if low > least or high < most:
            yield Leak(row, side, "few people", rest, low, high)
    for edition in editions:
        for people in edition.world.columns.values():
            rest = bits(people) & ~own
            if rest.bit_count() < k or max((rest & world).bit_count() for world in solver.worlds) >= k - said:
                continue  # it may be enough for a word
            low, high = solver.bounds(rest, least=1, most=k - said)
            figures.questions += 1
            figures.width(min(high, k - 1 - said) - max(low, 1), k - 2 - said)
            if low > 0 and high < k - said and (low > 1 or high < k - 1 - said):
                figures.pinned += low == high
                yield Leak(row, side, "a count", rest, low, high)


def known_by_all_the_others(made: Made) -> tuple[int, int]:
    """What somebody learns who knows what everybody said but one: how often it is told, and of how many asked.

    Not promised to be none: a word told by exactly as many as it needs tells of each of them to all the others
    together. Asked of each side of a cell that has a word in it or could, and of each person in it.
    """
    pinned = asked = 0
    for edition in made.editions:
        for row in ROWS:
            for side in (SAYS, AGAINST):
                for key in edition.telling.spoken_of:
                    cell = edition.telling.cells[row, key]
                    half, count = (cell.says, cell.said) if side == SAYS else (cell.against, cell.opposed)
                    asked += len(edition.world.columns[key])
                    if half.told and half.why is None and count == edition.threshold:
                        pinned += count
                    elif half.why is Why.FEW and count == edition.threshold - 1:
                        pinned += len(edition.world.columns[key]) - count
    return pinned, asked
