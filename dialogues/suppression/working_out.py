"""What a reader could work out about a few people by laying one shown cell beside another.

A word tells that at least ``threshold`` of a group's people say something, a cell without a word in a group that is
spoken of that fewer do. Where two groups are nearly the same people (the young of the plan and the youngest of an age
variable, or one group in two versions), a word for one and none for the other would be told about the few they differ
by. So for each set of few people it is asked whether there is a world that agrees with all that is shown and in which
none of them say it, and one in which they do.

People are bits of a number: a thousand of them cross in a microsecond.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """What a reader takes from one cell: of ``people``, at least the threshold say it, or fewer do.

    ``gone`` are people who were counted and of whom nothing is kept any more: they may have said it or not.
    """

    people: int
    many: bool
    gone: int = 0


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
    enough for a word. True when one of them is not found. The search begins in the real world and mends it step by step, so now
    and then it misses one: then more is hidden than need be, never less.
    """
    size = few.bit_count()
    may_say = 0 if size < threshold else size // 2
    spared = _first(few & world, may_say)
    silent = few & ~spared
    some = _first(few, min(size, threshold - 1))
    return not (
        _world(claims, world & ~silent, fixed=silent, threshold=threshold)
        and _world(claims, world | some, fixed=some, threshold=threshold)
    )


def rests_on_the_gone(claims: Sequence[Claim], world: int, *, threshold: int) -> bool:
    """Return whether what is shown holds only if some of the few of whom nothing is kept any more said it."""
    without = [
        Claim(claim.people, claim.many) if 0 < claim.gone < 2 * threshold else claim for claim in claims if claim.many
    ]
    if not any(0 < claim.gone < 2 * threshold for claim in claims if claim.many):
        return False
    others = [claim for claim in claims if not claim.many]
    return not _world([*without, *others], world, fixed=0, threshold=threshold)


def _first(people: int, count: int) -> int:
    chosen = 0
    for _ in range(count):
        lowest = people & -people
        chosen |= lowest
        people ^= lowest
    return chosen


def _world(claims: Sequence[Claim], world: int, *, fixed: int, threshold: int) -> bool:
    """Mend ``world`` person by person, leaving those who are ``fixed``, until every claim holds; False if that ends."""
    for _ in range(4 * threshold * max(len(claims), 1)):
        lacking, excess = _broken(claims, world, threshold)
        if lacking is None and excess is None:
            return True
        if excess is not None:
            may_leave = excess.people & world & ~fixed
            spared = may_leave & ~_union(claim.people for claim in _tight(claims, world, threshold, many=True))
            chosen = spared or may_leave
            if not chosen:
                return False
            world &= ~(chosen & -chosen)
            continue
        full = _union(claim.people for claim in _tight(claims, world, threshold, many=False))
        may_join = lacking.people & ~world & ~fixed & ~full
        if not may_join:
            return False
        world |= may_join & -may_join
    return False


def _broken(claims: Sequence[Claim], world: int, threshold: int) -> tuple[Claim | None, Claim | None]:
    lacking = excess = None
    for claim in claims:
        count = (claim.people & world).bit_count()
        if claim.many and count + claim.gone < threshold:
            lacking = claim
        elif not claim.many and count >= threshold:
            excess = claim
    return lacking, excess


def _tight(claims: Sequence[Claim], world: int, threshold: int, *, many: bool) -> Iterable[Claim]:
    """The claims of one kind that one person more or less would break."""
    for claim in claims:
        count = (claim.people & world).bit_count()
        if claim.many is many and (count + claim.gone <= threshold if many else count >= threshold - 1):
            yield claim


def _union(sets: Iterable[int]) -> int:
    together = 0
    for one in sets:
        together |= one
    return together
