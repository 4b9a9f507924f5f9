"""Who goes into which group: everyone where they most want to be, as far as there is room. Plain data, no database.

Nobody is moved from a first choice to make a group look better: what a group lacks is said in words, and people move
by their own will. Only a group with more than there is room for gives people up, and only to their second choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """What one person has said. ``second`` may be left out."""

    person: int
    side: str
    first: int
    second: int | None = None


@dataclass(frozen=True)
class Formed:
    """``groups`` maps a group to its people, in the order of the wishes. ``over`` are groups that stayed too large,
    because nobody in them had a second choice with room."""

    groups: dict[int, list[int]]
    second: list[int]
    over: list[int]


def form(wishes: Sequence[Wish], groups: Sequence[int], *, largest: int) -> Formed:
    """Form the groups. Same wishes in, same groups out.

    Args:
        wishes: one a person; ``first`` and ``second`` are among ``groups``.
        largest: how many there is room for in one group.
    """
    members: dict[int, list[Wish]] = {group: [] for group in groups}
    for wish in wishes:
        members[wish.first].append(wish)
    moved: list[int] = []
    while True:
        crowded = [group for group in groups if len(members[group]) > largest]
        moves = [
            (_unevenness(members, wish, group), place, wish, group)
            for group in crowded
            for place, wish in enumerate(members[group])
            if wish.first == group and wish.second is not None and len(members[wish.second]) < largest
        ]
        if not moves:
            order = {wish.person: place for place, wish in enumerate(wishes)}
            found = {
                group: sorted((wish.person for wish in there), key=order.__getitem__)
                for group, there in members.items()
            }
            return Formed(found, sorted(moved, key=order.__getitem__), crowded)
        _uneven, _place, wish, group = min(moves, key=lambda move: move[:2])
        members[group].remove(wish)
        members[wish.second or group].append(wish)
        moved.append(wish.person)


def _unevenness(members: dict[int, list[Wish]], wish: Wish, group: int) -> int:
    """How unevenly the sides would lie in the two groups if ``wish`` moved on to its second choice."""
    leaving = [one for one in members[group] if one is not wish]
    joining = [*members[wish.second or group], wish]
    return _difference(leaving) + _difference(joining)


def _difference(people: Sequence[Wish]) -> int:
    counts: dict[str, int] = {}
    for one in people:
        counts[one.side] = counts.get(one.side, 0) + 1
    low = min(counts.values()) if len(counts) > 1 else 0
    return max(counts.values(), default=0) - low
