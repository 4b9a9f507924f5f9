"""How the attack on suppression went: ``python -m tests.dialogues.suppression_figures [dialogues]``.

Publishes so many made-up dialogues in three versions each, attacks each (every other one by somebody who knows what
they said themselves), and then by several who lay together what they know.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from dialogues.suppression import past_of, reveals
from tests.dialogues.suppression_attack import Figures, Leak, attack, known_by_all_the_others
from tests.dialogues.suppression_dialogues import ROWS, Made, carriers, make

INSIDER = 7


@dataclass
class Outcome:
    """What was found, and how much was looked at. The lists should be empty."""

    dialogues: int
    leaks: list[tuple[int, tuple[int, ...], Leak]] = field(default_factory=list)
    """With the dialogue's seed and who the insiders were."""
    turned: list[tuple] = field(default_factory=list)
    """Words that came or went between two versions because of a few."""
    revealed: list[tuple] = field(default_factory=list)
    """What the last look before publishing found."""
    figures: Figures = field(default_factory=Figures)
    why: Counter[str] = field(default_factory=Counter)
    versions: int = 0
    waiting: int = 0
    refused: int = 0
    pinned_by_all: int = 0
    asked_of_all: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        told = ", ".join(f"{name} {count}" for name, count in sorted(self.why.items()))
        found = self.figures
        return "\n".join(
            [
                f"{self.dialogues} dialogues in {self.versions} versions, {found.cells} cells, {found.hidden} of them "
                "without a word",
                f"  sides of cells: {told}",
                f"  versions in which a group had to wait {self.waiting}, for {self.refused} cells without a safe way",
                f"  questions asked {found.questions}, solved to proven bounds {found.solved}, leaks "
                f"{len(self.leaks)}, counts pinned {found.pinned}",
                f"  narrowest interval {100 * found.narrowest:.0f} % of what it may be",
                f"  words that came or went because of a few {len(self.turned)}, refused by the last look "
                f"{len(self.revealed)}",
                f"  not promised: who knows all answers but one learns that one in {self.pinned_by_all} of "
                f"{self.asked_of_all} cases ({100 * self.pinned_by_all / max(self.asked_of_all, 1):.1f} %)",
                f"  {self.seconds:.0f} s of processor time",
            ]
        )


def run(dialogues: int) -> Outcome:
    began = time.process_time()
    outcome = Outcome(dialogues)
    for seed in range(dialogues):
        made = make(seed)
        _look_at(made, outcome)
        for insiders in ((INSIDER,) if seed % 2 else (), together(made)):
            found, figures = attack(made, insiders=insiders)
            outcome.leaks += [(seed, insiders, leak) for leak in found]
            outcome.figures.add(figures)
    outcome.seconds = time.process_time() - began
    return outcome


def together(made: Made) -> tuple[int, ...]:
    """Two less than the threshold of one group, or two: so many may lay together what they know."""
    luck = random.Random(made.seed)  # noqa: S311 - made-up people, no secret
    first = made.editions[0].world
    group = luck.choice([people for key, people in sorted(first.columns.items()) if key[0] == "g" and people])
    return tuple(luck.sample(sorted(group), min(len(group), max(made.threshold - 2, 1))))


def _look_at(made: Made, outcome: Outcome) -> None:
    outcome.refused += made.refused
    outcome.turned += flips(made)
    pinned, asked = known_by_all_the_others(made)
    outcome.pinned_by_all, outcome.asked_of_all = outcome.pinned_by_all + pinned, outcome.asked_of_all + asked
    for number, edition in enumerate(made.editions, 1):
        outcome.versions += 1
        outcome.waiting += bool(edition.left_out)
        seen = reveals(edition.earlier, past_of(number, edition.telling))
        outcome.revealed += [(made.seed, one) for one in seen]
        outcome.figures.cells += len(edition.telling.cells)
        for cell in edition.telling.cells.values():
            outcome.figures.hidden += cell.word == "hidden"
            outcome.why.update(side.why.value if side.why else "told" for side in (cell.says, cell.against))


def flips(made: Made) -> Iterator[tuple]:
    """Words that came or went between any two versions because of fewer people than the threshold."""
    for (at, one), (to, other) in combinations(enumerate(made.editions), 2):
        for row in ROWS:
            for side in ("says", "against"):
                for column in one.telling.spoken_of & other.telling.spoken_of:
                    words = [getattr(edition.telling.cells[row, column], side).told for edition in (one, other)]
                    before, now = (
                        carriers(edition.world, row, side) & edition.world.columns[column] for edition in (one, other)
                    )
                    if words[0] != words[1] and len(before ^ now) < made.threshold:
                        yield made.seed, at, to, row, side, column


if __name__ == "__main__":
    sys.stdout.write(f"{run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)}\n")
