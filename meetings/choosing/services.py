"""Verbs of the choice: ordered, repeated, taken, undone, mended when somebody says no. One transaction, one event."""

import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from interviews.services.checks import check_privacy
from reports.jobs import JobState, hand_out

from ..candidates import queries
from ..models import (
    Candidate,
    ChoiceKind,
    ChoiceOutcome,
    ChoiceRun,
    Participant,
    ParticipantStatus,
    Side,
)
from . import frozen as boxes
from .tasks import make_choice

DRAWS = 200
"""How often the panel is drawn to see everybody's chance: with 200, one of 10 % is known to lie between 7 and 15 %."""
UNDER_WAY = [JobState.WAITING, JobState.RUNNING]


def new_seed() -> int:
    """A seed that nobody chose. Short enough to be read out and written on a blackboard."""
    return secrets.randbelow(900_000) + 100_000


@transaction.atomic
def order_choice(
    *, dialogue: Dialogue, asked: dict[str, Any], seed: int | None, actor: User, creation_key: uuid.UUID | None = None
) -> ChoiceRun:
    """Freeze the list as it is and let the worker choose from it. The same ``creation_key`` gives the first order.

    Raises:
        ValidationError: there are no candidates, or a choice is being made already.
    """
    if creation_key and (earlier := ChoiceRun.objects.filter(creation_key=creation_key).first()):
        return earlier
    check_privacy(dialogue)
    frozen = boxes.freeze(dialogue)
    if not frozen["people"]:
        raise ValidationError(_("There are no candidates to choose among yet."))
    asked = {"play": 0, "draws": DRAWS} | asked
    return _order(dialogue, actor, creation_key, asked=asked, frozen=boxes.write(frozen), seed=seed or new_seed())


def _order(dialogue: Dialogue, actor: User | None, key: uuid.UUID | None, **values: Any) -> ChoiceRun:
    number = next_number(ChoiceRun, dialogue=dialogue)
    try:
        with transaction.atomic():
            run = ChoiceRun.objects.create(
                dialogue=dialogue, number=number, by=actor, creation_key=key or uuid.uuid4(), **values
            )
    except IntegrityError:
        raise ValidationError(_("A choice is being made already. Wait until it is done, or look at it.")) from None
    record("choice.ordered", dialogue=dialogue, actor=actor, obj=run, number=number, kind=str(run.kind))
    hand_out(run, make_choice)
    return run


@transaction.atomic
def repeat_choice(*, run: ChoiceRun, actor: User) -> ChoiceRun:
    """Make a choice again from what went into it and its seed, so that anyone can see that it comes out the same.

    Raises:
        ValidationError: somebody in it has been erased since, or another choice is being made.
    """
    if run.altered_at:
        raise ValidationError(
            _("Somebody on the list has been erased since. What went into the choice is no longer whole.")
        )
    return _order(
        run.dialogue, actor, None, asked=run.asked, frozen=run.frozen, seed=run.seed, kind=run.kind, base=run.base,
        repeats=run.repeats or run,
    )  # fmt: skip


@transaction.atomic
def try_again(*, run: ChoiceRun, actor: User) -> None:
    """Hand out a choice that failed once more. Does nothing to one that is under way or done.

    Raises:
        ValidationError: another choice is being made.
    """
    try:
        with transaction.atomic():
            changed = ChoiceRun.objects.filter(pk=run.pk, state=JobState.FAILED).update(
                state=JobState.WAITING, attempts=0, error="", not_before=timezone.now(), finished_at=None
            )
    except IntegrityError:
        raise ValidationError(_("A choice is being made already. Wait until it is done, or look at it.")) from None
    if changed:
        record("choice.ordered", dialogue=run.dialogue, actor=actor, obj=run, number=run.number, kind=str(run.kind))
        hand_out(run, make_choice)


def taken_choice(dialogue: Dialogue) -> ChoiceRun | None:
    """Return the choice that the participants come from."""
    return dialogue.choices.filter(kind=ChoiceKind.CHOICE).exclude(taken_at=None).first()


@transaction.atomic
def take_choice(*, run: ChoiceRun, actor: User) -> list[Participant]:
    """Make participants of those who were chosen; nobody is written to. Can be undone until invitations are out.

    Raises:
        ValidationError: it came to no panel, another choice is taken, or somebody chosen has been erased since.
    """
    dialogue = run.dialogue
    current = ChoiceRun.objects.select_for_update().get(pk=run.pk)
    if current.taken_at:
        return list(Participant.objects.filter(pk__in=current.made))
    _check_takeable(current)
    _frozen, found = boxes.read(current)
    rows = {one.number: one for one in queries.standing(dialogue).select_for_update(of=("self",))}
    gone = [number for number in found["chosen"] if number not in rows or rows[number].declined_at]
    if gone:
        raise ValidationError(
            _("Of those chosen some are no longer there, or have said no since: %(numbers)s. Choose anew.")
            % {"numbers": ", ".join(str(Candidate(number=number)) for number in gone)}
        )
    _let_go(current, [rows[number] for number in found.get("went_out", ()) if number in rows])
    made = _become_participants([rows[number] for number in found["chosen"]])
    try:
        with transaction.atomic():
            ChoiceRun.objects.filter(pk=run.pk).update(
                taken_at=timezone.now(), taken_by=actor, made=[one.pk for one in made]
            )
    except IntegrityError:
        raise ValidationError(_("Another choice is taken already. Undo it first.")) from None
    record("choice.taken", dialogue=dialogue, actor=actor, obj=run, number=run.number, people=len(made))
    return made


def _check_takeable(run: ChoiceRun) -> None:
    if run.state != JobState.DONE or run.outcome != ChoiceOutcome.CHOSEN:
        raise ValidationError(_("There is no panel to take: the choice did not come to one."))
    taken = taken_choice(run.dialogue)
    if run.kind == ChoiceKind.CHOICE and taken is not None:
        raise ValidationError(
            _("%(choice)s is taken already. Undo it first, if its invitations are not out.") % {"choice": taken}
        )
    if run.kind == ChoiceKind.REPLACEMENT and (taken is None or taken.pk != run.base_id):
        raise ValidationError(_("The choice that this was to mend is no longer the one that is taken."))


def _let_go(run: ChoiceRun, candidates: Sequence[Candidate]) -> None:
    """Take out of the participants those who had to go for a replacement to hold; nobody who has been asked."""
    for candidate in candidates:
        participant = candidate.participant
        if participant is None:
            continue
        if participant.status != ParticipantStatus.CONSIDERED:
            raise ValidationError(
                _("%(name)s would have to go, and has been invited already. Look for somebody new instead.")
                % {"name": participant.name}
            )
        participant.delete()


def _become_participants(candidates: Sequence[Candidate]) -> list[Participant]:
    new = [one for one in candidates if one.participant_id is None]
    who, bring = queries.who_they_are(new), queries.brought(new)
    made = []
    for candidate in new:
        person = who[candidate.pk]
        participant = Participant.objects.create(
            dialogue=candidate.dialogue,
            name=person.name or str(candidate),
            email=person.email,
            side=candidate.side or Side.CIVIL_SOCIETY,
            organisation=candidate.organisation,
            role=candidate.role,
        )
        participant.perspectives.set(bring[candidate.pk].all)
        Candidate.objects.filter(pk=candidate.pk).update(participant=participant, version=F("version") + 1)
        made.append(participant)
    return made


@transaction.atomic
def undo_choice(*, run: ChoiceRun, actor: User) -> None:
    """Take back the participants that a choice made, as long as nobody of them has been asked.

    Raises:
        ValidationError: an invitation is out, or a replacement has been taken on top of it.
    """
    current = ChoiceRun.objects.select_for_update().get(pk=run.pk)
    if current.taken_at is None:
        return
    made = Participant.objects.filter(pk__in=current.made)
    asked = made.exclude(status=ParticipantStatus.CONSIDERED).count()
    if asked:
        raise ValidationError(
            _("Invitations are out to %(n)s of them, so the choice stands. Whoever says no can be replaced.")
            % {"n": asked}
        )
    if current.replacements.exclude(taken_at=None).exists():
        raise ValidationError(_("A replacement rests on this choice. Undo that first."))
    count = made.count()
    made.delete()
    ChoiceRun.objects.filter(pk=run.pk).update(taken_at=None, taken_by=None, made=[])
    record("choice.undone", dialogue=run.dialogue, actor=actor, obj=run, number=run.number, people=count)


def to_replace(dialogue: Dialogue) -> list[Candidate]:
    """Return those who have said no and whose seat nobody has taken yet. Two queries."""
    taken = taken_choice(dialogue)
    if taken is None:
        return []
    declined = dialogue.candidates.filter(participant__status=ParticipantStatus.NO).order_by("number")
    filled = set()
    for run in taken.replacements.exclude(taken_at=None):
        filled |= set(boxes.read(run)[0]["declined"])
    return [one for one in declined if one.number not in filled]


@transaction.atomic
def order_replacement(*, dialogue: Dialogue, actor: User) -> ChoiceRun:
    """Look for somebody to step in for those who have said no, around all who stay.

    Raises:
        ValidationError: no choice is taken, nobody has said no, or a choice is being made already.
    """
    taken = taken_choice(dialogue)
    if taken is None:
        raise ValidationError(_("No choice is taken yet, so there is nobody to replace."))
    declined = to_replace(dialogue)
    if not declined:
        raise ValidationError(_("Nobody has said no whose seat is empty."))
    stay = dialogue.candidates.filter(participant__isnull=False).exclude(participant__status=ParticipantStatus.NO)
    panel = [*stay.order_by("number"), *declined]
    frozen = boxes.freeze(dialogue, panel=panel, declined=declined)
    return _order(
        dialogue, actor, None, asked=taken.asked | {"play": 0, "number": len(panel)}, frozen=boxes.write(frozen),
        seed=new_seed(), kind=ChoiceKind.REPLACEMENT, base=taken,
    )  # fmt: skip
