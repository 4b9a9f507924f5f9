"""Verbs of the groups: calling for interest, choosing, forming, dissenting, and the topics of an Open Space."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.numbers import next_number

from ..models import (
    Dissent,
    Interest,
    InterestCall,
    Meeting,
    Note,
    NoteKind,
    OpenTopic,
    Participant,
    ProblemDescription,
    TopicChoice,
    TopicNote,
    WorkingGroup,
)
from .forming import Formed, Wish, form

Wished = tuple[WorkingGroup | None, WorkingGroup | None]


def locked(pk: int) -> InterestCall:
    rows = InterestCall.objects.select_for_update(of=("self",)).select_related("meeting__dialogue")
    return rows.get(pk=pk)


@transaction.atomic
def call_for_interest(*, form: RecordForm, meeting: Meeting, actor: User) -> InterestCall:
    """Open the choosing of groups at a meeting, or change which there are to choose.

    Raises:
        Conflict: somebody else changed it since it was opened for editing.
    """
    call, changed = form.save_record(meeting=meeting)
    if changed:
        record("interest.called", dialogue=meeting.dialogue, actor=actor, obj=call)
    return call


@transaction.atomic
def choose_group(
    *, call: InterestCall, participant: Participant, first: WorkingGroup, second: WorkingGroup | None
) -> Interest:
    """Set which group somebody wants first and second. Sent again it replaces what was there.

    Raises:
        ValidationError: the groups have been formed, or the two choices are not two of the groups to choose.
    """
    now = locked(call.pk)
    if now.closed_at:
        raise ValidationError(
            _("The groups have been formed. Tell the facilitator if you want to change."), code="closed"
        )
    _set(now, participant, first, second, on_paper=False)
    return Interest.objects.get(call=now, participant=participant)


def _set(
    call: InterestCall,
    participant: Participant,
    first: WorkingGroup,
    second: WorkingGroup | None,
    *,
    on_paper: bool,
) -> None:
    groups = set(call.groups.values_list("pk", flat=True))
    if first.pk not in groups or (second and second.pk not in groups):
        raise ValidationError(
            _("The page you chose on is an old one. Here are the groups as they are now."), code="unknown"
        )
    if second and second.pk == first.pk:
        raise ValidationError(_("The second choice is another group than the first."), code="same")
    Interest.objects.update_or_create(
        call=call, participant=participant, defaults={"first": first, "second": second, "on_paper": on_paper}
    )


@transaction.atomic
def enter_interests(*, call: InterestCall, wishes: Mapping[int, Wished], actor: User) -> None:
    """Enter what people wrote on paper: participant's key to first and second choice; no first takes it away.

    Raises:
        ValidationError: the groups have been formed, or a choice is none of them.
    """
    now = locked(call.pk)
    if now.closed_at:
        raise ValidationError(_("The groups have been formed. Move people in the group itself."), code="closed")
    people = {person.pk: person for person in now.meeting.dialogue.participants.filter(pk__in=wishes)}
    for key, (first, second) in wishes.items():
        if first is None:
            Interest.objects.filter(call=now, participant=key).delete()
        else:
            _set(now, people[key], first, second, on_paper=True)
    record("interest.entered", dialogue=now.meeting.dialogue, actor=actor, obj=now, people=len(wishes))


@transaction.atomic
def form_groups(*, call: InterestCall, actor: User) -> Formed:
    """Put everyone who has chosen into a group (``forming.form``) and end the choosing. Who was in the groups before is
    replaced; people can be moved by hand afterwards.

    Raises:
        ValidationError: it has been done, or nobody has chosen.
    """
    now = locked(call.pk)
    if now.closed_at:
        raise ValidationError(_("The groups have been formed already."), code="closed")
    rows = now.interests.select_related("participant").order_by("participant__name", "pk")
    wishes = [Wish(row.participant_id, row.participant.side, row.first_id, row.second_id) for row in rows]
    if not wishes:
        raise ValidationError(_("Nobody has chosen a group yet."))
    groups = list(now.groups.order_by("name", "pk"))
    formed = form(wishes, [group.pk for group in groups], largest=now.largest)
    for group in groups:
        group.members.set(formed.groups[group.pk])
        WorkingGroup.objects.filter(pk=group.pk).update(formed_at=now.meeting, version=F("version") + 1)
    now.closed_at = timezone.now()
    now.save(update_fields=["closed_at", "updated_at"])
    record("interest.formed", dialogue=now.meeting.dialogue, actor=actor, obj=now, people=len(wishes))
    return formed


@transaction.atomic
def dissent(*, form: RecordForm, description: ProblemDescription, actor: User) -> Dissent:
    """Keep what somebody cannot stand behind, with this very version. A later version does not take it away."""
    kept, is_new = form.save_record(description=description, by=actor)
    if is_new:
        dialogue = description.group.dialogue
        record("problem_description.dissented", dialogue=dialogue, actor=actor, obj=description)
    return kept


@transaction.atomic
def post_topic(
    *, form: RecordForm, meeting: Meeting, host: Participant | None = None, actor: User | None = None
) -> OpenTopic:
    """Post or change a topic of the Open Space; a new one gets the next number."""
    if form.instance.pk is None:
        earlier = form.already_created()
        if earlier:
            return earlier
        topic, _is_new = form.save_record(meeting=meeting, number=next_number(OpenTopic, meeting=meeting), host=host)
    else:
        topic, _is_new = form.save_record()
    record("open_space.topic_posted", dialogue=meeting.dialogue, actor=actor, obj=topic, number=topic.number)
    return topic


@transaction.atomic
def remove_topic(*, topic: OpenTopic, actor: User) -> None:
    """Take a topic down. Notes from its sheet stay.

    Raises:
        ValidationError: its sheet has been filled in.
    """
    if topic.note_links.exists():
        raise ValidationError(_("The sheet of the topic has been filled in, so the topic stays."))
    record("open_space.topic_removed", dialogue=topic.meeting.dialogue, actor=actor, obj=topic)
    topic.delete()


@transaction.atomic
def go_to_topic(*, topic: OpenTopic, participant: Participant, goes: bool) -> None:
    """Set whether somebody goes to a topic. Said twice it is the same."""
    if goes:
        TopicChoice.objects.get_or_create(topic=topic, participant=participant)
    else:
        TopicChoice.objects.filter(topic=topic, participant=participant).delete()


SHEET_KINDS = {
    "said": NoteKind.NOTE,
    "problems": NoteKind.PROBLEM,
    "proposals": NoteKind.PROPOSAL,
    "objections": NoteKind.OBJECTION,
}
"""Parts of a sheet and what their lines become."""


@transaction.atomic
def fill_sheet(*, topic: OpenTopic, lines: Mapping[str, list[str]], actor: User) -> list[Note]:
    """Make notes of a topic's sheet: one a line, of the kind of its part. A line that is a note already is not made
    again, so the same sheet sent twice is one.

    Raises:
        ValidationError: nothing is on the sheet.
    """
    OpenTopic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    there = {(link.note.kind, link.note.text) for link in topic.note_links.select_related("note")}
    made = []
    for part, kind in SHEET_KINDS.items():
        for text in lines.get(part, []):
            if (kind, text) not in there:
                note = Note.objects.create(meeting=topic.meeting, kind=kind, text=text, by=actor)
                TopicNote.objects.create(topic=topic, note=note)
                there.add((kind, text))
                made.append(note)
    if not there:
        raise ValidationError(_("There is nothing on the sheet yet."))
    if made:
        record("open_space.sheet_filled", dialogue=topic.meeting.dialogue, actor=actor, obj=topic, notes=len(made))
    return made
