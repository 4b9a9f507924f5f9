"""A draw for openly recruited lists, in which whoever is least likely to be chosen is as likely as can be.

When anyone may sign up, a fair chance is part of what makes the panel trusted. The method is that of Flanigan, Gölz,
Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens' assemblies", Nature 596 (2021): find panels that
all keep the demands, and probabilities for them, such that the smallest chance of any candidate is as large as
possible. Panels are found one after another (column generation): weights on the candidates show whom the panels so far
leave out, and CP-SAT finds the permitted panel of the greatest weight. When no panel beats the ones there are, the
least chance is proven to be the greatest. Then, among these panels and with that least chance kept, the next least
likely are raised as well, a few rounds (their LEXIMIN, done to the end, would go on until nobody can be raised).

The outcome is a numbered list of panels, ten thousand tickets in all: one can be drawn with four ten-sided dice, in
public.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter

from meetings.solver import Every, Limits, solve

from .choosing import BEST, Optimum, optimum
from .measures import PERSON
from .model import PanelModel
from .shares import raise_least, relaxed, tickets, weigh
from .terms import Candidate, Collision, Demands, Key, Unfinished, check

QUICK, CAREFUL = Limits(work=0.1, seconds=30, gap=0.05), Limits(work=1, seconds=30, gap=0.005)
TICKETS = 10_000
SCALE = 100_000
"""Weights of candidates are given to the solver as whole numbers of this size."""
STEADY = 0.8
"""How much of the weights of a round is kept in the next: weights that jump about find panels no better and bounds
much worse."""
EARLY_ROUNDS = 60
"""First, panels are gathered that favour whoever has been in few so far: a quick start for what follows."""

Panel = frozenset[int]


@dataclass(frozen=True)
class Lottery:
    """Panels with their tickets.

    Attributes:
        panels: keys of each panel, to tickets of the ten thousand.
        least: the least chance of anyone who can be chosen at all, as the tickets give it.
        most_possible: no lottery under the same demands and play can give more.
        never: candidates who are in no panel that keeps the demands.
        rounds, seconds, stopped_early: how the search went. Stopped early, ``least`` may be further from
            ``most_possible`` than it need be.
    """

    panels: tuple[tuple[tuple[Key, ...], int], ...]
    chances: Mapping[Key, float]
    least: float
    most_possible: float
    never: tuple[Key, ...]
    rounds: int
    seconds: float
    seed: int
    stopped_early: bool

    def panel(self, ticket: int) -> tuple[Key, ...]:
        """The panel that ``ticket`` (0 to 9999) stands for.

        Raises:
            ValueError: there is no such ticket.
        """
        if not 0 <= ticket < TICKETS:
            raise ValueError(f"There is no ticket {ticket}")
        for keys, count in self.panels:
            if ticket < count:
                return keys
            ticket -= count
        raise ValueError("The tickets do not add up")

    def drawn(self) -> tuple[Key, ...]:
        """The panel that the seed draws."""
        return self.panel(Random(self.seed).randrange(TICKETS))  # noqa: S311 - repeatable, not secret


class _Finder:
    """Finds permitted panels by weights on the candidates, and keeps all it has seen."""

    def __init__(
        self, candidates: Sequence[Candidate], demands: Demands, best: Optimum, play: float, seed: int
    ) -> None:
        self.candidates, self.seed = candidates, seed
        self.panel = PanelModel(candidates, demands)
        self.panel.model.add(self.panel.cost() <= best.cost + round(play * PERSON))
        self.variables = list(self.panel.chosen.values())
        places = {one.key: place for place, one in enumerate(candidates)}
        self.panels: dict[Panel, None] = {frozenset(places[key] for key in best.keys): None}

    def find(self, weights: Sequence[int], *, limits: Limits = QUICK) -> tuple[float, bool]:
        """Add the panel of the greatest weight and those met on the way; return the bound, and if time ran out."""
        model = self.panel.model
        model.maximize(sum(weight * one for weight, one in zip(weights, self.variables, strict=True) if weight))
        seen = Every(self.variables)
        answer = solve(model, seed=self.seed, limits=limits, callback=seen)
        for panel in seen.seen[-3:]:
            self.panels[frozenset(panel)] = None
        return (answer.bound if answer.found else float(sum(weights))), answer.stopped

    def gather(self) -> None:
        """Find panels that favour whoever has been in few so far."""
        lots = Random(self.seed)  # noqa: S311 - repeatable, not secret
        weights = [1.0] * len(self.candidates)
        for _ in range(EARLY_ROUNDS):
            self.find([1 + round(weight * 1000 * lots.uniform(0.8, 1)) for weight in weights])
            for place in list(self.panels)[-1]:
                weights[place] *= 0.7

    def relaxed(self, can: Sequence[int]) -> tuple[float, dict[int, float]]:
        """The most that any lottery can reach for those who ``can`` be chosen, and weights to begin with."""
        most, weights = relaxed(self.panel.model, [self.variables[place] for place in can])
        return most, dict(zip(can, weights, strict=True))

    def cover(self) -> list[int]:
        """See that everyone who can be in a panel is in one; return the places of those who cannot."""
        never = []
        for place in range(len(self.candidates)):
            if any(place in panel for panel in self.panels):
                continue
            before = len(self.panels)
            weights = [int(other == place) for other in range(len(self.candidates))]
            self.find(weights, limits=CAREFUL)
            if not any(place in panel for panel in list(self.panels)[before:]):
                never.append(place)
        return never


def lottery(
    candidates: Sequence[Candidate],
    demands: Demands,
    *,
    seed: int,
    play: float = 0,
    enough: float = 0.02,
    rounds: int = 400,
    seconds: float = 900,
    best: Limits = BEST,
    progress: Callable[[float, float], None] | None = None,
) -> Lottery | Collision | Unfinished:
    """Make the lottery.

    Args:
        play: as for ``choosing.choose``; the more, the more even the chances.
        enough: relative distance between the least chance and the most possible at which the search ends.
        rounds: panels looked for at most.
        seconds: by the clock, after which no new panel is looked for.
        progress: told the least chance so far and the most possible.

    Raises:
        BadQuestion: see ``terms.check``.
    """
    check(candidates, demands)
    begun = perf_counter()
    found = optimum(candidates, demands, seed=seed, limits=best)
    if not isinstance(found, Optimum):
        return found
    finder = _Finder(candidates, demands, found, play, seed)
    finder.gather()
    never = set(finder.cover())
    can = [place for place in range(len(candidates)) if place not in never]
    ceiling, centre = finder.relaxed(can)
    done, stopped = 0, False
    while done < rounds and not stopped:
        done += 1
        least, pull = weigh(list(finder.panels), can)
        if progress:
            progress(least, ceiling)
        if least >= ceiling * (1 - enough):
            break
        centre = {place: STEADY * centre[place] + (1 - STEADY) * pull[place] for place in can}
        bound, cut = finder.find([round(SCALE * centre.get(place, 0)) for place in range(len(candidates))])
        ceiling = min(ceiling, (bound + demands.number) / SCALE)
        stopped = cut or perf_counter() - begun > seconds
    return _tickets(candidates, finder, can, ceiling, seed=seed, rounds=done, begun=begun, stopped=stopped)


def _tickets(
    candidates: Sequence[Candidate],
    finder: _Finder,
    can: Sequence[int],
    ceiling: float,
    *,
    seed: int,
    rounds: int,
    begun: float,
    stopped: bool,
) -> Lottery:
    """Turn the panels into tickets, and count every chance from the tickets."""
    panels = list(finder.panels)
    counts = tickets(panels, raise_least(panels, can), can, TICKETS, seed=seed)
    kept = [(sorted(panel), count) for panel, count in zip(panels, counts, strict=True) if count]
    times = [0] * len(candidates)
    for panel, count in kept:
        for place in panel:
            times[place] += count
    return Lottery(
        panels=tuple((tuple(candidates[place].key for place in panel), count) for panel, count in kept),
        chances={one.key: times[place] / TICKETS for place, one in enumerate(candidates)},
        least=min((times[place] / TICKETS for place in can), default=0.0),
        most_possible=ceiling,
        never=tuple(one.key for place, one in enumerate(candidates) if place not in set(can)),
        rounds=rounds,
        seconds=perf_counter() - begun,
        seed=seed,
        stopped_early=stopped,
    )
