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


STEP = 6
"""How far a circle moves at a time when it looks for room."""


def spots(rows: Sequence[Row]) -> list[Spot]:
    """Place the judged options, 1–5 both ways. One that would lie on another takes the nearest free place, in order, so
    that every number can be read. Same rows in, same drawing out."""
    placed: list[tuple[float, float]] = []
    found = []
    for row in rows:
        if row.urgent is None or row.feasible is None:
            continue
        home = (LEFT + (row.feasible - 0.5) / 5 * WIDTH, TOP + HEIGHT - (row.urgent - 0.5) / 5 * HEIGHT)
        x, y = _nearest_free(home, placed)
        placed.append((x, y))
        lead = f"M{home[0]:.1f} {home[1]:.1f}L{x:.1f} {y:.1f}" if (x, y) != home else ""
        found.append(Spot(f"{x:.1f}", f"{y:.1f}", f"{y + 5:.1f}", str(row.option.number), row.option.title, lead))
    return found


def _nearest_free(home: tuple[float, float], placed: Sequence[tuple[float, float]]) -> tuple[float, float]:
    def is_free(place: tuple[float, float]) -> bool:
        return all(hypot(place[0] - x, place[1] - y) >= 2 * RADIUS for x, y in placed)

    if is_free(home):
        return home
    columns = range(int(LEFT + RADIUS), int(LEFT + WIDTH - RADIUS), STEP)
    lines = range(int(TOP + RADIUS), int(TOP + HEIGHT - RADIUS), STEP)
    places = ((float(x), float(y)) for x in columns for y in lines)
    free = [place for place in places if is_free(place)]
    return min(free, key=lambda place: hypot(place[0] - home[0], place[1] - home[1]), default=home)
