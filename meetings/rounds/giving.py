"""What a person gives in a round. A ballot is set, never added to: the same one twice counts once.

No event is written for a ballot: with its time and place in the log, what somebody gave could be told from when.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Attendance, Ballot, Mark, Option, Participant, Round
from .services import locked


@dataclass(frozen=True)
class Given:
    """What one option got: dots, or two judgements from one to five."""

    dots: int = 0
    urgency: int | None = None
    feasibility: int | None = None

    @property
    def is_nothing(self) -> bool:
        return not self.dots and self.urgency is None and self.feasibility is None


@transaction.atomic
def give(*, round_: Round, participant: Participant, marks: Mapping[int, Given], whole: bool = False) -> Ballot:
    """Set what ``participant`` gives to the options named by key in ``marks``; with ``whole``, to all of them.

    One row of the round is locked while it lasts, some milliseconds.

    Raises:
        ValidationError: the round is not open (code ``prepared`` or ``closed``), an option is not of this round
            (``unknown``), or more is given than there is to give (``too_many``, ``too_many_on_one``).
    """
    now = locked(round_.pk)
    must_be_open(now)
    ballot = Ballot.objects.filter(round=now, participant=participant).first()
    before = {} if whole or ballot is None else given_on(ballot)
    after = before | dict(marks)
    must_be_allowed(now, after)
    if ballot is None:
        seat = Attendance.objects.filter(meeting=now.meeting_id, participant=participant).first()
        ballot = Ballot.objects.create(
            round=now,
            participant=participant,
            side=participant.side,
            table_id=seat.table_id if seat else None,
            sent_at=timezone.now(),
        )
    else:
        Ballot.objects.filter(pk=ballot.pk).update(sent_at=timezone.now())
    write_marks(ballot, after)
    return ballot


def must_be_open(round_: Round) -> None:
    """Raises ValidationError: people cannot give yet, or any more."""
    if round_.closed_at:
        at = time_format(timezone.localtime(round_.closed_at), "H.i")
        words = _("The round was closed at %(time)s. What you had given before that is counted; this came after.")
        raise ValidationError(words % {"time": at}, code="closed")
    if round_.opened_at is None:
        raise ValidationError(_("The round has not begun yet. Wait until the facilitator says so."), code="prepared")


def must_be_allowed(round_: Round, marks: Mapping[int, Given]) -> None:
    """Raises ValidationError: more than there is, or something that is not of this round."""
    if not set(marks) <= set(Option.objects.filter(round=round_).values_list("pk", flat=True)):
        raise ValidationError(
            _("The page you gave on is an old one: it has something that is not in this round."), code="unknown"
        )
    if not round_.has_dots:
        if any(mark.dots for mark in marks.values()):
            raise ValidationError(_("This round has no dots."), code="unknown")
        if any(
            not 1 <= one <= 5 for mark in marks.values() for one in (mark.urgency, mark.feasibility) if one is not None
        ):
            raise ValidationError(_("Judge from one to five."), code="too_many_on_one")
        return
    if any(not 0 <= mark.dots <= round_.most for mark in marks.values()):
        words = ngettext(
            "At most %(n)s dot can be given to one option.",
            "At most %(n)s dots can be given to one option.",
            round_.most,
        )
        raise ValidationError(words % {"n": round_.most}, code="too_many_on_one")
    total = sum(mark.dots for mark in marks.values())
    if total > round_.dots:
        words = ngettext(
            "You have %(n)s dot in all. Take one back from something else first.",
            "You have %(n)s dots in all. Take one back from something else first.",
            round_.dots,
        )
        raise ValidationError(words % {"n": round_.dots}, code="too_many")


def write_marks(ballot: Ballot, marks: Mapping[int, Given]) -> None:
    ballot.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(ballot=ballot, option_id=option, dots=mark.dots, urgency=mark.urgency, feasibility=mark.feasibility)
        for option, mark in sorted(marks.items())
        if not mark.is_nothing
    )


def given_on(ballot: Ballot | None) -> dict[int, Given]:
    """What the ballot gives, by key of option. One query."""
    if ballot is None:
        return {}
    return {mark.option_id: Given(mark.dots, mark.urgency, mark.feasibility) for mark in ballot.marks.all()}


def given_by(round_: Round, participant: Participant) -> dict[int, Given]:
    """What the person has given in the round, by key of option. Two queries."""
    return given_on(Ballot.objects.filter(round=round_, participant=participant).first())
