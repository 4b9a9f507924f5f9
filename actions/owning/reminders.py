"""No answer is not forgotten: who was asked to answer for a proposal is reminded after two weeks, and the leaders are
told after four. Each once, in office hours.

Counted in whole weeks from the day of the question. Each mail is a row with a key before it is a mail, so it does not
matter how often the scheduler runs, or whether two do; after days without one, what should have gone goes.
"""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time
from dialogues.events import record

from ..models import Handshake, Proposal
from ..queries import KEPT, local
from ..standing import weeks_between
from . import services, telling

REMIND, TELL_LEADERS = "remind", "leaders"
WEEKS = {REMIND: 2, TELL_LEADERS: 4}
"""Whole weeks after the question was asked."""


def waiting() -> Iterator[Proposal]:
    """Every kept proposal that somebody has been asked about without answering."""
    rows = Proposal.objects.filter(state__in=KEPT, handshake=Handshake.ASKED, handshake_at__isnull=False)
    yield from rows.select_related("dialogue__municipality", "owner_organisation").order_by("pk").iterator(500)


def letters(proposal: Proposal, today: date) -> dict[str, tuple[str, str]]:
    """What should have been sent by now: stage and receiver by key."""
    weeks = weeks_between(local(proposal.handshake_at), today)
    asked = proposal.handshake_at.isoformat() if proposal.handshake_at else ""
    to: dict[str, list[str]] = {REMIND: [proposal.owner_email] if proposal.owner_email else []}
    to[TELL_LEADERS] = [leader.email for leader in telling.leaders_of(proposal)] if weeks >= WEEKS[TELL_LEADERS] else []
    return {
        telling.key("handshake", proposal, f"{asked}:{stage}", receiver): (stage, receiver)
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
    for proposal in waiting():
        wanted = letters(proposal, today)
        known = set(OutgoingMail.objects.filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()
        for key, (stage, receiver) in wanted.items():
            if key not in known:
                sent += _send(proposal, stage, receiver, key)
    return sent


@transaction.atomic
def _send(proposal: Proposal, stage: str, to: str, key: str) -> bool:
    still = Proposal.objects.select_for_update().filter(
        pk=proposal.pk, handshake=Handshake.ASKED, handshake_at=proposal.handshake_at, state__in=KEPT
    )
    if not still.exists() or OutgoingMail.objects.filter(key=key).exists():
        return False
    weeks = weeks_between(local(proposal.handshake_at), timezone.localdate())
    if stage == REMIND:
        leaders = telling.leaders_of(proposal)
        asker = leaders[0].get_full_name() if leaders else proposal.dialogue.municipality.name
        services.mail_question(proposal, asker=asker, weeks=weeks, key=key)
    else:
        send_mail(
            to=to,
            subject=_("No answer about “%(title)s”") % {"title": proposal.title},
            template="owner_silent",
            context={"proposal": proposal, "dialogue": proposal.dialogue, "weeks": weeks},
            key=key,
        )
    record("proposal.owner_reminded", dialogue=proposal.dialogue, obj=proposal, stage=stage)
    return True
