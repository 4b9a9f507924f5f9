"""Who leaves without handing over: by the leader's word, with their role, or with their account."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue

from ..models import Handshake, Proposal, StepKind
from . import telling
from .steps import close_links, keep_step, locked


def forget(proposal: Proposal, words: str = "") -> None:
    """Nobody answers for it any more: their account and address go, their name stays in the steps. Inside a
    transaction that holds the proposal (``steps.locked``)."""
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=Handshake.LEFT,
        handshake_words=words.strip(),
        handshake_at=timezone.now(),
        owner=None,
        owner_email="",
        version=F("version") + 1,
    )
    proposal.handshake, proposal.owner, proposal.owner_email = Handshake.LEFT, None, ""


@transaction.atomic
def leave(*, proposal: Proposal, actor: User | None = None) -> bool:
    """Note that whoever was asked or had said yes has left without handing over. False when that was known."""
    locked(proposal)
    if proposal.handshake in {Handshake.LEFT, Handshake.DECLINED}:
        return False
    was_asked = proposal.handshake != Handshake.NOT_ASKED
    made = keep_step(proposal, StepKind.LEFT, actor)
    close_links(proposal)
    forget(proposal)
    record("proposal.owner_left", dialogue=proposal.dialogue, actor=actor, obj=proposal)
    if was_asked:
        telling.lost(proposal, made)
    return True


def lets_go(*, dialogue: Dialogue, user: User, roles: list[str], actor: User | None = None, **more) -> None:
    """Note that somebody whose role as responsible was taken away no longer answers for anything in the dialogue."""
    if "owner" not in roles:
        return
    for proposal in dialogue.proposals.filter(owner=user).order_by("pk"):
        proposal.dialogue = dialogue
        leave(proposal=proposal, actor=actor)


def notice_closed_accounts() -> int:
    """Note for every proposal whose one responsible has no account any more that they have left; return how many.

    For the scheduler: accounts are closed by whoever runs the installation. Harmless to run twice, or twice at once.
    """
    rows = Proposal.objects.filter(owner__is_active=False).select_related("dialogue__municipality")
    return sum(leave(proposal=proposal) for proposal in rows.order_by("pk"))
