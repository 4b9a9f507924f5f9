"""Urgency against feasibility as the room judged: one circle an option, by its means, as geometry for an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from .results import Row

LEFT, TOP, WIDTH, HEIGHT, RADIUS = 40, 30, 480, 370, 13.0


@dataclass(frozen=True)
class Spot:
    """Coordinates are written with a point whatever the language. ``lead`` draws a line back to where a circle that
    had to give way belongs."""

    x: str
    y: str
    text_y: str
    label: str
    title: str
    lead: str


def spots(rows: Sequence[Row]) -> list[Spot]:
    """Place the judged options, 1–5 both ways. Those that would lie on each other give way downwards, in order, so that
    every number can be read. Same rows in, same drawing out."""
    placed: list[tuple[float, float]] = []
    found = []
    for row in rows:
        if row.urgent is None or row.feasible is None:
            continue
        x = LEFT + (row.feasible - 0.5) / 5 * WIDTH
        y = TOP + HEIGHT - (row.urgent - 0.5) / 5 * HEIGHT
        home = (x, y)
        while any(hypot(x - other_x, y - other_y) < 2 * RADIUS for other_x, other_y in placed):
            y += 4
            if y > TOP + HEIGHT - RADIUS:
                x, y = x + 2 * RADIUS, home[1]
        placed.append((x, y))
        lead = f"M{home[0]:.1f} {home[1]:.1f}L{x:.1f} {y:.1f}" if (x, y) != home else ""
        found.append(Spot(f"{x:.1f}", f"{y:.1f}", f"{y + 5:.1f}", str(row.option.number), row.option.title, lead))
    return found
