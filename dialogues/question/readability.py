"""LIX, the readability figure for Swedish: words a sentence, plus the percentage of words longer than six letters.

Carl-Hugo Björnsson, *Läsbarhet* (Liber, 1968): LIX = words / sentences + 100 × long words / words. A sentence ends with
a full stop, a question or exclamation mark, or a colon, before a capital letter or the end; a line of its own is one.
Björnsson's scale: under 30 very easy (children's books), 30–40 easy (fiction), 40–50 medium (newspapers), 50–60
difficult (official texts), over 60 very difficult.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
END = re.compile(r"[.!?:…]+[\"”»’')]*(?=\s+[\"”»’'(–-]*([^\W\d_])|\s*$)|\n+")
LONG = 6
"""A word with more letters than this is a long one."""


@dataclass(frozen=True)
class Readability:
    words: int
    sentences: int
    long_words: list[str]

    @property
    def lix(self) -> int:
        """The figure, rounded; 0 for no words."""
        if not self.words:
            return 0
        return round(self.words / self.sentences + 100 * len(self.long_words) / self.words)

    @property
    def in_words(self) -> str:
        """What the figure means, as Björnsson's scale has it."""
        steps = [
            (30, _("very easy, as children's books")),
            (40, _("easy, as fiction")),
            (50, _("medium, as newspapers")),
            (60, _("difficult, as official texts")),
        ]
        return next((words for limit, words in steps if self.lix < limit), _("very difficult, as laws and research"))


def _letters(word: str) -> int:
    return sum(character.isalnum() for character in word)


def readability(text: str) -> Readability:
    """Count words, sentences and long words. A text without an end mark is one sentence."""
    words = WORD.findall(text)
    pieces = [piece for piece in _sentences(text) if WORD.search(piece)]
    return Readability(len(words), max(1, len(pieces)), [word for word in words if _letters(word) > LONG])


def _sentences(text: str) -> Iterator[str]:
    """Pieces between ends. "Kl. 18" and "t.ex. här" go on: what follows is no capital letter."""
    start = 0
    for end in END.finditer(text):
        following = end.group(1)
        if following is None or following.isupper():
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]
