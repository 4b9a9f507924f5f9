"""The handshake: nobody answers for a proposal until they have said yes themselves.

Every step is kept (``steps.py``). Whoever is asked can pass the question on, and whoever answers for a promise can
hand it over (``passing_on.py``); who leaves without doing so is noticed (``leaving.py``).
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import NOT_TWICE_WITHIN
from accounts.models import User
from dialogues import links
from dialogues.events import record
from dialogues.models import Dialogue, OneTimeLink

from ..models import Handshake, Proposal, StepKind
from ..services import keep_the_rest
from . import telling
from .forms import OwnerForm
from .steps import HAND_OVER, PURPOSE, account_of, close_links, keep_step, locked, put_question

KEPT_FOR = timedelta(weeks=104)
ANSWERS = {
    Handshake.ACCEPTED: StepKind.ACCEPTED,
    Handshake.CHANGES: StepKind.CHANGES,
    Handshake.DECLINED: StepKind.DECLINED,
}


@transaction.atomic
def assign_owner(*, form: OwnerForm, proposal: Proposal, actor: User) -> Proposal:
    """Write down who should be responsible, with whom and by when. Someone new has not said yes: an earlier answer
    is put aside, and links that were mailed stop working.

    Raises:
        Conflict: somebody else changed the proposal since it was opened.
    """
    keep_the_rest(form)
    is_someone_else = {"owner_email", "owner_organisation"} & set(form.changed_data)
    values = {}
    if is_someone_else:
        values = {
            "owner": account_of(form.cleaned_data["owner_email"]),
            "handshake": Handshake.NOT_ASKED,
            "handshake_words": "",
            "handshake_at": None,
        }
        close_links(proposal)
    proposal, _changed = form.save_record(**values)
    if is_someone_else:
        keep_step(proposal, StepKind.NAMED, actor)
    record(
        "proposal.owner_assigned",
        dialogue=proposal.dialogue,
        actor=actor,
        obj=proposal,
        organisation=proposal.owner_organisation_id,
        someone_else=bool(is_someone_else),
    )
    return proposal


@transaction.atomic
def ask_owner(*, proposal: Proposal, actor: User) -> None:
    """Mail the responsible person a one-time link to answer by. Asking again closes the links sent before.

    Raises:
        ValidationError: there is no address, or they have already said yes.
    """
    locked(proposal)
    if not proposal.owner_email:
        raise ValidationError(_("There is no e-mail address to write to. Add it under who is responsible."))
    if proposal.is_owned:
        raise ValidationError(_("They have already said yes."))
    just_now = timezone.now() - NOT_TWICE_WITHIN
    if proposal.handshake == Handshake.ASKED and proposal.handshake_at and proposal.handshake_at > just_now:
        return  # the button was pressed twice
    put_question(proposal, asker=actor.get_full_name(), by=actor)
    record("proposal.owner_asked", dialogue=proposal.dialogue, actor=actor, obj=proposal)


@transaction.atomic
def answer_ownership(
    *, proposal: Proposal, answer: str, words: str, actor: User | None, link: OneTimeLink | None = None
) -> bool:
    """Keep the answer of someone asked to be responsible; it can be changed later by answering again. A yes gets a
    mail with the way to hand over; a no to what is already promised is told to the leaders at once.

    Returns False, and keeps nothing, when the link it came by was no longer open.

    Raises:
        ValidationError: the answer is not one of accepted, changes and declined.
    """
    if answer not in ANSWERS:
        raise ValidationError(_("Choose one of the answers."))
    if link is not None and not links.use(link):
        return False
    locked(proposal)
    if link is None and (proposal.handshake, proposal.handshake_words) == (answer, words.strip()):
        return True  # the same answer, sent twice
    links.revoke(purpose=PURPOSE, object_id=proposal.pk)
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=answer, handshake_words=words.strip(), handshake_at=timezone.now()
    )
    made = keep_step(proposal, ANSWERS[Handshake(answer)], actor, words=words)
    record("proposal.owner_answered", dialogue=proposal.dialogue, actor=actor, obj=proposal, answer=answer)
    if answer == Handshake.DECLINED:
        close_links(proposal)
        telling.lost(proposal, made)
    elif proposal.owner_email:
        links.revoke(purpose=HAND_OVER, object_id=proposal.pk)
        url = links.issue(purpose=HAND_OVER, object_id=proposal.pk, dialogue=proposal.dialogue, valid=KEPT_FOR)
        telling.taken(proposal, url)
    dialogue = proposal.dialogue
    proposal.refresh_from_db()
    proposal.dialogue = dialogue
    return True


def link_owner(*, dialogue: Dialogue, user: User, email: str = "", role: str = "", **more) -> None:
    """Tie proposals that were given to an e-mail address to the person's account, when they join the dialogue."""
    addresses = {address for address in (email, user.email) if address}
    for address in sorted(addresses):
        dialogue.proposals.filter(owner=None, owner_email__iexact=address).update(owner=user)
