"""What people thought, as far as it may be told: nothing of fewer than five, and no side of fewer than five."""

from dataclasses import dataclass
from statistics import fmean

from django.db.models import Q, QuerySet

from dialogues.models import Dialogue

from ..models import Evaluation, Meeting, Participant, ParticipantStatus, Side
from ..models.afterwards import FIGURES

FEWEST = 5


@dataclass(frozen=True)
class MeetingThoughts:
    """One meeting's evaluation. ``means`` and ``steps`` by figure, empty when fewer than five have answered; ``sides``
    too when either side has fewer, since one side is the whole less the other. ``words`` in no order that tells."""

    meeting: Meeting
    answers: int
    came: int
    means: dict[str, float]
    steps: dict[str, list[int]]
    sides: dict[str, dict[str, float]]
    words: list[str]

    @property
    def is_shown(self) -> bool:
        return bool(self.means)

    @property
    def every_perspective(self) -> float | None:
        return self.means.get("every_perspective")

    @property
    def learned(self) -> float | None:
        return self.means.get("learned")

    @property
    def trust(self) -> float | None:
        return self.means.get("trust")


def thoughts(dialogue: Dialogue) -> list[MeetingThoughts]:
    """Every meeting in order. Three queries."""
    meetings = list(dialogue.meetings.order_by("held_on", "number").prefetch_related("attendances"))
    rows: dict[int, list[Evaluation]] = {meeting.pk: [] for meeting in meetings}
    for row in Evaluation.objects.filter(meeting__dialogue=dialogue).order_by("pk"):
        rows[row.meeting_id].append(row)
    return [_of(meeting, rows[meeting.pk]) for meeting in meetings]


def _of(meeting: Meeting, rows: list[Evaluation]) -> MeetingThoughts:
    came = sum(seat.came is True for seat in meeting.attendances.all())
    if len(rows) < FEWEST:
        return MeetingThoughts(meeting, len(rows), came, {}, {}, {}, [])
    by_side = {side: [row for row in rows if row.side == side] for side in Side.values}
    sides = {}
    if all(len(some) >= FEWEST for some in by_side.values()):
        sides = {side: _means(some) for side, some in by_side.items()}
    steps = {name: [sum(getattr(row, name) == step for row in rows) for step in range(1, 6)] for name in FIGURES}
    words = sorted((row.words.strip() for row in rows if row.words.strip()), key=str.casefold)
    return MeetingThoughts(meeting, len(rows), came, _means(rows), steps, sides, words)


def _means(rows: list[Evaluation]) -> dict[str, float]:
    return {name: fmean(getattr(row, name) for row in rows) for name in FIGURES}


def to_be_sent(meeting: Meeting) -> QuerySet[Participant]:
    """Who is still to be sent the meeting's summary: they came or said yes, have an address, and have not said that
    they want none. One query."""
    took_part = Q(attendances__meeting=meeting, attendances__came=True) | Q(status=ParticipantStatus.YES)
    rows = meeting.dialogue.participants.filter(took_part, summary_opt_out=None).exclude(email="")
    return rows.exclude(summaries_sent__meeting=meeting).distinct().order_by("name", "pk")
