"""What readers of a published version write back: kept, answered, never public.

No account is needed. What keeps advertising away is what the web forms have (``interviews/webforms/guard.py``): a mark
of when the form was shown, a field that people do not see, a count by address that is forgotten in ten minutes. What
looks like advertising arrives marked, and a person decides.
"""

import hashlib
import secrets
import uuid
from dataclasses import dataclass

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.limits import TEN_MINUTES, Limit
from accounts.mail import send_mail
from accounts.models import User
from accounts.records import Conflict
from dialogues import erasures
from dialogues.events import record
from dialogues.numbers import next_number
from interviews.webforms import guard

from ..models import Compilation, Feedback, FeedbackKind, FeedbackStatus

SALT = "perspectives.feedback"
LONGEST = 5000
MANY = 5
"""From one address in ten minutes; more look like advertising."""
SENDINGS = Limit("feedback", 40, TEN_MINUTES)


@dataclass(frozen=True)
class Stamp:
    """What the form carries from when it was shown: a key of its own, and when."""

    nonce: str
    opened_at: float
    again: bool

    @property
    def key(self) -> uuid.UUID:
        return uuid.UUID(bytes=hashlib.sha256(f"feedback:{self.nonce}".encode()).digest()[:16])

    @property
    def age(self) -> float:
        return timezone.now().timestamp() - self.opened_at


def new_stamp(compilation: Compilation, *, again: bool = False) -> str:
    """Return a signed mark for a form that is being shown."""
    now = timezone.now().timestamp()
    body = {"of": compilation.pk, "nonce": secrets.token_urlsafe(16), "at": now, "again": again}
    return signing.dumps(body, salt=SALT)


def read_stamp(compilation: Compilation, text: str) -> Stamp:
    """Return what ``new_stamp`` wrote.

    Raises:
        guard.Stale: it is not ours, of another version, more than a day old, or of a time to come.
    """
    try:
        body = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        raise guard.Stale from None
    stamp = Stamp(body["nonce"], body["at"], body["again"])
    if body["of"] != compilation.pk or not 0 <= stamp.age <= guard.LONGEST:
        raise guard.Stale
    return stamp


@transaction.atomic
def receive_feedback(
    *,
    compilation: Compilation,
    stamp: Stamp,
    kind: str,
    text: str,
    email: str = "",
    about: str = "",
    language: str = "sv",
    hidden: str = "",
    sendings: int = 1,
) -> Feedback:
    """Keep what a reader wrote. The same form sent twice is kept once. The event says no more than that it came."""
    if earlier := Feedback.objects.filter(creation_key=stamp.key).first():
        return earlier
    mark = guard.fingerprint([text])
    doubts = _doubts(compilation, stamp, hidden, text, sendings, mark)
    try:
        with transaction.atomic():
            kept = Feedback.objects.create(
                compilation=compilation,
                number=next_number(Feedback, compilation=compilation),
                creation_key=stamp.key,
                kind=FeedbackKind(kind),
                about=about,
                text=text,
                email=email,
                language=language,
                doubts=",".join(doubts),
                fingerprint=mark,
            )
    except IntegrityError:
        earlier = Feedback.objects.filter(creation_key=stamp.key).first()
        if earlier is None:
            raise
        return earlier
    record("feedback.received", dialogue=compilation.dialogue, obj=kept, number=kept.number)
    return kept


def _doubts(compilation: Compilation, stamp: Stamp, hidden: str, text: str, sendings: int, mark: str) -> list[str]:
    found = []
    if hidden.strip():
        found.append("hidden")
    if not stamp.again and stamp.age < guard.QUICKEST:
        found.append("quick")
    if len(guard.LINK.findall(text)) > guard.MOST_LINKS:
        found.append("links")
    if sendings > MANY:
        found.append("many")
    if mark and compilation.feedback.filter(fingerprint=mark).exists():
        found.append("again")
    return found


def _changeable(feedback: Feedback, opened: int) -> Feedback:
    found = Feedback.objects.select_for_update(of=("self",)).select_related("compilation__dialogue__municipality")
    row = found.get(pk=feedback.pk)
    if row.version != opened:
        raise Conflict(row)
    if row.emptied_at:
        raise ValidationError(_("What it said has been erased."))
    return row


@transaction.atomic
def answer_feedback(*, feedback: Feedback, answer: str, opened: int, actor: User) -> Feedback:
    """Write down what was answered, and mail it to whoever left an address. A changed answer is mailed anew.

    Raises:
        Conflict: somebody else took care of it since it was opened.
        ValidationError: it has been erased.
    """
    row = _changeable(feedback, opened)
    changed = row.answer != answer
    row.answer, row.answered_by, row.answered_at = answer, actor, timezone.now()
    row.status = FeedbackStatus.ANSWERED
    row.version += 1
    row.save()
    if row.email and changed:
        _mail(row)
    record("feedback.answered", dialogue=row.compilation.dialogue, actor=actor, obj=row, number=row.number)
    return row


def _mail(row: Feedback) -> None:
    dialogue = row.compilation.dialogue
    language = row.language if row.language in {"sv", "en"} else "sv"
    with translation.override(language):
        send_mail(
            to=row.email,
            subject=_("An answer to what you wrote to %(municipality)s") % {"municipality": dialogue.municipality.name},
            template="feedback_answer",
            context={"dialogue": dialogue, "answer": row.answer, "language": language},
            key=f"feedback-{row.pk}-{row.version}",
        )


@transaction.atomic
def set_aside(*, feedback: Feedback, aside: bool, opened: int, actor: User) -> Feedback:
    """Lay it aside without an answer (advertising, sent by mistake), or take it up again.

    Raises:
        Conflict: somebody else took care of it since it was opened.
        ValidationError: it has been erased.
    """
    row = _changeable(feedback, opened)
    answered = FeedbackStatus.ANSWERED if row.answered_at else FeedbackStatus.NEW
    row.status = FeedbackStatus.SET_ASIDE if aside else answered
    row.version += 1
    row.save()
    name = "feedback.set_aside" if aside else "feedback.taken_up"
    record(name, dialogue=row.compilation.dialogue, actor=actor, obj=row, number=row.number)
    return row


@transaction.atomic
def erase_feedback(*, feedback: Feedback, actor: User | None = None) -> None:
    """Erase what was written and where from; that something came, and when, stays. Harmless to repeat."""
    found = Feedback.objects.filter(pk=feedback.pk, emptied_at=None)
    if found.update(
        text="",
        email="",
        answer="",
        doubts="",
        fingerprint="",
        emptied_at=timezone.now(),
        version=models.F("version") + 1,
    ):
        dialogue = feedback.compilation.dialogue
        erasures.note("feedback.erased", feedback)
        record("feedback.erased", dialogue=dialogue, actor=actor, obj=feedback, number=feedback.number)
