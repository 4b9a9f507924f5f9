"""How well a chance is known that has been seen in some draws. Apart, so that pages need not load OR-Tools for it."""

from math import sqrt

Z95 = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""


def wilson(times: int, draws: int) -> tuple[float, float]:
    """Wilson's score interval, which also holds when somebody was never or always chosen.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    share, n, z2 = times / draws, draws, Z95 * Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
