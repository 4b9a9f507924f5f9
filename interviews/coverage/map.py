"""The perspective map: where each group stands as a board, and the groups as a ring around the issue, kind by kind.

The ring is geometry only. Colours are classes in ``coverage.css``, and the same figures stand in the table beside it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogues.suppression import Shown

from ..models import GroupKind
from .figures import Figures, GroupRow, Standing

MOST_SECTORS = 48
"""More groups than this would be slivers; then the table says it alone."""
INNER, OUTER, ARC, LABEL = 58.0, 152.0, 46.0, 170.0
"""Radii: where the plan begins and ends, the arc of a kind, and the labels. The drawing is 400 wide."""
APART, KINDS_APART = 0.02, 0.1
"""Angles in radians between two groups and between two kinds."""


@dataclass(frozen=True)
class Column:
    """A column of the board."""

    standing: Standing
    text: str
    rows: list[GroupRow]


def board(rows: Sequence[GroupRow]) -> list[Column]:
    """Put each group in the column where it stands, in the order of the plan."""
    explained = {
        Standing.NOBODY: _("No one in the group has been asked yet."),
        Standing.ASKED: _("Somebody is asked or booked, nobody is heard."),
        Standing.UNDER_WAY: _("Somebody is heard, but not as many as the plan aims at."),
        Standing.ENOUGH: _("As many as the plan aims at. New perspectives are still welcome."),
    }
    standings = [row.standing for row in rows]
    return [
        Column(one, explained[one], [row for row, standing in zip(rows, standings, strict=True) if standing == one])
        for one in Standing
    ]


@dataclass(frozen=True)
class Sector:
    """A group in the ring: its label, the outline of what is planned, and what fills it. Paths are empty for none."""

    row: GroupRow
    label: str
    plan: str
    held: str
    booked: str
    x: str
    y: str

    @property
    def surface(self) -> str:
        """Class of the outline: hidden, a gap, or planned."""
        if self.row.is_hidden:
            return "hidden"
        return "gap" if self.row.heard.number == 0 and self.row.planned else "plan"


@dataclass(frozen=True)
class Kind:
    """The groups of one kind, with the arc that holds them together and, for the leader, their share of those heard."""

    letter: str
    title: str
    arc: str
    sectors: list[Sector]
    share: int | None
    """Percent of all those heard."""


@dataclass(frozen=True)
class Ring:
    kinds: list[Kind]
    centre: str
    below: str
    is_drawn: bool


def ring(result: Figures) -> Ring:
    """Draw the groups around the issue. Each has as wide a sector as any other: no side weighs more."""
    order = [kind for kind in GroupKind.values if any(row.group.kind == kind for row in result.rows)]
    by_kind = [(kind, [row for row in result.rows if row.group.kind == kind]) for kind in order]
    if unsaid := [row for row in result.rows if row.group.kind not in order]:
        by_kind.append(("", unsaid))
    free = 2 * math.pi - KINDS_APART * len(by_kind)
    wide = free / max(len(result.rows), 1)
    everybody = result.held.number if result.exact else None
    kinds, angle = [], -math.pi / 2 + KINDS_APART / 2
    for number, (kind, rows) in enumerate(by_kind):
        letter, start = chr(ord("A") + number), angle
        sectors = []
        for place, row in enumerate(rows, start=1):
            sectors.append(_sector(row, f"{letter}{place}", angle + APART / 2, angle + wide - APART / 2))
            angle += wide
        title = str(GroupKind(kind).label) if kind else pgettext("kind of group", "kind not said")
        share = round(100 * sum(row.held for row in rows) / everybody) if everybody else None
        kinds.append(Kind(letter, title, _arc(ARC, start + APART, angle - APART), sectors, share))
        angle += KINDS_APART
    shown = result.held.number
    more = "+" if result.held.shown is Shown.AT_LEAST else ""  # in words it stands above and in the table
    return Ring(
        kinds=kinds,
        centre="" if shown is None else f"{shown}{more}",
        below="" if shown is None else _("of %(planned)s") % {"planned": result.planned},
        is_drawn=len(result.rows) <= MOST_SECTORS,
    )


def _sector(row: GroupRow, label: str, start: float, end: float) -> Sector:
    whole = row.planned or row.held + row.booked or 1
    held = min(row.held / whole, 1.0)
    booked = min((row.held + row.booked) / whole, 1.0)
    deep = OUTER - INNER
    middle = (start + end) / 2
    return Sector(
        row=row,
        label=label,
        plan=_band(INNER, OUTER, start, end),
        held=_band(INNER, INNER + deep * held, start, end) if held else "",
        booked=_band(INNER + deep * held, INNER + deep * booked, start, end) if booked > held else "",
        x=_number(LABEL * math.cos(middle)),
        y=_number(LABEL * math.sin(middle) + 5),
    )


def _band(inner: float, outer: float, start: float, end: float) -> str:
    """Return the path of a ring's sector. Angles in radians, clockwise from three o'clock."""
    end = min(end, start + 2 * math.pi - 0.01)
    large = int(end - start > math.pi)
    return (
        f"M{_point(outer, start)}A{_number(outer)} {_number(outer)} 0 {large} 1 {_point(outer, end)}"
        f"L{_point(inner, end)}A{_number(inner)} {_number(inner)} 0 {large} 0 {_point(inner, start)}Z"
    )


def _arc(radius: float, start: float, end: float) -> str:
    end = max(min(end, start + 2 * math.pi - 0.01), start)
    large = int(end - start > math.pi)
    size = _number(radius)
    return f"M{_point(radius, start)}A{size} {size} 0 {large} 1 {_point(radius, end)}"


def _point(radius: float, angle: float) -> str:
    return f"{_number(radius * math.cos(angle))} {_number(radius * math.sin(angle))}"


def _number(value: float) -> str:
    """Write a coordinate with a point whatever the language."""
    return f"{value:.1f}"
