"""The inbox: an answer becomes an interview, is set aside, or is brought back; old ones are emptied."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from dialogues.events import record, record_read
from dialogues.models import Dialogue

from ..models import (
    AnswerStatus,
    Consent,
    ConsentWay,
    Interview,
    Interviewee,
    InterviewKind,
    StakeholderGroup,
    WebFormAnswer,
)
from ..services import NewPerson, register_interview, remove_interview
from .receiving import EMPTY

KEPT_DAYS = 30
"""How long a sorted or set aside answer keeps its words in the inbox. As an interview it lives on without them."""
MARKER = "[Fråga]"
"""Begins the line that holds a question in an interview's text; what follows it is the answer."""

REASONS = {
    "advertising": gettext_lazy("advertising"),
    "elsewhere": gettext_lazy("about something else than the dialogue"),
    "twice": gettext_lazy("sent twice"),
    "hurtful": gettext_lazy("threats or hate"),
    "empty": gettext_lazy("says nothing"),
}
OTHER = "other"


def pairs_of(answer: WebFormAnswer) -> list[tuple[str, str]]:
    """Return questions and answers as asked and answered; nothing for an answer that has been emptied."""
    return [(question, text) for question, text in json.loads(answer.answers)] if answer.answers else []


def as_text(answer: WebFormAnswer) -> str:
    """Return the answer as an interview's text: each question a line of its own above what was answered."""
    return "\n\n".join(f"{MARKER} {question}\n{text}" for question, text in pairs_of(answer) if text)


def note_answer_read(*, answer: WebFormAnswer, actor: User) -> None:
    """Write in the log that an answer was shown: its words, and who sent it when that is told."""
    dialogue = answer.form.dialogue
    record_read("source.read", dialogue=dialogue, actor=actor, obj=answer)
    if answer.name or answer.email or answer.age:
        record_read("identity.read", dialogue=dialogue, actor=actor, obj=answer)


def _claim(answer: WebFormAnswer, status: str, actor: User, *, was: str = AnswerStatus.NEW, reason: str = "") -> bool:
    """Move the answer to ``status`` unless somebody else has moved it; of two at once one gets True."""
    waiting = WebFormAnswer.objects.filter(pk=answer.pk, status=was, emptied_at=None)
    is_back = status == AnswerStatus.NEW
    return bool(
        waiting.update(
            status=status,
            reason=reason,
            sorted_by=None if is_back else actor,
            sorted_at=None if is_back else timezone.now(),
            version=models.F("version") + 1,
        )
    )


@transaction.atomic
def take_in(*, answer: WebFormAnswer, group: StakeholderGroup, interviewer: User, actor: User) -> Interview | None:
    """Make the answer an interview with its sender as the person heard, in ``group``.

    Returns None when somebody else has sorted it in between (or the button was pressed twice and the interview has
    been removed since); pressed twice, the second gives the first one's interview.

    Raises:
        ValidationError: as ``register_interview``.
    """
    dialogue = answer.form.dialogue
    if not _claim(answer, AnswerStatus.SORTED, actor):
        answer.refresh_from_db()
        return answer.interview if answer.status == AnswerStatus.SORTED else None
    received = timezone.localtime(answer.created_at).date()
    person = NewPerson(
        group=group,
        name=answer.name,
        email=answer.email,
        age=int(answer.age) if answer.age else None,
        informed_on=received,
        way=ConsentWay.ELECTRONIC,
        notice=answer.notice,
        allows={
            "notes": True,
            "quotes": answer.allows_quotes,
            "recording": False,
            "contact": answer.allows_contact,
        },
    )
    interview = register_interview(
        dialogue=dialogue,
        actor=actor,
        interviewer=interviewer,
        held_on=received,
        kind=InterviewKind.FORM,
        language=answer.language,
        people=[person],
        text=as_text(answer),
        creation_key=uuid.uuid5(answer.creation_key, f"interview {answer.version}"),
    )
    # the code that the sender got takes this back too, from now on as a consent
    Consent.objects.filter(interviewee__in=interview.people.all()).update(receipt_hash=answer.code_hash)
    WebFormAnswer.objects.filter(pk=answer.pk).update(interview=interview)
    record("web_answer.taken_in", dialogue=dialogue, actor=actor, obj=answer, number=interview.number)
    return interview


@dataclass
class Outcome:
    """What became of many answers at once: numbers of interviews, and of answers that were left, with why."""

    taken: list[int] = field(default_factory=list)
    without_group: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


def take_in_many(
    *, chosen: Iterable[tuple[WebFormAnswer, StakeholderGroup | None]], interviewer: User, actor: User
) -> Outcome:
    """Take in each answer in the group chosen for it. One that is refused does not stop the others."""
    outcome = Outcome()
    for answer, group in chosen:
        if group is None:
            outcome.without_group.append(answer.number)
            continue
        try:
            with transaction.atomic():
                interview = take_in(answer=answer, group=group, interviewer=interviewer, actor=actor)
        except ValidationError as error:
            outcome.refused[answer.number] = " ".join(error.messages)
            continue
        if interview:
            outcome.taken.append(interview.number)
    return outcome


@transaction.atomic
def set_aside(*, answer: WebFormAnswer, reason: str, actor: User) -> bool:
    """Put the answer aside with a reason: a key of ``REASONS``, or a few words. False when it was sorted already."""
    moved = _claim(answer, AnswerStatus.SET_ASIDE, actor, reason=reason)
    if moved:
        record("web_answer.set_aside", dialogue=answer.form.dialogue, actor=actor, obj=answer, number=answer.number)
    return moved


@transaction.atomic
def bring_back(*, answer: WebFormAnswer, actor: User) -> bool:
    """Put a sorted answer back among those to sort, while its words are still here.

    An interview that it became is removed, with its text and the person who was in no other interview.

    Raises:
        ValidationError: statements have been lifted from the interview, or it has been corrected to hold others.
    """
    status, interview = answer.status, answer.interview
    if status not in {AnswerStatus.SORTED, AnswerStatus.SET_ASIDE}:
        return False
    if not _claim(answer, AnswerStatus.NEW, actor, was=status):
        return False
    if status == AnswerStatus.SORTED and interview is not None:
        if Consent.objects.filter(interviewee__interviews=interview, withdrawn_at__isnull=False).exists():
            raise ValidationError(_("The sender has taken it back. It cannot be sorted again."))
        people = list(interview.people.values_list("pk", flat=True))
        remove_interview(interview=interview, actor=actor)
        for person in Interviewee.objects.filter(pk__in=people, interviews=None):
            record("interviewee.removed", dialogue=person.dialogue, actor=actor, obj=person)
            person.delete()
    record("web_answer.brought_back", dialogue=answer.form.dialogue, actor=actor, obj=answer, number=answer.number)
    return True


def empty_withdrawn(person: Interviewee, _actor: User | None) -> None:
    """Empty the answers that a person who takes back their consent sent in; called in that transaction."""
    theirs = models.Q(interview__people=person)
    if code := Consent.objects.filter(interviewee=person).values_list("receipt_hash", flat=True).first():
        theirs |= models.Q(code_hash=code, form__dialogue=person.dialogue_id)  # its interview may have been removed
    WebFormAnswer.objects.filter(theirs).update(**EMPTY, emptied_at=timezone.now(), version=models.F("version") + 1)


@transaction.atomic
def empty_old() -> int:
    """Empty what was sorted or set aside more than ``KEPT_DAYS`` ago: words, names, addresses. Returns how many."""
    due = WebFormAnswer.objects.filter(
        status__in=[AnswerStatus.SORTED, AnswerStatus.SET_ASIDE],
        emptied_at=None,
        sorted_at__lt=timezone.now() - timedelta(days=KEPT_DAYS),
    ).order_by()
    keys = list(due.select_for_update(of=("self",)).values_list("pk", "form__dialogue_id"))
    for dialogue in Dialogue.objects.filter(pk__in={dialogue for _key, dialogue in keys}):
        count = sum(one == dialogue.pk for _key, one in keys)
        record("web_answer.emptied", dialogue=dialogue, count=count)
    found = WebFormAnswer.objects.filter(pk__in=[key for key, _dialogue in keys])
    return found.update(**EMPTY, emptied_at=timezone.now(), version=models.F("version") + 1)
