"""The short version: four pages for whoever will not read fifty.

The rule, which it states itself: every theme and every perspective is there in the order they have in the compilation,
each perspective by its wording. Each theme has one quote: the first that is short enough, in the order they stand. So
nothing is chosen by how many said it. Where pictures part is told by what the contradictions are about. What does not
fit goes in steps, quotes first, introductions and contradictions then; after that it is set closer. A perspective never
goes.
"""

import re
from typing import Any

from .spoken import Spoken

Json = dict[str, Any]

SHORT_QUOTE = 190
"""Characters of the longest quote that a theme shows."""
SUMMARY, UNHEARD, RESPOND, LEAD = 1300, 900, 500, 240
"""Characters of the longest text of each kind; a longer one ends with a whole sentence, and says that it goes on."""
LINE, COLUMN = 82, 34
"""Characters in a line of the printed page, and in one of the two columns that wordings stand in."""
FOUR_PAGES = 178
"""Lines that four pages hold, what stands around the themes counted too."""
WITH_QUOTES, WITH_LEADS, TITLES, CLOSE = 3, 2, 1, 0
STEPS = (WITH_QUOTES, WITH_LEADS, TITLES, CLOSE)

_SENTENCE = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s|$)")


def short_version(cover: Json, chapters: list[Json]) -> Json:
    """Return the short version of a compilation in the language that its parts are in.

    Returns:
        ``cover`` with its texts shortened (``summary_more`` and so on say which), ``themes`` as ``{"number", "key",
        "title", "lead", "quote", "perspectives": [{"number", "title", "kind"}, …]}``, ``apart`` (titles of the
        contradictions), ``step`` (one of ``STEPS``).
    """
    texts = _around(cover)
    themes = [
        {
            "number": chapter["number"],
            "key": chapter.get("key", ""),
            "title": chapter["title"],
            "lead": shortened(chapter["lead"], LEAD)[0],
            "quote": first_quote(chapter),
            "perspectives": [
                {name: row.get(name, "") for name in ("number", "key", "title", "kind")}
                for row in chapter["perspectives"]
            ],
        }
        for chapter in chapters
    ]
    apart = [contrast["title"] for contrast in (cover.get("differences") or {}).get("contrasts", [])]
    step = next((step for step in STEPS if _lines(texts, themes, apart, step) <= FOUR_PAGES), CLOSE)
    if step == CLOSE:
        texts = _around(cover, part=3)
    for theme in themes:
        theme["quote"] = theme["quote"] if step >= WITH_QUOTES else None
        theme["lead"] = theme["lead"] if step >= WITH_LEADS else ""
    return {"cover": cover | texts, "themes": themes, "apart": apart if step >= WITH_LEADS else [], "step": step}


def _around(cover: Json, part: int = 1) -> Json:
    """The texts around the themes, each at most one ``part``th of its longest."""
    texts: Json = {}
    for name, most in (("summary", SUMMARY), ("unheard", UNHEARD), ("respond", RESPOND)):
        texts[name], texts[f"{name}_more"] = shortened(cover[name], most // part)
    return texts


def first_quote(chapter: Json) -> Json | None:
    """Return the first quote of the chapter that says its perspective and is short enough; None when none is."""
    for perspective in chapter["perspectives"]:
        for quote in perspective["quotes"]:
            if not quote["against"] and len(quote["text"]) + len(quote.get("translation") or "") <= SHORT_QUOTE:
                return quote
    return None


def shortened(text: str, most: int) -> tuple[str, bool]:
    """Return ``text`` no longer than ``most``, ended with a whole sentence, and whether anything was left out.

    A first sentence that is longer than that is cut at a word and ends with "…".
    """
    if len(text) <= most:
        return text, False
    ends = [match.end() for match in _SENTENCE.finditer(text[: most + 1])]
    cut = text[: ends[-1]] if ends else f"{text[: most - 2].rsplit(None, 1)[0][: most - 2]} …"
    if isinstance(text, Spoken):
        return Spoken(cut, text.lang, is_fallback=text.is_fallback), True
    return cut, True


def _lines(texts: Json, themes: list[Json], apart: list[str], step: int) -> int:
    """Return about how many printed lines it all takes: a little too many rather than too few."""

    def of(text: str, width: int = LINE) -> int:
        return sum(-(-len(part) // width) for part in text.splitlines() if part.strip())

    lines = 26 + sum(of(texts[name]) + 3 for name in ("summary", "unheard", "respond"))
    if apart and step >= WITH_LEADS:
        lines += 4 + sum(of(title) for title in apart)
    for theme in themes:
        lines += 5 + -(-sum(of(row["title"], COLUMN) for row in theme["perspectives"]) // 2)
        if step >= WITH_LEADS and theme["lead"]:
            lines += of(theme["lead"]) + 1
        if step >= WITH_QUOTES and theme["quote"]:
            lines += of(theme["quote"]["text"], LINE - 16) + of(theme["quote"].get("translation") or "") + 2
    return lines
