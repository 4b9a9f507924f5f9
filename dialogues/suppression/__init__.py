"""What may be told about few people: the one place that decides it, for page, PDF, draft, export and coverage alike.

``counts`` says which counts of people may be shown, ``words`` which words may stand for who says what.
"""

from .counts import Shown, bare, hide, hide_row
from .telling import Cell, Past, Side, Telling, Why, moved_enough, tell
from .versions import Revealed, past_of, reveals
from .words import (
    AGAINST,
    BOTH,
    FLOOR,
    HIDDEN,
    SAYS,
    cell,
    may_be_spoken_of,
    nameable,
    steady,
    threshold_of,
    word_of,
)

__all__ = [
    "AGAINST",
    "BOTH",
    "FLOOR",
    "HIDDEN",
    "SAYS",
    "Cell",
    "Past",
    "Revealed",
    "Shown",
    "Side",
    "Telling",
    "Why",
    "bare",
    "cell",
    "hide",
    "hide_row",
    "may_be_spoken_of",
    "moved_enough",
    "nameable",
    "past_of",
    "reveals",
    "steady",
    "tell",
    "threshold_of",
    "word_of",
]
