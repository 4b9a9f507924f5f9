"""The differences drawn: groups in a ring with lines between those who part, and the chain of a problem.

Geometry only, in the attributes of the SVG; colours are classes in ``differences.css``, and the same is said in the
table beside each drawing. A group has the same letter in both.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.suppression import SAYS

from ..models import StatementKind
from ..told import of_kind
from .matrix import Differences, Head
from .words import Pair

MOST_GROUPS = 26
"""More groups than letters, and the drawing would be lines only: then the table says it alone."""
RING, LABEL, NODE = 128.0, 160.0, 13.0
"""Radii: of the ring, of the letters around it, of a group's own circle. The drawing is 400 wide."""
STEP, ROW, LEFT, TOP = 70, 34, 56, 30
CHAIN = [
    StatementKind.CAUSE,
    StatementKind.PROBLEM,
    StatementKind.CONSEQUENCE,
    StatementKind.NEED,
    StatementKind.IDEA,
]
"""From what lies behind to what could be done: the order in which a problem is told, not the order of the boxes."""


def letter(place: int) -> str:
    return chr(ord("A") + place)


def _number(value: float) -> str:
    """Write a coordinate with a point whatever the language."""
    return f"{value:.1f}"


@dataclass(frozen=True)
class Node:
    """A group in the ring. ``surface`` is told, apart (it parts from somebody) or held (nothing is told)."""

    letter: str
    head: Head
    surface: str
    x: str
    y: str
    label_x: str
    label_y: str


@dataclass(frozen=True)
class Line:
    """Between two groups; the wider, the more perspectives (not people) they see differently. Dashed where neither
    says just the opposite."""

    path: str
    width: str
    is_opposite: bool


@dataclass(frozen=True)
class Met:
    """A row of the table beside the ring."""

    letters: str
    names: list[str]
    titles: list[str]
    more: int


@dataclass(frozen=True)
class Ring:
    nodes: list[Node]
    lines: list[Line]
    table: list[Met]
    is_drawn: bool


MOST_TITLES = 3


def ring(found: Differences, met: Sequence[Pair]) -> Ring:
    """Put the groups in a ring, each as large as any other, with a line between those who see something differently."""
    heads = found.heads
    count = max(len(heads), 1)
    angles = {head.column.key: -math.pi / 2 + 2 * math.pi * at / count for at, head in enumerate(heads)}
    letters = {head.column.key: letter(at) for at, head in enumerate(heads)} if count <= MOST_GROUPS else {}
    apart = {head.column.key for pair in met for head in (pair.one, pair.other)}
    nodes = [_node(head, angles[head.column.key], letters.get(head.column.key, ""), apart) for head in heads]
    lines = [_line(pair, angles) for pair in met]
    table = [
        Met(
            letters=" – ".join(letters.get(head.column.key, "") for head in (pair.one, pair.other)) if letters else "",
            names=[pair.one.column.name, pair.other.column.name],
            titles=[row.title for row in pair.apart[:MOST_TITLES]],
            more=max(0, len(pair.apart) - MOST_TITLES),
        )
        for pair in met
    ]
    return Ring(nodes, lines, table, is_drawn=1 < len(heads) <= MOST_GROUPS)


def _node(head: Head, angle: float, its_letter: str, apart: set[str]) -> Node:
    surface = "held" if not head.is_told else "apart" if head.column.key in apart else "told"
    return Node(
        letter=its_letter,
        head=head,
        surface=surface,
        x=_number(RING * math.cos(angle)),
        y=_number(RING * math.sin(angle)),
        label_x=_number(LABEL * math.cos(angle)),
        label_y=_number(LABEL * math.sin(angle) + 6),
    )


def _line(pair: Pair, angles: dict[str, float]) -> Line:
    """A curve that bends towards the middle, so that lines between neighbours are told from those across."""
    one, other = angles[pair.one.column.key], angles[pair.other.column.key]
    ends = [(RING - NODE) * math.cos(one), (RING - NODE) * math.sin(one)]
    ends += [(RING - NODE) * math.cos(other), (RING - NODE) * math.sin(other)]
    middle = [(ends[0] + ends[2]) * 0.18, (ends[1] + ends[3]) * 0.18]
    start, bend, end = (
        f"{_number(x)} {_number(y)}" for x, y in ((ends[0], ends[1]), (middle[0], middle[1]), (ends[2], ends[3]))
    )
    return Line(
        path=f"M{start}Q{bend} {end}",
        width=_number(min(1.0 + 1.2 * len(pair.apart), 7)),
        is_opposite=bool(pair.opposite),
    )


# --- The chain ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """What one group does with one kind."""

    x: int
    y: int
    says: bool


@dataclass(frozen=True)
class Chain:
    """One group's row of links, with where its line begins and ends."""

    letter: str
    name: str
    y: int
    text_y: int
    links: list[Link]


@dataclass(frozen=True)
class ChainDrawing:
    heads: list[tuple[int, str]]
    """Where each kind stands, and what it is called."""
    chains: list[Chain]
    height: int
    first: int
    last: int
    is_drawn: bool


def chains(found: Differences) -> ChainDrawing:
    """Draw which parts of a problem each group tells: what lies behind it, what it is, what it leads to, what is
    needed, what could be done."""
    by_key = {row.key: row for row in found.described}
    rows = [by_key.get(of_kind(kind.value)) for kind in CHAIN]
    made = []
    for at, head in enumerate(found.heads[:MOST_GROUPS]):
        y = TOP + ROW * at + ROW // 2
        links = []
        for place, row in enumerate(rows):
            links.append(Link(LEFT + STEP * place, y, says=bool(row and row.cells[at].word == SAYS)))
        made.append(Chain(letter(at), head.column.name, y, y + 5, links))
    return ChainDrawing(
        heads=[(LEFT + STEP * place, str(kind.label)) for place, kind in enumerate(CHAIN)],
        chains=made,
        height=TOP + ROW * len(made) + 6,
        first=LEFT,
        last=LEFT + STEP * (len(CHAIN) - 1),
        is_drawn=found.facet is None and len(made) > 1 and len(found.heads) <= MOST_GROUPS,
    )
