"""Numbers as they are said: "åttiosju noll tre tolv" is 870312, "nittonhundraåttiosju" is 1987."""

import re
from functools import lru_cache

from ..words import listed

UNITS = {
    "noll": 0, "nolla": 0, "nollan": 0, "ett": 1, "en": 1, "etta": 1, "ettan": 1, "två": 2, "tvåa": 2, "tvåan": 2,
    "tre": 3, "trea": 3, "trean": 3, "fyra": 4, "fyran": 4, "fem": 5, "femma": 5, "femman": 5, "sex": 6, "sexa": 6,
    "sexan": 6, "sju": 7, "sjua": 7, "sjuan": 7, "åtta": 8, "åttan": 8, "nio": 9, "nie": 9, "nia": 9, "nian": 9,
}  # fmt: skip
TEENS = {
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17,
    "arton": 18, "aderton": 18, "nitton": 19,
}  # fmt: skip
TENS = {
    "tjugo": 20, "tjuge": 20, "tjugi": 20, "trettio": 30, "tretti": 30, "fyrtio": 40, "fyrti": 40, "förti": 40,
    "förtio": 40, "femtio": 50, "femti": 50, "sextio": 60, "sexti": 60, "sjuttio": 70, "sjutti": 70, "åttio": 80,
    "åtti": 80, "nittio": 90, "nitti": 90,
}  # fmt: skip
ARTICLES = frozenset({"en", "ett"})
"""Numbers only among numbers."""
FILLERS = frozenset(
    listed(
        "eh öh hm ehm äh och sen sedan så alltså liksom streck bindestreck minus snedstreck mellanslag punkt plus komma"
    )
)

_ALL = UNITS | TEENS | TENS | {"hundra": 100, "tusen": 1000}
_PARTS = re.compile("|".join(sorted(_ALL, key=len, reverse=True)))
_LONGEST = 40


@lru_cache(maxsize=2048)
def digits_of(word: str) -> str:
    """Return the digits a word in small letters says, nothing when it says none.

    Tens and units in one word are one number (``åttiosju`` → 87), units in a row are digits (``nollsjuttio`` → 070).
    """
    if word in UNITS:
        return str(UNITS[word])
    if len(word) > _LONGEST:
        return ""
    if word in {"dubbelnolla", "dubbelnoll"}:
        return "00"
    parts, at = [], 0
    while at < len(word):
        match = _PARTS.match(word, at)
        if match is None:
            if word[at:] in {"an", "n", "e"} and parts:
                break
            return ""
        parts.append(match.group())
        at = match.end()
    return _said(parts)


def _said(parts: list[str]) -> str:
    said, current, tens = "", 0, False
    open_number = False
    for part in parts:
        value = _ALL[part]
        if part in {"hundra", "tusen"}:
            current, tens, open_number = max(current, 1) * value, True, True
        elif open_number and tens and (current >= 100 or value < 10) and current % 100 + value < 100:
            current += value
            tens = part in TENS
        else:
            if open_number:
                said += str(current)
            current, open_number, tens = value, True, part in TENS
    return said + (str(current) if open_number else "")
