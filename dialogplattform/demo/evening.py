"""The demo's meetings: participants, agendas, planned tables, attendance, notes, working groups."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from meetings.models import (
    AgendaItem,
    Meeting,
    Note,
    Participant,
    ParticipantStatus,
    PartKind,
    ProblemDescription,
    WorkingGroup,
)
from meetings.phone.sheets import paragraphs, sheet_of, write_sheet

from . import tables

if TYPE_CHECKING:
    from accounts.models import User

    from .load import Loading


def write(loading: Loading) -> None:
    """Write participants, then each meeting with what came out of it, then the working groups."""
    participants = participant_rows(loading)
    for number, row in enumerate(loading.words.MEETINGS, start=1):
        loading.meetings[number] = meeting_row(loading, number, row)
    tables.write(loading, participants)
    for number, row in enumerate(loading.words.MEETINGS, start=1):
        note_rows(loading, loading.meetings[number], row)
        sheet_rows(loading.meetings[number], loading.users["facilitator"])
    working_groups(loading, participants)


def participant_rows(loading: Loading) -> list[Participant]:
    rows = []
    for row in loading.words.PARTICIPANTS:
        kind = "administration" if row["side"] == "municipality" else "association"
        participant = Participant.objects.create(
            dialogue=loading.dialogue,
            name=row["name"],
            side=row["side"],
            organisation=loading.organisation(row["organisation"], kind) if row["organisation"] else None,
            role=row["role"],
            status=ParticipantStatus.YES,
        )
        participant.perspectives.set(loading.perspectives[key] for key in row["perspectives"])
        rows.append(participant)
    petra = next((row for row in rows if row.name.startswith("Petra")), rows[-1])
    petra.user, petra.email, petra.name = (
        loading.users["participant"],
        loading.users["participant"].email,
        loading.users["participant"].name,
    )
    petra.save()
    return rows


def meeting_row(loading: Loading, number: int, row: dict) -> Meeting:
    """Write one meeting with its agenda."""
    day = date.fromisoformat(row["date"])
    internal = loading.case.key == "sigtuna"
    meeting = Meeting.objects.create(
        dialogue=loading.dialogue,
        number=number,
        title=row["title"].removeprefix(f"Träff {number}: "),
        held_on=day,
        starts_at=time(9) if internal else time(17, 30),
        ends_at=time(16) if internal else time(20),
        place=row.get("place") or ("Konferensrummet, kommunhuset" if internal else "Ersboda bygdehus"),
        purpose=row["purpose"],
        summary=row.get("summary", ""),
    )
    AgendaItem.objects.bulk_create(
        [
            AgendaItem(
                meeting=meeting,
                position=place,
                kind=_kind(place, len(row["agenda"]), title),
                minutes=minutes,
                title=title,
                prompt=prompt,
            )
            for place, (minutes, title, prompt) in enumerate(row["agenda"])
        ]
    )
    return meeting


def _kind(place: int, count: int, title: str) -> str:
    """An evening opens and closes with a round, and has a pause."""
    if title.split()[0] in {"Paus", "Lunch", "Fika"}:
        return PartKind.PAUSE
    return {0: PartKind.CHECK_IN, count - 1: PartKind.CHECK_OUT}.get(place, PartKind.WORK)


def note_rows(loading: Loading, meeting: Meeting, row: dict) -> None:
    """Write what was said at the tables of one meeting."""
    standing = {table.number: table for table in meeting.tables.all()}
    for note in row["notes"]:
        saved = Note.objects.create(
            meeting=meeting,
            table=standing.get(note.get("table")),
            kind=note["kind"],
            text=note["text"],
            needs=note.get("needs", ""),
            by=loading.users["facilitator"],
        )
        saved.perspectives.set(loading.perspectives[key] for key in note.get("perspectives", ()))


def sheet_rows(meeting: Meeting, facilitator: User) -> None:
    """Write what each table wrote that evening: the sheet that its notes were made of."""
    for table in meeting.tables.all():
        notes = list(table.notes.order_by("pk"))
        if not notes:
            continue
        text = "\n\n".join(_written(note) for note in notes)
        sheet = write_sheet(sheet=sheet_of(table), text=text, opened_version=None, writer="demo", actor=facilitator)
        for one in paragraphs(sheet):
            table.notes.filter(kind=one.kind, text=one.text).update(creation_key=one.key)


def _written(note: Note) -> str:
    begins = {"problem": "Problem: ", "proposal": "Förslag: ", "objection": "Invändning: "}.get(note.kind, "")
    return f"{begins}{note.text}" + (f"\nBehövs: {note.needs}" if note.needs else "")


def dissent_text(dissent: str | dict) -> str:
    """Put what not everyone agrees with, and what they would need, into one text."""
    if isinstance(dissent, str):
        return dissent
    return f"{dissent['objection']}\n{dissent['needs']}"


def working_groups(loading: Loading, participants: list[Participant]) -> None:
    rows = loading.words.WORKING_GROUPS
    for index, row in enumerate(rows):
        group = WorkingGroup.objects.create(
            dialogue=loading.dialogue, name=row["name"], formed_at=loading.meetings.get(2) or loading.meetings[1]
        )
        group.themes.set(loading.themes[key] for key in row["themes"])
        group.members.set(participants[index :: max(1, len(rows))])
        description = ProblemDescription.objects.create(
            group=group,
            number=1,
            text=row.get("problem") or row["text"],
            dissent=dissent_text(row["dissent"]),
            written_at=group.formed_at,
        )
        description.perspectives.set(loading.perspectives[key] for key in row.get("perspectives", ()))
        loading.descriptions.append(description)
