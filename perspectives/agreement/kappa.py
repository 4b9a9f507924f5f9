"""Agreement of two coders on one theme, beyond what chance alone would give.

Cohen, J. (1960), "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20(1):
37–46. Each statement is one unit, and the theme is either on it or not: κ = (po − pe) / (1 − pe), where po is the share
of statements that both judged alike and pe the share that would be alike by chance, given how often each used it.

The words for how strong an agreement is are those of Landis, J. R. and Koch, G. G. (1977), "The measurement of observer
agreement for categorical data", Biometrics 33(1): 159–174. They called their bounds arbitrary, and so they are: the
words are a help to read the figure, never a verdict on the coders or the theme.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

FEW = 30
"""Statements below which the figure moves a lot with a single one of them."""
STRENGTHS: tuple[tuple[float, str | Promise], ...] = (
    (0.0, pgettext_lazy("agreement", "slight")),
    (0.2, pgettext_lazy("agreement", "fair")),
    (0.4, pgettext_lazy("agreement", "moderate")),
    (0.6, pgettext_lazy("agreement", "substantial")),
    (0.8, pgettext_lazy("agreement", "almost perfect")),
)
POOR = pgettext_lazy("agreement", "poorer than chance")


@dataclass(frozen=True)
class Agreement:
    """How two coders used one theme over the same statements: both, only one, neither."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def n(self) -> int:
        return self.both + self.only_first + self.only_second + self.neither

    @property
    def first(self) -> int:
        return self.both + self.only_first

    @property
    def second(self) -> int:
        return self.both + self.only_second

    @property
    def alike(self) -> int:
        return self.both + self.neither

    @property
    def observed(self) -> float:
        """Share judged alike, 0 to 1."""
        return self.alike / self.n if self.n else 0.0

    @property
    def expected(self) -> float:
        """Share that would be alike by chance, 0 to 1."""
        if not self.n:
            return 0.0
        yes = (self.first / self.n) * (self.second / self.n)
        no = (1 - self.first / self.n) * (1 - self.second / self.n)
        return yes + no

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None when neither coder varied, for then chance alone gives full agreement."""
        if not self.n or (self.first == self.second and self.first in {0, self.n}):
            return None
        return (self.observed - self.expected) / (1 - self.expected)

    @property
    def strength(self) -> str | Promise:
        """Landis and Koch's word for the figure; empty when there is none."""
        if self.kappa is None:
            return ""
        if self.kappa < 0:
            return POOR
        return next(word for bound, word in reversed(STRENGTHS) if self.kappa > bound or bound == 0)

    @property
    def is_few(self) -> bool:
        return self.n < FEW

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.both + other.both,
            self.only_first + other.only_first,
            self.only_second + other.only_second,
            self.neither + other.neither,
        )


def agreement(pairs: Iterable[tuple[bool, bool]]) -> Agreement:
    """Count (first coder used it, second coder used it) over the statements."""
    rows = list(pairs)
    return Agreement(
        sum(a and b for a, b in rows),
        sum(a and not b for a, b in rows),
        sum(b and not a for a, b in rows),
        sum(not a and not b for a, b in rows),
    )
