"""What a panel is worth: counted the same way by the solver's model, the reserves and the tests."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil, floor

from .terms import MUNICIPALITY, Candidate, Demands, Key, Kind, Share, Trait

PERSON = 1000
"""Misplaced people are counted in thousandths, so that the solver works with whole numbers."""


class Measure:
    """Counts panels of ``candidates`` against ``demands``.

    Attributes:
        targets: variable to value to the people there should be, in thousandths. Variables that weigh nothing or
            of which nothing is known are left out.
        traits: trait to what its absence weighs. A trait that nobody on the list has is left out: no panel can be
            blamed for it.
        carriers: perspective to how many carry it and may be chosen.
        needed: demanded perspective to how many in the panel must carry it, in a stable order.
        ours: the least and most people from the municipality; the first is above the second when no whole number
            of people lies in the range.
    """

    def __init__(self, candidates: Sequence[Candidate], demands: Demands) -> None:
        self.demands = demands
        self.targets = {
            variable: values
            for variable, target in sorted(demands.targets.items())
            if target.weight and (values := _targets(candidates, demands, variable))
        }
        there = {trait for one in candidates for trait in one.traits}
        self.traits = {trait: weight for trait, weight in demands.traits.items() if weight and trait in there}
        able = [one for one in candidates if one.key not in demands.excluded]
        self.carriers = Counter(name for one in able for name in one.perspectives)
        self.needed = {
            name: min(demands.carriers, self.carriers[name]) if demands.as_far_as_carried else demands.carriers
            for name in sorted(demands.perspectives)
        }
        low, high = demands.municipality or (0.0, 1.0)
        self.ours = ceil(low * demands.number - 1e-9), floor(high * demands.number + 1e-9)

    def without(self, key: Key) -> "Measure":
        """The same for when ``key`` need not be chosen any more."""
        other = Measure.__new__(Measure)
        other.__dict__.update(self.__dict__, demands=replace(self.demands, chosen=self.demands.chosen - {key}))
        return other

    def cost(self, panel: Sequence[Candidate]) -> int:
        """What the panel lacks, in thousandths of a misplaced person times weight."""
        total = 0
        for variable, values in self.targets.items():
            counts = Counter(one.value(variable) for one in panel)
            off = sum(abs(counts[value] * PERSON - people) for value, people in values.items())
            total += self.demands.targets[variable].weight * off
        there = {trait for one in panel for trait in one.traits}
        return total + sum(weight * PERSON for trait, weight in self.traits.items() if trait not in there)

    def broken(self, panel: Sequence[Candidate]) -> list[Kind]:
        """The kinds of demands that the panel does not keep; empty for a permitted panel."""
        demands, keys = self.demands, {one.key for one in panel}
        counts = Counter(name for one in panel for name in one.perspectives)
        houses = Counter(one.organisation for one in panel if one.organisation)
        ours, most = sum(one.side == MUNICIPALITY for one in panel), demands.most_of_one_organisation
        wrong = {
            Kind.NUMBER: len(panel) != demands.number or len(keys) != len(panel),
            Kind.PERSPECTIVE: any(counts[name] < people for name, people in self.needed.items()),
            Kind.MUNICIPALITY: demands.municipality is not None and not self.ours[0] <= ours <= self.ours[1],
            Kind.ORGANISATION: bool(most) and any(count > most for count in houses.values()),
            Kind.CHOSEN: not demands.chosen <= keys,
            Kind.EXCLUDED: bool(demands.excluded & keys),
            Kind.APART: any(pair <= keys for pair in demands.apart),
        }
        return [kind for kind, is_broken in wrong.items() if is_broken]

    def spread(self, panel: Sequence[Candidate]) -> dict[str, tuple[Share, ...]]:
        """Variable to how many of each value the panel has, beside the target."""
        found = {}
        for variable, values in self.targets.items():
            counts = Counter(one.value(variable) for one in panel)
            found[variable] = tuple(Share(value, counts[value], people / PERSON) for value, people in values.items())
        return found


def _targets(candidates: Sequence[Candidate], demands: Demands, variable: str) -> dict[str, int]:
    """Value to the people there should be, in thousandths: as asked for, or else as among the candidates."""
    counts = Counter(value for one in candidates if (value := one.value(variable)))
    shares, places = demands.targets[variable].shares, demands.number * PERSON
    if shares:
        return {value: round(places * shares.get(value, 0)) for value in sorted({*counts, *shares})}
    return {value: max(PERSON, round(places * count / counts.total())) for value, count in sorted(counts.items())}


def panel_of(candidates: Sequence[Candidate], keys: Iterable[Key]) -> list[Candidate]:
    """The candidates with ``keys``, in the order of the list."""
    wanted = set(keys)
    return [one for one in candidates if one.key in wanted]


def traits_of(panel: Iterable[Candidate]) -> dict[Trait, int]:
    """How many of the panel have each trait."""
    counts = Counter(trait for one in panel for trait in one.traits)
    return {trait: counts[trait] for trait in Trait}
