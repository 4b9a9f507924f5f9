"""Who could step in: for each chosen person, those who keep every demand, the best first.

No solver is needed: one person out and one in is checked by counting, some thousand times in half a second.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from .measures import Measure, panel_of
from .terms import Candidate, Demands, Key


def reserves(
    candidates: Sequence[Candidate], demands: Demands, panel: Collection[Key], *, most: int = 3
) -> dict[Key, tuple[Key, ...]]:
    """For each of ``panel``, up to ``most`` others who could take their place, those first who leave the spread best.

    Nobody for whom there is an empty tuple can be replaced by one person alone: ``choosing.replace`` then finds the
    fewest changes. Somebody who had to be chosen can decline like any other.
    """
    measure = Measure(candidates, demands)
    members = panel_of(candidates, panel)
    inside = {one.key for one in members}
    others = [one for one in candidates if one.key not in inside | demands.excluded]
    counts = Counter(name for one in members for name in one.perspectives)
    found: dict[Key, tuple[Key, ...]] = {}
    for leaving in members:
        rest, left = [one for one in members if one is not leaving], measure.without(leaving.key)
        lost = {name for name in leaving.perspectives if counts[name] - 1 < measure.needed.get(name, 0)}
        scored = []
        for place, one in enumerate(others):
            if lost <= one.perspectives and not left.broken([*rest, one]):
                scored.append((left.cost([*rest, one]), place))
        found[leaving.key] = tuple(others[place].key for _, place in sorted(scored)[:most])
    return found
