"""The source: changed with both writers' texts kept, read by the leader only with a line in the log."""

from django.db import transaction

from accounts.models import User
from dialogues.events import record, record_read
from dialogues.forms_base import RecordForm

from ..models import Interview, InterviewText
from . import hooks


@transaction.atomic
def change_text(*, form: RecordForm, actor: User) -> InterviewText:
    """Write the interview's text from a valid form, and let statements find their place in the new one.

    Raises:
        Conflict: somebody else changed the text since it was opened; both are kept.
        ValidationError: from a room that builds on the text.
    """
    old = InterviewText.objects.select_related("interview__dialogue").get(pk=form.instance.pk)
    source, _changed = form.save_record()
    if source.text != old.text:
        hooks.text_changed(old.interview, old.text, source.text)
        record(
            "interview.text_changed",
            dialogue=old.interview.dialogue,
            actor=actor,
            obj=old.interview,
            characters=len(source.text),
        )
    return source


def note_source_read(*, interview: Interview, actor: User) -> None:
    """Write in the log that somebody other than the interviewer was shown the interview's text."""
    if interview.interviewer_id != actor.pk:
        record_read("source.read", dialogue=interview.dialogue, actor=actor, obj=interview)
