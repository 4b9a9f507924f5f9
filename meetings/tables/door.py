"""At the door: who came, who came without being on the list, and the tables again with as few moves as can be.

Whoever stands at the door need not know what anybody thinks: perspectives are left out here, and only the leader's
plan uses them.
"""

import uuid
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue

from ..models import Attendance, ChangeKind, Meeting, Participant, ParticipantStatus, SeatingChange
from ..seating.terms import Room, Seating, Table
from .people import HOST, evening_of, met_at_others, persons, wishes, with_all
from .services import locked_meeting, reseat, seats_of

SEED = 1
"""The same people at the same tables are planned the same way whoever presses, and however often."""


@transaction.atomic
def tick(*, meeting: Meeting, participant: Participant, came: bool | None, actor: User) -> None:
    """Note that somebody came, did not come, or is not ticked after all. Ticked twice is ticked once."""
    row, is_new = Attendance.objects.get_or_create(meeting=meeting, participant=participant, defaults={"came": came})
    if not is_new:
        if row.came == came:
            return
        Attendance.objects.filter(pk=row.pk).update(came=came)
    record("meeting.attendance_ticked", dialogue=meeting.dialogue, actor=actor, obj=meeting, came=int(came is True))


@transaction.atomic
def walk_in(
    *, meeting: Meeting, name: str, side: str, same_name: bool, creation_key: uuid.UUID | None, actor: User
) -> Participant:
    """Take in somebody who was not on the list: they take part from now on, and are ticked as here.

    Raises:
        ValidationError: somebody of that name is on the list, and nobody has said that this is another.
    """
    if creation_key and (earlier := Participant.objects.filter(creation_key=creation_key).first()):
        return earlier
    dialogue: Dialogue = meeting.dialogue
    if not same_name and (known := dialogue.participants.filter(name__iexact=name.strip()).first()):
        raise ValidationError(
            _("%(name)s is on the list already. Tick them there, or say that this is someone else.")
            % {"name": known.name}
        )
    person = Participant.objects.create(
        dialogue=dialogue,
        name=name.strip(),
        side=side,
        status=ParticipantStatus.YES,
        creation_key=creation_key or uuid.uuid4(),
    )
    Attendance.objects.create(meeting=meeting, participant=person, came=True)
    record("participant.walked_in", dialogue=dialogue, actor=actor, obj=person)
    return person


def bring_back(*, meeting: Meeting, participant: Participant, actor: User) -> None:
    """Somebody who had said no came all the same."""
    Participant.objects.filter(pk=participant.pk).exclude(status=ParticipantStatus.YES).update(
        status=ParticipantStatus.YES
    )
    tick(meeting=meeting, participant=participant, came=True, actor=actor)


def here(meeting: Meeting, *, unticked: bool) -> set[int]:
    """Those who are counted: ticked as here, and with ``unticked`` those with a seat whom nobody has ticked yet."""
    rows = meeting.attendances.values_list("participant_id", "came", "table_id")
    return {person for person, came, table in rows if came or (unticked and came is None and table)}


def room_tonight(meeting: Meeting, people: Collection[int]) -> Room:
    """The evening's room with those who are counted, every table that stands there, and who has met before."""
    rows = list(with_all(meeting.dialogue.participants.filter(pk__in=people).order_by("name", "pk")))
    known = {row.pk for row in rows}
    evening = evening_of(meeting, known)
    numbers = {table.number for table in evening.tables}
    standing = meeting.tables.exclude(number__in=numbers).values_list("number", flat=True)
    seats = evening.tables[0].seats if evening.tables else 0
    tables = (*evening.tables, *(Table(number, seats=seats) for number in sorted(standing)))
    together, apart = wishes(meeting.dialogue, known)
    hosts = {f"{HOST}{key}" for _number, key in seats_of(meeting)["hosts"]}
    return Room(
        people=persons(rows),
        evenings=(
            type(evening)(
                number=evening.number,
                tables=tables,
                groups=evening.groups,
                locked=evening.locked,
                hosts=tuple(sorted({*map(str, evening.hosts), *hosts})),
            ),
        ),
        together=together,
        apart=apart,
        met=met_at_others(meeting.dialogue, [meeting], known),
    )


@transaction.atomic
def plan_again(*, meeting: Meeting, unticked: bool, actor: User) -> SeatingChange:
    """Seat those who came, moving as few as possible; whoever leads a table stays at it.

    Takes a second or two. Loads the solver, so that the first time in a process takes half a second more.

    Raises:
        Unseatable: nobody came, or they are more than the seats.
    """
    from ..seating.at_the_door import replan  # brings in the solver, which most pages do without

    meeting = locked_meeting(meeting)
    people = here(meeting, unticked=unticked)
    before = seats_of(meeting)
    seated: dict[int, list[int]] = {}
    for person, number in before["seats"]:
        if number:
            seated.setdefault(number, []).append(person)
    for number in meeting.tables.values_list("number", flat=True):
        seated.setdefault(number, [])
    planned = Seating(meeting.number, {number: tuple(members) for number, members in sorted(seated.items())})
    found = replan(room_tonight(meeting, people), planned, people, seed=SEED)
    hosts = {number: f"{HOST}{key}" for number, key in before["hosts"] if found.seating.tables.get(number)}
    seating = Seating(meeting.number, found.seating.tables, hosts)
    told: dict[str, Any] = {
        "moves": [[move.key, move.before, move.after] for move in found.moves],
        "seated": [[move.key, move.after] for move in found.seated],
        "closed": list(found.closed),
        "broken": [[str(rule), list(about)] for rule, about in found.broken],
        "proven": found.proven,
        "stopped_early": found.stopped_early,
        "seconds": round(found.seconds, 2),
    }
    change = reseat(meeting, seating, kind=ChangeKind.DOOR, actor=actor, told=told)
    record(
        "meeting.tables_planned_at_door",
        dialogue=meeting.dialogue,
        actor=actor,
        obj=meeting,
        moved=len(found.moves),
        people=len(people),
    )
    return change
