"""Verbs of the candidates. Each runs in one transaction and writes its event, which holds numbers and states only."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues import erasures
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from interviews.models import GroupKind, Interviewee
from interviews.services.checks import check_privacy

from ..models import (
    Candidate,
    CandidateIdentity,
    CandidatePair,
    CandidateSource,
    Participant,
    Side,
)
from . import queries
from .forgetting import forget

IDENTITY = ("name", "email", "phone", "address", "note", "nominated_by")
OURS = {GroupKind.OFFICIALS, GroupKind.POLITICIANS}


def write_identity(candidate: Candidate, values: dict[str, str]) -> bool:
    """Write who somebody is; whether anything became another. A row without anything in it is not kept."""
    row, _is_new = CandidateIdentity.objects.select_for_update().get_or_create(candidate=candidate)
    before = {name: getattr(row, name) for name in IDENTITY}
    after = before | {name: text.strip() for name, text in values.items() if name in IDENTITY}
    if before != after:
        for name, text in after.items():
            setattr(row, name, text)
        row.version += 1
        row.save()
    return before != after


@transaction.atomic
def save_candidate(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Candidate:
    """Create or change a candidate from a valid form.

    Raises:
        Conflict: somebody else changed the row since it was opened.
        ValidationError: the dialogue cannot yet say what becomes of people's names.
    """
    check_privacy(dialogue)
    is_new = form.instance.pk is None
    earlier = form.already_created() if is_new else None
    if earlier:
        return earlier
    values = {"number": next_number(Candidate, dialogue=dialogue)} if is_new else {}
    candidate, changed = form.save_record(dialogue=dialogue, **values)
    candidate.background.set(form.background())
    if write_identity(candidate, form.identity()):
        record("candidate.identity_changed", dialogue=dialogue, actor=actor, obj=candidate)
    if changed:
        name = "candidate.added" if is_new else "candidate.changed"
        record(name, dialogue=dialogue, actor=actor, obj=candidate, source=candidate.source, ruling=candidate.ruling)
    return candidate


def side_of(person: Interviewee) -> str:
    """The side that somebody's group in the plan belongs to."""
    return Side.MUNICIPALITY if person.group.kind in OURS else Side.CIVIL_SOCIETY


@transaction.atomic
def add_from_interviews(*, dialogue: Dialogue, people: Iterable[Interviewee], actor: User) -> int:
    """Make candidates of people who were heard and may be contacted; return how many. Others are passed over.

    Name and address stay with the interview and are read there; background is copied, coarse as it is.
    """
    check_privacy(dialogue)
    may = queries.possible_from_interviews(dialogue).filter(pk__in=[person.pk for person in people])
    rows = list(may.select_related("group").prefetch_related("background"))
    first = next_number(Candidate, dialogue=dialogue)
    for place, person in enumerate(rows):
        candidate = Candidate.objects.create(
            dialogue=dialogue,
            number=first + place,
            source=CandidateSource.INTERVIEW,
            side=side_of(person),
            interviewee=person,
        )
        candidate.background.set(person.background.all())
    if rows:
        record("candidate.taken_from_interviews", dialogue=dialogue, actor=actor, count=len(rows))
    return len(rows)


@transaction.atomic
def add_from_participants(*, dialogue: Dialogue, actor: User) -> int:
    """Make candidates of the participants who are not any yet, each to be chosen; return how many.

    Those already asked to the meetings sit in the room, so that a choice has to count with them.
    """
    check_privacy(dialogue)
    rows = list(dialogue.participants.filter(candidate=None).exclude(status="no").prefetch_related("perspectives"))
    first = next_number(Candidate, dialogue=dialogue)
    for place, person in enumerate(rows):
        candidate = Candidate.objects.create(
            dialogue=dialogue,
            number=first + place,
            source=CandidateSource.HAND,
            side=person.side,
            organisation=person.organisation,
            role=person.role,
            ruling="chosen",
            participant=person,
        )
        candidate.perspectives.set(person.perspectives.all())
        write_identity(candidate, {"name": person.name, "email": person.email})
    if rows:
        record("candidate.taken_from_participants", dialogue=dialogue, actor=actor, count=len(rows))
    return len(rows)


@transaction.atomic
def remove_candidate(*, candidate: Candidate, actor: User | None) -> None:
    """Erase a candidate with who they are. A participant they became stays, and choices made before keep a number.

    Frozen choices lose what they hold of the person (``forgetting.py``).
    """
    dialogue = candidate.dialogue
    forget(candidate)
    erasures.note("candidate.removed", candidate)
    record("candidate.removed", dialogue=dialogue, actor=actor, obj=candidate, source=candidate.source)
    CandidatePair.objects.filter(first=candidate).delete()
    CandidatePair.objects.filter(second=candidate).delete()
    candidate.delete()


@transaction.atomic
def accept_sign_up(*, candidate: Candidate, actor: User) -> None:
    """Say that a sign-up which looked like advertising is from a person: from now on choices see it."""
    if Candidate.objects.filter(pk=candidate.pk).exclude(doubts="").update(doubts="", version=F("version") + 1):
        record("candidate.sign_up_accepted", dialogue=candidate.dialogue, actor=actor, obj=candidate)


@transaction.atomic
def save_pair(*, dialogue: Dialogue, one: Candidate, other: Candidate, reason: str, actor: User) -> CandidatePair:
    """Say that two candidates are not asked together.

    Raises:
        ValidationError: they are the same, or the pair is there already.
    """
    if one.pk == other.pk:
        raise ValidationError(_("Choose two different people."))
    first, second = sorted((one, other), key=lambda candidate: candidate.pk)
    try:
        with transaction.atomic():
            pair = CandidatePair.objects.create(dialogue=dialogue, first=first, second=second, reason=reason)
    except IntegrityError:
        raise ValidationError(_("That pair is there already.")) from None
    record("candidate.kept_apart", dialogue=dialogue, actor=actor, obj=pair)
    return pair


@transaction.atomic
def remove_pair(*, pair: CandidatePair, actor: User) -> None:
    record("candidate.no_longer_apart", dialogue=pair.dialogue, actor=actor, obj=pair)
    pair.delete()


def take_away_interview(candidate: Candidate) -> None:
    """Take the link to an interview away, and all that followed from it. Inside the caller's transaction.

    Somebody who was a candidate because of the interview alone is erased: their yes to being contacted is gone. Who
    also takes part keeps their place, with those perspectives only that the leader has set.
    """
    forget(candidate)
    participant = candidate.participant
    if participant is not None:
        kept = set(candidate.perspectives.values_list("pk", flat=True))
        gone = [one.pk for one in participant.perspectives.all() if one.pk not in kept]
        participant.perspectives.remove(*gone)
        Participant.objects.filter(pk=participant.pk).update(version=F("version") + 1)
    if candidate.source == CandidateSource.INTERVIEW and participant is None:
        CandidatePair.objects.filter(first=candidate).delete()
        CandidatePair.objects.filter(second=candidate).delete()
        candidate.delete()
        return
    if candidate.source == CandidateSource.INTERVIEW:
        candidate.background.clear()
    Candidate.objects.filter(pk=candidate.pk).update(interviewee=None, version=F("version") + 1)


@transaction.atomic
def erase_candidate(*, candidate: Candidate, actor: User | None = None) -> bool:
    """Erase who a candidate is, as on the dialogue's day of weeding out. False when it was done already.

    The numbered row stays with its side, so that a finished choice adds up; name, address, background, perspectives
    and the link to an interview go, and with them what frozen choices hold of the person.
    """
    values = {"erased_at": timezone.now(), "interviewee": None, "role": "", "traits": [], "code_hash": ""}
    if not Candidate.objects.filter(pk=candidate.pk, erased_at=None).update(**values, version=F("version") + 1):
        return False
    forget(candidate)
    CandidateIdentity.objects.filter(candidate=candidate).delete()
    candidate.background.clear()
    candidate.perspectives.clear()
    record("candidate.erased", dialogue=candidate.dialogue, actor=actor, obj=candidate)
    return True
