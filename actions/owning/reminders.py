"""No answer is not forgotten: who was asked to answer for a proposal, or to be a partner in it, is reminded after two
weeks, and the leaders are told after four. Each once, in office hours.

Counted in whole weeks from the day of the question. Each mail is a row with a key before it is a mail, so it does not
matter how often the scheduler runs, or whether two do; after days without one, what should have gone goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time
from dialogues.events import record

from ..models import Handshake, Partner, PartnerAnswer, Proposal, ProposalState
from ..queries import KEPT, local
from ..standing import weeks_between
from . import partners, steps, telling

REMIND, TELL_LEADERS = "remind", "leaders"
WEEKS = {REMIND: 2, TELL_LEADERS: 4}
"""Whole weeks after the question was asked."""
ASKED_ABOUT = tuple(state for state in KEPT if state not in {ProposalState.DONE, ProposalState.STOPPED})
"""States in which an answer is still of use."""


@dataclass(frozen=True)
class Question:
    """What somebody has been asked without answering: to answer for ``proposal``, or, with ``partner``, to be with it.
    ``to`` is their address, empty when it is gone."""

    proposal: Proposal
    asked_at: datetime
    to: str
    partner: Partner | None = None

    @property
    def weeks(self) -> int:
        """Whole weeks since it was asked."""
        return weeks_between(local(self.asked_at), timezone.localdate())

    def key(self, stage: str, receiver: str) -> str:
        """The same for the same question, stage and receiver, whatever day it is sent."""
        kind, what = ("partner", f"{self.partner.pk}:") if self.partner else ("handshake", "")
        return telling.key(kind, self.proposal, f"{what}{self.asked_at.isoformat()}:{stage}", receiver)

    def still_waits(self) -> bool:
        """Whether it is unanswered now, under a lock on the proposal. Inside a transaction. Two queries at most."""
        rows = Proposal.objects.select_for_update().filter(pk=self.proposal.pk, state__in=ASKED_ABOUT)
        if self.partner is None:
            return rows.filter(handshake=Handshake.ASKED, handshake_at=self.asked_at).exists()
        asked = Partner.objects.filter(pk=self.partner.pk, answer=PartnerAnswer.ASKED, asked_at=self.asked_at)
        return rows.exists() and asked.exists()


def waiting() -> Iterator[Question]:
    """Every unanswered question about a proposal that is kept and not over: first to be responsible, then partners."""
    owners = Proposal.objects.filter(state__in=ASKED_ABOUT, handshake=Handshake.ASKED, handshake_at__isnull=False)
    for one in owners.select_related("dialogue__municipality", "owner_organisation").order_by("pk").iterator(500):
        yield Question(one, one.handshake_at, one.owner_email)  # type: ignore[arg-type] # the filter has seen to it
    asked = Partner.objects.filter(answer=PartnerAnswer.ASKED, asked_at__isnull=False, proposal__state__in=ASKED_ABOUT)
    rows = asked.select_related("organisation", "proposal__dialogue__municipality").order_by("pk")
    for contact in rows.iterator(500):
        yield Question(contact.proposal, contact.asked_at, contact.email, contact)  # type: ignore[arg-type] # the same


def letters(question: Question, today: date) -> dict[str, tuple[str, str]]:
    """What should have been sent by now: stage and receiver by key."""
    weeks = weeks_between(local(question.asked_at), today)
    to: dict[str, list[str]] = {REMIND: [question.to] if question.to else [], TELL_LEADERS: []}
    if weeks >= WEEKS[TELL_LEADERS]:
        to[TELL_LEADERS] = [leader.email for leader in telling.leaders_of(question.proposal)]
    return {
        question.key(stage, receiver): (stage, receiver)
        for stage, after in WEEKS.items()
        if weeks >= after
        for receiver in to[stage]
    }


def send_reminders() -> int:
    """Send what is due and has not been sent; return how many. Harmless to run twice, or twice at once."""
    if not is_office_time():
        return 0
    today = timezone.localdate()
    sent = 0
    for question in waiting():
        wanted = letters(question, today)
        known = set(OutgoingMail.objects.filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()
        for key, (stage, receiver) in wanted.items():
            if key not in known:
                sent += _send(question, stage, receiver, key)
    return sent


@transaction.atomic
def _send(question: Question, stage: str, to: str, key: str) -> bool:
    if not question.still_waits() or OutgoingMail.objects.filter(key=key).exists():
        return False
    if stage == REMIND:
        _remind(question, key)
    else:
        _tell(question, to, key)
    name = "proposal.partner_reminded" if question.partner else "proposal.owner_reminded"
    about = question.partner or question.proposal
    record(name, dialogue=question.proposal.dialogue, obj=about, stage=stage)
    return True


def _remind(question: Question, key: str) -> None:
    leaders = telling.leaders_of(question.proposal)
    asker = leaders[0].get_full_name() if leaders else question.proposal.dialogue.municipality.name
    if question.partner:
        partners.mail_partner(question.partner, asker=asker, weeks=question.weeks, key=key)
    else:
        steps.mail_question(question.proposal, asker=asker, weeks=question.weeks, key=key)


def _tell(question: Question, to: str, key: str) -> None:
    proposal = question.proposal
    send_mail(
        to=to,
        subject=_("No answer about “%(title)s”") % {"title": proposal.title},
        template="partner_silent" if question.partner else "owner_silent",
        context={
            "proposal": proposal,
            "dialogue": proposal.dialogue,
            "partner": question.partner,
            "weeks": question.weeks,
        },
        key=key,
    )
