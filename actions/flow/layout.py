"""Where everything stands in the drawing of the flow: geometry for an SVG, in its own units. Same flow in, same
drawing out. Coordinates are written with a point whatever the language."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from .queries import Flow, Node

WIDTH, TOP, BAR, LABEL = 1180, 40, 10, 176
STEP = (WIDTH - LABEL - BAR) / 4
HEIGHT, APART, LINE, LETTERS = 560, 14, 18, 23
LEAST = 1.5


@dataclass(frozen=True)
class Stop:
    """A bar with its words. ``lines`` are (text, y)."""

    node: Node
    x: str
    y: str
    height: str
    text_x: str
    lines: list[tuple[str, str]]


@dataclass(frozen=True)
class Band:
    """A stretch between two stops; ``path`` is closed, ``gap`` ends in nothing or comes from nothing."""

    path: str
    words: str
    gap: bool


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    stops: list[Stop]
    bands: list[Band]
    heads: list[str]
    """Where the five headings begin."""


def draw(flow: Flow) -> Drawing:
    """Lay the columns out with one common scale, so that a wide band is many perspectives wherever it stands."""
    columns = flow.columns()
    scale = min((_scale(column) for column in columns if column), default=1.0)
    tops: dict[str, float] = {}
    stops: list[Stop] = []
    lowest = 0.0
    for place, column in enumerate(columns):
        y = float(TOP)
        for node in column:
            height = max(node.weight * scale, 3.0)
            lines = _lines(node.title)
            room = max(height, len(lines) * LINE)
            tops[node.key] = y + (room - height) / 2
            stops.append(_stop(node, place, tops[node.key], height, y + room / 2, lines))
            y += room + APART
        lowest = max(lowest, y)
    return Drawing(
        WIDTH, round(lowest + 6), stops, list(_bands(flow, tops, scale)), [f"{place * STEP:.0f}" for place in range(5)]
    )


def _scale(column: list[Node]) -> float:
    """Units for one perspective that let the column fit; labels take their room first."""
    spare = HEIGHT - sum(APART + (LINE if node.weight < 3 else 0) for node in column)
    return max(spare, 120) / sum(node.weight for node in column)


def _lines(title: str) -> list[str]:
    lines = wrap(title, LETTERS, break_long_words=False)
    return [*lines[:2], f"{lines[2][: LETTERS - 2].rstrip()} …"] if len(lines) > 3 else lines


def _stop(node: Node, place: int, top: float, height: float, middle: float, lines: list[str]) -> Stop:
    x = place * STEP
    first = middle - (len(lines) - 1) * LINE / 2 + 5
    return Stop(
        node,
        f"{x:.1f}",
        f"{top:.1f}",
        f"{height:.1f}",
        f"{x + BAR + 7:.1f}",
        [(line, f"{first + index * LINE:.1f}") for index, line in enumerate(lines)],
    )


def _bands(flow: Flow, tops: dict[str, float], scale: float) -> Iterable[Band]:
    left, right = dict(tops), dict(tops)
    for source, target, count in flow.rows():
        thick = max(count * scale, LEAST)
        x1, x2 = source.column * STEP + BAR, target.column * STEP
        y1, y2 = left[source.key], right[target.key]
        left[source.key] += count * scale
        right[target.key] += count * scale
        bend = (x1 + x2) / 2
        path = (
            f"M{x1:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
            f"V{y2 + thick:.1f}C{bend:.1f} {y2 + thick:.1f} {bend:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}Z"
        )
        yield Band(path, f"{source.title} → {target.title}: {count}", source.gap or target.gap)
