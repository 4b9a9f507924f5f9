"""Which words may stand for what the people of a group say, and which groups may be named at all.

A cell is one of four words, and a word is said of a group in which at least twice the threshold are heard, so that
those who say it and those who do not can both be many.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)
FLOOR = 3
"""No dialogue may show groups of fewer people than this, whatever it has set."""

SAYS, AGAINST, BOTH, HIDDEN = "says", "against", "both", "hidden"


def threshold_of(dialogue) -> int:
    """Return the smallest number of people that may be shown as a group in the dialogue."""
    return max(FLOOR, dialogue.threshold)


def may_be_spoken_of(heard: int, *, threshold: int) -> bool:
    """Return whether words may be told of a group in which ``heard`` people are heard.

    Among fewer than twice the threshold those who do not say what the group says are fewer than the threshold, and
    one of them who knows it would soon know it of all the others.
    """
    return heard >= 2 * threshold


def word_of(*, says: bool, against: bool) -> str:
    if says and against:
        return BOTH
    return SAYS if says else AGAINST if against else HIDDEN


def cell(*, said: int, opposed: int, heard: int, threshold: int) -> str:
    """Return the word for how one group meets one perspective, taken alone: see ``telling.tell`` for a whole table.

    Args:
        said: people in the group who carry the perspective.
        opposed: people in the group who contradict it.
        heard: people heard in the group.
    """
    if not may_be_spoken_of(heard, threshold=threshold):
        return HIDDEN
    return word_of(says=said >= threshold, against=opposed >= threshold)


def nameable(
    heard: Mapping[Group, int], *, threshold: int, unnamed_before: Iterable[Mapping[Group, int]] = ()
) -> set[Group]:
    """Return the groups that may stand beside a quote or head a column.

    Args:
        heard: people heard in each group.
        unnamed_before: for each published version, the groups it did not name with how many were heard in them then.

    Returns:
        Groups of at least ``threshold`` people, such that those left out are none or at least ``threshold`` together
        for anybody who can count: each group that is too small holds one at least, so when they are fewer than the
        threshold the smallest of the others joins them. (To let it depend on how many they really are would tell it.)
        A group that was too small for a published version is named when ``threshold`` more are heard in it: one more
        would tell how few they were.
    """
    small = list(unnamed_before)
    named = {
        group
        for group, people in heard.items()
        if people >= threshold
        and all(people - before[group] >= threshold for before in small if 0 < before.get(group, 0) < threshold)
    }
    left = [people for group, people in heard.items() if group not in named]
    sure = sum(people if people >= threshold else min(people, 1) for people in left)
    while named and 0 < sure < threshold:
        smallest = min(named, key=lambda group: (heard[group], str(group)))
        named.remove(smallest)
        sure += heard[smallest]
    return named


def steady(now: int, before: int | Iterable[int] | None, *, threshold: int) -> int:
    """Return the total to publish: one published before, as long as the difference to it is about a few people.

    Args:
        before: what earlier versions told.

    Two totals that are published are the same or differ by at least ``threshold``, whichever two one takes.
    """
    earlier = [] if before is None else [before] if isinstance(before, int) else list(before)
    near = [total for total in earlier if abs(now - total) < threshold]
    return min(near, key=lambda total: (abs(now - total), total)) if near else now
