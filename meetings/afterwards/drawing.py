"""How the three figures go from meeting to meeting, as geometry for an SVG. Its table stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..models.afterwards import FIGURES
from .queries import MeetingThoughts

LEFT, RIGHT, TOP, BOTTOM = 40, 500, 20, 220
LOOKS = {"every_perspective": "ev-one", "learned": "ev-two", "trust": "ev-three"}
APART = 18


@dataclass(frozen=True)
class Line:
    """One figure over the meetings; a meeting that is not shown leaves a gap. ``label_y`` is where its name stands."""

    look: str
    figure: str
    path: str
    points: list[tuple[str, str]]
    label_y: str


@dataclass(frozen=True)
class Drawing:
    lines: list[Line]
    meetings: list[tuple[str, int]]
    grid: list[tuple[str, int]]


def drawing(found: Sequence[MeetingThoughts]) -> Drawing | None:
    """None when there are not two meetings to follow."""
    if sum(one.is_shown for one in found) < 2:
        return None
    step = (RIGHT - LEFT) / (len(found) - 1)
    across = [LEFT + place * step for place in range(len(found))]
    ends: list[tuple[float, str]] = []
    lines = {}
    for name in FIGURES:
        points, path, broken = [], "", True
        for x, one in zip(across, found, strict=True):
            if not one.is_shown:
                broken = True
                continue
            y = _height(one.means[name])
            path += f"{'M' if broken else 'L'}{x:.1f} {y:.1f}"
            points.append((f"{x:.1f}", f"{y:.1f}"))
            broken = False
        ends.append((float(points[-1][1]), name))
        lines[name] = (path, points)
    labels: dict[str, float] = {}
    below = 0.0
    for y, name in sorted(ends):
        below = max(y, below + APART) if labels else y
        labels[name] = below
    return Drawing(
        [Line(LOOKS[name], name, *lines[name], f"{labels[name] + 5:.1f}") for name in FIGURES],
        [(f"{x:.1f}", one.meeting.number) for x, one in zip(across, found, strict=True)],
        [(f"{_height(step):.1f}", step) for step in range(1, 6)],
    )


def _height(value: float) -> float:
    return BOTTOM - (value - 1) / 4 * (BOTTOM - TOP)
