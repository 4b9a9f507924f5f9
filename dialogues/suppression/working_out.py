"""What a reader could work out about a few people by laying one shown cell beside another.

A word tells that at least ``threshold`` of a group's people say something, a cell without a word in a group that is
spoken of that fewer do. Where two groups are nearly the same people (the young of the plan and the youngest of an age
variable, or one group in two versions), a word for one and none for the other would be told about the few they differ
by. So for each set of few people it is asked whether there is a world that agrees with all that is shown and in which
none of them say it, and one in which they do.

People are bits of a number: a thousand of them cross in a microsecond.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Claim:
    """What a reader takes from one cell: of ``people``, at least ``enough`` say it, or fewer do.

    ``gone`` are people who were counted and of whom nothing is kept any more: they may have said it or not.
    """

    people: int
    many: bool
    enough: int
    gone: int = 0

    def holds(self, world: int) -> bool:
        count = (self.people & world).bit_count()
        return count + self.gone >= self.enough if self.many else count < self.enough

    def is_tight(self, world: int) -> bool:
        """Whether one person less, or more, would break it."""
        count = (self.people & world).bit_count()
        return count + self.gone <= self.enough if self.many else count >= self.enough - 1


def few_sets(columns: Sequence[int], *, threshold: int) -> list[int]:
    """Return the sets of few people that columns differ by, and the columns that are few themselves, each once.

    Few are fewer than twice the threshold, as in ``words.may_be_spoken_of``.
    """
    found: dict[int, None] = {}
    for one in columns:
        for rest in (one, *(one & ~other for other in columns)):
            if 0 < rest.bit_count() < 2 * threshold:
                found[rest] = None
    return list(found)


def tells_of(few: int, claims: Sequence[Claim], world: int, *, threshold: int) -> bool:
    """Return whether the claims may tell too much about the ``few``: that some of them say it, or that none do.

    Args:
        world: who really says it; what is shown is true there.

    Two worlds are looked for: one in which none of them say it (or where they are the threshold or more, half of them:
    so much a word tells of the smallest group that is spoken of), and one in which as many do as can without being
    enough for a word. True when one of them is not found. The search begins in the real world and mends it step by
    step, so now and then it misses one: then more is hidden than need be, never less.
    """
    size = few.bit_count()
    may_say = 0 if size < threshold else size // 2
    spared = _first(few & world, may_say)
    silent = few & ~spared
    some = _first(few, min(size, threshold - 1))
    return not (_world(claims, world & ~silent, fixed=silent) and _world(claims, world | some, fixed=some))


def rests_on_the_gone(claims: Sequence[Claim], world: int, *, threshold: int) -> bool:
    """Return whether what is shown holds only if some of the few of whom nothing is kept any more said it."""
    few_gone = [claim for claim in claims if claim.many and 0 < claim.gone < 2 * threshold]
    if not few_gone:
        return False
    without = [replace(claim, gone=0) if claim in few_gone else claim for claim in claims]
    return not _world(without, world, fixed=0)


def _first(people: int, count: int) -> int:
    chosen = 0
    for _ in range(count):
        lowest = people & -people
        chosen |= lowest
        people ^= lowest
    return chosen


def _world(claims: Sequence[Claim], world: int, *, fixed: int) -> bool:
    """Mend ``world`` person by person, leaving those who are ``fixed``, until every claim holds; False if that ends."""
    for _ in range(sum(2 * claim.enough for claim in claims) + 1):
        broken = next((claim for claim in claims if not claim.holds(world)), None)
        if broken is None:
            return True
        tight = _union(claim.people for claim in claims if claim.many is not broken.many and claim.is_tight(world))
        if broken.many:
            joining = broken.people & ~world & ~fixed & ~tight
            if not joining:
                return False
            world |= joining & -joining
        else:
            leaving = broken.people & world & ~fixed
            leaving = leaving & ~tight or leaving
            if not leaving:
                return False
            world ^= leaving & -leaving
    return False


def _union(sets: Iterable[int]) -> int:
    together = 0
    for one in sets:
        together |= one
    return together
