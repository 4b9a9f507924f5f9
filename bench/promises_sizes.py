"""How much there is when promises are measured; without Django, for the process that only tells others."""

SIZES = (10, 1000)
FOLLOWERS, FEW = 10_000, 1_000
