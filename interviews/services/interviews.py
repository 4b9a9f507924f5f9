"""Interviews: booked, held, corrected; who was there."""

import uuid
from collections.abc import Iterable
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from ..consent.checks import refuse_text
from ..models import Interview, Interviewee, InterviewKind, InterviewStatus, InterviewText, InvitationStatus
from ..reading import clean_text
from . import hooks
from .checks import check_date, check_privacy
from .people import NewPerson, create_person

BOOKING = {"held_on", "starts_at", "minutes", "place"}
"""What those who are invited to an interview must be told when it changes."""
ASKED = [InvitationStatus.WAITING, InvitationStatus.ACCEPTED, InvitationStatus.OTHER_TIME]


@transaction.atomic
def register_interview(
    *,
    dialogue: Dialogue,
    actor: User | None,
    interviewer: User,
    held_on: date,
    starts_at: time | None = None,
    kind: str = InterviewKind.DEPTH,
    status: str = InterviewStatus.HELD,
    minutes: int | None = None,
    place: str = "",
    language: str = "sv",
    people: Iterable[Interviewee | NewPerson] = (),
    text: str = "",
    creation_key: uuid.UUID | None = None,
) -> Interview:
    """Register a booked or held interview with the people in it, new ones included.

    The same ``creation_key`` again (a form sent twice) gives the interview that it created and changes nothing.

    Raises:
        ValidationError: the privacy set-up lacks something, the day is before the dialogue or to come, somebody is
            too young or of another dialogue.
    """
    if creation_key and (earlier := dialogue.interviews.filter(creation_key=creation_key).first()):
        return earlier
    check_privacy(dialogue)
    check_date(dialogue, status=status, held_on=held_on)
    try:
        with transaction.atomic():
            interview = Interview.objects.create(
                dialogue=dialogue,
                number=next_number(Interview, dialogue=dialogue),
                interviewer=interviewer,
                held_on=held_on,
                starts_at=starts_at,
                kind=kind,
                status=status,
                minutes=minutes,
                place=place,
                language=language,
                creation_key=creation_key or uuid.uuid4(),
            )
    except IntegrityError:
        earlier = dialogue.interviews.filter(creation_key=creation_key).first()
        if earlier is None:
            raise
        return earlier
    for one in people:
        interview.people.add(_in_dialogue(dialogue, actor, one))
    text = clean_text(text)
    refuse_text(interview, "", text)
    InterviewText.objects.create(interview=interview, text=text)
    record("interview.registered", dialogue=dialogue, actor=actor, obj=interview, kind=kind, status=status)
    return interview


def _in_dialogue(
    dialogue: Dialogue, actor: User | None, one: Interviewee | NewPerson, key: uuid.UUID | None = None
) -> Interviewee:
    if isinstance(one, NewPerson):
        return create_person(dialogue=dialogue, actor=actor, person=one, creation_key=key)
    if one.dialogue_id != dialogue.pk:
        raise ValidationError({"person": _("Choose someone in this dialogue.")})
    return one


@transaction.atomic
def change_interview(*, form: RecordForm, actor: User) -> Interview:
    """Correct an interview's facts from a valid form.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: the day is before the dialogue, or to come though it is said to be held.
    """
    values = form.cleaned_data
    check_date(form.instance.dialogue, status=values["status"], held_on=values["held_on"])
    interview, _changed = form.save_record()
    changed = [name for name in sorted(form.changed_data) if name != "opened_version"]
    record("interview.changed", dialogue=interview.dialogue, actor=actor, obj=interview, fields=changed)
    if moved := [name for name in changed if name in BOOKING]:
        hooks.booking_changed(interview, moved)
    return interview


@transaction.atomic
def remove_interview(*, interview: Interview, actor: User) -> None:
    """Take away an interview that was registered by mistake, its text with it. The people stay.

    Raises:
        ValidationError: statements have been lifted from it, and would be lost; or people are invited to it.
    """
    count = interview.statements.count()
    if count:
        raise ValidationError(
            ngettext(
                "%(count)d statement has been lifted from this interview. Remove it first, or keep the interview.",
                "%(count)d statements have been lifted from this interview. Remove them first, or keep the interview.",
                count,
            )
            % {"count": count}
        )
    asked = interview.invitations.exclude(sent_at=None).filter(status__in=ASKED).exists()
    if interview.status == InterviewStatus.BOOKED and asked:
        raise ValidationError(_("People are invited to this talk. Call it off first, so that they are told."))
    record("interview.removed", dialogue=interview.dialogue, actor=actor, obj=interview, number=interview.number)
    interview.delete()


@transaction.atomic
def add_person(
    *, interview: Interview, actor: User, person: Interviewee | NewPerson, creation_key: uuid.UUID | None = None
) -> Interviewee:
    """Note one more person as taking part in the interview.

    Raises:
        ValidationError: as ``create_person``, or the person is of another dialogue.
    """
    row = _in_dialogue(interview.dialogue, actor, person, creation_key)
    if not interview.people.filter(pk=row.pk).exists():
        interview.people.add(row)
        record("interview.person_added", dialogue=interview.dialogue, actor=actor, obj=interview, person=row.number)
    return row


@transaction.atomic
def remove_person(*, interview: Interview, person: Interviewee, actor: User) -> None:
    """Note that a person did not take part after all. The person stays in the dialogue.

    Raises:
        ValidationError: statements in the interview are noted as the person's.
    """
    count = interview.statements.filter(speaker=person).count()
    if count:
        raise ValidationError(
            ngettext(
                "%(count)d statement in this interview is noted as theirs. Note it as somebody else's first.",
                "%(count)d statements in this interview are noted as theirs. Note them as somebody else's first.",
                count,
            )
            % {"count": count}
        )
    interview.people.remove(person)
    hooks.person_removed(interview, person)
    record("interview.person_removed", dialogue=interview.dialogue, actor=actor, obj=interview, person=person.number)
