"""How hard a Swedish text is to read: LIX (Björnsson, Läsbarhet, 1968), and what in it makes it so.

LIX = words per sentence + share of long words (more than six letters) in percent. Under 40 is plain for most, news is
around 45, over 50 is what the Language Act's plain Swedish is meant against.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

LONG_WORD = 6
"""A word with more letters than this is long."""
ENOUGH = 20
"""Words below which the figure says nothing."""
LONG_SENTENCE = 25

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SENTENCE_END = re.compile(
    r"""[.!?…:]+[”"’')\]]*(?=\s+[”"’'(\[–—-]*\s*[A-ZÅÄÖÀ-ÞĀ-Ž]|\s*$)|\n\s*\n|\n(?=\s*[-–•*])""", re.M
)
_COUNT = re.compile(
    r"\b(\d[\d  ]*|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\s+"
    r"((?:\w+\s+)?(?:personer|människor|intervjuer|djupintervjuer|samtal|fokusgrupper|citat|perspektiv|teman|grupper))\b",
    re.I,
)


@dataclass(frozen=True)
class Readability:
    """``lix`` is None where there are too few words for it to mean anything."""

    words: int
    sentences: int
    long_words: int
    longest: int
    """Words in the longest sentence."""

    @property
    def lix(self) -> int | None:
        if self.words < ENOUGH:
            return None
        return round(self.words / self.sentences + 100 * self.long_words / self.words)

    @property
    def verdict(self) -> str:
        """The figure in words."""
        if self.lix is None:
            return ""
        steps = [(30, _("very easy to read")), (40, _("easy to read")), (50, _("like a newspaper"))]
        steps.append((60, _("hard, like an official text")))
        return next((words for below, words in steps if self.lix < below), _("very hard to read"))

    @property
    def advice(self) -> list[str]:
        """What would make it easier, when something would."""
        said = []
        if self.longest > LONG_SENTENCE:
            said.append(_("The longest sentence has %(count)s words. Could it be two?") % {"count": self.longest})
        if self.lix is not None and self.lix >= 50 and self.long_words * 3 > self.words:
            said.append(_("More than every third word is long. Is there a shorter one?"))
        return said


def readability(text: str) -> Readability:
    """Measure a text. Linear in its length.

    A sentence ends at a full stop, question mark, exclamation mark or colon with a capital or nothing after it (so
    that "t.ex. så" and "kl. 10" do not end one), at an empty line, and where a list goes on to its next point.
    """
    counted = [len(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(text)]
    sentences = [count for count in counted if count]
    words = _WORD.findall(text)
    return Readability(
        words=len(words),
        sentences=max(len(sentences), 1),
        long_words=sum(sum(sign.isalpha() for sign in word) > LONG_WORD for word in words),
        longest=max(sentences, default=0),
    )


def typed_figures(text: str) -> list[str]:
    """Return counts that somebody has typed ("93 personer"), each once: such figures are filled in from the data."""
    return list(dict.fromkeys(" ".join(match.group(0).split()) for match in _COUNT.finditer(text)))
