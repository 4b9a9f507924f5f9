"""How likely each candidate is to be chosen, so that a choice can be defended in public."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from meetings.solver import Limits

from .choosing import BEST, LOT, Optimum, draw, optimum
from .interval import wilson
from .terms import Candidate, Collision, Demands, Key, Unfinished, check


@dataclass(frozen=True)
class Chance:
    """In how many draws somebody was chosen, and between what limits their chance lies with 95 % confidence."""

    times: int
    draws: int

    @property
    def share(self) -> float:
        return self.times / self.draws

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval (``interval.py``)."""
        return wilson(self.times, self.draws)


@dataclass(frozen=True)
class Chances:
    """What repeated draws came to. ``stopped_early`` means that fewer were made than asked for."""

    draws: int
    chances: Mapping[Key, Chance]
    stopped_early: bool
    seconds: float

    @property
    def least(self) -> Chance:
        """The least chance of anyone on the list."""
        return min(self.chances.values(), key=lambda one: one.times)


def chances(
    candidates: Sequence[Candidate],
    demands: Demands,
    *,
    seed: int,
    draws: int = 200,
    play: float = 0,
    seconds: float = 600,
    best: Limits = BEST,
    lot: Limits = LOT,
    progress: Callable[[int, int], None] | None = None,
) -> Chances | Collision | Unfinished:
    """Draw the panel ``draws`` times as ``choosing.choose`` does, with the seeds ``seed``, ``seed`` + 1, …

    Each draw takes half a second for 300 candidates. The interval of a chance narrows with the square root of
    ``draws``: with 200, a candidate who is chosen in 10 % of them has a chance of 7 to 15 %.

    Args:
        seconds: by the clock, after which no new draw is begun.
        progress: told how many of how many draws are done.

    Raises:
        BadQuestion: see ``terms.check``.
    """
    check(candidates, demands)
    begun = perf_counter()
    found = optimum(candidates, demands, seed=seed, limits=best)
    if not isinstance(found, Optimum):
        return found
    times: Counter[Key] = Counter()
    done, stopped = 0, False
    for turn in range(draws):
        if done and perf_counter() - begun > seconds:
            stopped = True
            break
        keys, answer = draw(candidates, demands, found, seed=seed + turn, play=play, limits=lot)
        stopped = stopped or answer.stopped
        times.update(keys)
        done += 1
        if progress:
            progress(done, draws)
    return Chances(done, {one.key: Chance(times[one.key], done) for one in candidates}, stopped, perf_counter() - begun)
