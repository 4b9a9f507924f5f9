"""What may be told about who says what: the one place that decides it, for page, PDF, export and drafts alike.

Counts are people (distinct interviewees), never statements, and no count by group is ever published: a cell is one of
four words. So there are no sums to subtract from, and what is left to guard against is

- a word that rests on fewer than ``k`` people (they could be found): the cell is HIDDEN, and looks just like a cell
  about which nobody has said anything;
- a word that holds for each and every one in a small group (then it is told about each of them): HIDDEN as well;
- a label that means "one of the few we do not name": groups of fewer than ``k`` are never named, and if all who are
  not named together are fewer than ``k``, the smallest named group joins them;
- two versions side by side: ``steady`` keeps a total where it was until at least ``k`` people have come or gone.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)
FLOOR = 3
"""No dialogue may show groups of fewer people than this, whatever it has set."""

SAYS, AGAINST, BOTH, HIDDEN = "says", "against", "both", "hidden"


def threshold_of(dialogue) -> int:
    """Return the smallest number of people that may be shown as a group in the dialogue."""
    return max(FLOOR, dialogue.threshold)


def nameable(heard: Mapping[Group, int], *, threshold: int) -> set[Group]:
    """Return the groups that may stand beside a quote or head a column.

    Args:
        heard: people heard in each group.

    Returns:
        Groups of at least ``threshold`` people, such that those left out are none or at least ``threshold`` together.
    """
    named = {group for group, people in heard.items() if people >= threshold}
    unnamed = sum(people for group, people in heard.items() if group not in named)
    while named and 0 < unnamed < threshold:
        smallest = min(named, key=lambda group: (heard[group], str(group)))
        named.remove(smallest)
        unnamed += heard[smallest]
    return named


def cell(*, said: int, opposed: int, heard: int, threshold: int) -> str:
    """Return the word for how one group meets one perspective.

    Args:
        said: people in the group who carry the perspective.
        opposed: people in the group who contradict it.
        heard: people heard in the group.
    """
    says, against = (_may_be_told(people, heard, threshold) for people in (said, opposed))
    if says and against:
        return BOTH
    return SAYS if says else AGAINST if against else HIDDEN


def _may_be_told(people: int, heard: int, threshold: int) -> bool:
    everyone_in_a_small_group = people >= heard and heard < 2 * threshold
    return people >= threshold and not everyone_in_a_small_group


def steady(now: int, before: int | None, *, threshold: int) -> int:
    """Return the total to publish: the one published before, until the difference is no longer about a few people."""
    return now if before is None or abs(now - before) >= threshold else before
