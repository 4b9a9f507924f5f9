"""Text as it is kept: NFC, ``\\n`` line ends, nothing that cannot be seen; and what a file turned out to hold."""

import re
import unicodedata
from dataclasses import dataclass

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ufff9-\ufffb]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\x85|\x0b|\x0c")
_PARAGRAPHS = re.compile("\u2029")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Reading:
    """What a file held.

    ``kind`` says in words what sort of file it was; ``notes`` what the reader should check or was not taken, a
    sentence each, none when there is nothing to say.
    """

    text: str
    kind: str = ""
    notes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        return " ".join(self.notes)


def clean_text(text: str) -> str:
    """Return ``text`` as it is stored: NFC, ``\\n`` line ends, no control characters, no blank ends.

    Marks that decide direction (right-to-left) and joiners stay: they are part of how a language is written. Doing it
    twice changes nothing, so a text that is opened and saved untouched keeps the place of every statement.
    """
    text = _PARAGRAPHS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = UNSEEN.sub("", _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))
    return unicodedata.normalize("NFC", text).strip()
