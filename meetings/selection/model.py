"""The panel as a CP-SAT model: what must hold, and what it costs when the spread is not as it should be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ortools.sat.python import cp_model

from .measures import PERSON, Measure
from .terms import MUNICIPALITY, Candidate, Demand, Demands, Key, Kind


@dataclass(frozen=True)
class New:
    """Someone not on the list yet, who may be of either side and carry what is demanded."""

    chosen: cp_model.IntVar
    ours: cp_model.IntVar
    carries: dict[str, cp_model.IntVar]


class PanelModel:
    """Who is in the panel, under every demand.

    With ``switched`` each demand hangs on a literal of its own in ``switches``, so that it can be asked which of them
    collide; without, all simply hold.

    ``new`` lets so many people be added who are not on the list, to see whom one would have to look for.

    Attributes:
        chosen: candidate's key to the variable that says whether they are in.
        switches: the demands with their literals, in a stable order. Empty unless ``switched``.
    """

    def __init__(
        self, candidates: Sequence[Candidate], demands: Demands, *, switched: bool = False, new: int = 0
    ) -> None:
        self.model = cp_model.CpModel()
        self.candidates, self.demands, self.switched = candidates, demands, switched
        self.measure = Measure(candidates, demands)
        self.chosen: dict[Key, cp_model.IntVar] = {one.key: self.model.new_bool_var("") for one in candidates}
        self.switches: list[tuple[Demand, cp_model.IntVar]] = []
        self.new = [self._somebody_new() for _ in range(new)]
        self._demand_people()
        self._demand_groups()

    def demand(self, kind: Kind, about: Sequence[Key], *rules: Any) -> None:
        """Let ``rules`` (comparisons of expressions) hold, or hang them on a switch."""
        if not self.switched:
            for rule in rules:
                self.model.add(rule)
            return
        switch = self.model.new_bool_var("")
        self.switches.append((Demand(kind, tuple(about)), switch))
        for rule in rules:
            self.model.add(rule).only_enforce_if(switch)

    def people(self, them: Iterable[Candidate]) -> cp_model.LinearExpr:
        """How many of ``them`` are in the panel."""
        return cast(cp_model.LinearExpr, cp_model.LinearExpr.sum([self.chosen[one.key] for one in them]))

    def _somebody_new(self) -> New:
        model = self.model
        carries = {name: model.new_bool_var("") for name in sorted(self.demands.perspectives)}
        new = New(model.new_bool_var(""), model.new_bool_var(""), carries)
        for only_if_chosen in (new.ours, *carries.values()):
            model.add_implication(only_if_chosen, new.chosen)
        return new

    def _demand_people(self) -> None:
        demands = self.demands
        people = self.people(self.candidates) + sum(new.chosen for new in self.new)
        self.demand(Kind.NUMBER, (demands.number,), people == demands.number)
        for one in self.candidates:
            if one.key in demands.chosen:
                self.demand(Kind.CHOSEN, (one.key,), self.chosen[one.key] == 1)
            if one.key in demands.excluded:
                self.demand(Kind.EXCLUDED, (one.key,), self.chosen[one.key] == 0)
        order = {one.key: place for place, one in enumerate(self.candidates)}
        for pair in sorted(sorted(order[key] for key in pair) for pair in demands.apart):
            keys = [self.candidates[place].key for place in pair]
            self.demand(Kind.APART, keys, self.chosen[keys[0]] + self.chosen[keys[1]] <= 1)

    def _demand_groups(self) -> None:
        demands = self.demands
        for name, wanted in self.measure.needed.items():
            able = [one for one in self.candidates if name in one.perspectives]
            new = [one.carries[name] for one in self.new]
            self.demand(Kind.PERSPECTIVE, (name,), self.people(able) + sum(new) >= wanted)
        if demands.municipality is not None:
            ours = self.people(one for one in self.candidates if one.side == MUNICIPALITY)
            ours += sum(new.ours for new in self.new)
            low, high = self.measure.ours
            self.demand(Kind.MUNICIPALITY, (), ours >= low, ours <= high)
        houses: dict[str, list[Candidate]] = defaultdict(list)
        for one in self.candidates:
            if one.organisation:
                houses[one.organisation].append(one)
        most = demands.most_of_one_organisation
        for name, members in sorted(houses.items()):
            if most and len(members) > most:
                self.demand(Kind.ORGANISATION, (name,), self.people(members) <= most)

    def cost(self) -> cp_model.LinearExpr:
        """What the panel lacks, as ``Measure.cost`` counts it. Adds the variables it needs; call it once."""
        terms = []
        for variable, values in self.measure.targets.items():
            weight = self.demands.targets[variable].weight
            for value, target in values.items():
                here = [one for one in self.candidates if one.value(variable) == value]
                terms.append(weight * self._off(here, target))
        for trait, weight in self.measure.traits.items():
            able = [self.chosen[one.key] for one in self.candidates if trait in one.traits]
            absent = self.model.new_bool_var("")
            self.model.add_bool_or([*able, absent])
            terms.append(weight * PERSON * absent)
        return cast(cp_model.LinearExpr, cp_model.LinearExpr.sum(terms))

    def _off(self, here: Sequence[Candidate], target: int) -> cp_model.IntVar:
        """How far the number of ``here`` in the panel is from ``target``.

        The third line cuts the corner below which no whole number of people lies: with it the relaxation already
        knows what rounding costs, and the bound is met at once.
        """
        off = self.model.new_int_var(0, PERSON * max(self.demands.number, len(here)) + target, "")
        people = self.people(here)
        self.model.add(off >= PERSON * people - target)
        self.model.add(off >= target - PERSON * people)
        whole = target // PERSON
        below, above = target - PERSON * whole, PERSON * (whole + 1) - target
        self.model.add(off >= below - (below - above) * (people - whole))
        return off
