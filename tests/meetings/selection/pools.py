"""Pools of candidates and demands, small enough to try every panel."""

from itertools import combinations

from hypothesis import strategies as st

from meetings.selection.measures import Measure
from meetings.selection.terms import Candidate, Demands, Target, Trait

PERSPECTIVES = ["calm", "trust", "school", "work"]
SIDES = ["municipality", "civil_society", ""]


@st.composite
def pools(draw, most=9):
    """Up to ``most`` people; anything about them may be unknown."""
    return [
        Candidate(
            key,
            side=draw(st.sampled_from(SIDES)),
            organisation=draw(st.sampled_from(["", "", "club", "school board"])),
            variables={"age": draw(st.sampled_from(["young", "old", ""]))} if draw(st.booleans()) else {},
            perspectives=draw(st.frozensets(st.sampled_from(PERSPECTIVES), max_size=3)),
            traits=draw(st.frozensets(st.sampled_from(Trait), max_size=1)),
        )
        for key in range(draw(st.integers(1, most)))
    ]


@st.composite
def questions(draw, most=9):
    """Candidates and what is demanded of the panel, possible or not."""
    candidates = draw(pools(most))
    keys = st.sampled_from([one.key for one in candidates])
    pairs = list(combinations([one.key for one in candidates], 2))
    low = draw(st.sampled_from([0.0, 0.3, 0.5]))
    demands = Demands(
        number=draw(st.integers(1, 5)),
        perspectives=draw(st.frozensets(st.sampled_from([*PERSPECTIVES, "nobody's"]), max_size=4)),
        carriers=draw(st.integers(1, 2)),
        as_far_as_carried=draw(st.booleans()),
        municipality=draw(st.sampled_from([None, (low, 0.6)])),
        most_of_one_organisation=draw(st.integers(0, 2)),
        chosen=draw(st.frozensets(keys, max_size=2)),
        excluded=draw(st.frozensets(keys, max_size=2)),
        apart=frozenset(map(frozenset, draw(st.lists(st.sampled_from(pairs), max_size=2)))) if pairs else frozenset(),
        targets=draw(
            st.sampled_from([{}, {"age": Target(), "side": Target(2, {"municipality": 0.5, "civil_society": 0.5})}])
        ),
    )
    return candidates, demands


def permitted(candidates, demands):
    """Every panel that keeps the demands, with its cost."""
    measure = Measure(candidates, demands)
    panels = combinations(candidates, demands.number)
    return {tuple(one.key for one in panel): measure.cost(panel) for panel in panels if not measure.broken(panel)}
