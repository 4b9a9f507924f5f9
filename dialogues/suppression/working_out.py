"""What a reader could work out about a few people by laying one shown cell beside another.

A word tells that at least ``threshold`` of a group's people say something, a cell without a word in a group that is
spoken of that fewer do. Where two groups are nearly the same people (the young of the plan and the youngest of an age
variable, or one group in two versions), a word for one and none for the other would be told about the few they differ
by. So for each set of few people it is asked whether there is a world that agrees with all that is shown and in which
none of them say it, and one in which they do.

People are bits of a number: a thousand of them cross in a microsecond.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache


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

    @property
    def bare(self) -> "Bare":
        return self.people, self.many, self.enough - self.gone if self.many else self.enough


Bare = tuple[int, bool, int]
"""A claim as the search reads it: the people, whether many of them say it, and from how many on they are many. Most of
the time that a compilation takes goes into comparing these."""
MOST_STEPS = 10
"""After so many for each claim the search is taken to go round in a ring."""


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


@lru_cache(maxsize=1024)
def first_told_of(
    few_sets: tuple[int, ...], shown: tuple[Claim, ...], published: tuple[Claim, ...], world: int, *, threshold: int
) -> int | None:
    """Return the first of the few sets that the claims tell of; 0 for those of whom nothing is kept, None for none.

    What earlier versions (``published``) tell on their own cannot be helped any more and is no reason. Kept for the
    next time, since whoever writes a compilation has the same rows worked out for every page they open.
    """
    claims = [*shown, *published]
    if not any(claim.many for claim in claims):
        return None
    for few in few_sets:
        if tells_of(few, claims, world, threshold=threshold) and not (
            published and tells_of(few, published, world, threshold=threshold)
        ):
            return few
    return 0 if rests_on_the_gone(claims, world, threshold=threshold) else None


def tells_of(few: int, claims: Sequence[Claim], world: int, *, threshold: int) -> bool:
    """Return whether the claims may tell too much about the ``few``: that some of them say it, or that none do.

    Args:
        world: who really says it; what is shown is true there.

    Two worlds are looked for: one in which none of them say it (or where they are more than the threshold, half of
    them: so much a word tells of the smallest group that is spoken of), and one in which as many do as can without
    being enough for a word. Both must also be there for a reader who knows what they said themselves. True when one of
    them is not found. The search begins in the real world and mends it step by step, so now and then it misses one:
    then more is hidden than need be, never less.
    """
    size = few.bit_count()
    spared = _first(few & world, 0 if size <= threshold else size // 2)
    silent = few & ~spared
    most = min(size, threshold - 1)
    # those of whom nothing is kept any more may be some of the few themselves: a reader remembers who they were
    with_the_gone = [
        replace(claim, gone=0) if claim.gone and claim.people & few and size + claim.gone < 2 * threshold else claim
        for claim in claims
    ]
    bare = [claim.bare for claim in claims]
    return not (
        _there_is([claim.bare for claim in with_the_gone], world, world & ~silent, fixed=silent)
        and _there_is(bare, world, world | _first(few, most), fixed=_first(few, most), fewer=_first(few, most - 1))
    )


def _there_is(claims: Sequence[Bare], real: int, world: int, *, fixed: int, fewer: int = 0) -> bool:
    """Whether ``world`` can be mended, for anybody and for each of those who would notice that they are not as they
    are.

    Args:
        fewer: what is fixed for somebody who says it and so takes up one place of those that are few.
    """
    mended = _mended(claims, world, fixed)
    if mended is None:
        return False
    noticed = (mended ^ real) & ~fixed
    while noticed:
        person = noticed & -noticed
        noticed ^= person
        mine = fewer if fewer and person & real else fixed
        begun = (real | mine) if fewer else world
        if _mended(claims, begun & ~person | person & real, mine | person) is None:
            return False
    return True


def rests_on_the_gone(claims: Sequence[Claim], world: int, *, threshold: int) -> bool:
    """Return whether what is shown holds only if some of the few of whom nothing is kept any more said it."""
    few_gone = [claim for claim in claims if claim.many and 0 < claim.gone < 2 * threshold]
    if not few_gone:
        return False
    without = [replace(claim, gone=0) if claim in few_gone else claim for claim in claims]
    return _mended([claim.bare for claim in without], world, 0) is None


def _first(people: int, count: int) -> int:
    chosen = 0
    for _ in range(count):
        lowest = people & -people
        chosen |= lowest
        people ^= lowest
    return chosen


def _mended(claims: Sequence[Bare], world: int, fixed: int) -> int | None:
    """Change ``world`` person by person, leaving those who are ``fixed``, until every claim holds; None if it ends."""
    for _ in range(MOST_STEPS * len(claims) + 1):
        for people, many, enough in claims:
            if ((people & world).bit_count() < enough) is many:
                break
        else:
            return world
        tight = _tight(claims, world, many=not many)
        if many:
            joining = people & ~world & ~fixed & ~tight
            if not joining:
                return None
            world |= joining & -joining
        else:
            leaving = people & world & ~fixed
            leaving = leaving & ~tight or leaving
            if not leaving:
                return None
            world ^= leaving & -leaving
    return None


def _tight(claims: Sequence[Bare], world: int, *, many: bool) -> int:
    """Those of whom one less (or where the claim is of few, one more) would break a claim."""
    together = 0
    for people, of_many, enough in claims:
        if of_many is many:
            count = (people & world).bit_count()
            if count <= enough if many else count >= enough - 1:
                together |= people
    return together
