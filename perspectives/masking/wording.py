"""What is hidden in a masked wording, and what in it may still point someone out.

What hides something stands in square brackets, ``[skolan]``: it survives copying, is read aloud, and needs no markup.
The warnings are hints to a human being who has read the interview, never a verdict; nothing is masked by itself.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_TOKEN = re.compile(r"\[[^\[\]]*\]|\s+|\w+|[^\w\s]")
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_DIGITS = r"\+?\d(?:[\d \-–/.]{0,3}\d){3,30}"
_CAPITAL = "[A-ZÀ-ÖØ-ÞŠŽČĆĐŁİŞА-ЯЁ]"
_NAME = (
    rf"(?<![\w@.]){_CAPITAL}[\w’'-]*\w(?:[ ]{_CAPITAL}[\w’'-]*\w){{0,4}}(?:[ ]\d{{1,4}}[A-Za-z]?(?![\w–-])(?![ ]\d))?"
)
_SUSPECT = re.compile(rf"(?P<email>{_EMAIL})|(?P<number>{_DIGITS})|(?P<name>{_NAME})")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:\n\r]|[.!?…][\"”»’')])\s*[\"”»’'(–—-]*\s*$")


@dataclass(frozen=True)
class Piece:
    """A stretch of a masked wording; ``hidden`` says that it stands instead of something."""

    text: str
    hidden: bool


class Hint(Enum):
    """Why a word was pointed at."""

    EMAIL = "email"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True)
class Caution:
    """Words in a masked wording that may point someone out."""

    words: str
    hint: Hint


def _merged(pieces: list[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        if len(merged) > 1 and piece.hidden and merged[-1].text.isspace() and merged[-2].hidden:
            merged[-2:] = [Piece(merged[-2].text + merged[-1].text + piece.text, True)]
        elif merged and merged[-1].hidden == piece.hidden:
            merged[-1] = Piece(merged[-1].text + piece.text, piece.hidden)
        elif piece.text:
            merged.append(piece)
    return merged


def pieces(original: str, masked: str) -> list[Piece]:
    """Return the masked wording with what differs from the original marked, brackets taken off what is hidden.

    Cost is squared in the words that differ; a statement is a few sentences.
    """
    if original == masked:
        return [Piece(masked, False)]
    old, new = _TOKEN.findall(original), _TOKEN.findall(masked)
    found = []
    for action, _i, _i2, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for token in new[start:end]:
            hidden = action != "equal" and any(char.isalnum() for char in token)
            found.append(Piece(token[1:-1] if hidden and _BRACKETED.fullmatch(token) else token, hidden))
    return _merged(found)


def bracketed(masked: str) -> list[Piece]:
    """Return the masked wording with what stands in brackets marked: for pages that never load the original."""
    found = []
    for place, text in enumerate(_BRACKETED.split(masked)):
        found.append(Piece(text, place % 2 == 1))
    return [piece for piece in found if piece.text]


def names_in(text: str) -> frozenset[str]:
    """Return words with a capital letter inside a sentence somewhere in ``text``: they are names there, and so they
    are at the beginning of a sentence too. Linear in the text."""
    return frozenset(
        word
        for match in re.finditer(_NAME, text)
        if not opens_sentence(text, match.start())
        for word in match.group().split(" ")
        if word[0].isupper()
    )


def opens_sentence(text: str, at: int) -> bool:
    return _OPENS_SENTENCE.search(text[max(0, at - 12) : at]) is not None if at else True


def warnings(masked: str, *, names: Collection[str] = ()) -> list[Caution]:
    """Point at what may identify somebody in ``masked``: addresses, long numbers, names. What is in brackets is hidden
    already. Each wording once, in the order it stands.

    Args:
        names: words known to be names from the whole text (``names_in``), looked for at the beginning of sentences.
    """
    found: dict[str, Caution] = {}
    open_text = _BRACKETED.sub(lambda match: " " * len(match.group()), masked)
    for match in _SUSPECT.finditer(open_text):
        words = match.group()
        if match.lastgroup == "name" and opens_sentence(open_text, match.start()):
            first, _space, rest = words.partition(" ")
            if first not in names:
                words = rest if rest[:1].isupper() else ""
        if words:
            found.setdefault(words, Caution(words, Hint(match.lastgroup)))
    return list(found.values())
