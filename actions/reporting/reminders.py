"""Silence is seen before it is shown: the owner is asked a week before a report is due and reminded on the day, the
leaders are told a week after, and another week later the public page says that no report has come.

Everything is counted in whole weeks from the day the report is due, so a promise that is reported on is left in peace.
Each mail is a row with a key before it is a mail: it does not matter how often the scheduler runs, or whether two do.
After days without a scheduler whoever is to be told gets the mail that holds by then, and not those before it as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail, User
from accounts.office_hours import is_office_time
from dialogues import links
from dialogues.events import record
from dialogues.permissions import Role

from .. import queries
from ..models import Proposal
from ..promises import PURPOSE, VALID
from ..standing import OPEN, next_report

ASK, REMIND, TELL_LEADERS = "ask", "remind", "leaders"
WEEKS = {ASK: -1, REMIND: 0, TELL_LEADERS: 1}
"""Weeks from the day the report is due. The public page follows (``standing.SILENT_AFTER``)."""
AT_ONCE = 500
"""Promises held in memory."""


@dataclass(frozen=True)
class Letter:
    """A mail that should have gone out by now: which, to whom, about the report due when."""

    stage: str
    to: str
    owed: date

    def key(self, proposal: Proposal) -> str:
        """The same for the same report, kind and receiver, whatever day it is sent."""
        who = sha256(self.to.casefold().encode()).hexdigest()[:16]
        return f"status-report:{proposal.pk}:{self.owed.isoformat()}:{self.stage}:{who}"


def reached(owed: date, today: date) -> list[str]:
    """The stages whose day has come, in their order."""
    return [stage for stage, weeks in WEEKS.items() if today >= owed + timedelta(weeks=weeks)]


def letters(proposal: Proposal, leaders: Iterable[str], today: date) -> list[Letter]:
    """What should have been sent about a promise by now. Reads prefetched rows."""
    owed = next_report(queries.facts_of(proposal))
    if owed is None:
        return []
    stages = reached(owed, today)
    to_owner = [stage for stage in stages if stage != TELL_LEADERS][-1:]
    found = [Letter(stage, proposal.owner_email, owed) for stage in to_owner if proposal.owner_email]
    if not proposal.is_owned:
        found = []
    return found + [Letter(TELL_LEADERS, leader, owed) for leader in leaders if TELL_LEADERS in stages]


def running() -> Iterator[Proposal]:
    """Every promise that is to be reported on, a few hundred at a time."""
    rows = queries.with_progress(Proposal.objects.filter(state__in=OPEN)).select_related("dialogue__municipality")
    yield from rows.prefetch_related("dialogue__memberships__user").order_by("pk").iterator(chunk_size=AT_ONCE)


def leaders_of(proposal: Proposal) -> list[User]:
    """Who leads the dialogue. Reads prefetched rows."""
    members = proposal.dialogue.memberships.all()
    return [one.user for one in members if one.role == Role.LEADER and one.user.is_active]


def send_reminders() -> int:
    """Send what is due and has not been sent; return how many. Harmless to run twice, or twice at once."""
    if not is_office_time():
        return 0
    today = timezone.localdate()
    sent = 0
    for proposal in running():
        leaders = leaders_of(proposal)
        wanted = {one.key(proposal): one for one in letters(proposal, [one.email for one in leaders], today)}
        known = OutgoingMail.objects.filter(key__in=wanted).values_list("key", flat=True) if wanted else []
        for key in wanted.keys() - set(known):
            sent += _send(proposal, wanted[key], key, leaders)
    return sent


@transaction.atomic
def _send(proposal: Proposal, letter: Letter, key: str, leaders: list[User]) -> bool:
    standing_now = Proposal.objects.select_for_update().filter(pk=proposal.pk, state__in=OPEN)
    is_due = standing_now.exists() and not proposal.reports.filter(reported_on__gte=_cycle_began(proposal)).exists()
    if not is_due or OutgoingMail.objects.filter(key=key).exists():
        return False
    if letter.stage == TELL_LEADERS:
        _tell(proposal, letter, key)
    else:
        _ask(proposal, letter, key, leaders)
    record("status_report.reminded", dialogue=proposal.dialogue, obj=proposal, stage=letter.stage)
    return True


def _cycle_began(proposal: Proposal) -> date:
    """The day after the last report that was read: one that came since has ended the cycle."""
    last = max((report.reported_on for report in proposal.reports.all()), default=date.min)
    return last if last == date.min else last + timedelta(days=1)


def _ask(proposal: Proposal, letter: Letter, key: str, leaders: list[User]) -> None:
    links.revoke(purpose=PURPOSE, object_id=proposal.pk)
    url = links.issue(purpose=PURPOSE, object_id=proposal.pk, dialogue=proposal.dialogue, valid=VALID)
    subject = _("How is it going with “%(title)s”?")
    if letter.stage == REMIND:
        subject = _("Today: how is it going with “%(title)s”?")
    send_mail(
        to=letter.to,
        subject=subject % {"title": proposal.title},
        template="report_status",
        context={
            "proposal": proposal,
            "dialogue": proposal.dialogue,
            "url": url,
            "asker": leaders[0].get_full_name() if leaders else proposal.dialogue.municipality.name,
            "owed": letter.owed,
            "valid_until": timezone.localdate() + VALID,
        },
        key=key,
    )


def _tell(proposal: Proposal, letter: Letter, key: str) -> None:
    send_mail(
        to=letter.to,
        subject=_("No report about “%(title)s”") % {"title": proposal.title},
        template="report_missing",
        context={"proposal": proposal, "dialogue": proposal.dialogue, "owed": letter.owed},
        key=key,
    )
