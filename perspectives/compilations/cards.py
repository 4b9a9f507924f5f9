"""The card deck: one perspective a card, to lie on the tables at the meetings.

A card has the perspective's number, wording and theme, what kind it is, and at most two quotes. The rule: the first two
that say it, in the order they stand, that are short enough to be read aloud; if none is, the first that there is room
for; else none, and nothing is cut. Cards come in the order of the compilation. Empty ones for what is missing fill the
last sheet.
"""

from typing import Any

Json = dict[str, Any]

MOST_QUOTES = 2
READ_ALOUD = 170
"""Characters of the longest quote on a card."""
TOGETHER = 290
"""Characters that the quotes of a card have room for together."""
ON_A_SHEET = 4
FEWEST_EMPTY = 3
"""Empty cards there always are: a table that misses something writes it down."""
SIZES = ((64, "l"), (110, "m"))
"""How large a wording is set, by its longest length; the rest is small."""


def deck(chapters: list[Json]) -> list[Json]:
    """Return the cards of a compilation in the language that its chapters are in.

    Each is ``{"number": "2.3", "key", "theme", "title", "kind", "quotes", "size": "l", "m" or "s"}``.
    """
    return [
        {
            "number": f"{chapter['number']}.{perspective['number']}",
            "key": perspective.get("key", ""),
            "theme": chapter["title"],
            "title": perspective["title"],
            "kind": perspective["kind"],
            "quotes": chosen(perspective["quotes"]),
            "size": size_of(perspective["title"]),
        }
        for chapter in chapters
        for perspective in chapter["perspectives"]
    ]


def chosen(quotes: list[Json]) -> list[Json]:
    """Return the quotes that a card shows; see the rule above."""
    found: list[Json] = []
    room = TOGETHER
    for quote in quotes:
        length = _length(quote)
        if len(found) < MOST_QUOTES and not quote["against"] and length <= READ_ALOUD and length <= room:
            found.append(quote)
            room -= length
    return found or [quote for quote in quotes if not quote["against"] and _length(quote) <= TOGETHER][:1]


def _length(quote: Json) -> int:
    """Characters that a quote takes, what stands below it in another language counted."""
    return len(quote["text"]) + len(quote.get("translation") or "")


def size_of(title: str) -> str:
    longest = max((len(part) for part in title.split()), default=0)
    return next((size for most, size in SIZES if len(title) <= most and longest <= 22), "s")


def sheets(cards: list[Json]) -> list[list[Json | None]]:
    """Return the cards sheet by sheet, the first place of the first one for how they are used (``None`` there), empty
    ones (``{}``) last."""
    row: list[Json | None] = [None, *cards, *[{} for _ in range(FEWEST_EMPTY)]]
    row += [{} for _ in range(-len(row) % ON_A_SHEET)]
    return [row[at : at + ON_A_SHEET] for at in range(0, len(row), ON_A_SHEET)]
