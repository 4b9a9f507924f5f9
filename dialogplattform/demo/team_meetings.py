"""The demo's design team at work: its meetings, what was decided, who took on what, and minutes that were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dialogues.design_team.meetings.minutes import content_of
from dialogues.models import (
    DesignTeamCandidate,
    DesignTeamMeeting,
    MinutesReading,
    MinutesVersion,
    TeamDecision,
    TeamTask,
)

if TYPE_CHECKING:
    from .load import Loading

OBJECTION = (
    "Det står att frågan föll på att kommunen stod ensam. Jag sa att den föll på ordet bryta. Det är inte samma sak."
)


def _lines(text: Any) -> list[str]:
    lines = text.splitlines() if isinstance(text, str) else text or []
    return [line.strip() for line in lines if line.strip()]


def write(loading: Loading, team: Sequence[DesignTeamCandidate]) -> list[DesignTeamMeeting]:
    """Write the meetings in order. The member with a log-in objects to the first minutes and has the last to read."""
    member = team[0]
    DesignTeamCandidate.objects.filter(pk=member.pk).update(
        user=loading.users["designteam"], email=loading.users["designteam"].email
    )
    present = [candidate for candidate in team if candidate.status == "accepted"]
    meetings = []
    for number, row in enumerate(loading.words.DESIGN_TEAM_MEETINGS, start=1):
        held_on = date.fromisoformat(str(row["date"]))
        meeting = DesignTeamMeeting.objects.create(
            dialogue=loading.dialogue,
            number=number,
            held_on=held_on,
            place="Stadshuset",
            agenda="\n".join(_lines(row["agenda"])),
            minutes=row["minutes"],
        )
        meeting.present.set(present if number % 2 else present[:-1])
        meeting.excused.set([] if number % 2 else present[-1:])
        for text in _lines(row["decisions"]):
            TeamDecision.objects.create(meeting=meeting, text=text)
        for text in _lines(row.get("tasks")):
            _task(meeting, present, text)
        meetings.append(meeting)
        _sent(loading, meeting, present, is_last=number == len(loading.words.DESIGN_TEAM_MEETINGS))
    return meetings


def _task(meeting: DesignTeamMeeting, present: Sequence[DesignTeamCandidate], text: str) -> None:
    first = text.split()[0]
    second = text.split()[1] if len(text.split()) > 1 else ""
    whose = next((person for person in present if person.name.split()[0] == first), None)
    rest = text.partition(" ")[2]
    due = meeting.held_on + timedelta(days=21)
    whole = second == "och" or (whose is None and first != "Lena")
    words = text if whole else rest[:1].upper() + rest[1:]
    TeamTask.objects.create(meeting=meeting, text=words, candidate=whose, due_on=due, done_on=due - timedelta(days=4))


def _sent(
    loading: Loading, meeting: DesignTeamMeeting, present: Sequence[DesignTeamCandidate], *, is_last: bool
) -> None:
    from .preparation import noon

    sent = noon(meeting.held_on + timedelta(days=5))
    minutes = MinutesVersion.objects.create(
        meeting=meeting, number=1, content=content_of(meeting), sent_at=sent, sent_by=loading.users["leader"]
    )
    for place, person in enumerate(present):
        objects = place == 0 and not is_last
        waits = place == 0 and is_last
        MinutesReading.objects.create(
            minutes=minutes,
            candidate=person,
            answer="asked" if waits else "objected" if objects else "confirmed",
            words=OBJECTION if objects else "",
            answered_at=None if waits else sent + timedelta(days=1 + place),
        )
