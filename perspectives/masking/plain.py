"""A wording as it is read, letter by letter with the place each had: what cannot be seen does not hide anything.

Zero-width and direction marks and soft hyphens are passed over, wide digits and odd spaces read as plain ones, Cyrillic
and Greek letters that look Latin inside a Latin word as Latin. What stands in brackets is hidden already.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

HIDDEN = "\x1f"
"""Stands in ``Plain.text`` for each character inside brackets: part of no word and no number."""

_SIMPLE = re.compile("[\n -~åäöÅÄÖéÉèÈüÜáÁëË–—’”…]*")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_SIGNS = re.compile(r"\[\s*(?:at|a|snabel-?a|dot|punkt|\.|@)\s*\]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_DASHES = dict.fromkeys("‐‑‒−﹣－", "-")
_APOSTROPHES = dict.fromkeys("‘´`ʼ′＇", "’")
_LOOKS_LIKE = dict(
    zip(
        "аеорсухіјѕһԁԛԝєгпвкмнтАВЕКМНОРСТУХІЈЅαορνικτηυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwernbkmhtABEKMHOPCTYXIJSaopvikthuABEZHIKMNOPTYX",
        strict=True,
    )
)


@dataclass(frozen=True)
class Plain:
    """``text`` and ``lower`` have one character for each that is read; ``at[i]`` is where it stands in the wording."""

    text: str
    lower: str
    at: Sequence[int]
    brackets: tuple[tuple[int, int], ...]
    """Where the brackets of the wording begin and end, in ``text``."""
    inside: tuple[str, ...]
    """What stands in them."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the wording, with the unseen marks inside it."""
        return self.at[start], self.at[end - 1] + 1


def read(wording: str) -> Plain:
    """Read a wording. Linear in its length."""
    if _SIMPLE.fullmatch(wording):
        text, at = wording, cast(Sequence[int], range(len(wording)))
    else:
        text, at = _seen(wording)
    brackets = tuple(match.span() for match in _BRACKETS.finditer(text) if not _SIGNS.fullmatch(match.group()))
    inside = tuple(text[start + 1 : end - 1] for start, end in brackets)
    if brackets:
        parts, last = [], 0
        for start, end in brackets:
            parts += [text[last:start], HIDDEN * (end - start)]
            last = end
        text = "".join([*parts, text[last:]])
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower()[:1] for char in text)
    return Plain(text, lower, at, brackets, inside)


def _seen(wording: str) -> tuple[str, list[int]]:
    chars: list[str] = []
    at: list[int] = []
    for place, char in enumerate(wording):
        kind = unicodedata.category(char)
        if kind in {"Cf", "Cc"} and char != "\n":
            continue
        if kind in {"Mn", "Me"}:
            composed = unicodedata.normalize("NFC", chars[-1] + char) if chars else ""
            if len(composed) == 1:
                chars[-1] = composed
            continue
        for one in _read(char, kind):
            chars.append(one)
            at.append(place)
    return _latin("".join(chars)), at


def _read(char: str, kind: str) -> str:
    if kind in {"Zs", "Zl", "Zp"}:
        return " "
    if kind == "Nd":
        return str(unicodedata.digit(char))
    if char in _DASHES:
        return "-"
    if char in _APOSTROPHES:
        return "’"
    wide = unicodedata.normalize("NFKC", char)
    return wide if wide.isalnum() or len(wide) == 1 else char


def _latin(text: str) -> str:
    """Read letters of other scripts as the Latin ones they look like, in words that could be read as Latin."""

    def word(match: re.Match[str]) -> str:
        letters = match.group()
        if letters.isascii() or not any(char in _LOOKS_LIKE for char in letters):
            return letters
        latin = "".join(_LOOKS_LIKE.get(char, char) for char in letters)
        return latin if all("LATIN" in unicodedata.name(char, "") for char in latin) else letters

    return _WORD.sub(word, text)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return a word as names are compared: small letters without marks, ``å`` as ``a``. Keeps ordinary words only:
    the cache holds what stands in wordings, never whose name it is."""
    plain = unicodedata.normalize("NFD", word.casefold().translate(_STROKES))
    return "".join(char for char in plain if not unicodedata.combining(char))


_STROKES = str.maketrans(
    {"ø": "o", "æ": "a", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "’": "", "'": "", "þ": "th"}
)


def words_of(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of ``text``: letters, with apostrophes and hyphens between them."""
    return _NAME_WORD.finditer(text)


_NAME_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
