"""Dialogues made up for the attack on suppression: people, groups, what they say, and how it changes between versions.

They are small and unlucky on purpose: groups near the threshold, a background variable that is nearly a group,
another that some have said nothing of, perspectives that nearly a whole group holds, a few people who come or go
between two versions, a threshold that is set anew, values of a variable that are laid together or divided.
"""

import random
import sys
from dataclasses import dataclass

from dialogues.suppression import SAYS, Past, Telling, past_of, tell

ROWS = ("p1", "p2", "p3", "p4")
RECODED = "p4"
"""What people have said of this one is coded anew between versions; the others only change with the people."""


@dataclass
class World:
    """Who is heard at one time, where each belongs, and who says what."""

    columns: dict[str, set[int]]
    said: dict[str, set[int]]
    opposed: dict[str, set[int]]

    @property
    def people(self) -> set[int]:
        return set().union(*self.columns.values())


@dataclass
class Edition:
    """A version as it is published: the world it rests on and what it tells."""

    world: World
    telling: Telling
    threshold: int
    left_out: set[str]
    earlier: list[Past]
    """What was published before it, as it was kept when this was published."""


@dataclass
class Made:
    seed: int
    editions: list[Edition]
    refused: int = 0
    """How many cells no way was safe for, before their groups were left out."""

    @property
    def threshold(self) -> int:
        """The lowest that any version was published with: no more is promised."""
        return min(edition.threshold for edition in self.editions)


class Maker:
    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)  # noqa: S311 - made-up people, no secret
        self.threshold = self.luck.choice([3, 4, 5])
        self.groups = [f"g{n}" for n in range(self.luck.randint(2, 5))]
        self.weights = [self.luck.choice([1, 2, 4, 6]) for _group in self.groups]
        self.near = self.luck.choice(self.groups)
        self.blur = self.luck.choice([0.0, 0.05, 0.15])
        self.taste = {
            (row, column): self.luck.choice([0.0, 0.1, 0.3, 0.6, 0.95])
            for row in ROWS
            for column in [*self.groups, "against"]
        }
        self.silent: list[str] = self.luck.choice([[], ["b1"]])
        """What somebody has who says nothing of themselves: no value, where not everybody must have one."""
        self.next = 0
        self.facts: dict[int, tuple[list[str], set[str], set[str]]] = {}

    def person(self) -> int:
        self.next += 1
        group = self.luck.choices(self.groups, self.weights)[0]
        alike = (group == self.near) != (self.luck.random() < self.blur)
        columns = [group, "a1" if alike else "a2", *self.luck.choice([["b1"], ["b1"], ["b2"], ["b3"], self.silent])]
        said = {row for row in ROWS if self.luck.random() < self.taste[row, group]}
        opposed = {row for row in ROWS if self.luck.random() < self.taste[row, "against"] / 2}
        self.facts[self.next] = (columns, said, opposed)
        return self.next

    def world(self, people: set[int]) -> World:
        columns = {key: set() for key in [*self.groups, "a1", "a2", "b1", "b2", "b3", "b4"]}
        said, opposed = {row: set() for row in ROWS}, {row: set() for row in ROWS}
        for person in people:
            inside, says, against = self.facts[person]
            for key in inside:
                columns[key].add(person)
            for row in says:
                said[row].add(person)
            for row in against:
                opposed[row].add(person)
        return World(columns, said, opposed)

    def change(self, people: set[int]) -> set[int]:
        """A few come and a few go, now and then many; one perspective is coded anew."""
        k = self.threshold
        come = self.luck.choice([0, 1, 1, 2, k - 1, k, 2 * k, 3 * k])
        go = self.luck.choice([0, 0, 1, 1, 2, k, 2 * k])
        gone = set(self.luck.sample(sorted(people), min(go, len(people) // 2)))
        after = (people - gone) | {self.person() for _ in range(come)}
        for person in sorted(after & people):
            if self.luck.random() < 0.2:
                _columns, said, _opposed = self.facts[person]
                said ^= {RECODED}
        if self.luck.random() < 0.2:
            self.threshold = self.luck.choice([3, 4, 5])
        if self.luck.random() < 0.25:
            self.regroup(after)
        return after

    def regroup(self, people: set[int]) -> None:
        """Lay two values of a variable together, or divide one."""
        old, new, share = self.luck.choice([("b2", "b1", 1.0), ("b3", "b2", 1.0), ("b1", "b4", 0.5), ("b1", "b4", 0.9)])
        for person in sorted(people):
            columns, said, opposed = self.facts[person]
            if old in columns and self.luck.random() < share:
                self.facts[person] = ([new if key == old else key for key in columns], said, opposed)


def make(seed: int, *, versions: int = 3, erased: bool = True, told_from: int | None = None) -> Made:
    """Publish ``versions`` versions of a made-up dialogue, leaving out the groups for which no word is safe.

    Args:
        erased: those who leave are wiped from what is kept of earlier versions, as when somebody takes back their
            words.
        told_from: let a word rest on so many people, instead of the threshold.
    """
    maker = Maker(seed)
    people = {maker.person() for _ in range(maker.luck.randint(3 * maker.threshold, 12 * maker.threshold))}
    made = Made(seed, [])
    earlier: list[Past] = []
    for number in range(1, versions + 1):
        world = maker.world(people)
        left_out: set[str] = set()
        while True:
            telling = tell(
                columns=world.columns,
                said=world.said,
                opposed=world.opposed,
                threshold=told_from or maker.threshold,
                earlier=earlier,
                left_out=left_out,
            )
            if not telling.no_way:
                break
            made.refused += len(telling.no_way)
            left_out |= {column for _row, column in telling.no_way}
        made.editions.append(Edition(world, telling, maker.threshold, left_out, list(earlier)))
        earlier.append(past_of(number, telling))
        after = maker.change(people)
        if erased:
            earlier = [without(past, people - after) for past in earlier]
        people = after
    return made


def without(past: Past, gone: set[int]) -> Past:
    people = {key: inside - gone for key, inside in past.people.items()}
    return Past(past.number, people, past.heard, past.spoken_of, past.cells, past.rows, past.threshold)


def carriers(world: World, row: str, side: str) -> set[int]:
    return (world.said if side == SAYS else world.opposed)[row]


def words(made: Made) -> str:
    """Everything that is told, a line a cell."""
    return "".join(
        f"{made.seed} {number} {row} {column} {cell.word}\n"
        for number, edition in enumerate(made.editions, 1)
        for (row, column), cell in sorted(edition.telling.cells.items())
    )


if __name__ == "__main__":
    sys.stdout.writelines(words(make(seed)) for seed in range(int(sys.argv[1])))
