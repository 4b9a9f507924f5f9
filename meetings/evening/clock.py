"""What time it is in an evening: which part is now, how much is left of it, whether the evening is late.

Everything follows from the recorded marks and the agenda as it stands, so that a page that is loaded again, another
phone or an agenda that is changed in the middle of it all show the same. Nothing here reads the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

ANOTHER_DAY = timedelta(hours=12)
"""A clock that is begun this far from the planned time is being tried out: it counts from when it was begun."""
PLANNED, RUNNING, PAUSED, OVER = "planned", "running", "paused", "over"


class Part(Protocol):
    pk: int
    minutes: int


class Mark(Protocol):
    kind: str
    item_id: int | None
    at: datetime


@dataclass(frozen=True)
class Clock:
    """An evening at one moment.

    Attributes:
        state: planned, running, paused or over.
        place: index of the part that is now; None before the beginning, after the end, and without an agenda.
        spent: how long the part has taken, pauses left out.
        left: how much is left of it; negative when it has run over.
        late: how much later than planned the evening ends if the rest takes as long as planned; negative is early.
        ends_at: when that is.
        seen: how many marks there are, by which a press that came too late is known.
    """

    state: str
    place: int | None
    spent: timedelta
    left: timedelta
    late: timedelta
    ends_at: datetime | None
    seen: int


def clock(parts: Sequence[Part], marks: Sequence[Mark], *, begins_at: datetime | None, now: datetime) -> Clock:
    """Return the evening's clock at ``now``.

    Args:
        marks: in the order they were made.
        begins_at: as planned; None for when it was in fact begun.
    """
    state, place, since, spent = PLANNED, None, now, timedelta()
    begun: datetime | None = None
    places = {part.pk: index for index, part in enumerate(parts)}
    for mark in marks:
        if mark.kind in {"start", "go"}:
            fallback = min(place or 0, len(parts) - 1) if parts else None
            place = places.get(mark.item_id, fallback) if mark.item_id else fallback
            state, since, spent = RUNNING, mark.at, timedelta()
            begun = begun or mark.at
        elif mark.kind == "pause" and state == RUNNING:
            state, spent = PAUSED, spent + (mark.at - since)
        elif mark.kind == "resume" and state == PAUSED:
            state, since = RUNNING, mark.at
        elif mark.kind == "end":
            state, place = OVER, None
    if state == RUNNING:
        spent += max(now - since, timedelta())
    left = timedelta(minutes=parts[place].minutes) - spent if place is not None else timedelta()
    first = begins_at if begins_at and (begun is None or abs(begun - begins_at) < ANOTHER_DAY) else begun
    late, ends_at = timedelta(), None
    if first is not None:
        planned = first + sum((timedelta(minutes=part.minutes) for part in parts), timedelta())
        ends_at = planned
        if place is not None:
            after = sum((timedelta(minutes=part.minutes) for part in parts[place + 1 :]), timedelta())
            ends_at = now + max(left, timedelta()) + after
            late = ends_at - planned
    return Clock(state, place, spent, left, late, ends_at, len(marks))


def planned_times(parts: Sequence[Part], begins_at: datetime | None) -> list[datetime | None]:
    """When each part begins if all goes as planned."""
    found, at = [], begins_at
    for part in parts:
        found.append(at)
        at = at + timedelta(minutes=part.minutes) if at else None
    return found


def whole_minutes(span: timedelta) -> int:
    """Minutes as people say them: rounded to the nearest, so that 40 seconds late is a minute."""
    return round(span.total_seconds() / 60)
