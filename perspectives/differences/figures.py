"""What the differences rest on, counted once and kept until something in the dialogue changes.

Numbers and words by key: no person, no wording, no name of anybody. Every event moves the dialogue's revision on, so
what has been counted before is never asked for again; it goes by itself within the hour.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.core.cache import cache

from dialogues.models import Dialogue
from dialogues.suppression import HIDDEN, Why

from ..models import Facet
from ..told import Ground, carriers, ground
from .axes import Axis
from .base import Told, decide, describers

KEPT_FOR = 3600

Kept = TypeVar("Kept")


def kept(dialogue: Dialogue, what: str, make: Callable[[], Kept]) -> Kept:
    """Return what ``make`` made the last time, as long as nothing in the dialogue has changed since."""
    key = f"differences:{what}:{dialogue.pk}:{dialogue.revision}"
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, KEPT_FOR)
    return found


@dataclass(frozen=True)
class Figures:
    """Counts of people and the words that may stand for them, by (row, column)."""

    threshold: int
    people: int
    heard: dict[str, int]
    """People, by column."""
    named: frozenset[str]
    """Columns that may head a table of words."""
    told: dict[tuple[str, str], Told]
    said: dict[tuple[str, str], tuple[int, int]]
    """How many say it and how many the opposite; what is not here is said by nobody."""
    unsaid: dict[str, int]
    """How many are in no column of a background, by its key."""

    def word(self, row: str, column: str) -> Told:
        return self.told.get((row, column), Told(HIDDEN))


def figures(dialogue: Dialogue, axes: Sequence[Axis], facets: Sequence[Facet]) -> Figures:
    """Return the figures. Eight queries and some milliseconds for each row when they are not kept; else none."""
    return kept(dialogue, "figures", lambda: _counted(dialogue, axes, facets))


def _counted(dialogue: Dialogue, axes: Sequence[Axis], facets: Sequence[Facet]) -> Figures:
    base = ground(dialogue)
    standing = list(dialogue.perspectives.filter(removed_at=None, parked_at=None).values_list("pk", flat=True))
    said, opposed = carriers(standing)
    said |= describers(dialogue, facets)
    counts = {
        (row, column): found
        for row, sayers in said.items()
        for column, people in base.columns.items()
        if any(found := (len(people & sayers), len(people & opposed.get(row, set()))))
    }
    told = decide(base, standing, said, opposed)
    waiting = {column for (_row, column), one in told.items() if one.why in {Why.LEFT_OUT, Why.NO_WAY}}
    return Figures(
        threshold=base.threshold,
        people=base.people,
        heard={column: len(people) for column, people in base.columns.items()},
        named=frozenset(column for column in base.columns if base.may_name(column, waiting)),
        told=told,
        said=counts,
        unsaid={axis.key: _unsaid(axis, base) for axis in axes if axis.is_background},
    )


def _unsaid(axis: Axis, base: Ground) -> int:
    known: set[int] = set()
    for column in axis.columns:
        known |= base.columns.get(column.key, frozenset())
    return base.people - len(known)
