"""What the leader does with the answers: a wish for another wording, and what somebody says is missing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict
from dialogues.events import record
from dialogues.forms_base import RecordForm
from interviews.models import Interview, InterviewStatus, InterviewText
from interviews.reading import clean_text
from interviews.services.texts import write_text

from ..masking.services import refuse_undecided
from ..models import (
    CheckBack,
    CheckBackAddition,
    CheckBackWay,
    QuoteAnswer,
    Statement,
    StatementStatus,
    WishOutcome,
)
from ..statements.services import lift_statement
from ..withdrawal import lock_versions
from . import letters
from .services import may_be_asked


@transaction.atomic
def settle_wish(*, form: RecordForm, actor: User) -> QuoteAnswer:
    """Answer a wish for another wording: word the quote anew, or leave it and say why.

    A new wording is a new mask: somebody else confirms it, and it is released anew, as everywhere. The original is
    kept. The person is mailed a link to what was answered.

    Raises:
        Conflict: somebody else settled it, or the person has answered anew, since it was opened.
        ValidationError: the wording is the same, still holds what leads straight to one person, or the statement is
            gone.
    """
    answer: QuoteAnswer = form.instance
    check_back = answer.check_back
    lock_versions(check_back.compilation.dialogue)
    current = QuoteAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if not current.is_waiting:
        raise Conflict(current)
    outcome = form.cleaned_data["outcome"]
    if outcome == WishOutcome.CHANGED:
        _reword(current, form.cleaned_data["wording"], actor)
    settled, _changed = form.save_record(settled_at=timezone.now(), settled_by=actor)
    record(
        "check_back.wish_settled",
        dialogue=check_back.compilation.dialogue,
        actor=actor,
        obj=check_back,
        outcome=str(outcome),
    )
    _tell(check_back)
    return settled


def _reword(answer: QuoteAnswer, wording: str, actor: User) -> None:
    statement = Statement.objects.select_for_update(of=("self",)).filter(pk=answer.statement_id).first()
    if statement is None:
        raise ValidationError(_("The statement has been removed. You find it under removed statements."))
    if statement.masked == wording:
        raise ValidationError(
            {"wording": _("It reads as before. Change the wording, or leave it as it is and say why.")}
        )
    statement.masked = wording
    statement.status = StatementStatus.MASKED
    statement.confirmed_by = statement.released_at = None
    try:
        refuse_undecided(statement)
    except ValidationError as error:
        raise ValidationError({"wording": error.messages}) from None
    statement.version += 1
    statement.save()
    record(
        "statement.masked",
        dialogue=statement.dialogue,
        actor=actor,
        obj=statement,
        number=statement.number,
        status=statement.status,
    )


def _tell(check_back: CheckBack) -> None:
    """Let the person see the answer, by a link of its own, if they may be written to and have time left."""
    if check_back.way != CheckBackWay.MAIL or check_back.closed_at or check_back.expires_at <= timezone.now():
        return
    to = letters.address_of(check_back.interviewee)
    if to and may_be_asked(check_back.interviewee):
        CheckBack.objects.filter(pk=check_back.pk).update(finished_at=None)
        letters.tell_settled(check_back, to=to)


# --- What is missing --------------------------------------------------------------------------------------------------


def talks_for(addition: CheckBackAddition) -> list[Interview]:
    """Return the talks that an addition can be put to: those held with the person, newest first."""
    person = addition.check_back.interviewee
    return list(person.interviews.filter(status=InterviewStatus.HELD).order_by("-held_on", "-number"))


@transaction.atomic
def take_in(*, addition: CheckBackAddition, interview: Interview, actor: User) -> Statement:
    """Write what somebody said was missing at the end of their talk's text, and lift it as a statement of theirs.

    The text says that it was added at the check-back, and when. From there it is masked, confirmed, released and
    given its perspective like any other; a version begun afterwards takes it in.

    Raises:
        ValidationError: somebody has dealt with it already, the talk is another's, or nothing may be written in it.
    """
    current = CheckBackAddition.objects.select_for_update(of=("self",)).get(pk=addition.pk)
    if current.settled_at is not None:
        raise ValidationError(_("Somebody has dealt with this already."))
    person = addition.check_back.interviewee
    if not interview.people.filter(pk=person.pk).exists():
        raise ValidationError(_("Choose one of the person's own talks."))
    words = clean_text(current.text)
    source, _made = InterviewText.objects.get_or_create(interview=interview)
    day = date_format(timezone.localdate(current.updated_at), "j F Y")
    heading = "[" + _("Added at the check-back on %(day)s") % {"day": day} + "]"
    text = f"{source.text}\n\n{heading}\n{words}" if source.text else f"{heading}\n{words}"
    written = write_text(source=source, text=text, opened_version=None, actor=actor)
    start = written.text.rfind(words)
    if not words or start < 0:
        raise ValidationError(_("There are no words there to take in."))
    interview.source = written
    statement, _is_new = lift_statement(
        interview=interview, actor=actor, start=start, end=start + len(words), words=words
    )
    # in a talk of several it is known that this one said it; and it answers none of the guide's questions
    statement.speaker, statement.group, statement.question = person, person.group, None
    statement.save(update_fields=["speaker", "group", "question"])
    _settle(current, actor, statement=statement)
    return statement


@transaction.atomic
def set_aside(*, addition: CheckBackAddition, reason: str, actor: User) -> None:
    """Set aside what somebody said was missing, with a reason: it is said already, it is about something else.

    Raises:
        ValidationError: no reason is given, or somebody has dealt with it already.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Write why. It is kept with what they said.")})
    current = CheckBackAddition.objects.select_for_update(of=("self",)).get(pk=addition.pk)
    if current.settled_at is not None:
        raise ValidationError(_("Somebody has dealt with this already."))
    _settle(current, actor, reason=reason.strip()[:300])


def _settle(addition: CheckBackAddition, actor: User, **values: object) -> None:
    for name, value in values.items():
        setattr(addition, name, value)
    addition.settled_at, addition.settled_by = timezone.now(), actor
    addition.version += 1
    addition.save()
    check_back = addition.check_back
    record(
        "check_back.addition_taken_in" if addition.statement_id else "check_back.addition_set_aside",
        dialogue=check_back.compilation.dialogue,
        actor=actor,
        obj=check_back,
    )
