"""Choosing a panel, and choosing again around those who stay.

First the best panel under the demands is found and its distance to the bound proven. There are usually very many
panels as good, and which of them is taken is settled by lot: each candidate gets a random number from the seed, and of
the panels within ``play`` of the best the one with the highest sum is taken. Nobody chooses between equals.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from random import Random

from meetings.solver import Answer, Limits, solve

from .collisions import collision
from .measures import PERSON, Measure, panel_of, traits_of
from .model import PanelModel
from .terms import Candidate, Choice, Collision, Demands, Key, Unfinished, check

BEST = Limits(work=10, seconds=60)
LOT = Limits(work=1, seconds=30, gap=0.01)
TICKETS = 1000
"""Random numbers are drawn from so many."""


@dataclass(frozen=True)
class Replacement:
    """A panel after somebody declined: who came in, and who of the others had to go for the demands to hold."""

    choice: Choice
    came_in: tuple[Key, ...]
    went_out: tuple[Key, ...]


def choose(
    candidates: Sequence[Candidate],
    demands: Demands,
    *,
    seed: int,
    play: float = 0,
    best: Limits = BEST,
    lot: Limits = LOT,
) -> Choice | Collision | Unfinished:
    """Choose a panel.

    Args:
        candidates: in a stable order; the order is part of what the seed repeats.
        seed: publish it with the result.
        play: how many misplaced people (times weight) worse than the best a panel may be and still take part in
            the lot. More play gives more candidates a real chance.

    Raises:
        BadQuestion: see ``terms.check``.
    """
    check(candidates, demands)
    found = optimum(candidates, demands, seed=seed, limits=best)
    if not isinstance(found, Optimum):
        return found
    keys, drawn = draw(candidates, demands, found, seed=seed, play=play, limits=lot)
    return describe(candidates, demands, found, keys, seed=seed, drawn=drawn)


@dataclass(frozen=True)
class Optimum:
    """The best panel found, its cost, and the bound, in thousandths."""

    keys: tuple[Key, ...]
    cost: int
    bound: float
    answer: Answer


def optimum(
    candidates: Sequence[Candidate], demands: Demands, *, seed: int, limits: Limits
) -> Optimum | Collision | Unfinished:
    """Find the best panel, or why there is none."""
    panel = PanelModel(candidates, demands)
    cost = panel.cost()
    panel.model.minimize(cost)
    answer = solve(panel.model, seed=seed, limits=limits)
    if answer.impossible:
        return collision(candidates, demands, seed=seed)
    if not answer.found:
        return Unfinished(answer.seconds)
    keys = tuple(key for key, chosen in panel.chosen.items() if answer.value(chosen))
    return Optimum(keys, round(answer.objective), round(answer.bound, 6), answer)


def draw(
    candidates: Sequence[Candidate], demands: Demands, best: Optimum, *, seed: int, play: float, limits: Limits
) -> tuple[tuple[Key, ...], Answer]:
    """Draw one of the panels within ``play`` of the best. When the limit cuts in first, the best itself is returned."""
    panel = PanelModel(candidates, demands)
    panel.model.add(panel.cost() <= best.cost + round(play * PERSON))
    lots = Random(seed)  # noqa: S311 - it must be repeatable from the published seed, not secret
    panel.model.maximize(sum(lots.randrange(1, TICKETS + 1) * chosen for chosen in panel.chosen.values()))
    for key, chosen in panel.chosen.items():
        panel.model.add_hint(chosen, key in best.keys)
    answer = solve(panel.model, seed=seed, limits=limits)
    if not answer.found:
        return best.keys, answer
    return tuple(key for key, chosen in panel.chosen.items() if answer.value(chosen)), answer


def replace(
    candidates: Sequence[Candidate],
    demands: Demands,
    panel: Collection[Key],
    declined: Collection[Key],
    *,
    seed: int,
    best: Limits = BEST,
    lot: Limits = LOT,
) -> Replacement | Collision | Unfinished:
    """Fill the places of those who ``declined`` around the rest of ``panel``.

    The rest stay if the demands can hold with them; otherwise as few of them go as possible. Those who declined are
    not asked again.

    Raises:
        BadQuestion: see ``terms.check``.
    """
    gone = frozenset(declined)
    now = changed(demands, chosen=demands.chosen - gone, excluded=demands.excluded | gone)
    check(candidates, now)
    stay = frozenset(one.key for one in candidates if one.key in panel) - now.excluded
    around = changed(now, chosen=now.chosen | stay)
    found = optimum(candidates, around, seed=seed, limits=best)
    if isinstance(found, Collision):
        kept = _most_kept(candidates, now, stay, seed=seed, limits=best)
        if not isinstance(kept, frozenset):
            return kept
        around = changed(now, chosen=now.chosen | kept)
        found = optimum(candidates, around, seed=seed, limits=best)
    if not isinstance(found, Optimum):
        return found
    keys, drawn = draw(candidates, around, found, seed=seed, play=0, limits=lot)
    choice = describe(candidates, now, found, keys, seed=seed, drawn=drawn)
    before, after = set(panel), set(keys)
    came_in = tuple(key for key in keys if key not in before)
    went_out = tuple(one.key for one in candidates if one.key in stay and one.key not in after)
    return Replacement(choice, came_in, went_out)


def _most_kept(
    candidates: Sequence[Candidate], demands: Demands, stay: frozenset[Key], *, seed: int, limits: Limits
) -> frozenset[Key] | Collision | Unfinished:
    """As many of ``stay`` as the demands allow; of equals, those with whom the spread is best."""
    panel = PanelModel(candidates, demands)
    kept = panel.people(one for one in candidates if one.key in stay)
    panel.model.maximize(kept)
    answer = solve(panel.model, seed=seed, limits=limits)
    if answer.impossible:
        return collision(candidates, demands, seed=seed)
    if not answer.found:
        return Unfinished(answer.seconds)
    panel.model.add(kept >= round(answer.objective))
    panel.model.minimize(panel.cost())
    second = solve(panel.model, seed=seed, limits=limits)
    answer = second if second.found else answer
    return frozenset(key for key in stay if answer.value(panel.chosen[key]))


def describe(
    candidates: Sequence[Candidate],
    demands: Demands,
    best: Optimum,
    keys: Collection[Key],
    *,
    seed: int,
    drawn: Answer,
) -> Choice:
    """Say how good the panel of ``keys`` is."""
    panel = panel_of(candidates, keys)
    measure = Measure(candidates, demands)
    counts = Counter(name for one in panel for name in one.perspectives)
    named = [*sorted(demands.perspectives), *sorted(counts.keys() - demands.perspectives)]
    return Choice(
        chosen=tuple(one.key for one in panel),
        objective=measure.cost(panel) / PERSON,
        bound=best.bound / PERSON,
        best=best.cost / PERSON,
        seconds=best.answer.seconds + drawn.seconds,
        processor=best.answer.processor + drawn.processor,
        seed=seed,
        stopped_early=best.answer.stopped or drawn.stopped,
        coverage={name: counts[name] for name in named},
        short={name: counts[name] for name, people in measure.needed.items() if people < demands.carriers},
        spread=measure.spread(panel),
        traits=traits_of(panel),
    )
