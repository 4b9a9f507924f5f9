"""The search when the possible evenings are too many to list: simulated annealing, two tables at a time.

In each step two tables of an evening are split anew: of all ways to do it (462 for two tables of six), one is drawn,
the likelier the fewer pairs it repeats. What is out of balance costs extra, and that price rises as long as the
evening is out of balance and falls while it is kept: so the search walks along the edge of what is permitted, where
the best seatings are. Temperature falls from where a repeated pair more is easily taken to where it seldom is.

Everything is counted in steps: the same seed gives the same seating however busy the machine.
"""

import json
from dataclasses import dataclass
from itertools import combinations
from time import perf_counter, process_time
from typing import Any

import numpy as np

from .rooms import ABSENT, Ints, Numbers
from .splits import Packed, Splits, splits

WARM, COLD = 1.0, 0.4
PRICE, DEARER, CHEAPER, LEAST_PRICE, MOST_PRICE = 4.0, 0.5, 0.03125, 0.5, 32.0
PERSPECTIVE_PRICE = 2.0
"""Repeated pairs that a perspective too many or too few at a table weighs as."""
RULE_PRICE = 64.0
TOO_OFTEN = 16.0
POLISH = 0.05
"""The last part of the steps only takes what is better."""


@dataclass
class Part:
    """A pool in plain numbers: see ``rooms.Pool``."""

    evening: int
    people: list[int]
    tables: list[int]
    low: Ints
    high: Ints
    allowed: np.ndarray


@dataclass
class Puzzle:
    """All that the search needs, so that it can be sent to another process."""

    hot: Ints
    hard: np.ndarray
    met: Ints
    bond: Ints
    speech: Ints
    most: int
    parts: list[Part]
    start: Ints

    @classmethod
    def of(cls, numbers: Numbers, start: Ints) -> "Puzzle":
        parts = [
            Part(pool.evening, list(pool.people), list(pool.tables), pool.low, pool.high, pool.allowed)
            for pool in numbers.pools
        ]
        return cls(
            numbers.hot, numbers.hard, numbers.met, numbers.bond, numbers.speech, numbers.room.most, parts, start
        )

    def to_json(self) -> str:
        return json.dumps(self, default=_plain)

    @classmethod
    def from_json(cls, text: str) -> "Puzzle":
        found: dict[str, Any] = json.loads(text)
        arrays = {name: np.array(found[name], np.int64) for name in ("met", "bond", "speech", "start")}
        people = len(found["met"])
        arrays["hot"] = np.array(found["hot"], np.int64).reshape(people, -1)
        parts = [
            Part(
                **part
                | {name: np.array(part[name], np.int64).reshape(len(part["tables"]), -1) for name in ("low", "high")}
                | {"allowed": np.array(part["allowed"], bool)}
            )
            for part in found["parts"]
        ]
        return cls(hard=np.array(found["hard"], bool), most=found["most"], parts=parts, **arrays)


def _plain(one: Any) -> Any:
    return one.tolist() if isinstance(one, np.ndarray) else vars(one)


@dataclass(frozen=True)
class Mixed:
    """What the search found: the seating, its score (rules broken, off, too often, the rest), and how it went."""

    where: Ints
    score: tuple[float, float, float, float]
    steps: int
    processor: float
    stopped: bool


class Mixer:
    """The state of a search: who sits where, how often pairs meet, what balance costs."""

    def __init__(self, puzzle: Puzzle, seed: int) -> None:
        self.puzzle = puzzle
        self.lots = np.random.default_rng(seed)
        self.where = puzzle.start.copy()
        self.times = self._count()
        self.rules = RULE_PRICE * -(puzzle.bond + puzzle.speech).astype(np.float32)
        self.has_rules = bool(self.rules.any())
        highest = int(puzzle.met.max(initial=0)) + len(puzzle.start) + 1
        again = np.arange(highest)
        self.again = (again >= 1) + 0.125 * np.maximum(again - 1, 0) + TOO_OFTEN * (again >= puzzle.most)
        self.again = self.again.astype(np.float32)
        largest = max(int(np.bincount(row[row != ABSENT]).max(initial=0)) for row in puzzle.start)
        self.balance = [Packed(puzzle.hot[:, kind], 2 * largest) for kind in (puzzle.hard, ~puzzle.hard)]
        self.limits = [
            [(part.low[:, kind], part.high[:, kind]) for part in puzzle.parts] for kind in (puzzle.hard, ~puzzle.hard)
        ]
        self.price = np.full(len(puzzle.parts), PRICE)
        self.choices = [
            (part, a, b) for part, pool in enumerate(puzzle.parts) for a, b in combinations(range(len(pool.tables)), 2)
        ]
        self.members = [
            [np.nonzero(self.where[pool.evening] == table)[0] for table in pool.tables] for pool in puzzle.parts
        ]
        self.free = [bool(part.allowed.all()) for part in puzzle.parts]
        self.upper = np.triu_indices(len(puzzle.met), 1)

    def _count(self) -> Ints:
        times = self.puzzle.met.copy()
        for row in self.where:
            times += (row[:, None] == row[None, :]) & (row[:, None] != ABSENT)
        np.fill_diagonal(times, 0)
        return times

    def costs(self, part: int, a: int, b: int) -> tuple[Splits, Ints, np.ndarray]:
        """The ways to split tables ``a`` and ``b``, their people, and the costs."""
        first, second = self.members[part][a], self.members[part][b]
        ways = splits(len(first), len(second), len(first) == len(second) and self.free[part])
        if ways.drawn:
            first, second = self.lots.permutation(first), self.lots.permutation(second)
        people = np.concatenate((first, second))
        left, right = people[ways.left], people[ways.right]
        pairs = self.again[self.times[left, right] - ways.now]
        if self.has_rules:
            pairs = pairs + self.rules[left, right]
        cost = ways.share @ pairs
        for kind, price in enumerate((np.float32(self.price[part]), np.float32(PERSPECTIVE_PRICE))):
            if self.balance[kind].words:
                low, high = self.limits[kind][part]
                cost += price * self.balance[kind].outside(ways, people, (low[a], low[b]), (high[a], high[b]))
        pool = self.puzzle.parts[part]
        if not self.free[part]:
            rows = np.searchsorted(pool.people, people)
            here, there = ~pool.allowed[rows, a], ~pool.allowed[rows, b]
            cost += RULE_PRICE * (ways.here @ here + (1 - ways.here) @ there)
        return ways, people, cost

    def step(self, choice: int, heat: float, lot: float) -> None:
        """Split two tables anew: by lot when there is heat, else only for the better."""
        part, a, b = self.choices[choice]
        ways, people, cost = self.costs(part, a, b)
        if heat:
            chance = np.cumsum(np.exp((cost.min() - cost) / heat))
            way = int(np.searchsorted(chance, lot * chance[-1]))
        else:
            way = int(cost.argmin())
            if cost[way] >= cost[0]:
                return
        self.move(part, a, b, ways, people, way)

    def move(self, part: int, a: int, b: int, ways: Splits, people: Ints, way: int) -> None:
        change = ways.whole[way] - ways.now
        left, right = people[ways.left], people[ways.right]
        self.times[left, right] += change
        self.times[right, left] += change
        here = ways.here[way] > 0
        pool = self.puzzle.parts[part]
        self.members[part][a], self.members[part][b] = people[here], people[~here]
        self.where[pool.evening, people] = np.where(here, pool.tables[a], pool.tables[b])

    def off(self) -> np.ndarray:
        """For each part, steps out of balance: of variables, and of perspectives."""
        found = np.zeros((len(self.puzzle.parts), 2))
        for place, part in enumerate(self.puzzle.parts):
            counts = np.stack([self.puzzle.hot[members].sum(axis=0) for members in self.members[place]])
            steps = (np.maximum(part.low - counts, 0) + np.maximum(counts - part.high, 0)).sum(axis=0)
            found[place] = steps[self.puzzle.hard].sum(), steps[~self.puzzle.hard].sum()
        return found

    def score(self, off: np.ndarray) -> tuple[float, float, float, float]:
        """What counts first: rules, then variables, then nobody too often, then perspectives and repeated pairs."""
        sharing = sum((row[:, None] == row[None, :]) & (row[:, None] != ABSENT) for row in self.where)
        rules = float((self.rules * sharing)[self.upper].sum())
        for part, members in zip(self.puzzle.parts, self.members, strict=True):
            if not part.allowed.all():
                for table, here in enumerate(members):
                    rules += RULE_PRICE * float((~part.allowed[np.searchsorted(part.people, here), table]).sum())
        pairs = self.times[self.upper]
        repeats = float(np.maximum(pairs - 1, 0).sum())
        often = float(np.maximum(pairs - self.puzzle.most, 0).sum())
        return rules, float(off[:, 0].sum()), often, PERSPECTIVE_PRICE * float(off[:, 1].sum()) + repeats

    def settle(self, where: Ints) -> None:
        """Go back to ``where``."""
        self.where = where.copy()
        self.times = self._count()
        self.members = [
            [np.nonzero(self.where[pool.evening] == table)[0] for table in pool.tables] for pool in self.puzzle.parts
        ]


def mix(puzzle: Puzzle, *, seed: int, steps: int, seconds: float) -> Mixed:
    """Search for ``steps`` steps, or until ``seconds`` have passed by the clock, and return the best met."""
    begun, worked = perf_counter(), process_time()
    mixer = Mixer(puzzle, seed)
    best, score = mixer.where.copy(), mixer.score(mixer.off())
    if not mixer.choices:
        return Mixed(best, score, 0, process_time() - worked, False)
    sweep = max(40, len(mixer.choices))
    hot = int(steps * (1 - POLISH))
    done, stopped = 0, False
    while done < steps and not stopped:
        if done >= hot > done - sweep:
            mixer.settle(best)
            mixer.price[:] = MOST_PRICE
        heat = WARM * (COLD / WARM) ** (done / hot) if done < hot else 0.0
        choices = mixer.lots.integers(0, len(mixer.choices), sweep)
        for choice, lot in zip(choices.tolist(), mixer.lots.random(sweep).tolist(), strict=True):
            mixer.step(choice, heat, lot)
        done += sweep
        off = mixer.off()
        if heat:
            dearer = np.where(off[:, 0] > 0, mixer.price + DEARER, mixer.price - CHEAPER)
            mixer.price = np.clip(dearer, LEAST_PRICE, MOST_PRICE)
        now = mixer.score(off)
        if now < score:
            best, score = mixer.where.copy(), now
        stopped = perf_counter() - begun > seconds
    return Mixed(best, score, done, process_time() - worked, stopped and done < steps)
