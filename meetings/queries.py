"""Reads across the meetings room, each with a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from django.db.models import Count, Q, QuerySet

from dialogues.models import Dialogue
from perspectives.models import Perspective

from .models import Attendance, Meeting, Participant, ParticipantStatus, Side, Table


def pairs_met(tables: Sequence[Sequence[int]]) -> Counter[tuple[int, int]]:
    """Count, for each pair of people (keys in rising order), at how many of ``tables`` they sat together."""
    met: Counter[tuple[int, int]] = Counter()
    for table in tables:
        met.update(combinations(sorted(table), 2))
    return met


@dataclass
class TableView:
    """A table as it is drawn: who sits there, how the sides mix, who has sat together before."""

    table: Table
    seats: list[Attendance] = field(default_factory=list)
    met_before: int = 0
    host: str = ""
    """Who leads it, where that is not an account of the table's row."""

    @property
    def municipality(self) -> int:
        return sum(seat.participant.side == Side.MUNICIPALITY for seat in self.seats)

    @property
    def civil_society(self) -> int:
        return len(self.seats) - self.municipality

    @property
    def dots(self) -> list[dict[str, object]]:
        """Places around a round table of radius 40 in a 120 × 120 drawing, one a seat."""
        from math import cos, pi, sin

        count = max(len(self.seats), 1)
        return [
            {
                "x": round(60 + 44 * sin(2 * pi * index / count), 1),
                "y": round(60 - 44 * cos(2 * pi * index / count), 1),
                "kind": "rt-kommun" if seat.participant.side == Side.MUNICIPALITY else "rt-civil",
            }
            for index, seat in enumerate(self.seats)
        ]


def seatings(dialogue: Dialogue, *, but: Meeting | None = None) -> Counter[tuple[int, int]]:
    """Count for each pair of participants at how many meetings they shared a table, ``but`` one left out. One query."""
    rows = Attendance.objects.filter(meeting__dialogue=dialogue).exclude(table=None).exclude(came=False)
    if but:
        rows = rows.exclude(meeting=but)
    by_table: dict[int, list[int]] = defaultdict(list)
    for table, person in rows.values_list("table_id", "participant_id"):
        by_table[table].append(person)
    return pairs_met(list(by_table.values()))


def table_views(meeting: Meeting) -> tuple[list[TableView], list[Attendance]]:
    """Return the meeting's tables with who sits there, and those who have no seat. Three queries."""
    views = {table.pk: TableView(table) for table in meeting.tables.select_related("facilitator")}
    unseated = []
    attendances = meeting.attendances.select_related("participant__organisation").order_by("participant__name", "pk")
    for attendance in attendances:
        if attendance.table_id in views:
            views[attendance.table_id].seats.append(attendance)
        else:
            unseated.append(attendance)
    met = seatings(meeting.dialogue, but=meeting)
    for view in views.values():
        pairs = pairs_met([[seat.participant_id for seat in view.seats]])
        view.met_before = sum(1 for pair in pairs if met[pair])
    return list(views.values()), unseated


def invited(dialogue: Dialogue) -> QuerySet[Participant]:
    """Participants who have not said no, in a stable order."""
    return dialogue.participants.exclude(status=ParticipantStatus.NO).order_by("name", "pk")


def perspectives_without_voice(dialogue: Dialogue) -> QuerySet[Perspective]:
    """Perspectives that nobody who is coming carries: the method's promise that is not yet kept. One query.

    The promise is about the perspectives of the compilation: one that is parked is not waited for.
    """
    carried = Count("carriers", filter=Q(carriers__status=ParticipantStatus.YES))
    return dialogue.perspectives.filter(removed_at=None, parked_at=None).annotate(coming=carried).filter(coming=0)


def perspectives_not_taken_up(dialogue: Dialogue) -> QuerySet[Perspective]:
    """Perspectives, but for parked ones, that no note and no problem description has taken up. One query."""
    return dialogue.perspectives.filter(removed_at=None, parked_at=None, notes=None, descriptions=None)


def people_by_side(dialogue: Dialogue) -> dict[str, int]:
    """Return how many of each side are coming. One query."""
    rows = dialogue.participants.filter(status=ParticipantStatus.YES).values_list("side").annotate(Count("pk"))
    counts = dict(rows.order_by())
    return {side: counts.get(side, 0) for side in Side.values}
