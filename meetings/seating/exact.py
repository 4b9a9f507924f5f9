"""The best evenings of those that are possible at all, when they can be listed, and the proof that they are.

The evenings are to have as many different pairs as can be: what is repeated is all pairs minus the different ones.
First each evening in turn is exchanged for the best beside the others, from many random beginnings. Then it is shown
that no choice is better: of two to four evenings, some two have fewest pairs in common; for every two that could be
those, the rest is either found or seen not to reach far enough.
"""

from dataclasses import dataclass
from math import comb

import numpy as np

BEGINNINGS = 400
MOST_STARTS = 60_000
"""More pairs of evenings than this are not gone through (half a minute)."""
BATCH = 256


@dataclass(frozen=True)
class Best:
    """Places of the chosen seatings, one an evening; repeats among them and with before; whether that is proven."""

    chosen: list[int]
    repeats: int
    proven: bool
    steps: int


class Evenings:
    """``count`` evenings to choose among the rows of ``shares`` (seating × pair), when pairs have ``met`` before."""

    def __init__(self, shares: np.ndarray, met: np.ndarray, count: int, most: int) -> None:
        able = ~((shares > 0) & (met >= most)).any(axis=1)
        self.rows = np.nonzero(able)[0]
        self.shares, self.met, self.count, self.most = shares[able], met, count, most
        self.new = self.shares[:, met == 0]
        self.pairs = int(shares[0].sum())
        self.steps = 0

    def repeats(self, chosen: list[int]) -> int:
        times = self.met + self.shares[chosen].sum(axis=0)
        return int(np.maximum(times - 1, 0).sum())

    def allowed(self, chosen: list[int]) -> bool:
        return bool((self.met + self.shares[chosen].sum(axis=0)).max(initial=0) <= self.most)

    def improve(self, chosen: list[int]) -> list[int]:
        """Exchange one evening at a time for the best beside the others until none is better."""
        turn = unchanged = 0
        while unchanged < self.count:
            rest = [one for place, one in enumerate(chosen) if place != turn]
            times = self.met + self.shares[rest].sum(axis=0)
            worth = np.where(times == 0, 1, np.where(times >= self.most, -100, 0)).astype(np.float32)
            gain = self.shares @ worth
            best = int(gain.argmax())
            if gain[best] > gain[chosen[turn]]:
                chosen[turn], unchanged = best, 0
            unchanged += 1
            turn = (turn + 1) % self.count
            self.steps += 1
        return chosen

    def search(self, seed: int) -> list[int] | None:
        """The best of many beginnings in which nobody meets too often."""
        lots = np.random.default_rng(seed)
        best: list[int] | None = None
        for _ in range(BEGINNINGS):
            chosen = self.improve(lots.integers(0, len(self.shares), self.count).tolist())
            if self.allowed(chosen) and (best is None or self.repeats(chosen) < self.repeats(best)):
                best = chosen
        return best

    # --- The proof ------------------------------------------------------------------------------------------------

    def prove(self, best: list[int], share: int, shares: int) -> tuple[list[int], bool]:
        """Return a best choice, and whether it was shown that none is better, in the ``share``-th of ``shares`` parts.

        With R repeats among the evenings and nobody together more than ``most`` times, the evenings two by two have
        at most R · most / 2 pairs in common; the two with the fewest have at most that through the number of twos.
        """
        if self.count == 1:
            return best, True
        if not 2 <= self.count <= 4:
            return best, False
        self.common, self.size = self.new @ self.new.T, self.new.sum(axis=1)
        repeats = self.repeats(best) - int(np.maximum(self.met - 1, 0).sum())
        fewest = repeats * min(self.most, self.count) / 2 / comb(self.count, 2)
        first, second = np.nonzero(np.triu(self.common <= fewest))
        if len(first) > MOST_STARTS:
            return best, False
        order = np.argsort(self.common[first, second], kind="stable")
        for start in range(share * BATCH, len(first), shares * BATCH):
            batch = order[start : start + BATCH]
            best = self._batch(first[batch], second[batch], best)
        return best, True

    def different(self, chosen: list[int]) -> int:
        """How many pairs meet for the first time."""
        return int((self.new[chosen].sum(axis=0) > 0).sum())

    def _batch(self, i: np.ndarray, j: np.ndarray, best: list[int]) -> list[int]:
        """Try every choice in which the evenings ``i`` and ``j`` have fewest in common."""
        least = self.common[i, j]
        free = 1 - np.maximum(self.new[i], self.new[j])
        able = (self.common[i] >= least[:, None]) & (self.common[j] >= least[:, None])
        gains = np.where(able, free @ self.new.T, -1)
        reached = self.size[i] + self.size[j] - least
        wanted = self.different(best) + 1
        for place in np.nonzero(reached + gains.max(axis=1) * (self.count - 2) >= wanted)[0]:
            self.steps += 1
            two = [int(i[place]), int(j[place])]
            found = self._complete(two, gains[place], wanted - reached[place], free[place] > 0, least[place])
            for chosen in found:
                if self.different(chosen) >= wanted and self.allowed(chosen):
                    best, wanted = chosen, self.different(chosen) + 1
        return best

    def _complete(
        self, two: list[int], gain: np.ndarray, rest: float, free: np.ndarray, least: float
    ) -> list[list[int]]:
        """The choices that add to ``two`` evenings what brings ``rest`` more pairs.

        For the last two evenings, what both bring is counted twice. It is at least what they share beyond what each
        of them shares with ``two``: most couples fall already at that, and only the rest are counted out.
        """
        if self.count == 2:
            return [two]
        if self.count == 3:
            return [[*two, int(one)] for one in np.nonzero((gain >= rest) & (gain >= 0))[0]]
        one = np.nonzero((2 * gain >= rest) & (gain >= 0))[0]
        other = np.nonzero((gain >= rest - gain.max()) & (gain >= 0))[0]
        both = gain[one][:, None] + gain[other]
        shared = self.common[one[:, None], other]
        old = self.size - gain
        known = np.minimum(old[one][:, None], old[other])
        rows, columns = np.nonzero((both - np.maximum(shared - known, 0) >= rest) & (shared >= least))
        if not len(rows):
            return []
        rows, columns = np.unique(rows), np.unique(columns)
        twice = self.new[one[rows]][:, free] @ self.new[other[columns]][:, free].T
        good = both[rows[:, None], columns] - twice >= rest
        return [[*two, int(one[rows[a]]), int(other[columns[b]])] for a, b in zip(*np.nonzero(good), strict=True)]


def best_evenings(
    shares: np.ndarray, met: np.ndarray, count: int, most: int, *, seed: int, part: int = 0, parts: int = 1
) -> Best | None:
    """Choose ``count`` of the seatings in ``shares``; None when every choice found lets somebody meet too often.

    The proof can be made in ``parts``, each by a process of its own: the best of their choices is proven when all
    of them say so.
    """
    evenings = Evenings(shares, met, count, most)
    if not len(evenings.shares):
        return None
    begun = evenings.search(seed)
    if begun is None:
        return None
    chosen, proven = evenings.prove(begun, part, parts)
    return Best([int(evenings.rows[one]) for one in chosen], evenings.repeats(chosen), proven, evenings.steps)
