"""When it cannot be done: which demands collide, and whom to look for."""

from collections.abc import Sequence

from meetings.solver import Limits, smallest_core, solve

from .model import PanelModel
from .terms import CIVIL_SOCIETY, MUNICIPALITY, Candidate, Collision, Demands, Search

CORE = Limits(work=2, seconds=20)
MOST_NEW, MOST_CARRIED = 3, 4
"""Advice to look for more new people, or for one who carries more perspectives, is no advice."""


def collision(candidates: Sequence[Candidate], demands: Demands, *, seed: int) -> Collision:
    """Say why ``demands`` cannot all hold. Takes from a tenth of a second to some seconds.

    Call it only when it is known that they cannot.
    """
    panel = PanelModel(candidates, demands, switched=True)
    may = panel.measure.carriers
    nobody = {name: may[name] for name, people in panel.measure.needed.items() if may[name] < people}
    core = smallest_core(panel.model, [switch for _, switch in panel.switches], seed=seed, limits=CORE)
    collide = tuple(panel.switches[place][0] for place in core or ())
    return Collision(collide, nobody, search(candidates, demands, seed=seed))


def search(candidates: Sequence[Candidate], demands: Demands, *, seed: int) -> tuple[Search, ...]:
    """The fewest new people, carrying as few perspectives as can be, with whom every demand could hold.

    Empty when no new people would help (two people who must both be chosen and may not be asked together), or
    when it would take more than ``MOST_NEW`` of them, or one who carries more than ``MOST_CARRIED`` perspectives.
    """
    for count in range(1, MOST_NEW + 1):
        panel = PanelModel(candidates, demands, new=count)
        for new in panel.new:
            panel.model.add(new.chosen == 1)
            panel.model.add(sum(new.carries.values()) <= MOST_CARRIED)
        panel.model.minimize(sum(carried for new in panel.new for carried in new.carries.values()))
        answer = solve(panel.model, seed=seed, limits=CORE)
        if answer.found:
            found = [
                (
                    bool(answer.value(new.ours)),
                    tuple(name for name, carried in new.carries.items() if answer.value(carried)),
                )
                for new in panel.new
            ]
            return tuple(
                Search(_side(candidates, demands, found, place, seed=seed), found[place][1]) for place in range(count)
            )
    return ()


def _side(
    candidates: Sequence[Candidate],
    demands: Demands,
    found: Sequence[tuple[bool, tuple[str, ...]]],
    place: int,
    *,
    seed: int,
) -> str:
    """The side that the new person at ``place`` must be of, when the other would not do; else empty."""
    panel = PanelModel(candidates, demands, new=len(found))
    for other, (new, (ours, names)) in enumerate(zip(panel.new, found, strict=True)):
        panel.model.add(new.chosen == 1)
        panel.model.add(new.ours == (ours if other != place else not ours))
        for name, carried in new.carries.items():
            panel.model.add(carried == (name in names))
    if not solve(panel.model, seed=seed, limits=CORE).impossible:
        return ""
    return MUNICIPALITY if found[place][0] else CIVIL_SOCIETY
