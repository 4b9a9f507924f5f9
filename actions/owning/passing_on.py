"""The question goes on: passed on by who was asked, handed over by who had said yes.

To somebody in the same organisation at once, since nothing binds before they have said yes; to another organisation
only when the project leader agrees, since its name stands in public.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues import links
from dialogues.events import record
from dialogues.models import OneTimeLink

from ..models import Handshake, HandshakeStep, Proposal, StepKind
from . import telling
from .leaving import forget
from .steps import Next, close_links, keep_step, locked, put_in, put_question

MOST_PASSES = 3
"""How often a question may be passed on before the project leader takes it back."""


def passes_left(proposal: Proposal) -> int:
    """How often the question may still be passed on, counted from when the project leader last asked or named. A
    question that has gone round comes back to the leader. One query."""
    left = MOST_PASSES
    for kind, by in proposal.handshake_steps.order_by("-at", "-pk").values_list("kind", "by"):
        if kind == StepKind.NAMED or (kind == StepKind.ASKED and by is not None):
            break
        left -= kind == StepKind.PASSED_ON
    return max(0, left)


def _refuse_same(proposal: Proposal, to: Next) -> None:
    if to.email.casefold() == proposal.owner_email.casefold():
        raise ValidationError(_("That is the address that the question went to. Write somebody else's."))


def _goes_directly(proposal: Proposal, to: Next) -> bool:
    return to.organisation is None or to.organisation.pk == proposal.owner_organisation_id


def _let_wait(proposal: Proposal, words: str, *, forget_owner: bool) -> None:
    """It waits for the project leader; with ``forget_owner`` whoever had it is out of it already."""
    values: dict[str, object] = {"handshake": Handshake.PASSED_ON, "handshake_at": timezone.now()}
    if forget_owner:
        values |= {"owner": None, "owner_email": ""}
    Proposal.objects.filter(pk=proposal.pk).update(handshake_words=words.strip(), version=F("version") + 1, **values)


@transaction.atomic
def pass_on(*, proposal: Proposal, to: Next, words: str, actor: User | None, link: OneTimeLink | None = None) -> bool:
    """Send the question on to somebody else. In the same organisation they are asked at once, and the leaders told;
    in another one the leaders decide.

    Returns False, and keeps nothing, when the link it came by was no longer open.

    Raises:
        ValidationError: they have said yes already, it is the same person, or the question has gone round enough.
    """
    locked(proposal)
    if proposal.is_owned:
        raise ValidationError(_("You have said yes already. Hand over instead."))
    _refuse_same(proposal, to)
    if not passes_left(proposal):
        raise ValidationError(_("The question has been passed on several times now. Say no, and the leader goes on."))
    if link is not None and not links.use(link):
        return False
    before = proposal.owner_name or proposal.owner_email
    made = keep_step(proposal, StepKind.PASSED_ON, actor, words=words, to=to)
    close_links(proposal)
    record("proposal.owner_passed_on", dialogue=proposal.dialogue, actor=actor, obj=proposal, step=made.pk)
    if _goes_directly(proposal, to):
        telling.passed_on(proposal, made, waits=False)
        put_in(proposal, to)
        put_question(proposal, asker=before, by=None, words=words, came_from=before)
    else:
        _let_wait(proposal, words, forget_owner=False)
        telling.passed_on(proposal, made, waits=True)
        proposal.handshake = Handshake.PASSED_ON
    return True


@transaction.atomic
def hand_over(
    *, proposal: Proposal, to: Next | None, words: str, actor: User | None, link: OneTimeLink | None = None
) -> bool:
    """Let somebody else take over what one has said yes to, with words about where things stand. Links of the one who
    leaves stop working; nobody answers for it until the new one has said yes, and the leaders are told so at once.

    Returns False, and keeps nothing, when the link it came by was no longer open.

    Raises:
        ValidationError: nobody has said yes to it, or it would go to the same person.
    """
    locked(proposal)
    if not proposal.is_owned:
        raise ValidationError(_("Nobody answers for it now, so there is nothing to hand over."))
    if to is not None:
        _refuse_same(proposal, to)
    if link is not None and not links.use(link):
        return False
    before = proposal.owner_name or _("the one responsible before")
    made = keep_step(proposal, StepKind.HANDED_OVER, actor, words=words, to=to)
    close_links(proposal)
    record("proposal.owner_handed_over", dialogue=proposal.dialogue, actor=actor, obj=proposal, step=made.pk)
    by_leader = link is None and actor is not None and telling.leads(actor, proposal)
    if to is None:
        forget(proposal, words)
    elif by_leader or _goes_directly(proposal, to):
        telling.lost(proposal, made)
        put_in(proposal, to)
        put_question(proposal, asker=before, by=actor if by_leader else None, words=words, came_from=before)
        return True
    else:
        _let_wait(proposal, words, forget_owner=True)
        proposal.handshake = Handshake.PASSED_ON
    telling.lost(proposal, made)
    return True


def suggested(proposal: Proposal) -> HandshakeStep | None:
    """The step that waits for the project leader: who was suggested, from another organisation. One query."""
    if proposal.handshake != Handshake.PASSED_ON:
        return None
    steps = proposal.handshake_steps.filter(kind__in=[StepKind.PASSED_ON, StepKind.HANDED_OVER])
    return steps.select_related("next_organisation").order_by("-at", "-pk").first()


@transaction.atomic
def settle_suggestion(*, proposal: Proposal, ask: bool, actor: User) -> None:
    """Ask whom somebody suggested from another organisation, or choose otherwise.

    Raises:
        ValidationError: nothing waits any more.
    """
    locked(proposal)
    step = suggested(proposal)
    if step is None:
        raise ValidationError(_("Somebody has settled this already."))
    to = Next(step.next_name, step.next_email, step.next_organisation)
    if ask:
        came_from, words = step.name or str(step.organisation or ""), step.words
        put_in(proposal, to)
        put_question(proposal, asker=actor.get_full_name(), by=actor, words=words, came_from=came_from)
        record("proposal.owner_asked", dialogue=proposal.dialogue, actor=actor, obj=proposal)
        return
    keep_step(proposal, StepKind.NOT_TAKEN, actor, to=to)
    handed_over = step.kind == StepKind.HANDED_OVER
    Proposal.objects.filter(pk=proposal.pk).update(handshake=Handshake.LEFT if handed_over else Handshake.DECLINED)
    record("proposal.owner_not_taken", dialogue=proposal.dialogue, actor=actor, obj=proposal)
    proposal.handshake = Handshake.LEFT if handed_over else Handshake.DECLINED
