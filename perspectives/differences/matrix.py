"""Who says what: perspectives, kinds of problem description and the second codebook's categories, group by group.

People are counted, never statements, and nothing is ordered by how many. A cell has a word or none, decided by
``dialogues.suppression`` on everything at once and the same for every reader; the leader also reads how many stand
behind what is hidden, and why it is.
"""

from dataclasses import dataclass, field

from django.db.models import F, QuerySet

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.suppression import AGAINST, BOTH, HIDDEN, SAYS, Why

from ..models import BY_HAND, Facet, Perspective, StatementKind, ThemePlace
from ..rules import codes_everything, visible_perspectives
from ..told import of_category, of_kind, of_perspective
from .axes import Axis, Column, axes, chosen
from .figures import Figures, figures

APART, ALL = "apart", "all"


@dataclass(frozen=True)
class Counts:
    """How many people of a group say something, and why others do not read it: for the leader only."""

    said: int
    opposed: int
    heard: int
    why: Why | None


@dataclass(frozen=True)
class Cell:
    """One cell. The word is the same for everybody: what a few say is not what the group says."""

    word: str
    counts: Counts | None = None

    @property
    def is_held_back(self) -> bool:
        """Whether people say something here that others may not read."""
        if self.counts is None:
            return False
        says, against = self.word in {SAYS, BOTH}, self.word in {AGAINST, BOTH}
        return bool((self.counts.said and not says) or (self.counts.opposed and not against))


@dataclass(frozen=True)
class Row:
    """A perspective, a kind or a category, group by group."""

    key: str
    title: str
    cells: list[Cell]
    number: int = 0
    theme: str = ""

    def words(self) -> set[str]:
        return {cell.word for cell in self.cells}

    @property
    def is_apart(self) -> bool:
        """Whether two groups are told to see it differently."""
        return len(self.words() - {HIDDEN}) > 1

    @property
    def is_shown(self) -> bool:
        """Whether there is any word to read."""
        return bool(self.words() - {HIDDEN})


@dataclass(frozen=True)
class Head:
    """A column's head, with how many are heard in it for the leader. ``is_told`` is whether others meet it at all."""

    column: Column
    heard: int | None
    is_told: bool


@dataclass
class Differences:
    """The whole of it for one reader and one way to divide those heard."""

    axis: Axis
    axes: list[Axis]
    exact: bool
    threshold: int
    heads: list[Head]
    rows: list[Row]
    """Perspectives by theme and then as they are ordered there; never by how many said it."""
    described: list[Row]
    """Kinds of problem description, or the categories of ``facet``."""
    facet: Facet | None = None
    facets: list[Facet] = field(default_factory=list)
    people: int | None = None
    unsaid: int | None = None
    """How many have no value of the variable, for the leader."""

    @property
    def apart(self) -> list[Row]:
        return [row for row in self.rows if row.is_apart]

    @property
    def described_by_group(self) -> list[tuple[Head, list[Cell]]]:
        """What is described the other way round: groups down, kinds across."""
        return [(head, [row.cells[at] for row in self.described]) for at, head in enumerate(self.heads)]

    @property
    def held_back(self) -> list[tuple[Row, Head, Cell]]:
        """What is hidden from others, for the leader."""
        return [
            (row, head, cell)
            for row in [*self.rows, *self.described]
            for head, cell in zip(self.heads, row.cells, strict=True)
            if cell.is_held_back
        ]


def differences(
    user: User, dialogue: Dialogue, *, by: str = "", as_others: bool = False, facet: str = ""
) -> Differences:
    """Work out the differences for one reader. Seven queries, and those of ``figures`` when it has to count anew.

    Args:
        by: key of the way to divide those heard (``axes.Axis``); unknown counts as not given.
        as_others: the leader reads what others do.
        facet: key of a facet whose categories are shown instead of the kinds.
    """
    exact = codes_everything(user, dialogue) and not as_others
    found = axes(dialogue)
    facets = list(dialogue.facets.prefetch_related("categories")) if dialogue.second_codebook else []
    counted = figures(dialogue, found, facets)
    axis = chosen(found, by, counted.heard, counted.named)
    heads = _heads(axis, counted, exact=exact)
    sorted_by = next((one for one in facets if str(one.pk) == facet), None)

    def row(key: str, title: str, number: int = 0, theme: str = "") -> Row:
        return Row(key, title, [_cell(counted, key, head.column.key, exact) for head in heads], number, theme)

    return Differences(
        axis=axis,
        axes=found,
        exact=exact,
        threshold=counted.threshold,
        heads=heads,
        rows=[
            row(of_perspective(one.pk), one.title, one.number, theme)
            for one, theme in _in_order(visible_perspectives(user, dialogue))
        ],
        described=[row(key, title) for key, title in _described(sorted_by)],
        facet=sorted_by,
        facets=facets,
        people=counted.people if exact else None,
        unsaid=counted.unsaid.get(axis.key) if exact else None,
    )


def _cell(counted: Figures, row: str, column: str, exact: bool) -> Cell:
    told = counted.word(row, column)
    if not exact:
        return Cell(told.word)
    said, opposed = counted.said.get((row, column), (0, 0))
    return Cell(told.word, Counts(said, opposed, counted.heard.get(column, 0), told.why))


def _heads(axis: Axis, counted: Figures, *, exact: bool) -> list[Head]:
    """The columns the reader meets: for others those that may be named."""
    heads = []
    for column in axis.columns:
        people, is_told = counted.heard.get(column.key, 0), column.key in counted.named
        if is_told or (exact and people):
            heads.append(Head(column, people if exact else None, is_told))
    return heads


def _in_order(visible: QuerySet[Perspective]) -> list[tuple[Perspective, str]]:
    """Each perspective once, under its first theme in the codebook's order, as somebody ordered them there."""
    rows = {one.pk: one for one in visible.filter(parked_at=None).only("dialogue", "number", "title")}
    places = ThemePlace.objects.filter(perspective__in=rows, theme__removed_at=None)
    ordered: dict[int, str] = {}
    for pk, title in places.order_by(F("theme__position"), "theme", *BY_HAND).values_list(
        "perspective_id", "theme__title"
    ):
        ordered.setdefault(pk, title)
    for pk in sorted(rows.keys() - ordered.keys(), key=lambda pk: rows[pk].number):
        ordered[pk] = ""
    return [(rows[pk], theme) for pk, theme in ordered.items()]


def _described(facet: Facet | None) -> list[tuple[str, str]]:
    if facet is None:
        return [(of_kind(kind.value), str(kind.label)) for kind in StatementKind]
    return [(of_category(one.pk), one.name) for one in facet.categories.all() if one.removed_at is None]
