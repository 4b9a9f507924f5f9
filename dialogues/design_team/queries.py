"""Reads about the design team."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.functional import Promise

from ..models import (
    CandidateSide,
    CandidateStatus,
    DesignTeamCandidate,
    DesignTeamMeeting,
    Dialogue,
)


@dataclass(frozen=True)
class Side:
    """One side of the issue: how many said yes, are asked, are considered, said no, want to be asked later."""

    key: str
    title: str | Promise
    accepted: int
    invited: int
    considered: int
    declined: int
    later: int = 0

    @property
    def seats(self) -> list[tuple[str, str]]:
        """The side drawn: (x position, surface) for each person but those who said no, in the drawing's units."""
        kinds = ["accepted"] * self.accepted + ["invited"] * self.invited + ["considered"] * self.considered
        return [(str(11 + 26 * place), kind) for place, kind in enumerate(kinds[:SEATS_DRAWN])]

    @property
    def more(self) -> int:
        return max(0, self.accepted + self.invited + self.considered - SEATS_DRAWN)


SEATS_DRAWN = 10


@dataclass(frozen=True)
class Balance:
    """The design team by side."""

    sides: list[Side]

    @property
    def total(self) -> int:
        return sum(side.accepted + side.invited + side.considered + side.declined + side.later for side in self.sides)

    @property
    def accepted(self) -> int:
        return sum(side.accepted for side in self.sides)

    @property
    def invited(self) -> int:
        return sum(side.invited for side in self.sides)

    @property
    def empty_sides(self) -> list[Side]:
        """The sides from which no one has said yes."""
        return [side for side in self.sides if not side.accepted]

    @property
    def untried_sides(self) -> list[Side]:
        """The sides from which no one has even been asked."""
        return [side for side in self.empty_sides if not side.invited and not side.later]


def balance(dialogue: Dialogue, *, whole: bool = True) -> Balance:
    """The team by side; without ``whole`` only those who sit in it, as its members may see. One query."""
    rows = dialogue.design_team.all() if whole else dialogue.design_team.filter(status=CandidateStatus.ACCEPTED)
    counted = rows.order_by().values("side", "status").annotate(n=Count("pk"))
    known = {(row["side"], row["status"]): row["n"] for row in counted}
    return Balance(
        [
            Side(
                key=key,
                title=title,
                accepted=known.get((key, CandidateStatus.ACCEPTED), 0),
                invited=known.get((key, CandidateStatus.INVITED), 0),
                considered=known.get((key, CandidateStatus.CONSIDERED), 0),
                declined=known.get((key, CandidateStatus.DECLINED), 0),
                later=known.get((key, CandidateStatus.LATER), 0),
            )
            for key, title in CandidateSide.choices
        ]
    )


def members(dialogue: Dialogue) -> list[DesignTeamCandidate]:
    """Those who sit in the team, side by side in the order of the table above them. One query."""
    place = {side: number for number, side in enumerate(CandidateSide.values)}
    seated = dialogue.design_team.filter(status=CandidateStatus.ACCEPTED)
    return sorted(seated, key=lambda person: place.get(person.side, len(place)))


def team_meetings(dialogue: Dialogue) -> QuerySet[DesignTeamMeeting]:
    """The team's meetings, the latest first, with ``here``: how many were present. One query when read."""
    return dialogue.design_team_meetings.annotate(here=Count("present")).order_by("-held_on", "-pk")
