"""Whom else to hear, as interviewees suggest it: noted, followed up, taken into the plan or left for a reason.

Who is suggested has not said yes to anything: it is kept encrypted, shown to few, and can be erased at any time. A
withdrawal erases what the person suggested, and what was noted when they were suggested (``consent/withdrawal.py``).
"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record, record_reads
from dialogues.forms_base import RecordForm

from ..models import Interview, Interviewee, Suggestion, SuggestionStatus
from .people import NewPerson, create_person


@transaction.atomic
def add_suggestion(*, form: RecordForm, interview: Interview, actor: User) -> Suggestion:
    """Note whom somebody in ``interview`` thinks should be heard too, from a valid form."""
    suggestion, is_new = form.save_record(dialogue=interview.dialogue, interview=interview, by=actor)
    if is_new:
        record("suggestion.added", dialogue=interview.dialogue, actor=actor, obj=suggestion, interview=interview.number)
    return suggestion


@transaction.atomic
def change_suggestion(*, form: RecordForm, actor: User) -> Suggestion:
    """Correct a suggestion. The log says which fields, never what they hold.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    suggestion, _changed = form.save_record()
    fields = [name for name in sorted(form.changed_data) if name != "opened_version"]
    record("suggestion.changed", dialogue=suggestion.dialogue, actor=actor, obj=suggestion, fields=fields)
    return suggestion


@transaction.atomic
def mark_suggestion(*, suggestion: Suggestion, asked: bool, actor: User) -> bool:
    """Note that they have been asked, or that the suggestion waits again. Returns whether this call changed it.

    Somebody who is in the plan stays there.
    """
    status = SuggestionStatus.ASKED if asked else SuggestionStatus.OPEN
    open_to_it = Suggestion.objects.filter(pk=suggestion.pk).exclude(status=status).filter(interviewee=None)
    taken = open_to_it.update(status=status, reason="", version=models.F("version") + 1)
    if taken:
        name = "suggestion.asked" if asked else "suggestion.reopened"
        record(name, dialogue=suggestion.dialogue, actor=actor, obj=suggestion)
    return bool(taken)


@transaction.atomic
def leave_suggestion(*, form: RecordForm, actor: User) -> Suggestion:
    """Leave a suggestion without hearing them, for the reason in a valid form.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: the person is in the plan already.
    """
    if form.instance.interviewee_id:
        raise ValidationError(_("The person is in the plan already."))
    suggestion, _changed = form.save_record(status=SuggestionStatus.LEFT)
    record("suggestion.left", dialogue=suggestion.dialogue, actor=actor, obj=suggestion)
    return suggestion


@transaction.atomic
def take_into_plan(*, suggestion: Suggestion, person: Interviewee | NewPerson, actor: User) -> Interviewee:
    """Make the one suggested a person of the dialogue, or say which person it is. A form sent twice makes one.

    Raises:
        ValidationError: as ``create_person``, or the person is of another dialogue.
    """
    suggestion = Suggestion.objects.select_for_update().select_related("dialogue").get(pk=suggestion.pk)
    if suggestion.interviewee:
        return suggestion.interviewee
    if isinstance(person, NewPerson):
        # the suggestion's own key: whom it created can be told from whom it was linked to (``rules.own_people``)
        row = create_person(
            dialogue=suggestion.dialogue, actor=actor, person=person, creation_key=suggestion.creation_key
        )
    elif person.dialogue_id != suggestion.dialogue_id:
        raise ValidationError({"person": _("Choose someone in this dialogue.")})
    else:
        row = person
    suggestion.interviewee, suggestion.group = row, row.group
    suggestion.status, suggestion.reason = SuggestionStatus.JOINED, ""
    suggestion.save_edited(opened_version=suggestion.version)
    record("suggestion.joined", dialogue=suggestion.dialogue, actor=actor, obj=suggestion, person=row.number)
    return row


@transaction.atomic
def remove_suggestion(*, suggestion: Suggestion, actor: User) -> None:
    """Erase who was suggested and why. Somebody who is in the plan stays there as a person."""
    record("suggestion.removed", dialogue=suggestion.dialogue, actor=actor, obj=suggestion)
    suggestion.delete()


def note_suggestions_read(*, suggestions: Sequence[Suggestion], actor: User) -> None:
    """Write in the log that who is suggested was shown to ``actor``: an event for each of them."""
    if suggestions:
        record_reads("identity.read_suggestion", dialogue=suggestions[0].dialogue, actor=actor, objects=suggestions)
