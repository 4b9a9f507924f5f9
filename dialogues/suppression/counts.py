"""Which counts of people may be shown to others than the project leader: DESIGN.md's third layer of trust.

A count of one up to ``threshold - 1`` people is never shown, and neither is another count or total from which it
could be worked out. Zero is shown: that nobody has been heard is what a plan is for, and it is about nobody.

What the reader sees of a hidden count is either FEW, "fewer than five", or HIDDEN, which says nothing about it.
``hide`` is cleared against a reader who knows the total, every shown count and what the two words mean: whatever
they add and subtract, each FEW could still be any number from one to ``threshold - 1``.
"""

import math
from collections.abc import Sequence
from enum import Enum


class Shown(Enum):
    """What the reader sees of one count."""

    EXACT = "exact"
    FEW = "few"
    HIDDEN = "hidden"


def bare(counts: Sequence[int], *, threshold: int) -> list[Shown]:
    """Hide the small counts alone; enough only where their total is not known by any other way."""
    return [Shown.FEW if 0 < count < threshold else Shown.EXACT for count in counts]


def hide(counts: Sequence[int], *, threshold: int) -> list[Shown] | None:
    """Say how each of ``counts`` may be shown when their total is known; None when no way is safe.

    Small counts become FEW. If their sum tells something, the smallest other count that is enough becomes HIDDEN, or
    the largest and then another. Quadratic in the number of counts for each one that has to be hidden.
    """
    shown = bare(counts, threshold=threshold)
    while not _is_safe(counts, shown, threshold):
        candidates = sorted(
            (count, place) for place, count in enumerate(counts) if count and shown[place] is Shown.EXACT
        )
        if not candidates:
            return None
        enough = (place for _count, place in candidates if _is_safe(counts, _without(shown, place), threshold))
        shown = _without(shown, next(enough, candidates[-1][1]))
    return shown


def _without(shown: Sequence[Shown], place: int) -> list[Shown]:
    return [Shown.HIDDEN if here == place else state for here, state in enumerate(shown)]


def _is_safe(counts: Sequence[int], shown: Sequence[Shown], threshold: int) -> bool:
    """Whether the known sum of what is not shown leaves every FEW its whole range.

    With ``few`` counts of 1 … k-1 and others that add up to ``rest``, one FEW can be as large as ``rest`` less the
    least that all others can be, and as small as ``rest`` less the most they can be.
    """
    few = sum(state is Shown.FEW for state in shown)
    whole = [count for count, state in zip(counts, shown, strict=True) if state is Shown.HIDDEN]
    if not few:
        return not whole
    enough = [count for count, state in zip(counts, shown, strict=True) if state is Shown.EXACT and count >= threshold]
    ranges = [_known(count, min(enough, default=None), threshold) for count in whole]
    top = threshold - 1
    rest = sum(count for count, state in zip(counts, shown, strict=True) if state is not Shown.EXACT)
    can_be_large = rest - (few - 1) - sum(low for low, _high in ranges) >= top
    can_be_small = rest - (few - 1) * top - sum(high for _low, high in ranges) <= 1
    return can_be_large and can_be_small


def _known(count: int, smallest_shown: int | None, threshold: int) -> tuple[float, float]:
    """What a HIDDEN count is known to lie between from what is told elsewhere: the compilation tells words of a group
    of twice the threshold and more, and the group it leaves unnamed beside the small ones is the smallest of the rest.
    """
    if count >= 2 * threshold:
        return 2 * threshold, math.inf if smallest_shown is None or count > smallest_shown else smallest_shown
    return threshold, min(2 * threshold - 1, smallest_shown if smallest_shown and count <= smallest_shown else math.inf)


def hide_row(counts: Sequence[int], *, threshold: int) -> list[Shown]:
    """Say how a group's counts over a background variable may be shown beside the group's known total.

    A group of fewer than twice the threshold is hidden cell by cell, empty and full cells too: a full one would tell
    something about each person in it. So is a row for which no other way is safe.
    """
    total = sum(counts)
    if total == 0:
        return [Shown.EXACT for _ in counts]
    if total < 2 * threshold:
        return [Shown.HIDDEN for _ in counts]
    return hide(counts, threshold=threshold) or [Shown.HIDDEN for _ in counts]
