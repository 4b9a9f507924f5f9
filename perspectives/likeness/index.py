"""Likeness by tf-idf and cosine: how near a wording is to what stands under each theme.

Weights are (1 + log tf) · log(1 + N / df), as in Manning, Raghavan and Schütze, "Introduction to Information Retrieval"
(2008), chapter 6; a theme is the sum of its statements' unit vectors, and a wording is compared with every theme by the
cosine (Rocchio's classifier, chapter 14). Knows no database, and no word that is hidden in a masked wording.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from .words import counted, stems

MOST = 3
"""Suggestions at most: more is a list to read, and then the codebook is quicker."""
LEAST = 0.05
"""Cosine below which a likeness is chance."""
BESIDE = 0.6
"""How near, against the nearest, a theme must be to be told beside it."""
REASONS = 3
SHARED = 2
"""In how many masked statements a word must stand to be told as a reason: in one alone it tells of that one."""


@dataclass(frozen=True)
class Suggestion:
    """A theme and why: its likeness (0–1), and the words that count most for it."""

    theme: int
    likeness: float
    words: tuple[str, ...]


@dataclass
class Index:
    """The themes of a dialogue by their words. Small enough to be kept: stems and numbers, no wording."""

    count: int = 0
    seen_in: Counter[str] = field(default_factory=Counter)
    themes: dict[int, dict[str, float]] = field(default_factory=dict)
    lengths: dict[int, float] = field(default_factory=dict)

    def _rarity(self, stem: str, without: int = 0) -> float:
        seen = self.seen_in.get(stem, 0) - without
        return math.log(1 + (self.count - without) / seen) if seen > 0 else 0.0

    def vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """The unit vector of a wording; empty when nothing in it has been said before."""
        weights = {stem: (1 + math.log(times)) * self._rarity(stem) for stem, times in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items() if weight} if length else {}

    def suggest(self, wording: str, *, has: Collection[int] = (), counted_in: bool = False) -> list[Suggestion]:
        """The themes nearest to a wording, at most three, nearest first.

        Args:
            has: themes it has. They are not suggested; and when ``counted_in``, its own words are first taken out of
                them, so that it is not found like itself.
            counted_in: whether the wording is among those the index was made of.
        """
        counts, as_said = counted(wording), stems(wording)
        mine = self.vector(counts)
        own = 1 if counted_in else 0
        near = []
        for theme, weights in self.themes.items():
            shares = {stem: weight * weights[stem] for stem, weight in mine.items() if stem in weights}
            length = self.lengths[theme]
            likeness = sum(shares.values()) / length if length else 0.0
            if theme in has or likeness < LEAST:
                continue
            told = [stem for stem in shares if self.seen_in[stem] - own >= SHARED]
            told.sort(key=lambda stem: (-shares[stem], stem))
            if told:
                near.append(Suggestion(theme, likeness, tuple(as_said[stem] for stem in told[:REASONS])))
        near.sort(key=lambda one: (-one.likeness, one.theme))
        return [one for one in near[:MOST] if one.likeness >= BESIDE * near[0].likeness]


def build(statements: Iterable[tuple[str, Collection[int]]]) -> Index:
    """Make an index of (masked wording, keys of its themes). Linear in the words; half a second for 9,000."""
    rows = [(counted(wording), themes) for wording, themes in statements]
    index = Index(count=len(rows))
    for counts, _themes in rows:
        index.seen_in.update(counts.keys())
    sums: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for counts, themes in rows:
        if not themes:
            continue
        for stem, weight in index.vector(counts).items():
            for theme in themes:
                sums[theme][stem] += weight
    index.themes = {theme: dict(weights) for theme, weights in sums.items()}
    index.lengths = {theme: math.sqrt(sum(w * w for w in weights.values())) for theme, weights in sums.items()}
    return index


def without(index: Index, wording: str, themes: Collection[int]) -> Index:
    """The index as it would be had the wording never been coded, near enough: its own part is taken out of its themes.

    How rare each word is stays as it was, which one statement among many does not change.
    """
    mine = index.vector(counted(wording))
    changed = {}
    for theme in themes:
        if theme in index.themes:
            weights = index.themes[theme] | {
                stem: max(0.0, index.themes[theme].get(stem, 0.0) - weight) for stem, weight in mine.items()
            }
            changed[theme] = {stem: weight for stem, weight in weights.items() if weight > 1e-9}
    lengths = {theme: math.sqrt(sum(w * w for w in weights.values())) for theme, weights in changed.items()}
    return Index(index.count, index.seen_in, index.themes | changed, index.lengths | lengths)


@dataclass(frozen=True)
class Precision:
    """How well suggestions hit, each statement left out in turn."""

    statements: int
    suggested: int
    right: int
    helped: int
    """Statements of whose suggestions at least one is right."""

    @property
    def share(self) -> float:
        """Of all suggestions, at most three a statement, the share that the coder had chosen: precision at 3."""
        return self.right / self.suggested if self.suggested else 0.0


def precision(statements: Iterable[tuple[str, Collection[int]]]) -> Precision:
    """Suggest for each statement as if it had no theme, and hold that against the themes it has."""
    rows = [(wording, themes) for wording, themes in statements if themes]
    index = build(rows)
    near = [(without(index, words, themes).suggest(words, counted_in=True), themes) for words, themes in rows]
    hits = [[one.theme in themes for one in found] for found, themes in near]
    return Precision(len(rows), sum(map(len, hits)), sum(map(sum, hits)), sum(map(any, hits)))
