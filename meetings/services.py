"""Verbs of the meetings room. Each runs in one transaction and writes its event, which holds no words and no names."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict
from dialogues import erasures, links
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from .models import (
    AgendaItem,
    Attendance,
    Meeting,
    Note,
    Participant,
    ProblemDescription,
    WorkingGroup,
)
from .tables.forgetting import forget_person

PARTICIPATION = "participation"
"""Purpose of the one-time link by which someone says whether they come."""
VALID = timedelta(days=60)


@transaction.atomic
def save_participant(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Participant:
    """Create or change a participant.

    Raises:
        Conflict: somebody else changed the row since it was opened.
    """
    is_new = form.instance.pk is None
    participant, changed = form.save_record(dialogue=dialogue)
    if changed:
        name = "participant.added" if is_new else "participant.changed"
        record(name, dialogue=dialogue, actor=actor, obj=participant, status=participant.status)
    return participant


@transaction.atomic
def remove_participant(*, participant: Participant, actor: User | None) -> None:
    """Take someone off the list, with their seats. Notes stay: they belong to the table."""
    links.revoke(purpose=PARTICIPATION, object_id=participant.pk)
    forget_person(dialogue=participant.dialogue_id, participant=participant.pk)
    erasures.note("participant.removed", participant)
    record("participant.removed", dialogue=participant.dialogue, actor=actor, obj=participant)
    participant.delete()


@transaction.atomic
def save_meeting(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Meeting:
    """Create or change a meeting; a new one gets the next number.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    earlier = form.already_created() if is_new else None
    if earlier:
        return earlier
    number = next_number(Meeting, dialogue=dialogue) if is_new else form.instance.number
    meeting, changed = form.save_record(dialogue=dialogue, number=number)
    if changed:
        record("meeting.added" if is_new else "meeting.changed", dialogue=dialogue, actor=actor, obj=meeting)
    return meeting


@transaction.atomic
def save_agenda_item(*, form: RecordForm, meeting: Meeting, actor: User) -> AgendaItem:
    """Create or change a part of the evening; a new one comes last."""
    is_new = form.instance.pk is None
    position = form.instance.position
    if is_new:
        last = meeting.agenda.aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
    item, changed = form.save_record(meeting=meeting, position=position)
    if changed:
        record("meeting.agenda_changed", dialogue=meeting.dialogue, actor=actor, obj=meeting)
    return item


@transaction.atomic
def move_agenda_item(*, item: AgendaItem, up: bool, actor: User) -> None:
    """Let a part of the evening change places with its neighbour; at the end of the list nothing happens."""
    items = list(item.meeting.agenda.all())
    place = items.index(item)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(items):
        return
    items[place], items[other] = items[other], items[place]
    for position, one in enumerate(items):
        AgendaItem.objects.filter(pk=one.pk).update(position=position)
    record("meeting.agenda_changed", dialogue=item.meeting.dialogue, actor=actor, obj=item.meeting)


@transaction.atomic
def remove_agenda_item(*, item: AgendaItem, actor: User) -> None:
    """Take a part out of the evening."""
    record("meeting.agenda_changed", dialogue=item.meeting.dialogue, actor=actor, obj=item.meeting)
    item.delete()


@transaction.atomic
def save_attendance(*, meeting: Meeting, came: Mapping[int, bool | None], actor: User) -> None:
    """Tick the door list: participant's key to came, did not come, or not known."""
    for participant, answer in came.items():
        Attendance.objects.update_or_create(meeting=meeting, participant_id=participant, defaults={"came": answer})
    count = sum(answer is True for answer in came.values())
    record("meeting.attendance_ticked", dialogue=meeting.dialogue, actor=actor, obj=meeting, came=count)


@transaction.atomic
def save_note(*, form: RecordForm, meeting: Meeting, actor: User) -> Note:
    """Create or change a note from a table.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    values = {"meeting": meeting} | ({"by": actor} if is_new else {})
    note, changed = form.save_record(**values)
    if changed:
        name = "note.written" if is_new else "note.changed"
        record(name, dialogue=meeting.dialogue, actor=actor, obj=note, kind=note.kind)
    return note


@transaction.atomic
def remove_note(*, note: Note, actor: User) -> None:
    """Take a note away. A proposal that was harvested from it stays.

    Raises:
        ValidationError: it is an objection; those are kept.
    """
    if note.kind == "objection":
        raise ValidationError(_("An objection is not removed. It can be answered, and it stays with the meeting."))
    record("note.removed", dialogue=note.meeting.dialogue, actor=actor, obj=note, kind=note.kind)
    note.delete()


@transaction.atomic
def save_working_group(*, form: RecordForm, dialogue: Dialogue, actor: User) -> WorkingGroup:
    """Create or change a working group."""
    is_new = form.instance.pk is None
    group, changed = form.save_record(dialogue=dialogue)
    if changed:
        name = "working_group.formed" if is_new else "working_group.changed"
        record(name, dialogue=dialogue, actor=actor, obj=group)
    return group


@transaction.atomic
def write_description(*, form: RecordForm, group: WorkingGroup, actor: User) -> ProblemDescription:
    """Write a new version of the group's problem description; earlier ones are kept as they were.

    Raises:
        Conflict: somebody wrote a version after the one this was begun from; both texts are to be seen.
    """
    earlier = form.already_created()
    if earlier:
        return earlier
    number = next_number(ProblemDescription, group=group)
    begun_from = form.cleaned_data.get("based_on")
    if begun_from is not None and number > begun_from + 1:
        raise Conflict(group.descriptions.get(number=number - 1))
    description, _is_new = form.save_record(group=group, number=number)
    record("problem_description.written", dialogue=group.dialogue, actor=actor, obj=description, number=number)
    return description
