"""The handshake: nobody answers for a proposal until they have said yes themselves."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from dialogues import links
from dialogues.events import record
from dialogues.models import Dialogue, OneTimeLink

from .forms import OwnerForm
from .models import Handshake, Proposal
from .services import keep_the_rest

PURPOSE = "own_proposal"
VALID = timedelta(weeks=6)


def account_of(email: str) -> User | None:
    return User.objects.filter(email__iexact=email, is_active=True).first() if email else None


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
        links.revoke(purpose=PURPOSE, object_id=proposal.pk)
        links.revoke(purpose="report_status", object_id=proposal.pk)
    proposal, _changed = form.save_record(**values)
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
    if not proposal.owner_email:
        raise ValidationError(_("There is no e-mail address to write to. Add it under who is responsible."))
    if proposal.is_owned:
        raise ValidationError(_("They have already said yes."))
    links.revoke(purpose=PURPOSE, object_id=proposal.pk)
    dialogue = proposal.dialogue
    url = links.issue(purpose=PURPOSE, object_id=proposal.pk, dialogue=dialogue, valid=VALID)
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=Handshake.ASKED,
        handshake_words="",
        handshake_at=timezone.now(),
        owner=account_of(proposal.owner_email),
    )
    send_mail(
        to=proposal.owner_email,
        subject=_("Will you be responsible for “%(title)s”?") % {"title": proposal.title},
        template="own_proposal",
        context={
            "proposal": proposal,
            "dialogue": dialogue,
            "url": url,
            "asker": actor.get_full_name(),
            "valid_until": timezone.localdate() + VALID,
        },
    )
    record("proposal.owner_asked", dialogue=dialogue, actor=actor, obj=proposal)
    proposal.refresh_from_db()


@transaction.atomic
def answer_ownership(
    *, proposal: Proposal, answer: str, words: str, actor: User | None, link: OneTimeLink | None = None
) -> bool:
    """Keep the answer of someone asked to be responsible; it can be changed later by answering again.

    Returns False, and keeps nothing, when the link it came by was no longer open.

    Raises:
        ValidationError: the answer is not one of accepted, changes and declined.
    """
    if answer not in {Handshake.ACCEPTED, Handshake.CHANGES, Handshake.DECLINED}:
        raise ValidationError(_("Choose one of the answers."))
    if link is not None and not links.use(link):
        return False
    if link is None:
        links.revoke(purpose=PURPOSE, object_id=proposal.pk)
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=answer, handshake_words=words.strip(), handshake_at=timezone.now()
    )
    record("proposal.owner_answered", dialogue=proposal.dialogue, actor=actor, obj=proposal, answer=answer)
    proposal.refresh_from_db()
    return True


def link_owner(*, dialogue: Dialogue, user: User, email: str = "", role: str = "", **more) -> None:
    """Tie proposals that were given to an e-mail address to the person's account, when they join the dialogue."""
    addresses = {address for address in (email, user.email) if address}
    for address in sorted(addresses):
        dialogue.proposals.filter(owner=None, owner_email__iexact=address).update(owner=user)
