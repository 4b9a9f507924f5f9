"""Who describes what: the rows that stand beside perspectives in the differences, and what others may read of all.

Columns are those of ``perspectives.told``: groups of the plan, their sides, values of background variables. All rows
and columns are decided on at once, so that no page gives away what another hides.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dialogues.models import Dialogue
from dialogues.suppression import Cell, Why

from ..models import Facet, Statement, StatementKind
from ..told import Ground, of_category, of_kind, tell_of


def describers(dialogue: Dialogue, facets: Iterable[Facet] = ()) -> dict[str, set[int]]:
    """Return, by row, who describes each kind and whose statements have each category. One query, two with facets."""
    said: dict[str, set[int]] = {of_kind(kind.value): set() for kind in StatementKind}
    spoken = Statement.objects.filter(dialogue=dialogue, speaker__isnull=False)
    for speaker, kinds in spoken.exclude(kinds=0).order_by().values_list("speaker_id", "kinds").distinct():
        for kind in StatementKind:
            if kinds & kind.bit:
                said[of_kind(kind.value)].add(speaker)
    categories = [one.pk for facet in facets for one in facet.categories.all() if one.removed_at is None]
    if categories:
        said |= {of_category(pk): set() for pk in categories}
        through = Statement.categories.through.objects.filter(
            category__in=categories, statement__dialogue=dialogue, statement__removed_at=None
        )
        for category, speaker in through.exclude(statement__speaker=None).values_list(
            "category_id", "statement__speaker_id"
        ):
            said[of_category(category)].add(speaker)
    return said


@dataclass(frozen=True)
class Told:
    """What others read in one cell, and why no more."""

    word: str
    why: Why | None = None


def decide(
    base: Ground,
    perspectives: Collection[int],
    said: Mapping[str, Collection[int]],
    opposed: Mapping[str, Collection[int]],
) -> dict[tuple[str, str], Told]:
    """Return what others may read, by (row, column). One query at most, and some milliseconds for each row.

    This is read as the work goes on and cannot be refused like a version. So a group for which neither a word nor none
    is safe beside what is published is without words altogether: an empty cell in it then means nothing.
    """
    waiting: set[str] = set()
    why: dict[tuple[str, str], Why] = {}
    while True:
        telling = tell_of(base, perspectives, said=said, opposed=opposed, left_out=waiting)
        if not telling.no_way:
            break
        waiting |= {column for _row, column in telling.no_way}
        why |= dict.fromkeys(telling.no_way, Why.NO_WAY)
    return {place: Told(cell.word, why.get(place, _why(cell))) for place, cell in telling.cells.items()}


def _why(cell: Cell) -> Why | None:
    """Why the side that most stand behind has no word; the other's reason is the same or matters less."""
    sides = (cell.says, cell.against) if cell.said >= cell.opposed else (cell.against, cell.says)
    return next((side.why for side in sides if not side.told and side.why), None)
