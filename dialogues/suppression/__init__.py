"""What may be told about few people: the one place that decides it, for page, PDF, draft, export and coverage alike.

``counts`` says which counts of people may be shown, ``words`` which words may stand for who says what.
"""

from .counts import Shown, bare, hide, hide_row
from .words import AGAINST, BOTH, FLOOR, HIDDEN, SAYS, cell, nameable, steady, threshold_of

__all__ = [
    "AGAINST",
    "BOTH",
    "FLOOR",
    "HIDDEN",
    "SAYS",
    "Shown",
    "bare",
    "cell",
    "hide",
    "hide_row",
    "nameable",
    "steady",
    "threshold_of",
]
