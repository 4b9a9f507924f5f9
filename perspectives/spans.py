"""Places in a text, as code-point offsets: tidying a selection, finding words again, dividing into sentences.

Knows nothing of the database. Python counts code points, a browser counts UTF-16 units: ``static/js/lift.js`` turns the
one into the other, and ``locate`` believes the words rather than the numbers.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

JOINER = "\u200d"
NEAR = 500
"""How far, in characters, words may have moved and still be taken for the same when they occur several times."""
MOST_TOKENS = 1500
"""Longest changed passage, in words, whose insides are compared; beyond it only exact words are found again."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_END = re.compile(r"[.!?…]{1,20}[\"”»’')\]]{0,5}(?=\s|$)")
_LINE = re.compile(r"[^\n\r]+")


@dataclass(frozen=True)
class Span:
    """From ``start`` up to but not including ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class NotThere(ValueError):
    """The words do not stand in the text."""


def _continues(text: str, at: int) -> bool:
    """Whether the character at ``at`` belongs to the one before it: an accent, a skin tone, half of a joined emoji."""
    if not 0 < at < len(text):
        return False
    char = text[at]
    return (
        unicodedata.category(char) in {"Mn", "Me", "Mc"}
        or char == JOINER
        or text[at - 1] == JOINER
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


def tidy(text: str, start: int, end: int) -> Span:
    """Return the span without blank ends and without half a character at either end. Empty when nothing is left."""
    start, end = max(0, start), min(len(text), end)
    while _continues(text, start):
        start -= 1
    while _continues(text, end):
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _plain(words: str) -> str:
    """Words without differences in white space: a browser reads a line break as it likes."""
    return " ".join(words.split())


def locate(text: str, start: int, end: int, words: str) -> Span:
    """Return where ``words`` stand: at the given place, or, when the text has been corrected meanwhile, nearest to it.

    Raises:
        NotThere: the words are not in the text at all, or there are none.
    """
    sought = _plain(words)
    if not sought:
        raise NotThere
    if 0 <= start < end <= len(text) and _plain(text[start:end]) == sought:
        return tidy(text, start, end)
    pattern = re.compile(r"\s+".join(re.escape(word) for word in sought.split(" ")))
    found = min((match.span() for match in pattern.finditer(text)), key=lambda span: abs(span[0] - start), default=None)
    if found is None:
        raise NotThere
    return tidy(text, *found)


def sentences(text: str) -> list[Span]:
    """Divide ``text`` into sentences, each tidied; a line break always ends one. Linear in the text."""
    found = []
    for line in _LINE.finditer(text):
        at = line.start()
        for end in [*(mark.end() for mark in _END.finditer(text, line.start(), line.end())), line.end()]:
            span = tidy(text, at, end)
            if span.start < span.end:
                found.append(span)
            at = end
    return found


# --- Finding statements again in a corrected text -----------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where a statement is now. Not ``anchored``: its words are gone, and the span is where they stood."""

    span: Span
    anchored: bool


def _shared_ends(old: str, new: str) -> tuple[int, int]:
    """Lengths of the common beginning and the common end, which do not overlap."""
    before = _shared(old, new)
    room = min(len(old), len(new)) - before
    return before, _shared(old[::-1][:room], new[::-1][:room])


def _shared(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


class _Map:
    """Takes a place in the old text to the corresponding place in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.before, self.after = _shared_ends(old, new)
        left, right = (_TOKEN.findall(text[self.before : len(text) - self.after]) for text in (old, new))
        self.steps = [(0, 0, True), (self.before, self.before, False)]
        if max(len(left), len(right)) <= MOST_TOKENS:
            a, b = self._starts(left), self._starts(right)
            for action, i, _i2, j, _j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
                self.steps.append((a[i], b[j], action == "equal"))
        self.steps.append((len(old) - self.after, len(new) - self.after, True))
        self.keys = [step[0] for step in self.steps]

    def _starts(self, tokens: list[str]) -> list[int]:
        starts = [self.before]
        for token in tokens:
            starts.append(starts[-1] + len(token))
        return starts

    def start(self, at: int) -> int:
        old, new, equal = self.steps[bisect_right(self.keys, at) - 1]
        return new + at - old if equal else new

    def end(self, at: int) -> int:
        index = bisect_right(self.keys, at - 1) - 1
        old, new, equal = self.steps[index]
        if equal:
            return new + at - old
        return self.steps[index + 1][1] if index + 1 < len(self.steps) else len(self.new)


def reanchor(old: str, new: str, spans: Sequence[tuple[Span, str]]) -> list[Place]:
    """Say where each statement stands after its text was corrected.

    A statement is anchored exactly when its own words are found: where the changes take it, or as the nearest of
    equal words, if they have not moved far or none of them was lost. It is never given other words: a speaker's
    words are not changed silently (DOMAIN.md, principle 4).

    Args:
        spans: each statement's span in ``old`` and its own words (which differ from the span's when it had lost them).

    Cost: linear in the texts, and in the changed passage squared up to MOST_TOKENS words.
    """
    where = _Map(old, new)
    return [_found_again(where, span, words) for span, words in spans]


def _found_again(where: _Map, span: Span, words: str) -> Place:
    start, end = where.start(span.start), where.end(span.end)
    if where.new[start : start + len(words)] == words:
        return Place(Span(start, start + len(words)), True)
    inside = where.new.find(words, start, end) if end - start >= len(words) else -1
    if inside >= 0:
        return Place(Span(inside, inside + len(words)), True)
    places = [match.start() for match in re.finditer(f"(?={re.escape(words)})", where.new)]
    if places:
        nearest = min(places, key=lambda place: abs(place - start))
        none_lost = len(places) >= len(re.findall(f"(?={re.escape(words)})", where.old))
        if abs(nearest - start) <= NEAR or none_lost:
            return Place(Span(nearest, nearest + len(words)), True)
    start = max(0, min(start, len(where.new) - 1))
    return Place(Span(start, max(start + 1, min(end, len(where.new)))), False)


ALIKE = 0.4
"""How alike (0–1) the words that now stand where a lost statement stood must be to be offered instead of it."""


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 1, word by word."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
