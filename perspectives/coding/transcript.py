"""An interview's text as it is read while coding: paragraphs, and in them stretches marked by the statements there.

One pass over the text and one over the statements, whatever they overlap; no query.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from interviews.guide.marks import MARK

from ..models import Statement

_LINE = re.compile(r"[^\n\r]+")
_ASKED = re.compile(
    r"\s*(?:\[\d{2,5}:\d\d:\d\d\]\s)?"
    r"(?:(?:I|Int|Interviewer|Intervjuare|Intervjuaren|Fråga|F|Q|Samtalsledare|SL)\s?:\s|[–—-]\s.*\?\s*$)",
    re.I,
)
"""How notes usually mark what the interviewer says: a label, or a question after a dash, with or without a time."""


class Spanned(Protocol):
    """What stands somewhere in the text: a statement, or what is known of one without its words."""

    @property
    def pk(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def anchored(self) -> bool: ...


@dataclass(frozen=True)
class Stretch:
    """Text that the same statements cover. ``opens`` are those that begin here."""

    text: str
    covered: tuple[Statement, ...] = ()
    opens: tuple[Statement, ...] = ()
    look: str = ""


@dataclass
class Paragraph:
    """A line of the text from ``start`` (code points), with the statements whose notes stand beside it."""

    start: int
    asked: bool
    stretches: list[Stretch] = field(default_factory=list)
    notes: list[Statement] = field(default_factory=list)
    open_here: bool = False
    """The statement that is open ends here: its form stands under this paragraph."""


def _look(covered: Sequence[Statement], open_pk: int | None, shown: Collection[int] | None) -> str:
    """Classes of a stretch: open before bare before plain, faint when filtered away, doubled where they overlap."""
    looks = []
    if any(one.pk == open_pk for one in covered):
        looks.append("lift--open")
    elif shown is not None and not any(one.pk in shown for one in covered):
        looks.append("lift--aside")
    elif not any(one.theme_list for one in covered):
        looks.append("lift--bare")
    if len(covered) > 1:
        looks.append("lift--twice")
    return " ".join(["lift", *looks])


@dataclass(frozen=True)
class Window:
    """Part of a text, in whole lines: from ``start`` up to ``end``, in code points."""

    start: int
    end: int

    @classmethod
    def around(cls, text: str, start: int, end: int) -> "Window":
        """The lines that ``start`` to ``end`` stands in. Blank lines before go with them: a note may stand there."""
        start = min(start, len(text))
        opens = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        while opens > 0 and text[opens - 1].isspace():
            opens -= 1
        ends = [place for mark in "\n\r" if (place := text.find(mark, max(end - 1, start))) >= 0]
        return cls(opens, min(ends, default=len(text)))


def paragraphs(
    text: str,
    statements: Iterable[Statement],
    *,
    open_pk: int | None = None,
    shown: Collection[int] | None = None,
    window: Window | None = None,
) -> list[Paragraph]:
    """Divide ``text`` into paragraphs marked with ``statements``.

    Args:
        statements: each with ``theme_list`` (its themes, read beforehand). One that has lost its place in the text
            marks nothing; its note stands where its words stood.
        shown: keys of those that a filter lets through; the others are marked faintly and have no note.
        window: only the lines in it; ``statements`` are then all that touch it.
    """
    part = window or Window(0, len(text))
    rows = sorted(statements, key=lambda one: (one.start, -one.end, one.number))
    marks = [one for one in rows if one.anchored]
    noted = [one for one in rows if (shown is None or one.pk in shown or one.pk == open_pk) and one.start >= part.start]
    edges = sorted({edge for one in marks for edge in (one.start, one.end)})
    found: list[Paragraph] = []
    live: list[Statement] = []
    next_mark = next_edge = next_note = 0
    for line in _LINE.finditer(text, part.start, part.end):
        if not line.group().strip():
            continue
        paragraph = Paragraph(line.start(), any(one.match(line.group()) for one in (_ASKED, MARK)))
        at = line.start()
        while at < line.end():
            while next_edge < len(edges) and edges[next_edge] <= at:
                next_edge += 1
            stop = min(edges[next_edge] if next_edge < len(edges) else line.end(), line.end())
            live = [one for one in live if one.end > at]
            opens = []
            while next_mark < len(marks) and marks[next_mark].start <= at:
                if marks[next_mark].end > at:
                    live.append(marks[next_mark])
                    if marks[next_mark].start >= part.start:
                        opens.append(marks[next_mark])
                next_mark += 1
            look = _look(live, open_pk, shown) if live else ""
            paragraph.stretches.append(Stretch(text[at:stop], tuple(live), tuple(opens), look))
            at = stop
        while next_note < len(noted) and noted[next_note].start < line.end():
            paragraph.notes.append(noted[next_note])
            next_note += 1
        found.append(paragraph)
    if found:
        found[-1].notes += noted[next_note:] if window is None else []
        _place_form(found, rows, open_pk)
    elif rows:
        found = [Paragraph(0, False, notes=list(noted), open_here=any(one.pk == open_pk for one in rows))]
    return found


def overlaps(statements: Iterable[Spanned]) -> dict[int, list[int]]:
    """By key of a statement, the numbers of those that share words with it. Linear when few overlap."""
    found: dict[int, list[int]] = {}
    live: list[Spanned] = []
    for one in sorted((one for one in statements if one.anchored), key=lambda row: (row.start, row.number)):
        live = [other for other in live if other.end > one.start]
        for other in live:
            found.setdefault(one.pk, []).append(other.number)
            found.setdefault(other.pk, []).append(one.number)
        live.append(one)
    return {pk: sorted(numbers) for pk, numbers in found.items()}


def _place_form(found: list[Paragraph], rows: list[Statement], open_pk: int | None) -> None:
    for one in rows:
        if one.pk == open_pk:
            ends = one.end if one.anchored else one.start + 1
            reached = [paragraph for paragraph in found if paragraph.start < ends]
            (reached or found)[-1].open_here = True
