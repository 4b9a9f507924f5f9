"""What a good wording is: what a machine can see of it, and what people have to judge.

The machine only points: a wording that it finds nothing in may still be a bad one, and the other way round.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Dialogue
from .readability import WORD, readability

YES_OR_NO = {
    "ska", "skall", "kan", "bör", "får", "vill", "är", "har", "måste", "finns", "behöver", "borde", "skulle", "går",
    "blir", "tycker", "räcker", "vågar", "hör", "känner", "tror",
}  # fmt: skip
"""Verbs that begin a Swedish question which is answered by yes or no."""
BLAME = {
    "skuld", "skulden", "fel", "felet", "misslyckats", "misslyckande", "misslyckandet", "ansvarslös", "ansvarslösa",
    "bråkstakar", "problemområde", "problemområden", "problemområdet", "utsatta", "utanförskap", "utanförskapet",
    "utanförskapsområden", "otryggheten", "kriminella", "likgiltig", "likgiltiga", "svikit", "sviker", "försummat",
}  # fmt: skip
"""Words that point at somebody, or that one side has chosen. Short on purpose: it makes people look twice."""
SOLUTIONS = ("genom att", "med hjälp av", "i form av", "fler kameror", "fler poliser", "fler ordningsvakter")
LONGEST = 13
"""Letters from which a word stops readers."""
TOO_HARD = 50
"""LIX from which a text is harder than a newspaper."""


@dataclass(frozen=True)
class Point:
    """One thing that a good wording is."""

    key: str
    title: str | Promise
    ask: str | Promise
    """What those who judge ask themselves."""


OPEN = Point("open", gettext_lazy("Open"), gettext_lazy("Could every side answer it in their own way?"))
BLAMELESS = Point("blame", gettext_lazy("Without blame"), gettext_lazy("Can all read it without feeling accused?"))
FREE = Point("solution", gettext_lazy("No solution inside"), gettext_lazy("Is no answer built into it?"))
PLACES = Point("places", gettext_lazy("No one's home pointed out"), gettext_lazy("Does it leave every place in peace?"))
PLAIN = Point("plain", gettext_lazy("Plain Swedish"), gettext_lazy("Would a neighbour say it like this?"))
WITHIN = Point(
    "influence", gettext_lazy("Possible to influence"), gettext_lazy("Can the dialogue change it, within its mandate?")
)
QUESTION_POINTS = (OPEN, BLAMELESS, FREE, PLACES, PLAIN, WITHIN)
PURPOSE_POINTS = (BLAMELESS, FREE, PLACES, PLAIN, WITHIN)


@dataclass(frozen=True)
class Finding:
    """What the machine says about a point. ``is_doubt``: worth a second look."""

    text: str
    is_doubt: bool


Places = Callable[[Dialogue], Iterable[str]]
_places: list[Places] = []


def know_places(source: Places) -> None:
    """Let the checklist know names of places; called from ``AppConfig.ready``. One query for each source."""
    if source not in _places:
        _places.append(source)


def places_of(dialogue: Dialogue) -> set[str]:
    """Names of places that the dialogue has written down anywhere, in lower case; never the municipality's own.

    One query, and one for each source."""
    own = {word.lower() for word in WORD.findall(dialogue.municipality.name)}
    named = [*dialogue.areas.values_list("name", flat=True), *(name for source in _places for name in source(dialogue))]
    found = {word.lower() for name in named for word in WORD.findall(name)}
    return {name for name in found if len(name) > 3 and name not in own}


def _listed(words: Iterable[str]) -> str:
    return get_text_list([f"”{word}”" for word in dict.fromkeys(words)], _("and"))


def _open(text: str) -> Finding:
    words = WORD.findall(text)
    if not text.rstrip().endswith("?"):
        return Finding(_("Does not end with a question mark."), True)
    if words and words[0].lower() in YES_OR_NO:
        return Finding(_("Begins with “%(word)s”, so it can be answered by yes or no.") % {"word": words[0]}, True)
    return Finding(_("Ends with a question mark and cannot be answered by yes or no."), False)


def _blame(text: str) -> Finding:
    found = [word for word in WORD.findall(text) if word.lower() in BLAME]
    if found:
        return Finding(_("%(words)s can be heard as blame.") % {"words": _listed(found)}, True)
    return Finding(_("None of the words that often blame."), False)


def _solution(text: str) -> Finding:
    found = [phrase for phrase in SOLUTIONS if re.search(rf"\b{phrase}\b", text, re.IGNORECASE)]
    if found:
        return Finding(_("%(words)s may carry an answer.") % {"words": _listed(found)}, True)
    return Finding(_("No phrase that usually carries an answer."), False)


def _named(text: str, places: set[str], own: set[str]) -> list[str]:
    """Known places, and words with a capital within a sentence, which are mostly names."""
    found = []
    for match in WORD.finditer(text):
        word, before = match[0], text[: match.start()].rstrip()
        begins = not before or before[-1] in '.!?:”"“'
        name = word.lower().removesuffix("s")
        if name in own or word.lower() in own:
            continue
        if word.lower() in places or name in places or (word[0].isupper() and not begins and len(word) > 2):
            found.append(word)
    return found


def _place(text: str, places: set[str], own: set[str]) -> Finding:
    found = _named(text, places, own)
    if found:
        return Finding(_("%(words)s may point out where some people live.") % {"words": _listed(found)}, True)
    return Finding(_("No place but the municipality is named."), False)


def _plain(text: str) -> Finding:
    known = readability(text)
    long = [word for word in known.long_words if len(word) >= LONGEST]
    said = _("LIX %(lix)d, %(words)s.") % {"lix": known.lix, "words": known.in_words}
    if known.sentences == 1:
        said += " " + _("For a single sentence the figure mostly says how long it is: %(n)d words.") % {
            "n": known.words
        }
    if long:
        said += " " + _("Long words: %(words)s.") % {"words": _listed(long)}
    return Finding(said, known.lix >= TOO_HARD or bool(long))


def findings(text: str, *, dialogue: Dialogue, places: set[str]) -> dict[str, Finding]:
    """What the machine sees in a wording, by point; nothing for what only people can judge. No query."""
    own = {word.lower() for word in WORD.findall(dialogue.municipality.name)}
    return {
        OPEN.key: _open(text),
        BLAMELESS.key: _blame(text),
        FREE.key: _solution(text),
        PLACES.key: _place(text, places, own),
        PLAIN.key: _plain(text),
    }
