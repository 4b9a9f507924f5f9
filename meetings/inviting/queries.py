"""How the inviting goes: who has answered what, and which perspectives are in the room so far."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from dialogues.models import Dialogue

from ..models import Participant, ParticipantStatus, Side

WAITING = [ParticipantStatus.INVITED, ParticipantStatus.LATER]


@dataclass(frozen=True)
class Carried:
    """A perspective: how many who are coming carry it, and how many who have not said yes yet."""

    title: str
    coming: int
    waiting: int

    @property
    def state(self) -> str:
        return "done" if self.coming else "part" if self.waiting else "gap"


@dataclass(frozen=True)
class Going:
    """The inviting at a glance. Two queries."""

    statuses: dict[str, int]
    sides: dict[str, int]
    perspectives: list[Carried]

    @property
    def open(self) -> list[Carried]:
        return [one for one in self.perspectives if not one.coming]

    @property
    def covered(self) -> int:
        return sum(bool(one.coming) for one in self.perspectives)

    @property
    def waiting(self) -> int:
        return sum(self.statuses.get(status, 0) for status in WAITING)


def going(dialogue: Dialogue) -> Going:
    rows = dialogue.participants.values_list("status", "side").annotate(Count("pk")).order_by()
    statuses: Counter[str] = Counter()
    sides: Counter[str] = Counter()
    for status, side, count in rows:
        statuses[status] += count
        if status == ParticipantStatus.YES:
            sides[side] += count
    carried = dialogue.perspectives.filter(removed_at=None, parked_at=None).annotate(
        coming=Count("carriers", filter=Q(carriers__status=ParticipantStatus.YES)),
        waiting=Count("carriers", filter=Q(carriers__status__in=[*WAITING, ParticipantStatus.CONSIDERED])),
    )
    return Going(
        {status: statuses.get(status, 0) for status in ParticipantStatus.values},
        {side: sides.get(side, 0) for side in Side.values},
        [Carried(one.title, one.coming, one.waiting) for one in carried.order_by("number")],
    )


def to_invite(dialogue: Dialogue) -> QuerySet[Participant]:
    """Return those who are to be asked and have not been."""
    return dialogue.participants.filter(status=ParticipantStatus.CONSIDERED).order_by("name", "pk")
