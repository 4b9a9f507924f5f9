"""The handshake: nobody answers for a proposal until they have said yes themselves.

Every step is kept. Whoever is asked can pass the question on, and whoever answers for a promise can hand it over: to
somebody in the same organisation at once, since nothing binds before they have said yes; to another organisation only
when the project leader agrees, since its name stands in public.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import Organisation, User
from dialogues import links
from dialogues.events import record
from dialogues.models import Dialogue, OneTimeLink

from ..models import Handshake, HandshakeStep, Proposal, StepKind
from ..services import keep_the_rest
from . import telling
from .forms import OwnerForm

PURPOSE = "own_proposal"
HAND_OVER = "hand_over"
"""Purpose of the link that whoever has said yes keeps, to hand over by."""
VALID = timedelta(weeks=6)
KEPT_FOR = timedelta(weeks=104)
MOST_PASSES = 3
"""How often a question may be passed on before the project leader takes it back."""
ANSWERS = {
    Handshake.ACCEPTED: StepKind.ACCEPTED,
    Handshake.CHANGES: StepKind.CHANGES,
    Handshake.DECLINED: StepKind.DECLINED,
}


@dataclass(frozen=True)
class Next:
    """Who the question goes on to. Without an organisation they are taken to be in the same one."""

    name: str
    email: str
    organisation: Organisation | None = None


def account_of(email: str) -> User | None:
    return User.objects.filter(email__iexact=email, is_active=True).first() if email else None


def _locked(proposal: Proposal) -> None:
    """Read the proposal anew under a lock: two answers at once come one after the other."""
    dialogue = proposal.dialogue
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    proposal.refresh_from_db()
    proposal.dialogue = dialogue


def _step(
    proposal: Proposal, kind: str, actor: User | None, *, words: str = "", to: Next | None = None
) -> HandshakeStep:
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
        _step(proposal, StepKind.NAMED, actor)
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
    _locked(proposal)
    if not proposal.owner_email:
        raise ValidationError(_("There is no e-mail address to write to. Add it under who is responsible."))
    if proposal.is_owned:
        raise ValidationError(_("They have already said yes."))
    _ask(proposal, asker=actor.get_full_name(), by=actor)
    record("proposal.owner_asked", dialogue=proposal.dialogue, actor=actor, obj=proposal)


def _ask(proposal: Proposal, *, asker: str, by: User | None, words: str = "", came_from: str = "") -> None:
    close_links(proposal)
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=Handshake.ASKED,
        handshake_words="",
        handshake_at=timezone.now(),
        owner=account_of(proposal.owner_email),
    )
    _step(proposal, StepKind.ASKED, by)
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
    _locked(proposal)
    links.revoke(purpose=PURPOSE, object_id=proposal.pk)
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=answer, handshake_words=words.strip(), handshake_at=timezone.now()
    )
    step = _step(proposal, ANSWERS[Handshake(answer)], actor, words=words)
    record("proposal.owner_answered", dialogue=proposal.dialogue, actor=actor, obj=proposal, answer=answer)
    if answer == Handshake.DECLINED:
        close_links(proposal)
        telling.lost(proposal, step)
    elif proposal.owner_email:
        links.revoke(purpose=HAND_OVER, object_id=proposal.pk)
        url = links.issue(purpose=HAND_OVER, object_id=proposal.pk, dialogue=proposal.dialogue, valid=KEPT_FOR)
        telling.taken(proposal, url)
    dialogue = proposal.dialogue
    proposal.refresh_from_db()
    proposal.dialogue = dialogue
    return True


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


def _put_in(proposal: Proposal, to: Next) -> None:
    """Make ``to`` the one who is asked. The version moves on, so that an open form cannot put the old one back."""
    values: dict[str, Any] = {"owner_name": to.name, "owner_email": to.email, "owner": account_of(to.email)}
    if to.organisation is not None:
        values["owner_organisation"] = to.organisation
    Proposal.objects.filter(pk=proposal.pk).update(version=F("version") + 1, **values)
    for name, value in values.items():
        setattr(proposal, name, value)


def _let_wait(proposal: Proposal, words: str, *, forget: bool) -> None:
    values: dict[str, object] = {"handshake": Handshake.PASSED_ON, "handshake_at": timezone.now()}
    if forget:
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
    _locked(proposal)
    if proposal.is_owned:
        raise ValidationError(_("You have said yes already. Hand over instead."))
    _refuse_same(proposal, to)
    if not passes_left(proposal):
        raise ValidationError(_("The question has been passed on several times now. Say no, and the leader goes on."))
    if link is not None and not links.use(link):
        return False
    before = proposal.owner_name or proposal.owner_email
    step = _step(proposal, StepKind.PASSED_ON, actor, words=words, to=to)
    close_links(proposal)
    record("proposal.owner_passed_on", dialogue=proposal.dialogue, actor=actor, obj=proposal, step=step.pk)
    if _goes_directly(proposal, to):
        telling.passed_on(proposal, step, waits=False)
        _put_in(proposal, to)
        _ask(proposal, asker=before, by=None, words=words, came_from=before)
    else:
        _let_wait(proposal, words, forget=False)
        telling.passed_on(proposal, step, waits=True)
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
    _locked(proposal)
    if not proposal.is_owned:
        raise ValidationError(_("Nobody answers for it now, so there is nothing to hand over."))
    if to is not None:
        _refuse_same(proposal, to)
    if link is not None and not links.use(link):
        return False
    before = proposal.owner_name or _("the one responsible before")
    step = _step(proposal, StepKind.HANDED_OVER, actor, words=words, to=to)
    close_links(proposal)
    record("proposal.owner_handed_over", dialogue=proposal.dialogue, actor=actor, obj=proposal, step=step.pk)
    by_leader = link is None and actor is not None and telling.leads(actor, proposal)
    if to is None:
        _forget(proposal, words)
    elif by_leader or _goes_directly(proposal, to):
        telling.lost(proposal, step)
        _put_in(proposal, to)
        _ask(proposal, asker=before, by=actor if by_leader else None, words=words, came_from=before)
        return True
    else:
        _let_wait(proposal, words, forget=True)
        proposal.handshake = Handshake.PASSED_ON
    telling.lost(proposal, step)
    return True


def _forget(proposal: Proposal, words: str = "") -> None:
    Proposal.objects.filter(pk=proposal.pk).update(
        handshake=Handshake.LEFT,
        handshake_words=words.strip(),
        handshake_at=timezone.now(),
        owner=None,
        owner_email="",
        version=F("version") + 1,
    )
    proposal.handshake, proposal.owner, proposal.owner_email = Handshake.LEFT, None, ""


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
    _locked(proposal)
    step = suggested(proposal)
    if step is None:
        raise ValidationError(_("Somebody has settled this already."))
    to = Next(step.next_name, step.next_email, step.next_organisation)
    if ask:
        came_from, words = step.name or str(step.organisation or ""), step.words
        _put_in(proposal, to)
        _ask(proposal, asker=actor.get_full_name(), by=actor, words=words, came_from=came_from)
        record("proposal.owner_asked", dialogue=proposal.dialogue, actor=actor, obj=proposal)
        return
    _step(proposal, StepKind.NOT_TAKEN, actor, to=to)
    handed_over = step.kind == StepKind.HANDED_OVER
    Proposal.objects.filter(pk=proposal.pk).update(handshake=Handshake.LEFT if handed_over else Handshake.DECLINED)
    record("proposal.owner_not_taken", dialogue=proposal.dialogue, actor=actor, obj=proposal)
    proposal.handshake = Handshake.LEFT if handed_over else Handshake.DECLINED


@transaction.atomic
def leave(*, proposal: Proposal, actor: User | None = None) -> bool:
    """Note that whoever was asked or had said yes has left without handing over. False when that was known."""
    _locked(proposal)
    if proposal.handshake in {Handshake.LEFT, Handshake.DECLINED}:
        return False
    was_asked = proposal.handshake != Handshake.NOT_ASKED
    step = _step(proposal, StepKind.LEFT, actor)
    close_links(proposal)
    _forget(proposal)
    record("proposal.owner_left", dialogue=proposal.dialogue, actor=actor, obj=proposal)
    if was_asked:
        telling.lost(proposal, step)
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


def link_owner(*, dialogue: Dialogue, user: User, email: str = "", role: str = "", **more) -> None:
    """Tie proposals that were given to an e-mail address to the person's account, when they join the dialogue."""
    addresses = {address for address in (email, user.email) if address}
    for address in sorted(addresses):
        dialogue.proposals.filter(owner=None, owner_email__iexact=address).update(owner=user)
