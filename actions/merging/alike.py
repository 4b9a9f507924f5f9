"""Which proposals are alike: their words by tf-idf and cosine, as statements are likened to themes, and their titles.

Pairs are found by the words they share (an inverted index), so a dialogue of some hundred proposals takes a few
hundredths of a second. Nothing is merged by itself: a pair is shown, with the words that speak for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from perspectives.likeness.index import build
from perspectives.likeness.words import counted, stems

LEAST = 0.2
"""Cosine from which two proposals are shown side by side. Measured (tests/actions/test_thresholds.py) among the demo's
106 ideas and twelve of them sent in again in other words: all twelve are found, with 37 other pairs to read through.
At 0.22 one of the twelve is lost, at 0.15 there are 72 other pairs. A pair too many costs a glance, one too few a vote
split in two."""
SAME_TITLE = 80.0
"""Likeness of two titles (0–100, words in any order) from which they are shown whatever their texts say. Of titles in
the same material, two of different ideas come to 77 at most."""
MOST = 60
REASONS = 5


@dataclass(frozen=True)
class Words:
    """A proposal as it is compared."""

    key: int
    title: str
    text: str


@dataclass(frozen=True)
class Pair:
    """Two keys, smaller first, how alike they are (0–1), and the words that count most for it."""

    first: int
    second: int
    likeness: float
    words: tuple[str, ...]


def pairs(rows: Iterable[Words], *, apart: Collection[tuple[int, int]] = ()) -> list[Pair]:
    """The pairs that are alike, most alike first, at most ``MOST``. Same rows in, same pairs out.

    Args:
        apart: pairs of keys, smaller first, that somebody has said are not the same.
    """
    every = sorted(rows, key=lambda row: row.key)
    wording = {row.key: f"{row.title}\n{row.title}\n{row.text}" for row in every}
    index = build((text, ()) for text in wording.values())
    vectors = {key: index.vector(counted(text)) for key, text in wording.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for key, vector in vectors.items():
        for stem in vector:
            holders[stem].append(key)
    likeness: dict[tuple[int, int], float] = defaultdict(float)
    for stem, keys in holders.items():
        for place, first in enumerate(keys):
            for second in keys[place + 1 :]:
                likeness[first, second] += vectors[first][stem] * vectors[second][stem]
    found = {pair: share for pair, share in likeness.items() if share >= LEAST}
    _add_same_titles(found, every, likeness)
    said = {row.key: stems(wording[row.key]) for row in every}
    best = sorted(found, key=lambda pair: (-found[pair], pair))
    return [Pair(*pair, min(1.0, found[pair]), _reasons(vectors, said, *pair)) for pair in best if pair not in apart][
        :MOST
    ]


def _add_same_titles(
    found: dict[tuple[int, int], float], rows: list[Words], likeness: dict[tuple[int, int], float]
) -> None:
    titles = [(row.key, row.title.casefold()) for row in rows]
    for place, (first, title) in enumerate(titles):
        for second, other in titles[place + 1 :]:
            score = fuzz.token_sort_ratio(title, other, score_cutoff=SAME_TITLE)
            if score:
                found[first, second] = max(likeness.get((first, second), 0.0), score / 100)


def _reasons(
    vectors: dict[int, dict[str, float]], said: dict[int, dict[str, str]], first: int, second: int
) -> tuple[str, ...]:
    shares = {
        stem: weight * vectors[second][stem] for stem, weight in vectors[first].items() if stem in vectors[second]
    }
    best = sorted(shares, key=lambda stem: (-shares[stem], stem))[:REASONS]
    return tuple(said[first][stem] for stem in best)
