"""Verbs of inviting: asked by mail or letter, answered, reminded. One transaction, one event without a name or word."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import NOT_TWICE_WITHIN
from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from interviews.consent.receipts import new_code
from interviews.languages import LANGUAGES
from reports.services import order_document, throw_away

from ..candidates.queries import who_they_are
from ..models import (
    Candidate,
    InvitationWay,
    LetterBatch,
    MeetingInvitation,
    Need,
    Participant,
    ParticipantStatus,
    SeatFacts,
)
from . import letters

KEPT = timedelta(days=14)
"""How long printed letters, which hold codes and addresses, can be fetched."""
ANSWERS = {ParticipantStatus.YES, ParticipantStatus.NO, ParticipantStatus.LATER}


@dataclass(frozen=True)
class Said:
    """What somebody answered. ``needs`` are keys of ``Need``; ``language`` is for the interpreter."""

    status: str
    needs: Sequence[str] = ()
    language: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sent:
    """How many mails are on their way, and who has no address to mail."""

    count: int
    without: tuple[Participant, ...] = ()


def _invited(participant: Participant, way: str, actor: User | None, code_hash: str = "") -> MeetingInvitation:
    now = timezone.now()
    values = {
        "way": way,
        "sent_by": actor,
        "sent_at": now,
        "expires_at": letters.valid_until(participant.dialogue),
        "code_hash": code_hash,
        "reminded_at": None,
        "opened_at": None,
    }
    row, is_new = MeetingInvitation.objects.get_or_create(participant=participant, defaults=values)
    if not is_new:
        MeetingInvitation.objects.filter(pk=row.pk).update(**values, version=F("version") + 1)
        row.refresh_from_db()
    row.participant = participant
    Participant.objects.filter(pk=participant.pk, status=ParticipantStatus.CONSIDERED).update(
        status=ParticipantStatus.INVITED, version=F("version") + 1
    )
    record("participant.invited", dialogue=participant.dialogue, actor=actor, obj=participant, way=str(way))
    return row


@transaction.atomic
def invite_by_mail(*, dialogue: Dialogue, people: Iterable[Participant], actor: User) -> Sent:
    """Mail people a link each, by which they answer without an account. Asking again renews the link.

    Whoever was mailed in the last two minutes is passed over: the button was pressed twice.
    """
    count, without = 0, []
    just_now = timezone.now() - NOT_TWICE_WITHIN
    for participant in people:
        participant.dialogue = dialogue
        if not participant.email:
            without.append(participant)
            continue
        Participant.objects.select_for_update().get(pk=participant.pk)
        earlier = MeetingInvitation.objects.filter(participant=participant, way=InvitationWay.MAIL).first()
        if earlier and earlier.sent_at > just_now:
            continue
        letters.invite(_invited(participant, InvitationWay.MAIL, actor))
        count += 1
    return Sent(count, tuple(without))


@transaction.atomic
def order_letters(*, dialogue: Dialogue, people: Iterable[Participant], actor: User) -> LetterBatch:
    """Make letters with a code each, all in one file. An earlier code or link of theirs works no longer.

    Raises:
        ValidationError: nobody was chosen.
    """
    rows = list(people)
    if not rows:
        raise ValidationError(_("Choose at least one person."))
    candidates = list(Candidate.objects.filter(participant__in=rows))
    known = who_they_are(candidates)
    addresses = {one.participant_id: known[one.pk].address for one in candidates}
    written = []
    for participant in rows:
        participant.dialogue = dialogue
        code = new_code()
        invitation = _invited(participant, InvitationWay.LETTER, actor, letters.hash_of(code))
        letters.close_links(participant)
        link, address = letters.new_link(invitation), addresses.get(participant.pk, "")
        written.append({"name": participant.name, "address": address, "code": code, "link": link})
    batch = LetterBatch.objects.create(
        dialogue=dialogue, by=actor, count=len(written), letters=json.dumps(written, ensure_ascii=False)
    )
    with translation.override("sv"):
        batch.document = order_document(
            kind=letters.KIND, object_id=batch.pk, content_key=f"letters-{batch.pk}", title=_("Letters")
        )
    batch.save(update_fields=["document"])
    record("participant.letters_made", dialogue=dialogue, actor=actor, obj=batch, count=len(written))
    return batch


def throw_away_old_letters() -> int:
    """Throw away letters older than two weeks, with the codes and addresses in them; return how many batches."""
    old = LetterBatch.objects.filter(thrown_away_at=None, created_at__lt=timezone.now() - KEPT)
    count = 0
    for batch in old.select_related("document"):
        if batch.document:
            throw_away(batch.document)
        count += LetterBatch.objects.filter(pk=batch.pk).update(letters="", thrown_away_at=timezone.now())
    return count


def note_opened(invitation: MeetingInvitation) -> None:
    """Note the first opening. A mail program that looks at links does that too: it says no more than "arrived"."""
    if invitation.opened_at is None:
        MeetingInvitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


@transaction.atomic
def answer(*, participant: Participant, said: Said, actor: User | None) -> None:
    """Write down whether somebody comes and what they need. It can be changed for as long as the link lives.

    The same answer again changes nothing. A no takes the person out of further choices; a yes after it puts them back.
    """
    if said.status not in ANSWERS:
        raise ValidationError(_("Choose yes, no or later."))
    current = Participant.objects.select_for_update().get(pk=participant.pk)
    invitation = MeetingInvitation.objects.filter(participant=current).first()
    if invitation is None:
        invitation = MeetingInvitation.objects.create(
            participant=current, way=InvitationWay.SPOKEN, expires_at=letters.valid_until(current.dialogue)
        )
    invitation.participant = current
    needs = [need for need in Need.values if need in said.needs]
    language = said.language if Need.INTERPRETER in needs else ""
    before = (current.status, invitation.needs, invitation.language, invitation.note)
    if before == (said.status, needs, language, said.note) and invitation.answered_at:
        return
    MeetingInvitation.objects.filter(pk=invitation.pk).update(
        needs=needs, language=language, answered_at=timezone.now(), reminded_at=None, version=F("version") + 1
    )
    _write_note(invitation, said.note)
    Participant.objects.filter(pk=current.pk).update(
        status=said.status, needs=in_words(needs, language, said.note), version=F("version") + 1
    )
    gone = timezone.now() if said.status == ParticipantStatus.NO else None
    Candidate.objects.filter(participant=current).update(declined_at=gone, version=F("version") + 1)
    _tell_the_tables(current, needs, language)
    record("participant.answered", dialogue=current.dialogue, actor=actor, obj=current, status=str(said.status))
    if said.status == ParticipantStatus.YES and current.status != ParticipantStatus.YES and actor is None:
        letters.confirm(invitation)


def _write_note(invitation: MeetingInvitation, note: str) -> None:
    row = MeetingInvitation.objects.get(pk=invitation.pk)
    row.note = note
    row.save(update_fields=["note"])


def _tell_the_tables(participant: Participant, needs: Sequence[str], language: str) -> None:
    """Let the tables know of an interpreter and of steps; the rest is nothing a table can mend."""
    named = str(dict(LANGUAGES).get(language, ""))
    wants = {"language": named, "step_free": Need.STEP_FREE in needs}
    if any(wants.values()) or SeatFacts.objects.filter(participant=participant).exists():
        SeatFacts.objects.update_or_create(participant=participant, defaults=wants)


def in_words(needs: Sequence[str], language: str, note: str) -> str:
    """Say the needs as those who run the meetings read them, in Swedish: "tolk (somaliska), mat. Ingen fisk"."""
    with translation.override("sv"):
        labels = dict(Need.choices)
        named = [str(labels[need]) for need in Need.values if need in needs]
        if language and named and Need.INTERPRETER in needs:
            named[0] = f"{named[0]} ({str(dict(LANGUAGES).get(language, language)).lower()})"
    return ". ".join(text for text in (", ".join(named), note.strip()) if text)[:1000]
