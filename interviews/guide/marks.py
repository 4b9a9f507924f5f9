"""Which question an answer belongs to: lines of their own in a text, ``[Fråga 3]`` and the question.

Whoever writes without a script types them. Knows nothing of the database; places are code points.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

MARK = re.compile(r"^[ \t]*\[[ \t]*(?:Fråga|Question)[ \t]+(?:(\d{1,4})|[-–—])[ \t]*\]", re.IGNORECASE | re.MULTILINE)
"""A line that begins with a number in brackets; a dash instead of the number: outside the questions from here on."""


@dataclass(frozen=True)
class Mark:
    """A marker line: where it begins, and the number of the question. None: from here on outside the questions."""

    start: int
    number: int | None


def marks(text: str) -> list[Mark]:
    """Return the marker lines of ``text`` in order. Linear."""
    return [Mark(one.start(), int(one[1]) if one[1] else None) for one in MARK.finditer(text)]


def asked_at(found: list[Mark], start: int) -> int | None:
    """Return the number of the question asked nearest before ``start``, among the marks of the text."""
    place = bisect_right(found, start, key=lambda mark: mark.start)
    return found[place - 1].number if place else None


def question_at(text: str, start: int) -> int | None:
    """Return the number of the question that what stands at ``start`` answers; None before the first marker line."""
    return asked_at(marks(text), start)


def marker_line(number: int | str, question: str) -> str:
    """Return the line that ties what follows to a question. Always in Swedish, like the content it stands in."""
    return f"[Fråga {number}] {question}"
