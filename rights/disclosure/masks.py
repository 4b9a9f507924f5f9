"""Masks over parts of a text: where they are, on what ground, and the text as it is handed out."""

import re
from dataclasses import dataclass

BAR = "█"


@dataclass(frozen=True)
class Piece:
    """A run of the text: as it stands, or hidden with the paragraph of the law."""

    text: str
    paragraph: str = ""


def spans_of(words: str, text: str) -> list[tuple[int, int]]:
    """Every place where the words stand, whatever their case, in code points of ``text``."""
    return (
        [found.span() for found in re.finditer(re.escape(words.strip()), text, re.IGNORECASE)] if words.strip() else []
    )


def pieces(text: str, masks: list[dict]) -> list[Piece]:
    """The text as it is handed out. A hidden part becomes bars of a fixed length, so that not even its length tells."""
    found: list[Piece] = []
    at = 0
    for mask in sorted(masks, key=lambda one: (one["start"], -one["end"])):
        start, end = max(mask["start"], at), min(mask["end"], len(text))
        if end <= start:
            continue
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(BAR * 6, mask["paragraph"]))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return found


def handed_out(text: str, masks: list[dict]) -> str:
    return "".join(piece.text for piece in pieces(text, masks))
