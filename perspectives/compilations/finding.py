"""Searching what has been published: within one version, over what was frozen with it, and nothing else.

A word is found whatever its case, and whether its accents were typed as one sign or two. Each published chapter and
perspective carries its own words folded (``words``), so that a search reads no more than what it finds.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LONGEST_QUERY = 100
MOST_WORDS = 6
AROUND = 90
"""Characters of an excerpt on each side of the first word found."""
MOST_EXCERPTS = 3

Json = dict


def folded(text: str) -> str:
    """Return ``text`` as it is compared: one form of each letter, no case, single spaces. Linear in the text."""
    return " ".join(unicodedata.normalize("NFKC", text.replace("\x00", " ")).casefold().split())


def asked_words(query: str) -> list[str]:
    """Return the words to look for, each once; nothing for an empty query."""
    return list(dict.fromkeys(folded(query[:LONGEST_QUERY]).split()))[:MOST_WORDS]


def words_of_chapter(chapter: Json) -> str:
    """Return all that a chapter itself says, in every language, folded."""
    texts = [chapter[name] for name in ("title", "lead", "silence")]
    return folded("\n".join([*texts, *_translated(chapter)]))


def words_of_perspective(perspective: Json) -> str:
    """Return all that a perspective and its quotes say, in every language, folded."""
    texts = [perspective["title"], perspective["text"], *_translated(perspective)]
    for quote in perspective["quotes"]:
        texts += [quote["text"], quote["translation"], *quote.get("translations", {}).values()]
    return folded("\n".join(texts))


def _translated(content: Json) -> Iterable[str]:
    return (text for texts in content.get("translations", {}).values() for text in texts.values())


@dataclass(frozen=True)
class Excerpt:
    """A piece of a text around what was found, the words marked."""

    html: SafeString
    lang: str
    dir: str
    is_quote: bool
    place: int = 0
    """Of a quote: which in order, counted from one."""


def marked(text: str, words: Sequence[str]) -> SafeString:
    """Return ``text`` with each of ``words`` inside ``<mark>``, however it is written there."""
    pieces = []
    last = 0
    for start, end in _places(text, words):
        pieces.append((text[last:start], text[start:end]))
        last = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[last:])


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in ``text``, in order and not over each other. The text is folded letter by letter, so that
    each place in the folded one leads back to where it came from."""
    plain, at = _by_letter(text)
    found = []
    for word in words:
        found += [(at[hit.start()], at[hit.end()]) for hit in re.finditer(re.escape(word), plain)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _by_letter(text: str) -> tuple[str, list[int]]:
    """Fold ``text`` cluster by cluster (a letter with the marks on it), and say where each folded letter came from."""
    plain: list[str] = []
    at: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        letters = unicodedata.normalize("NFKC", text[start:end]).casefold()
        letters = " " if letters.isspace() else letters
        plain.append(letters)
        at += [start] * len(letters)
        start = end
    return "".join(plain), [*at, len(text)]


def excerpt(text: str, words: Sequence[str]) -> SafeString | None:
    """Return the part of ``text`` around the first of ``words`` that stands in it, marked; None when none does."""
    places = _places(text, words)
    if not places:
        return None
    start = max(0, places[0][0] - AROUND)
    end = min(len(text), places[0][1] + AROUND)
    if start:  # not in the middle of a word, unless the word is the whole excerpt
        start = min(text.find(" ", start, places[0][0]) + 1 or start, places[0][0])
    if end < len(text):
        end = max(text.rfind(" ", places[0][1], end), places[0][1]) if " " in text[places[0][1] : end] else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, marked(text[start:end], words), after)
