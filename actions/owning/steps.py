"""What the verbs of the handshake share: who is next, the lock, the step that is kept, links closed, the question."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import Organisation, User
from dialogues import links

from ..models import Handshake, HandshakeStep, Proposal, StepKind

PURPOSE = "own_proposal"
HAND_OVER = "hand_over"
"""Purpose of the link that whoever has said yes keeps, to hand over by."""
VALID = timedelta(weeks=6)


@dataclass(frozen=True)
class Next:
    """Who the question goes on to. Without an organisation they are taken to be in the same one."""

    name: str
    email: str
    organisation: Organisation | None = None


def account_of(email: str) -> User | None:
    return User.objects.filter(email__iexact=email, is_active=True).first() if email else None


def locked(proposal: Proposal) -> None:
    """Read the proposal anew under a lock: two answers at once come one after the other."""
    dialogue = proposal.dialogue
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    proposal.refresh_from_db()
    proposal.dialogue = dialogue


def keep_step(
    proposal: Proposal, kind: str, actor: User | None, *, words: str = "", to: Next | None = None
) -> HandshakeStep:
    """Keep one step, about whoever is written down now; ``to`` is whom it goes on to."""
    return HandshakeStep.objects.create(
        proposal=proposal,
        kind=kind,
        name=proposal.owner_name,
        organisation=proposal.owner_organisation,
        words=words.strip(),
        next_name=to.name if to else "",
        next_email=to.email if to else "",
        next_organisation=to.organisation if to else None,
        by=actor,
    )


def close_links(proposal: Proposal) -> None:
    """Every link that was mailed about answering, reporting or handing over stops working."""
    for purpose in (PURPOSE, "report_status", HAND_OVER):
        links.revoke(purpose=purpose, object_id=proposal.pk)


def put_in(proposal: Proposal, to: Next) -> None:
    """Make ``to`` the one who is asked. The version moves on, so that an open form cannot put the old one back."""
    values: dict[str, Any] = {"owner_name": to.name, "owner_email": to.email, "owner": account_of(to.email)}
    if to.organisation is not None:
        values["owner_organisation"] = to.organisation
    Proposal.objects.filter(pk=proposal.pk).update(version=F("version") + 1, **values)
    for name, value in values.items():
        setattr(proposal, name, value)


def put_question(proposal: Proposal, *, asker: str, by: User | None, words: str = "", came_from: str = "") -> None:
    """Ask whoever is written down, by mail; ``by`` is nobody when the question was passed on. Older links close."""
    close_links(proposal)
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=Handshake.ASKED,
        handshake_words="",
        handshake_at=timezone.now(),
        owner=account_of(proposal.owner_email),
    )
    keep_step(proposal, StepKind.ASKED, by)
    mail_question(proposal, asker=asker, words=words, came_from=came_from)
    dialogue = proposal.dialogue
    proposal.refresh_from_db()
    proposal.dialogue = dialogue


def mail_question(
    proposal: Proposal, *, asker: str, words: str = "", came_from: str = "", weeks: int = 0, key: str | None = None
) -> None:
    """Put the question in the outbox with a fresh link. ``came_from`` is who passed it on or handed over, with
    ``words``; ``weeks`` is how long they have been asked, in a reminder."""
    links.revoke(purpose=PURPOSE, object_id=proposal.pk)
    url = links.issue(purpose=PURPOSE, object_id=proposal.pk, dialogue=proposal.dialogue, valid=VALID)
    subject = _("Will you be responsible for “%(title)s”?")
    if weeks:
        subject = _("We would still like your answer: “%(title)s”")
    send_mail(
        to=proposal.owner_email,
        subject=subject % {"title": proposal.title},
        template="own_proposal",
        context={
            "proposal": proposal,
            "dialogue": proposal.dialogue,
            "url": url,
            "asker": asker,
            "came_from": came_from,
            "words": words,
            "weeks": weeks,
            "valid_until": timezone.localdate() + VALID,
        },
        key=key,
    )
