"""An interview's text as it is read while coding: paragraphs, and in them stretches marked by the statements there.

One pass over the text and one over the statements, whatever they overlap; no query.
"""

import re
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from interviews.guide.marks import MARK

from .lifted import Lifted

NOWHERE = sys.maxsize
_LINE = re.compile(r"[^\n\r]+")
_ASKED = re.compile(
    r"\s*(?:\[\d{2,5}:\d\d:\d\d\]\s)?"
    r"(?:(?:I|Int|Interviewer|Intervjuare|Intervjuaren|Fråga|F|Q|Samtalsledare|SL)\s?:\s|[–—-]\s.*\?\s*$)",
    re.I,
)
"""How notes usually mark what the interviewer says: a label, or a question after a dash, with or without a time."""
_ASKING = frozenset("[–—-IFQSifqsſ")
"""What such a line begins with; most lines do not, and are not looked at more closely."""


def _is_asked(line: str) -> bool:
    first = line[0]
    if first.isspace():
        first = line.lstrip()[0]
    return first in _ASKING and any(one.match(line) for one in (_ASKED, MARK))


class Stretch(NamedTuple):
    """Text that the same statements cover. ``opens`` are those that begin here."""

    text: str
    covered: tuple[Lifted, ...] = ()
    opens: tuple[Lifted, ...] = ()
    look: str = ""


@dataclass(slots=True)
class Paragraph:
    """A line of the text from ``start`` (code points), with the statements whose notes stand beside it."""

    start: int
    asked: bool
    stretches: list[Stretch] = field(default_factory=list)
    notes: list[Lifted] = field(default_factory=list)
    open_here: bool = False
    """The statement that is open ends here: its form stands under this paragraph."""


def _look(covered: Sequence[Lifted], open_pk: int | None, shown: Collection[int] | None) -> str:
    """Classes of a stretch: open before bare before plain, faint when filtered away, doubled where they overlap."""
    looks = []
    if any(one.pk == open_pk for one in covered):
        looks.append("lift--open")
    elif shown is not None and not any(one.pk in shown for one in covered):
        looks.append("lift--aside")
    elif not any(one.themes for one in covered):
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
    statements: Iterable[Lifted],
    *,
    open_pk: int | None = None,
    shown: Collection[int] | None = None,
    window: Window | None = None,
) -> list[Paragraph]:
    """Divide ``text`` into paragraphs marked with ``statements``.

    Args:
        statements: each with ``themes``, of which it only matters whether there are any. One that has lost its place
            in the text marks nothing; its note stands where its words stood.
        shown: keys of those that a filter lets through; the others are marked faintly and have no note.
        window: only the lines in it; ``statements`` are then all that touch it.
    """
    part = window or Window(0, len(text))
    rows = sorted(statements, key=lambda one: (one.start, -one.end, one.number))
    noted = [one for one in rows if (shown is None or one.pk in shown or one.pk == open_pk) and one.start >= part.start]
    marking = _Marking(text, [one for one in rows if one.anchored], part.start, open_pk, shown)
    found: list[Paragraph] = []
    next_note, note_at = 0, noted[0].start if noted else NOWHERE
    for line in _LINE.finditer(text, part.start, part.end):
        words = line[0]
        if words.isspace():
            continue
        at, end = line.span()
        is_plain = at >= marking.covered and end <= marking.begins_next  # most lines are: this loop is kept short
        paragraph = Paragraph(at, _is_asked(words), [Stretch(words)] if is_plain else marking.divided(at, end))
        while note_at < end:
            paragraph.notes.append(noted[next_note])
            next_note += 1
            note_at = noted[next_note].start if next_note < len(noted) else NOWHERE
        found.append(paragraph)
    if found:
        found[-1].notes += noted[next_note:] if window is None else []
        _place_form(found, rows, open_pk)
    elif rows:
        found = [Paragraph(0, False, notes=list(noted), open_here=any(one.pk == open_pk for one in rows))]
    return found


class _Marking:
    """Goes through a text once, line by line, and divides each where a statement begins or ends."""

    def __init__(
        self, text: str, marks: Sequence[Lifted], begins: int, open_pk: int | None, shown: Collection[int] | None
    ) -> None:
        self.text, self.marks, self.begins, self.open_pk, self.shown = text, marks, begins, open_pk, shown
        self.edges = sorted({edge for one in marks for edge in (one.start, one.end)})
        self.live: list[Lifted] = []
        self.next_mark = self.next_edge = 0
        self.covered, self.begins_next = 0, marks[0].start if marks else NOWHERE
        """Nothing that has been met reaches further than the first; nothing else begins before the second."""

    def divided(self, at: int, end: int) -> list[Stretch]:
        edges, marks, found = self.edges, self.marks, []
        while at < end:
            while self.next_edge < len(edges) and edges[self.next_edge] <= at:
                self.next_edge += 1
            stop = min(edges[self.next_edge] if self.next_edge < len(edges) else end, end)
            self.live = [one for one in self.live if one.end > at]
            opens = []
            while self.next_mark < len(marks) and marks[self.next_mark].start <= at:
                one = marks[self.next_mark]
                if one.end > at:
                    self.live.append(one)
                    self.covered = max(self.covered, one.end)
                    if one.start >= self.begins:
                        opens.append(one)
                self.next_mark += 1
            look = _look(self.live, self.open_pk, self.shown) if self.live else ""
            found.append(Stretch(self.text[at:stop], tuple(self.live), tuple(opens), look))
            at = stop
        self.begins_next = marks[self.next_mark].start if self.next_mark < len(marks) else NOWHERE
        return found


def overlaps(statements: Iterable[Lifted]) -> dict[int, list[int]]:
    """By key of a statement, the numbers of those that share words with it. Linear when few overlap."""
    found: dict[int, list[int]] = {}
    live: list[Lifted] = []
    for one in sorted((one for one in statements if one.anchored), key=lambda row: (row.start, row.number)):
        live = [other for other in live if other.end > one.start]
        for other in live:
            found.setdefault(one.pk, []).append(other.number)
            found.setdefault(other.pk, []).append(one.number)
        live.append(one)
    return {pk: sorted(numbers) for pk, numbers in found.items()}


def _place_form(found: list[Paragraph], rows: list[Lifted], open_pk: int | None) -> None:
    for one in rows:
        if one.pk == open_pk:
            ends = one.end if one.anchored else one.start + 1
            reached = [paragraph for paragraph in found if paragraph.start < ends]
            (reached or found)[-1].open_here = True
