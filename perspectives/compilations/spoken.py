"""A compilation as it is read in one language: the same shapes as in ``document.py``, each text knowing its own.

What has not been translated is there in Swedish and says so, both to the eye and to a screen reader. Reading in Swedish
costs nothing: the content is handed on as it is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from dialogues.suppression import AGAINST, BOTH, SAYS

from . import tongues
from .tongues import CONTRAST_FIELDS, COVER_FIELDS, PERSPECTIVE_FIELDS, SWEDISH, THEME_FIELDS

Json = dict[str, Any]
LANGUAGES_SHOWN = 40


IN_A_FIGURE = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def kept_together(text: str) -> str:
    """Keep a figure such as 1 200 together: parted by an ordinary space, its halves change places in such a text."""
    return IN_A_FIGURE.sub("\N{NO-BREAK SPACE}", text)


class Spoken(str):
    """A text with its language; ``is_fallback`` when it stands in Swedish for want of a translation."""

    lang: str
    dir: str
    is_fallback: bool

    def __new__(cls, text: str, lang: str, *, is_fallback: bool = False) -> Self:
        direction = tongues.direction(lang)
        made = super().__new__(cls, kept_together(text) if direction == "rtl" else text)
        made.lang, made.dir, made.is_fallback = lang, direction, is_fallback
        return made


@dataclass(frozen=True)
class Reading:
    """In which language a version is read. ``interface`` is the one that the product's own sentences come in."""

    language: str = SWEDISH
    languages: list[str] = field(default_factory=list)
    """The others there are."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The document's own words, where the product does not have them in the language."""
    group_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def dir(self) -> str:
        return tongues.direction(self.language)

    @property
    def interface(self) -> str:
        return self.language if self.language in tongues.IN_THE_PRODUCT else SWEDISH

    @property
    def is_original(self) -> bool:
        return self.language == SWEDISH

    @property
    def choices(self) -> list[tuple[str, str]]:
        """All languages it can be read in, Swedish first, each with what it calls itself."""
        return [(code, tongues.OWN_NAMES[code]) for code in [SWEDISH, *self.languages]]

    @property
    def query(self) -> str:
        """What an address needs so that the next page is in the same language."""
        return "" if self.is_original else f"lang={self.language}"


ORIGINAL = Reading()


def reading(cover: Json, asked: str) -> Reading:
    """Return how ``cover`` is read in the language asked for; in Swedish when there is nothing in that."""
    languages = [code for code in cover.get("languages", []) if code in tongues.OWN_NAMES][:LANGUAGES_SHOWN]
    if asked not in languages:
        return Reading(languages=languages)
    return Reading(
        asked,
        languages,
        words=cover.get("words", {}).get(asked, {}),
        group_names=cover.get("group_names", {}).get(asked, {}),
    )


def _said(text: str, translation: str | None, how: Reading) -> Spoken:
    if translation:
        return Spoken(translation, how.language)
    return Spoken(text, SWEDISH, is_fallback=bool(text))


def _fields(content: Json, names: Iterable[str], how: Reading) -> Json:
    there = content.get("translations", {}).get(how.language, {})
    return {name: _said(content.get(name, ""), there.get(name), how) for name in names}


def _groups(names: Iterable[str], how: Reading) -> list[Spoken]:
    return [_said(name, how.group_names.get(name), how) for name in names]


def _in_sentence(names: Iterable[str], how: Reading) -> list[str]:
    """Group names inside a sentence of the product's, which is in Swedish where the product lacks the language."""
    return list(_groups(names, how)) if how.interface == how.language else list(names)


def spoken_cover(cover: Json, how: Reading) -> Json:
    """Return the cover in the language of ``how``."""
    if how.is_original:
        return cover
    chapters = []
    for row in cover["chapters"]:
        inside = [one | {"title": _title(one, how)} for one in row["perspectives"]]
        chapters.append(row | {"title": _title(row, how), "perspectives": inside})
    plan = cover.get("plan")
    if plan:
        plan = plan | {"silent": _in_sentence(plan["silent"], how)}
    groups = _in_sentence(cover["groups"], how)
    titles = {one["title"]: one for one in _titles(cover)}
    themes = {row["title"]: row for row in cover["chapters"]}
    parted = _differences(cover.get("differences"), titles, themes, how)
    known = [_source(row) for row in cover.get("background", [])]
    around = {"chapters": chapters, "groups": groups, "plan": plan, "differences": parted, "background": known}
    return cover | _fields(cover, COVER_FIELDS, how) | around


def _source(row: Json) -> Json:
    """A source that was known before: nobody translates what others have written."""
    words = {name: Spoken(row[name], tongues.SWEDISH, is_fallback=True) for name in ("title", "says", "unknown")}
    return row | words


def _titles(cover: Json) -> Iterable[Json]:
    return (one for row in cover["chapters"] for one in row["perspectives"])


def _differences(
    parted: Json | None, titles: Mapping[str, Json], themes: Mapping[str, Json], how: Reading
) -> Json | None:
    """Where groups part: wordings and themes as they are translated in the chapters, the rest by itself."""
    if not parted:
        return None

    def title(text: str) -> Spoken:
        return _title(titles.get(text, {"title": text}), how)

    contrasts = []
    for contrast in parted["contrasts"]:
        sides = [
            side
            | {
                "label": _said(side["label"], how.group_names.get(side["label"]), how),
                "wording": title(side["wording"]),
                "quotes": [spoken_quote(quote | {"by": ""}, how) for quote in side["quotes"]],
            }
            for side in contrast["sides"]
        ]
        theme = _title(themes.get(contrast["theme"], {"title": contrast["theme"]}), how)
        contrasts.append(contrast | _fields(contrast, CONTRAST_FIELDS, how) | {"theme": theme, "sides": sides})
    return parted | {
        "sentence": _said(parted["sentence"], None, how),
        "groups": _groups(parted["groups"], how),
        "rows": [row | {"title": title(row["title"])} for row in parted["rows"]],
        "contrasts": contrasts,
    }


def _title(row: Json, how: Reading) -> Spoken:
    return _said(row["title"], row.get("translations", {}).get(how.language), how)


def spoken_chapter(chapter: Json, how: Reading) -> Json:
    """Return a chapter with its perspectives in the language of ``how``."""
    if how.is_original:
        return chapter
    inside = [spoken_perspective(row, how) for row in chapter["perspectives"]]
    titles = {row["number"]: row["title"] for row in inside}
    matrix = chapter["matrix"]
    if matrix:
        rows = [row | {"title": titles.get(row["number"], row["title"])} for row in matrix["rows"]]
        matrix = {"groups": _groups(matrix["groups"], how), "rows": rows}
    return chapter | _fields(chapter, THEME_FIELDS, how) | {"perspectives": inside, "matrix": matrix}


def spoken_perspective(perspective: Json, how: Reading) -> Json:
    """Return a perspective with its quotes in the language of ``how``."""
    if how.is_original:
        return perspective
    heard = {word: _in_sentence(perspective["heard"][word], how) for word in (SAYS, AGAINST, BOTH)}
    quotes = [spoken_quote(quote, how) for quote in perspective["quotes"]]
    return perspective | _fields(perspective, PERSPECTIVE_FIELDS, how) | {"heard": heard, "quotes": quotes}


def spoken_quote(quote: Json, how: Reading) -> Json:
    """Return a quote: translated, with the words as they were said below; else as it is, and marked so."""
    by = _said(quote["by"], how.group_names.get(quote["by"]), how)
    original = Spoken(quote["text"], quote["lang"], is_fallback=quote["lang"] != how.language)
    if quote["lang"] == how.language:
        return quote | {"text": original, "translation": "", "by": by}
    if translation := quote.get("translations", {}).get(how.language):
        below = Spoken(quote["text"], quote["lang"])
        there = {"lang": how.language, "dir": how.dir, "translation": below, "translated": True, "by": by}
        return quote | there | {"text": Spoken(translation, how.language)}
    swedish = Spoken(quote["translation"], SWEDISH, is_fallback=True) if quote["translation"] else ""
    return quote | {"text": original, "translation": swedish, "by": by}
