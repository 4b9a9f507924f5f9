"""Whom the plan wants to hear against whom has been heard (DOMAIN.md: 360 degrees), with the gaps in words.

People are counted, never interviews or statements. Others than the leader see counts through ``suppression``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dialogues.models import Dialogue

from .models import BackgroundVariable, GroupKind, Interviewee, StakeholderGroup
from .queries import heard_flags
from .suppression import Shown, bare, hide, hide_row

MOST_GAPS = 6


@dataclass(frozen=True)
class Figure:
    """A count of people and how it may be shown. ``number`` is None when it may not."""

    number: int | None
    shown: Shown = Shown.EXACT

    def words(self, threshold: int) -> str:
        if self.number is not None:
            return str(self.number) if self.number else pgettext("number of people", "none")
        if self.shown is Shown.FEW:
            return _("fewer than %(threshold)s") % {"threshold": threshold}
        return _("not shown")


@dataclass(frozen=True)
class GroupRow:
    """One bar: a group, what the plan aims at, and how many are held and booked."""

    group: StakeholderGroup
    heard: Figure
    bookings: Figure
    text: str

    @property
    def title(self) -> str:
        return self.group.name

    @property
    def held(self) -> int:
        """Length of the bar's filled part; nothing is drawn of what may not be shown."""
        return self.heard.number or 0

    @property
    def booked(self) -> int:
        return self.bookings.number or 0

    @property
    def planned(self) -> int:
        return self.group.target


@dataclass(frozen=True)
class Cell:
    """One cell of the matrix: its words and its surface (h1–h3, thin, gap, hidden, none)."""

    text: str
    surface: str


@dataclass(frozen=True)
class MatrixRow:
    title: str
    cells: list[Cell]
    total: str


@dataclass(frozen=True)
class Matrix:
    variable: BackgroundVariable
    columns: list[str]
    rows: list[MatrixRow]
    totals: list[str]
    """Under the columns; empty where they could give a hidden cell away."""
    is_empty: bool
    """Nobody has said anything about it yet."""


@dataclass(frozen=True)
class Gap:
    """Something to take a position on. ``group`` is whom to book, when it is about one."""

    title: str
    text: str
    group: StakeholderGroup | None = None


@dataclass(frozen=True)
class Coverage:
    rows: list[GroupRow]
    planned: int
    held: Figure
    booked: Figure
    gaps: list[Gap]
    warnings: list[Gap]
    matrix: Matrix | None
    variables: list[BackgroundVariable]
    exact: bool
    threshold: int

    @property
    def longest(self) -> int:
        """Number that the longest bar stands for."""
        ends = [max(row.planned, row.held + row.booked) for row in self.rows]
        return max(ends, default=1) or 1


def coverage(dialogue: Dialogue, *, exact: bool, variable: str = "") -> Coverage:
    """Work out the coverage, crossed with the background variable whose key is given (else the first with values).

    Costs three queries without background variables and five with, whatever the number of people.

    Args:
        exact: False hides what the dialogue's threshold says; only the leader may see True.
    """
    groups = list(dialogue.groups.all())
    by_group = _by_group(dialogue)
    held = [by_group.get(group.pk, (0, 0))[0] for group in groups]
    booked = [by_group.get(group.pk, (0, 0))[1] for group in groups]
    threshold = dialogue.threshold
    held_shown, held_total = _shown(held, exact=exact, threshold=threshold)
    booked_shown, booked_total = _shown(booked, exact=exact, threshold=threshold)
    rows = [
        GroupRow(group, one, other, _bar_text(group, one, other, threshold))
        for group, one, other in zip(groups, held_shown, booked_shown, strict=True)
    ]
    variables = [one for one in dialogue.variables.prefetch_related("values") if one.values.all()]
    matrix = None
    if variables and groups:
        said = _said(dialogue)
        telling = [
            one
            for one in variables
            if any((group.pk, value.pk) in said for group in groups for value in one.values.all())
        ]
        chosen = next((one for one in variables if one.key == variable), (telling or variables)[0])
        matrix = _matrix(chosen, rows, held, said, exact=exact, threshold=threshold)
    return Coverage(
        rows=rows,
        planned=sum(group.target for group in groups),
        held=held_total,
        booked=booked_total,
        gaps=_gaps(rows, threshold),
        warnings=_warnings(groups, held, exact=exact),
        matrix=matrix,
        variables=variables,
        exact=exact,
        threshold=threshold,
    )


def _by_group(dialogue: Dialogue) -> dict[int, tuple[int, int]]:
    counts = (
        heard_flags(dialogue)
        .values("group_id")
        .annotate(
            held=Count("pk", filter=Q(is_held=True)),
            booked=Count("pk", filter=Q(is_held=False, has_booking=True)),
        )
    )
    return {row["group_id"]: (row["held"], row["booked"]) for row in counts}


def _shown(counts: list[int], *, exact: bool, threshold: int) -> tuple[list[Figure], Figure]:
    """Return the counts and their total as they may be shown. When nothing else is safe, the total is hidden."""
    total = sum(counts)
    if exact:
        return [Figure(count) for count in counts], Figure(total)
    states = hide(counts, threshold=threshold)
    total_state = Shown.EXACT
    if states is None:
        states = bare(counts, threshold=threshold)
        total_state = Shown.FEW if total < threshold else Shown.HIDDEN
    shown = [
        Figure(count if state is Shown.EXACT else None, state) for count, state in zip(counts, states, strict=True)
    ]
    return shown, Figure(total if total_state is Shown.EXACT else None, total_state)


def _bar_text(group: StakeholderGroup, held: Figure, booked: Figure, threshold: int) -> str:
    if held.shown is Shown.HIDDEN:
        text = _("not shown, the plan is %(planned)s") % {"planned": group.target}
    else:
        text = _("%(held)s of %(planned)s") % {"held": held.words(threshold), "planned": group.target}
    if booked.number == 0:
        return text
    if booked.number is None:
        return _("%(text)s, some booked") % {"text": text}
    words = ngettext("%(count)d booked", "%(count)d booked", booked.number) % {"count": booked.number}
    return f"{text}, {words}"


def _said(dialogue: Dialogue) -> dict[tuple[int, int], int]:
    """Return how many of those heard have each background value, by (group, value)."""
    pairs = (
        Interviewee.background.through.objects.filter(
            interviewee__in=heard_flags(dialogue).filter(is_held=True).values("pk")
        )
        .values("interviewee__group_id", "backgroundvalue_id")
        .annotate(n=Count("interviewee_id", distinct=True))
        .order_by()
    )
    return {(pair["interviewee__group_id"], pair["backgroundvalue_id"]): pair["n"] for pair in pairs}


def _matrix(
    variable: BackgroundVariable,
    rows: list[GroupRow],
    held: list[int],
    known: dict[tuple[int, int], int],
    *,
    exact: bool,
    threshold: int,
) -> Matrix:
    values = list(variable.values.all())
    table = [[known.get((row.group.pk, value.pk), 0) for value in values] for row in rows]
    unsaid = [max(total - sum(counts), 0) for total, counts in zip(held, table, strict=True)]
    columns = [value.name for value in values]
    if any(unsaid):
        columns.append(_("Not said"))
        table = [[*counts, left] for counts, left in zip(table, unsaid, strict=True)]
    lines = []
    for row, counts in zip(rows, table, strict=True):
        if exact:
            states = [Shown.EXACT] * len(counts)
        elif row.heard.number is None:
            states = [Shown.HIDDEN] * len(counts)
        else:
            states = hide_row(counts, threshold=threshold)
        cells = [_cell(count, state, threshold) for count, state in zip(counts, states, strict=True)]
        if any(unsaid):
            cells[-1] = Cell(cells[-1].text, "hidden" if cells[-1].surface == "hidden" else "none")
        lines.append(MatrixRow(row.title, cells, row.heard.words(threshold)))
    totals = [Figure(sum(column)).words(threshold) for column in zip(*table, strict=True)] if exact else []
    return Matrix(variable, columns, lines, totals, is_empty=sum(unsaid) == sum(held))


def _cell(count: int, state: Shown, threshold: int) -> Cell:
    if state is not Shown.EXACT:
        return Cell(Figure(None, state).words(threshold), "hidden")
    if count == 0:
        return Cell(pgettext("number of people", "none"), "gap")
    surface = "thin" if count == 1 else "h1" if count < 5 else "h2" if count < 10 else "h3"
    return Cell(str(count), surface)


def _gaps(rows: Iterable[GroupRow], threshold: int) -> list[Gap]:
    """Name the holes in words, the emptiest first. What is hidden is not spoken of."""
    silent, alone, behind = [], [], []
    for row in rows:
        held, planned = row.heard.number, row.planned
        if held == 0 and planned:
            booked = row.bookings.number or 0
            text = ngettext("The plan aims at %(planned)d person.", "The plan aims at %(planned)d people.", planned) % {
                "planned": planned
            }
            if booked:
                text += " " + ngettext("%(count)d is booked.", "%(count)d are booked.", booked) % {"count": booked}
            elif row.bookings.number == 0:
                text += " " + _("Nobody is booked. Until then, it is others who speak for them.")
            silent.append(Gap(_("%(group)s: nobody heard yet") % {"group": row.title}, text, row.group))
        elif held == 1 and planned > 1:
            alone.append(
                Gap(
                    _("%(group)s: one person stands for all") % {"group": row.title},
                    _("A perspective held by one is still one. But read it as one person's, until more are heard."),
                    row.group,
                )
            )
        elif held and held * 2 < planned:
            title = _("%(group)s: %(held)s of %(planned)s") % {
                "group": row.title,
                "held": held,
                "planned": planned,
            }
            behind.append((held / planned, Gap(title, _("Less than half of what the plan aims at."), row.group)))
    return [*silent, *alone, *(gap for _share, gap in sorted(behind, key=lambda pair: pair[0]))]


def _warnings(groups: list[StakeholderGroup], held: list[int], *, exact: bool) -> list[Gap]:
    """Warn when officials stand in for residents, as DOMAIN.md's mapping studies found."""
    inside = {GroupKind.OFFICIALS, GroupKind.POLITICIANS}
    officials = sum(count for group, count in zip(groups, held, strict=True) if group.kind in inside)
    residents = sum(count for group, count in zip(groups, held, strict=True) if group.kind == GroupKind.RESIDENTS)
    if not officials or officials < residents or not any(group.kind == GroupKind.RESIDENTS for group in groups):
        return []
    title = _("The municipality speaks for the residents")
    if exact:
        text = _(
            "%(officials)s of those heard work in the municipality or sit in its council, %(residents)s are residents. "
            "Read what is said as the municipality's picture until more residents are heard."
        ) % {
            "officials": capfirst(str(officials)),
            "residents": residents or pgettext("number of people", "none"),
        }
    else:
        text = _(
            "At least as many from the municipality as residents have been heard. Read what is said as the "
            "municipality's picture until more residents are heard."
        )
    return [Gap(title, text)]


def lead(result: Coverage) -> str:
    """Return what the figures say, in one or two sentences, for the top of the page and for the overview."""
    if not result.rows:
        return _("No groups are planned yet.")
    if result.held.number is None:
        first = _("Interviews are under way. So far the groups are too small for a total to be shown.")
    elif result.held.number == 0:
        first = ngettext(
            "Nobody is heard yet of the %(planned)d person planned.",
            "Nobody is heard yet of the %(planned)d people planned.",
            result.planned,
        ) % {"planned": result.planned}
    else:
        first = ngettext(
            "%(held)d of %(planned)d planned is heard.",
            "%(held)d of %(planned)d planned are heard.",
            result.held.number,
        ) % {"held": result.held.number, "planned": result.planned}
    if result.booked.number:
        first += " " + ngettext("%(count)d is booked.", "%(count)d are booked.", result.booked.number) % {
            "count": result.booked.number
        }
    silent = sum(1 for row in result.rows if row.heard.number == 0 and row.planned)
    if silent and result.held.number != 0:
        first += " " + ngettext(
            "So far %(count)d group is not heard at all.", "So far %(count)d groups are not heard at all.", silent
        ) % {"count": silent}
    return first
