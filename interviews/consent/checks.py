"""What must hold when a consent is noted and when a text is written."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Consent, Interview, InterviewText

ADULT = 18
"""From this age on nobody asks how it was judged that the person understood."""


def check_capacity(*, age: int | None, note: str) -> None:
    """Refuse a consent of someone under 18 without a note of how it was judged that they understood."""
    if age is not None and age < ADULT and not note.strip():
        raise ValidationError(
            {
                "capacity_note": _(
                    "Write a line here, since the age is %(age)s: what you said, and what showed that they understood."
                )
                % {"age": age}
            }
        )


def notes_refused(interview: Interview) -> list[Consent]:
    """Return the consents in a talk that say no to notes, by the number of the person. One query."""
    said_no = Consent.objects.filter(interviewee__interviews=interview, allows_notes=False, withdrawn_at=None)
    return list(said_no.select_related("interviewee").order_by("interviewee__number"))


def why_not_written(interview: Interview) -> str:
    """Return in words why the interview's text cannot be written; empty when it can. Two queries.

    One no among several does not silence the others: then whoever writes leaves that person out.
    """
    sealed = InterviewText.objects.filter(interview=interview, sealed_at__isnull=False)
    if sealed.exists():
        return _("Everybody in this talk has taken it back. The text is sealed, and nothing more is written in it.")
    refused = notes_refused(interview)
    if refused and len(refused) == interview.people.count():
        if len(refused) == 1:
            words = _("%(person)s has not said yes to notes, so nothing can be written here. Ask again, and note it.")
            return words % {"person": refused[0].interviewee}
        return _("Nobody in this talk has said yes to notes, so nothing can be written here.")
    return ""


def refuse_text(interview: Interview, _old: str, new: str) -> None:
    """Stop a text that may not be written. Registered with ``on_text_changed``; emptying one is always allowed.

    Raises:
        ValidationError: it is sealed, or nobody in the talk has said yes to notes.
    """
    if new and (why := why_not_written(interview)):
        raise ValidationError(why)
