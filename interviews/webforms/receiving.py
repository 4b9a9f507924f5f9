"""An answer comes in, and is taken back by whoever sent it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.events import record
from dialogues.numbers import next_number

from ..models import AnswerStatus, Audience, FormState, StakeholderGroup, WebForm, WebFormAnswer
from ..services.checks import GUARDIAN_UNDER, check_privacy
from . import guard
from .codes import code_of, hash_of

EMPTY = {"answers": "", "name": "", "email": "", "age": "", "fingerprint": ""}
"""What is left of an answer's words and identity when it is emptied."""


@dataclass(frozen=True)
class Sent:
    """What somebody wrote and ticked, checked. ``answers`` are pairs of the question as asked and the answer."""

    answers: Sequence[tuple[str, str]]
    group: StakeholderGroup | None = None
    name: str = ""
    email: str = ""
    age: int | None = None
    allows_quotes: bool = False
    allows_contact: bool = False
    language: str = "sv"

    @property
    def written(self) -> str:
        """The answers as they are stored, before they are encrypted."""
        return json.dumps([list(pair) for pair in self.answers], ensure_ascii=False)

    def says_the_same(self, earlier: WebFormAnswer) -> bool:
        """Whether this is what was sent before, and not something changed after the browser's back button."""
        age = "" if self.age is None else str(self.age)
        mine = (self.written, self.name, self.email, age, self.allows_quotes, self.allows_contact)
        theirs = (earlier.answers, earlier.name, earlier.email, earlier.age)
        return mine == (*theirs, earlier.allows_quotes, earlier.allows_contact)

    @property
    def texts(self) -> list[str]:
        return [answer for _question, answer in self.answers]


def lowest_age(web_form: WebForm) -> int:
    """Return the age in years from which one may answer on one's own."""
    return max(GUARDIAN_UNDER, web_form.dialogue.lowest_age)


def is_visible(web_form: WebForm) -> bool:
    """Whether the address leads anywhere: not before the leader opened it, not while the dialogue is hidden."""
    if web_form.opened_at is None:
        return False
    return web_form.audience == Audience.INTERNAL or web_form.dialogue.is_published


def takes_answers(web_form: WebForm, *, opened_at: float | None = None) -> bool:
    """Whether an answer may come in now. ``opened_at``: when the sender got the page, in seconds since 1970.

    Whoever had the page open when the last day ended may still send it. A form that the leader closed by hand takes
    nothing more, nor one whose dialogue no longer tells people what happens to what they write.
    """
    if web_form.dialogue.privacy_gaps() or not is_visible(web_form):
        return False
    if web_form.state == FormState.OPEN:
        return True
    if web_form.closed_at or not web_form.closes_on or opened_at is None:
        return False
    end = timezone.make_aware(datetime.combine(web_form.closes_on + timedelta(days=1), time.min))
    return web_form.state == FormState.CLOSED and opened_at < end.timestamp()


@transaction.atomic
def receive_answer(
    *, web_form: WebForm, stamp: guard.Stamp, sent: Sent, hidden: str = "", sendings: int = 1
) -> WebFormAnswer:
    """Put an answer in the inbox, marked when it looks like advertising. The same form sent twice is one answer.

    The notice is kept word for word as it was shown; the caller has checked that it still reads the same.

    Raises:
        ValidationError: the form takes no answers now, or the sender is too young to answer alone.
    """
    if earlier := WebFormAnswer.objects.filter(creation_key=stamp.key, form=web_form).first():
        return earlier
    check_privacy(web_form.dialogue)
    if not takes_answers(web_form, opened_at=stamp.opened_at):
        raise ValidationError(_("The form is closed, so nothing was sent."))
    if sent.age is not None and sent.age < lowest_age(web_form):
        raise ValidationError({"age": _("You have to be %(age)s to answer alone.") % {"age": lowest_age(web_form)}})
    mark = guard.fingerprint(sent.texts)
    doubts = guard.doubts(
        web_form, stamp=stamp, hidden=hidden, texts=sent.texts, name=sent.name, sendings=sendings, mark=mark
    )
    try:
        with transaction.atomic():
            answer = WebFormAnswer.objects.create(
                form=web_form,
                number=next_number(WebFormAnswer, form=web_form),
                creation_key=stamp.key,
                answers=sent.written,
                group=sent.group,
                name=sent.name,
                email=sent.email,
                age="" if sent.age is None else str(sent.age),
                notice=web_form.dialogue.notice,
                allows_quotes=sent.allows_quotes,
                allows_contact=sent.allows_contact,
                language=sent.language,
                doubts=",".join(doubts),
                fingerprint=mark,
                code_hash=hash_of(code_of(stamp.nonce)),
            )
    except IntegrityError:
        earlier = WebFormAnswer.objects.filter(creation_key=stamp.key, form=web_form).first()
        if earlier is None:
            raise
        return earlier
    record("web_answer.received", dialogue=web_form.dialogue, obj=answer, number=answer.number)
    return answer


@transaction.atomic
def take_back(*, web_form: WebForm, code: str) -> WebFormAnswer | None:
    """Empty the answer that ``code`` belongs to, at the sender's wish; None when no answer has it.

    The row stays with its number, so that the leader sees that something was taken back and not what. An answer
    that is already among the interviews is returned as it is: the person behind it takes back their consent instead.
    """
    answer = web_form.answers.filter(code_hash=hash_of(code)).first() if code.strip() else None
    if answer is None:
        return None
    waiting = WebFormAnswer.objects.filter(pk=answer.pk, status__in=[AnswerStatus.NEW, AnswerStatus.SET_ASIDE])
    if waiting.update(
        **EMPTY,
        status=AnswerStatus.TAKEN_BACK,
        group=None,
        reason="",
        doubts="",
        emptied_at=timezone.now(),
        version=models.F("version") + 1,
    ):
        record("web_answer.taken_back", dialogue=web_form.dialogue, obj=answer, number=answer.number)
    answer.refresh_from_db()
    return answer
