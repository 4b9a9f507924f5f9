"""What was given on paper: dot sheets with a colour for each side, and slips on which one person judges.

Entered by those who run the meeting, while the round is open; it counts as what comes from the phones.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict
from dialogues.events import record

from ..models import Ballot, PaperCount, PaperSheet, Round, Side, Table
from .giving import Given, must_be_allowed, must_be_open, write_marks
from .queries import earlier_sheet
from .services import locked

Sheet = tuple[int, Mapping[int, int]]
"""How many gave, and dots by key of option."""


@dataclass(frozen=True)
class Entered:
    """A table's sheet as it stands, for whoever meets another's count: what ``Conflict`` carries."""

    sides: Mapping[str, Sheet]
    pk: int = 0
    version: int = 0


def fingerprint(sides: Mapping[str, Sheet]) -> str:
    """The same for the same count, whether or not options without dots are in it."""
    plain = {side: (people, {key: n for key, n in dots.items() if n}) for side, (people, dots) in sides.items()}
    said = sorted((side, people, sorted(dots.items())) for side, (people, dots) in plain.items() if people or dots)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:20]


@transaction.atomic
def save_sheet(
    *, round_: Round, table: Table | None, sides: Mapping[str, Sheet], actor: User, opened_as: str | None = None
) -> None:
    """Set what lies on a table's sheet, side by side. A sheet entered again replaces the earlier count.

    Args:
        opened_as: ``fingerprint`` of the count that the page was opened with; None when there was no page.

    Raises:
        Conflict: somebody else entered another count since the page was opened.
        ValidationError: the round is not open, or there are more dots than so many people can give.
    """
    now = locked(round_.pk)
    must_be_open(now)
    if not now.has_dots:
        raise ValidationError(_("This round has no dots. Enter the slips one by one."))
    entered = earlier_sheet(now, table)
    if opened_as is not None and fingerprint(entered) not in {opened_as, fingerprint(sides)}:
        raise Conflict(Entered(entered))  # type: ignore[arg-type]
    for side, (people, dots) in sides.items():
        _must_fit(now, side, people, dots)
        sheet, is_new = PaperSheet.objects.get_or_create(round=now, table=table, side=side, defaults={"people": people})
        if not is_new:
            PaperSheet.objects.filter(pk=sheet.pk).update(people=people, version=F("version") + 1)
            sheet.counts.all().delete()
        PaperCount.objects.bulk_create(
            PaperCount(sheet=sheet, option_id=option, count=count) for option, count in sorted(dots.items()) if count
        )
    number = table.number if table else 0
    record("round.paper_entered", dialogue=now.meeting.dialogue, actor=actor, obj=now, table=number)


def _must_fit(round_: Round, side: str, people: int, dots: Mapping[int, int]) -> None:
    must_be_allowed(round_, dict.fromkeys(dots, Given()))
    name = Side(side).label
    if sum(dots.values()) > people * round_.dots:
        raise ValidationError(
            _("%(side)s: %(total)s dots are more than %(people)s people have. Count the people and the dots again.")
            % {"side": name.capitalize(), "total": sum(dots.values()), "people": people},
            code="too_many",
        )
    if any(count > people * round_.most for count in dots.values()):
        raise ValidationError(
            _("%(side)s: one option has more dots than %(people)s people may put there, %(most)s each.")
            % {"side": name.capitalize(), "people": people, "most": round_.most},
            code="too_many_on_one",
        )


@transaction.atomic
def add_slip(
    *, round_: Round, table: Table | None, side: str, marks: Mapping[int, Given], key: uuid.UUID, actor: User
) -> Ballot:
    """Enter one person's slip. The same form sent twice makes one.

    Raises:
        ValidationError: the round is not open, nothing is on the slip, or more than there is to give.
    """
    now = locked(round_.pk)
    earlier = Ballot.objects.filter(creation_key=key, round=now).first()
    if earlier:
        return earlier
    must_be_open(now)
    must_be_allowed(now, marks)
    if all(mark.is_nothing for mark in marks.values()):
        raise ValidationError(_("There is nothing on the slip. Leave it out, or fill in what it says."), code="nothing")
    ballot = Ballot.objects.create(
        creation_key=key, round=now, table=table, side=side, on_paper=True, sent_at=timezone.now()
    )
    write_marks(ballot, marks)
    record(
        "round.paper_entered", dialogue=now.meeting.dialogue, actor=actor, obj=now, table=table.number if table else 0
    )
    return ballot


@transaction.atomic
def remove_last_slip(*, round_: Round, actor: User) -> bool:
    """Take back the slip that was entered last; False when there is none.

    Raises:
        ValidationError: the round is not open.
    """
    now = locked(round_.pk)
    must_be_open(now)
    last = now.ballots.filter(on_paper=True).order_by("-sent_at", "-pk").first()
    if last is None:
        return False
    last.delete()
    record("round.paper_taken_back", dialogue=now.meeting.dialogue, actor=actor, obj=now)
    return True
