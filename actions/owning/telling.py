"""Mail about who answers for what: to whoever has said yes, and to the leaders when a promise loses its owner.

What nobody waits for leaves in office hours; pages show it at once.
"""

from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from accounts.office_hours import next_office_time
from dialogues.permissions import Role

from ..models import HandshakeStep, Proposal
from ..queries import promised_on
from ..standing import OPEN


def leaders_of(proposal: Proposal) -> list[User]:
    """Who leads the dialogue and has an account that works, in a steady order. One query."""
    members = proposal.dialogue.memberships.filter(role=Role.LEADER, user__is_active=True)
    return [one.user for one in members.select_related("user").order_by("pk")]


def leads(user: User, proposal: Proposal) -> bool:
    return proposal.dialogue.memberships.filter(role=Role.LEADER, user=user).exists()


def key(kind: str, proposal: Proposal, what: object, to: str) -> str:
    """The same for the same mail to the same receiver, however often it is put in the outbox."""
    return f"{kind}:{proposal.pk}:{what}:{sha256(to.casefold().encode()).hexdigest()[:16]}"


def lost(proposal: Proposal, step: HandshakeStep) -> None:
    """Tell the leaders, once, that nobody answers for a running promise any more. Not for what is no promise, nor
    the leader who did it themselves."""
    if proposal.state not in OPEN:
        return
    for leader in leaders_of(proposal):
        if leader.pk != step.by_id:
            send_mail(
                to=leader.email,
                subject=_("Nobody answers for “%(title)s” now") % {"title": proposal.title},
                template="owner_lost",
                context={"proposal": proposal, "dialogue": proposal.dialogue, "step": step},
                key=key("owner-lost", proposal, step.pk, leader.email),
                not_before=next_office_time(),
            )


def passed_on(proposal: Proposal, step: HandshakeStep, *, waits: bool) -> None:
    """Tell the leaders that the question went on; with ``waits``, that it is theirs to say whether it does."""
    subject = _("May we ask someone else about “%(title)s”?") if waits else _("The question about “%(title)s” went on")
    for leader in leaders_of(proposal):
        send_mail(
            to=leader.email,
            subject=subject % {"title": proposal.title},
            template="owner_passed_on",
            context={"proposal": proposal, "dialogue": proposal.dialogue, "step": step, "waits": waits},
            key=key("owner-passed-on", proposal, step.pk, leader.email),
            not_before=next_office_time(),
        )


def taken(proposal: Proposal, url: str) -> None:
    """Thank whoever has said yes, say what happens next, and give them the way to hand over."""
    begun = promised_on(proposal)
    send_mail(
        to=proposal.owner_email,
        subject=_("You answer for “%(title)s”") % {"title": proposal.title},
        template="owner_taken",
        context={
            "proposal": proposal,
            "dialogue": proposal.dialogue,
            "url": url,
            "is_decided": begun is not None,
            "contact": proposal.dialogue.contact_email or proposal.dialogue.municipality.contact_email,
            "today": timezone.localdate(),
        },
    )
