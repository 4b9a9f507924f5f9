"""An indicator over time as a small drawing: where it began, how it went, where it should come. Geometry for an SVG,
made from frozen content; the figures stand in a table beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format

from ..models import Indicator

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 420, 150, 14, 62, 26, 120


def frozen_indicator(indicator: Indicator, until: date) -> dict[str, Any]:
    """The indicator with the figures known by the end of ``until``: of several for one day the newest, since a
    correction is a new figure. Values are decimals as text. Reads prefetched figures."""
    held: dict[date, Decimal] = {}
    for figure in sorted(indicator.figures.all(), key=lambda one: one.pk):
        if figure.on <= until:
            held[figure.on] = figure.value
    return {
        "name": indicator.name,
        "unit": indicator.unit,
        "baseline": _point(indicator.baseline, indicator.baseline_on),
        "target": _point(indicator.target, indicator.target_on),
        "figures": [_point(held[day], day) for day in sorted(held)],
    }


def _point(value: Decimal | None, day: date | None) -> dict[str, str] | None:
    return {"day": day.isoformat(), "value": str(value)} if value is not None and day else None


def written(value: str) -> str:
    """A value as people write it: no zeros at the end."""
    number = Decimal(value)
    whole = number == number.to_integral_value()
    return number_format(number.quantize(Decimal(1)) if whole else number.normalize(), force_grouping=True)


@dataclass(frozen=True)
class Mark:
    """A point of the drawing. ``label`` is written above it, when it has one."""

    x: str
    y: str
    look: str
    label: str
    label_y: str
    anchor: str


@dataclass(frozen=True)
class Curve:
    """``path`` goes through what has been measured, ``ahead`` from there to where it should come; either may be
    empty. ``words`` says it all."""

    path: str
    ahead: str
    marks: list[Mark]
    first: str
    last: str


def curve(indicator: Mapping[str, Any]) -> Curve | None:
    """Draw an indicator of content whose days are dates; None when there are not two points to draw."""
    measured = [one for one in (indicator["baseline"], *indicator["figures"]) if one]
    target = indicator["target"]
    points = [*measured, target] if target else measured
    if len(points) < 2:
        return None
    days = [one["day"] for one in points]
    values = [float(one["value"]) for one in points]
    first, span = min(days), max((max(days) - min(days)).days, 1)
    low, high = min(values), max(values)
    room = (high - low) or 1.0

    def at(one: Mapping[str, Any]) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * (one["day"] - first).days / span
        return x, BOTTOM - (BOTTOM - TOP) * (float(one["value"]) - low) / room

    ordered = sorted(measured, key=lambda one: one["day"])
    marks = [
        _mark(*at(one), "was", written(one["value"]) if one in (ordered[0], ordered[-1]) else "") for one in ordered
    ]
    ahead = ""
    if target:
        marks.append(_mark(*at(target), "aim", written(target["value"])))
        if ordered:
            ahead = _path([at(ordered[-1]), at(target)])
            marks[-2:] = _apart(at(ordered[-1]), at(target), marks[-2:])
    return Curve(_path([at(one) for one in ordered]), ahead, marks, str(first.year), str(max(days).year))


NEAR, BELOW = 48, 20
"""From how near two marks lie, in units of the drawing, their labels would run into each other; and how far below its
mark the lower one's then is."""


def _apart(last: tuple[float, float], aim: tuple[float, float], marks: list[Mark]) -> list[Mark]:
    """The last value and the one aimed for, the lower one with its label below it where they would stand in each
    other."""
    if abs(last[0] - aim[0]) > NEAR or abs(last[1] - aim[1]) > NEAR / 2:
        return marks
    lower = 0 if last[1] > aim[1] else 1
    y = (last, aim)[lower][1]
    moved = replace(marks[lower], label_y=f"{y + BELOW:.1f}", anchor="middle")
    upper = replace(marks[1 - lower], label_y=f"{(last, aim)[1 - lower][1] - 10:.1f}", anchor="middle")
    return [moved, upper] if lower == 0 else [upper, moved]


def _path(points: Iterable[tuple[float, float]]) -> str:
    every = list(points)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in every) if len(every) > 1 else ""


def _mark(x: float, y: float, look: str, label: str) -> Mark:
    """Its label is above it, or to the right of the last."""
    right = x > WIDTH - RIGHT - 1
    return Mark(
        f"{x:.1f}",
        f"{y:.1f}",
        look,
        label,
        f"{y + 5:.1f}" if right else f"{y - 10:.1f}",
        "start" if right or x < LEFT + 1 else "middle",
    )
