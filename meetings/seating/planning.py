"""Planning every evening of a room at once."""

from dataclasses import dataclass
from time import perf_counter, process_time

import numpy as np

from .bounds import fewest_repeats
from .fitting import Fit, fit
from .hosts import with_hosts
from .mixing import Puzzle
from .possible import seat, ways
from .random_seating import by_chance
from .rooms import Ints, Numbers, Pool, even
from .runs import best_listed, best_mixed
from .terms import Figures, Plan, Room, check

STEPS_EACH, FEWEST_STEPS, MOST_STEPS = 400, 20_000, 110_000
RUNS = 2


def plan(room: Room, *, seed: int, steps: int | None = None, seconds: float = 60, alone: bool = False) -> Plan:
    """Seat everyone on every evening.

    Takes some seconds for thirty people and four evenings, up to half a minute for sixty and six: do it in the worker.

    Args:
        seed: publish it with the plan.
        steps: of each of the two searches; None for as many as the size asks for.
        seconds: by the clock, after which a search gives what it has and says so.
        alone: do everything in this process, for small rooms. The plan is the same, and takes twice as long.

    Raises:
        Unseatable: the room makes no sense, or its rules collide.
    """
    check(room)
    begun, worked = perf_counter(), process_time()
    numbers = Numbers(room)
    start, fits = _start(numbers, seed=seed)
    found = _listed(numbers, seed=seed, alone=alone) or _searched(
        numbers, start, seed=seed, steps=steps, seconds=seconds, alone=alone
    )
    figures = numbers.figures(found.where)
    least = Figures(
        repeats=figures.repeats if found.proven else fewest_repeats(numbers),
        most=0,
        off=sum(one.least_off for one in fits),
        perspectives_off=sum(one.least_perspectives_off for one in fits),
    )
    return Plan(
        seatings=with_hosts(room, numbers.seatings(found.where)),
        figures=figures,
        ideal=least,
        by_chance=by_chance(numbers, seed=seed),
        off=numbers.off(found.where),
        proven=found.proven,
        method="listed" if found.listed else "searched",
        steps=found.steps,
        seconds=perf_counter() - begun,
        processor=process_time() - worked + found.processor,
        seed=seed,
        stopped_early=found.stopped or any(one.stopped for one in fits),
    )


@dataclass(frozen=True)
class _Found:
    where: Ints
    steps: int
    proven: bool = False
    listed: bool = False
    stopped: bool = False
    processor: float = 0


def _start(numbers: Numbers, *, seed: int) -> tuple[Ints, list[Fit]]:
    """Seat each pool by itself; pools that are alike are fitted once."""
    where, known, fits = numbers.nobody_seated(), {}, []
    for pool in numbers.pools:
        alike = pool.people, pool.seats, pool.allowed.tobytes()
        if alike not in known:
            known[alike] = pool, fit(numbers, pool, seed=seed)
        first, fitted = known[alike]
        pool.sizes = first.sizes
        even(numbers, pool)
        places = [pool.tables[first.tables.index(table)] for table in fitted.tables]
        where[pool.evening, list(pool.people)] = places
        fits.append(fitted)
    return where, fits


def _listed(numbers: Numbers, *, seed: int, alone: bool) -> _Found | None:
    """The best of all possible evenings, when they are all alike and few enough to be listed."""
    first = numbers.pools[0]
    if len(numbers.pools) != len(numbers.room.evenings) or not all(_alike(first, pool) for pool in numbers.pools):
        return None
    found = ways(numbers, first)
    if not found:
        return None
    upper = np.triu_indices(len(first.people), 1)
    met = numbers.met[np.ix_(first.people, first.people)][upper]
    best, processor = best_listed(
        found, len(first.people), met, len(numbers.pools), numbers.room.most, seed=seed, alone=alone
    )
    if best is None:
        return None
    where = numbers.nobody_seated()
    for pool, chosen in zip(numbers.pools, best.chosen, strict=True):
        seat(pool, found[chosen], where)
    return _Found(where, best.steps, proven=best.proven, listed=True, processor=processor)


def _alike(one: Pool, other: Pool) -> bool:
    return (one.people, one.seats, one.is_free) == (other.people, other.seats, other.is_free)


def _searched(numbers: Numbers, start: Ints, *, seed: int, steps: int | None, seconds: float, alone: bool) -> _Found:
    tables = [len(pool.tables) for pool in numbers.pools]
    choices = sum(count * (count - 1) // 2 for count in tables)
    if steps is None:
        steps = min(MOST_STEPS, max(FEWEST_STEPS, STEPS_EACH * choices)) if choices else 0
    seeds = [RUNS * seed + run for run in range(RUNS)]
    best, processor, stopped = best_mixed(
        Puzzle.of(numbers, start), seeds=seeds, steps=steps, seconds=seconds, alone=alone
    )
    return _Found(best.where, best.steps, stopped=stopped, processor=processor)
