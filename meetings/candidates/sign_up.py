"""The open sign-up: opened and closed by the leader, sent in by anybody, taken back with a code.

Guarded as the forms on the web are (``interviews/webforms/guard.py``): nothing is thrown away on suspicion; a sign-up
that looks like advertising waits until the leader has looked at it, and no choice sees it before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from interviews.models import BackgroundValue
from interviews.services.checks import check_privacy
from interviews.webforms import guard
from interviews.webforms.codes import code_of, hash_of

from ..models import Candidate, CandidateSource, SignUp
from .services import remove_candidate, write_identity


@dataclass(frozen=True)
class Place:
    """What a stamp belongs to: signing up oneself, or naming somebody else."""

    key: str
    dialogue: Dialogue


def place_of(sign_up: SignUp, *, for_other: bool) -> Place:
    return Place(f"{'nomination' if for_other else 'sign-up'}:{sign_up.pk}", sign_up.dialogue)


@dataclass(frozen=True)
class Sent:
    """What somebody wrote, checked. ``for_other``: it is about somebody else, whom ``by`` thinks should be asked."""

    name: str
    email: str = ""
    phone: str = ""
    side: str = ""
    organisation: str = ""
    words: str = ""
    background: Sequence[BackgroundValue] = ()
    for_other: bool = False
    by: str = ""


def has_open(dialogue: Dialogue) -> bool:
    """Whether anybody can sign up today. One query."""
    found = SignUp.objects.filter(dialogue=dialogue).first()
    return found is not None and found.is_open and not dialogue.privacy_gaps()


@transaction.atomic
def save_sign_up(*, form: RecordForm, dialogue: Dialogue, actor: User) -> SignUp:
    """Write how the sign-up is set up, without opening it.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    sign_up, changed = form.save_record(dialogue=dialogue)
    if changed:
        record("candidate.sign_up_changed", dialogue=dialogue, actor=actor, obj=sign_up)
    return sign_up


@transaction.atomic
def open_sign_up(*, sign_up: SignUp, actor: User) -> None:
    """Let anybody sign up from the dialogue's public page.

    Raises:
        ValidationError: the dialogue is not public, cannot say what becomes of names, or the last day has passed.
    """
    dialogue = sign_up.dialogue
    check_privacy(dialogue)
    if not dialogue.is_published:
        raise ValidationError(_("The dialogue has no public page yet. Publish it first; the sign-up lies there."))
    if sign_up.lasts_until and sign_up.lasts_until < timezone.localdate():
        raise ValidationError(_("The last day has passed. Choose a later one first."))
    SignUp.objects.filter(pk=sign_up.pk).update(opened_at=timezone.now(), closed_at=None, version=F("version") + 1)
    record("candidate.sign_up_opened", dialogue=dialogue, actor=actor, obj=sign_up)


@transaction.atomic
def close_sign_up(*, sign_up: SignUp, actor: User) -> None:
    open_ones = SignUp.objects.filter(pk=sign_up.pk, opened_at__isnull=False, closed_at=None)
    if open_ones.update(closed_at=timezone.now(), version=F("version") + 1):
        record("candidate.sign_up_closed", dialogue=sign_up.dialogue, actor=actor, obj=sign_up)


@transaction.atomic
def receive(*, sign_up: SignUp, stamp: guard.Stamp, sent: Sent, hidden: str = "", sendings: int = 1) -> Candidate:
    """Take a sign-up or a nomination. The same form sent twice is one.

    Raises:
        ValidationError: the sign-up is closed, or takes no nominations.
    """
    if earlier := Candidate.objects.filter(creation_key=stamp.key).first():
        return earlier
    dialogue = sign_up.dialogue
    check_privacy(dialogue)
    if not sign_up.is_open or (sent.for_other and not sign_up.takes_nominations):
        raise ValidationError(_("The sign-up is closed, so nothing was sent."))
    doubts = guard.plain_doubts(stamp=stamp, hidden=hidden, texts=[sent.words, sent.organisation], name=sent.name)
    if sendings > guard.MANY:
        doubts.append("many")
    try:
        with transaction.atomic():
            candidate = Candidate.objects.create(
                dialogue=dialogue,
                number=next_number(Candidate, dialogue=dialogue),
                creation_key=stamp.key,
                source=CandidateSource.NOMINATION if sent.for_other else CandidateSource.SIGN_UP,
                side=sent.side,
                doubts=",".join(doubts),
                code_hash=hash_of(code_of(stamp.nonce)),
            )
    except IntegrityError:
        return Candidate.objects.get(creation_key=stamp.key)
    candidate.background.set(sent.background)
    note = "\n".join(text for text in (sent.organisation, sent.words) if text)
    write_identity(
        candidate,
        {"name": sent.name, "email": sent.email, "phone": sent.phone, "note": note, "nominated_by": sent.by},
    )
    record("candidate.signed_up", dialogue=dialogue, obj=candidate, source=candidate.source)
    return candidate


@transaction.atomic
def take_back(*, dialogue: Dialogue, code: str) -> bool:
    """Erase the sign-up that ``code`` belongs to, at the sender's wish; False when none has it.

    Somebody who has become a participant is not erased by it: they answer their invitation with no.
    """
    rows = dialogue.candidates.filter(code_hash=hash_of(code)).exclude(code_hash="") if code.strip() else []
    found = rows.first() if rows else None
    if found is None or found.participant_id:
        return False
    remove_candidate(candidate=found, actor=None)
    return True
