"""What is known by area and by whose picture it is, and what is missing in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from ..models import Dialogue, Knowledge, KnowledgeArea, KnowledgeGap, KnowledgeKind, Viewpoint
from .care import INSIDE, OUTSIDE, doubts, flag_words


@dataclass(frozen=True)
class Source:
    """A source with its lists in words."""

    row: Knowledge
    areas: list[str]
    rests_on: list[str]
    speaks_of: list[str]
    flags: list[str]
    doubts: list[str]


@dataclass(frozen=True)
class AreaRow:
    """One area: how many sources rest on each viewpoint, and what is asked in it."""

    key: str
    title: str
    cells: list[int]
    sources: int
    open: list[KnowledgeGap]
    lacks: str
    """What is missing, as a sentence; empty when nothing stands out."""


@dataclass(frozen=True)
class Overview:
    viewpoints: list[str]
    areas: list[AreaRow]
    total: int
    open: list[KnowledgeGap]
    answered: list[KnowledgeGap]

    @property
    def lacking(self) -> list[AreaRow]:
        return [area for area in self.areas if area.lacks]


def _words(choices: Iterable[tuple[str, Any]], keys: list[str]) -> list[str]:
    return [str(label) for key, label in choices if key in keys]


def source(row: Knowledge) -> Source:
    return Source(
        row=row,
        areas=_words(KnowledgeArea.choices, row.areas),
        rests_on=_words(Viewpoint.choices, row.rests_on),
        speaks_of=_words(Viewpoint.choices, row.speaks_of),
        flags=flag_words(row),
        doubts=[words for _flag, words in doubts(row)],
    )


def overview(dialogue: Dialogue, rows: list[Knowledge]) -> Overview:
    """Lay the sources out by area and viewpoint. One query, for the questions."""
    gaps = list(dialogue.knowledge_gaps.all())
    areas = []
    for key, title in KnowledgeArea.choices:
        here = [row for row in rows if key in row.areas]
        areas.append(
            AreaRow(
                key=key,
                title=capfirst(str(title)),
                cells=[sum(viewpoint in row.rests_on for row in here) for viewpoint in Viewpoint.values],
                sources=len(here),
                open=[gap for gap in gaps if gap.area == key and gap.is_open],
                lacks=_lacks(here),
            )
        )
    return Overview(
        viewpoints=[capfirst(str(label)) for label in Viewpoint.labels],
        areas=areas,
        total=len(rows),
        open=[gap for gap in gaps if gap.is_open],
        answered=[gap for gap in gaps if not gap.is_open],
    )


def _lacks(here: list[Knowledge]) -> str:
    if not here:
        return _("nothing is written down")
    rests = {viewpoint for row in here for viewpoint in row.rests_on}
    if rests and rests <= INSIDE:
        return _("only the municipality's own picture")
    if not rests & OUTSIDE:
        return _("nobody who lives with it has been heard")
    return ""


def filtered(rows: list[Knowledge], *, text: str = "", area: str = "", viewpoint: str = "") -> list[Knowledge]:
    """Keep the sources in an area, resting on a viewpoint, in which every word of ``text`` occurs."""
    words = text.casefold().split()[:8]

    def wanted(row: Knowledge) -> bool:
        hay = " ".join([row.title, row.publisher, row.says, row.unknown]).casefold()
        in_area = not area or area in row.areas
        return in_area and (not viewpoint or viewpoint in row.rests_on) and all(word in hay for word in words)

    return [row for row in rows if wanted(row)]


def says_in_short(known: Overview) -> str:
    """What the overview says, in a sentence."""
    if not known.total:
        return ""
    empty = [area.title.lower() for area in known.areas if not area.sources]
    if empty:
        return _("Nothing is written down about %(areas)s.") % {"areas": get_text_list(empty, _("and"))}
    inside = [area.title.lower() for area in known.lacking]
    if inside:
        words = _("Those who live with it have not been heard about %(areas)s.")
        return words % {"areas": get_text_list(inside, _("and"))}
    return _("Each area has something that rests on those who live with it.")


def background(dialogue: Dialogue) -> list[dict[str, Any]]:
    """What was known before, as it stands in a compilation: the sources marked for it. One query.

    Each is ``{"title", "publisher", "year": int or None, "url", "kind": key, "says", "rests_on": [keys], "unknown",
    "care": [keys of KnowledgeFlag]}``.
    """
    rows = dialogue.knowledge.filter(in_compilation=True)
    fields = ("title", "publisher", "year", "url", "kind", "says", "rests_on", "unknown")
    return [{name: getattr(row, name) for name in fields} | {"care": row.flags} for row in rows]


def kinds() -> dict[str, str]:
    return {key: str(label) for key, label in KnowledgeKind.choices}
