"""Urgency against feasibility, drawn: where each proposal stands, as geometry for an SVG. Its table is beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, sqrt

LEFT, TOP, CELL_WIDTH, CELL_HEIGHT, STEPS = 40, 30, 96, 74, 5
NUMBERED, RING = 13.0, 6.0
"""Radii when there is room."""


@dataclass(frozen=True)
class Point:
    """One proposal. Coordinates are written with a point whatever the language. ``look`` is a class of drawing.css;
    ``label`` is the number of one that is kept, empty for the rest."""

    x: str
    y: str
    text_y: str
    radius: str
    look: str
    label: str
    title: str


@dataclass(frozen=True)
class Scatter:
    points: list[Point]
    unjudged: int
    """How many have not been judged, and so cannot be drawn."""


def scatter(rows: Iterable[Mapping], labels: Mapping[int, str], this: int | None = None) -> Scatter:
    """Place proposals in the five by five cells of the two judgements.

    Judgements are whole numbers, so many share a cell: within it they are laid out in rows, in number order, and
    shrink when there are many. Same rows in, same drawing out.

    Args:
        rows: mappings with pk, title, urgency and feasibility (1–5 or None).
        labels: what to write in the circle, by pk; a proposal without a label is drawn as a small ring.
        this: pk of the one that the page is about.
    """
    cells: dict[tuple[int, int], list[Mapping]] = defaultdict(list)
    unjudged = 0
    for row in rows:
        if row["urgency"] and row["feasibility"]:
            cells[row["feasibility"], row["urgency"]].append(row)
        else:
            unjudged += 1
    points = []
    for (across, up), members in sorted(cells.items()):
        middle_x = LEFT + (across - 0.5) * CELL_WIDTH
        middle_y = TOP + (STEPS - up + 0.5) * CELL_HEIGHT
        columns = max(1, ceil(sqrt(len(members) * CELL_WIDTH / CELL_HEIGHT)))
        lines = ceil(len(members) / columns)
        gap = min(30.0, (CELL_WIDTH - 8) / columns, (CELL_HEIGHT - 4) / lines)
        shrink = min(1.0, gap / 30)
        for index, row in enumerate(members):
            line, column = divmod(index, columns)
            in_line = min(columns, len(members) - line * columns)
            label = labels.get(row["pk"], "")
            look = "pt-this" if row["pk"] == this else "pt-chosen" if label else "pt"
            radius = RING * max(shrink, 0.6) if look == "pt" else NUMBERED * shrink
            y = middle_y + (line - (lines - 1) / 2) * gap
            points.append(
                Point(
                    x=f"{middle_x + (column - (in_line - 1) / 2) * gap:.1f}",
                    y=f"{y:.1f}",
                    text_y=f"{y + 5:.1f}",
                    radius=f"{radius:.1f}",
                    look=look,
                    label=label if shrink > 0.7 else "",
                    title=row["title"],
                )
            )
    return Scatter(points, unjudged)
