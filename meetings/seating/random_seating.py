"""What chance alone gives: the mean of random seatings of the same people at the same tables."""

from dataclasses import astuple

import numpy as np

from .rooms import Ints, Numbers
from .terms import Figures

SEATINGS = 100


def by_chance(numbers: Numbers, *, seed: int, count: int = SEATINGS) -> Figures:
    """The mean figures of ``count`` seatings in which everyone draws a lot. Rules are not asked for."""
    lots = np.random.default_rng(seed)
    drawn = [astuple(numbers.figures(_draw(numbers, lots))) for _ in range(count)]
    return Figures(*(round(float(mean), 2) for mean in np.mean(drawn, axis=0)))


def _draw(numbers: Numbers, lots: np.random.Generator) -> Ints:
    where = numbers.nobody_seated()
    for pool in numbers.pools:
        where[pool.evening, lots.permutation(pool.people)] = np.repeat(pool.tables, pool.sizes)
    return where
