"""Asking people in and letting them go. Each verb runs in one transaction and writes its event."""

import uuid
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from accounts.services import addresses_of, open_account, person_with

from . import links
from .design_team.tasks import let_go_of_tasks
from .events import record
from .models import CandidateStatus, DesignTeamCandidate, Dialogue, Invitation, Membership, OneTimeLink, TeamTask
from .permissions import Role

INVITATION = "invitation"
"""Purpose of the one-time link in an invitation."""
VALID = timedelta(days=30)
REMIND_AFTER = timedelta(hours=20)
"""How long after a mail the next may go to the same person about the same invitation."""

Joined = Callable[..., None]
_joined: list[Joined] = []


def on_joined(callback: Joined) -> None:
    """Call ``callback(dialogue=, user=, email=, role=)`` in the transaction in which somebody takes a role.

    For rooms above that know the person by e-mail before they have an account (participants, owners of
    proposals); called from ``AppConfig.ready``. ``email`` is in lower case, as invited.
    """
    if callback not in _joined:
        _joined.append(callback)


Left = Callable[..., None]
_left: list[Left] = []


def on_left(callback: Left) -> None:
    """Call ``callback(dialogue=, user=, roles=, actor=)`` in the transaction in which roles are taken from somebody.

    For rooms above that hold something by the role; called from ``AppConfig.ready``.
    """
    if callback not in _left:
        _left.append(callback)


def normal(email: str) -> str:
    """The one spelling of an address by which people are compared."""
    return email.strip().lower()


@transaction.atomic
def invite(
    *,
    dialogue: Dialogue,
    email: str,
    name: str,
    roles: Sequence[str],
    actor: User,
    creation_key: uuid.UUID | None = None,
) -> list[Invitation]:
    """Ask someone to take one or several roles, in one mail with one link.

    The same form submitted twice asks once: the second call returns what the first created.

    Raises:
        ValidationError: the person has one of the roles, or has been asked for it and not answered.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)  # one at a time, so that nobody is asked twice
    if creation_key and Invitation.objects.filter(creation_key=creation_key).exists():
        return list(Invitation.objects.filter(creation_key=creation_key))
    email = normal(email)
    _refuse_double(dialogue, email, roles)
    invitations = [
        Invitation.objects.create(
            dialogue=dialogue,
            email=email,
            name=name.strip(),
            role=role,
            invited_by=actor,
            creation_key=creation_key if creation_key and not position else uuid.uuid4(),
        )
        for position, role in enumerate(roles)
    ]
    for invitation in invitations:
        record("member.invited", dialogue=dialogue, actor=actor, obj=invitation, role=invitation.role)
    _mail(invitations, is_reminder=False)
    return invitations


def _refuse_double(dialogue: Dialogue, email: str, roles: Sequence[str]) -> None:
    person = person_with(email)
    held = set(dialogue.memberships.filter(user=person).values_list("role", flat=True)) if person else set()
    asked = set(open_invitations(dialogue, email).values_list("role", flat=True))
    labels = dict(Role.choices)
    problems = []
    for role in roles:
        words = {"email": email, "role": labels[role]}
        if role in held:
            problems.append(_("%(email)s already has the role of %(role)s here. Untick it.") % words)
        elif role in asked:
            problems.append(
                _("%(email)s has already been asked to be %(role)s and has not answered. Remind them instead.") % words
            )
    if problems:
        raise ValidationError(problems)


def open_invitations(dialogue: Dialogue, email: str):
    """The invitations to the address, however it was spelled, that nobody has answered or taken back."""
    return dialogue.invitations.filter(
        email__iexact=normal(email), accepted_at=None, declined_at=None, revoked_at=None
    ).order_by("pk")


def _mail(invitations: Sequence[Invitation], *, is_reminder: bool) -> None:
    first = invitations[0]
    dialogue, inviter = first.dialogue, first.invited_by
    url = links.issue(purpose=INVITATION, object_id=first.pk, dialogue=dialogue, valid=VALID)
    who = str(inviter) if inviter else str(dialogue.municipality)
    words = {"who": who, "dialogue": dialogue.title}
    if is_reminder:
        subject = _("%(who)s still hopes for your answer: %(dialogue)s") % words
    else:
        subject = _("%(who)s asks you to take part in %(dialogue)s") % words
    send_mail(
        to=first.email,
        subject=subject[:240],
        template="invitation",
        context={
            "dialogue": dialogue,
            "who": who,
            "name": first.name,
            "roles": [(invitation.get_role_display(), role_says(invitation.role)) for invitation in invitations],
            "url": url,
            "valid_until": timezone.localdate() + VALID,
            "is_reminder": is_reminder,
        },
    )


def role_says(role: str) -> str:
    """What a person in the role does, in one sentence to that person."""
    return {
        Role.LEADER: _("You run the dialogue and see everything in it."),
        Role.FACILITATOR: _("You lead the conversations at the meetings and write the notes."),
        Role.INTERVIEWER: _("You hold interviews and write down what you hear."),
        Role.DESIGN_TEAM: _("Together with others you plan the dialogue and agree on its question."),
        Role.STEERING: _("You give the mandate and decide on the proposals."),
        Role.PARTICIPANT: _("You come to the meetings and talk with people who see it differently."),
        Role.OWNER: _("You answer for something that was promised, and tell how it goes."),
    }[Role(role)]


@transaction.atomic
def remind(*, invitation: Invitation, actor: User) -> None:
    """Mail the invitation again with a fresh link; the earlier link keeps working until it expires.

    Raises:
        ValidationError: it has been answered or taken back, or a mail went out less than a day ago.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=invitation.dialogue_id)
    invitation.refresh_from_db()
    if not invitation.is_open:
        raise ValidationError(_("The invitation has been answered or taken back, so there is nothing to remind of."))
    rows = list(open_invitations(invitation.dialogue, invitation.email).select_related("invited_by"))
    since = timezone.now() - REMIND_AFTER
    keys = [row.pk for row in rows]
    if OneTimeLink.objects.filter(purpose=INVITATION, object_id__in=keys, created_at__gt=since).exists():
        raise ValidationError(
            _("A mail went to %(email)s less than a day ago. Give them until tomorrow.") % {"email": invitation.email}
        )
    _mail(rows, is_reminder=True)
    record("member.reminded", dialogue=invitation.dialogue, actor=actor, obj=invitation, role=invitation.role)


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, actor: User) -> None:
    """Take an invitation back. Other roles asked for in the same mail stay open.

    Raises:
        ValidationError: the person has already answered.
    """
    now = timezone.now()
    still_open = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, declined_at=None)
    if not still_open.exists():
        raise ValidationError(_("They have already answered. Look among the people of the dialogue."))
    if not still_open.filter(revoked_at=None).update(revoked_at=now):
        return
    if not open_invitations(invitation.dialogue, invitation.email).exists():
        keys = invitation.dialogue.invitations.filter(email__iexact=invitation.email).values("pk")
        OneTimeLink.objects.filter(purpose=INVITATION, object_id__in=keys, used_at=None, revoked_at=None).update(
            revoked_at=now
        )
    record("member.invitation_revoked", dialogue=invitation.dialogue, actor=actor, obj=invitation, role=invitation.role)


def _claim(dialogue: Dialogue, email: str, keys: Collection[int], **values) -> list[Invitation]:
    """Mark the open invitations among ``keys`` as answered; those that someone else took meanwhile are left out."""
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    rows = list(open_invitations(dialogue, email).filter(pk__in=keys))
    Invitation.objects.filter(pk__in=[row.pk for row in rows]).update(**values)
    if rows and not open_invitations(dialogue, email).exists():
        every = dialogue.invitations.filter(email__iexact=email).values("pk")
        OneTimeLink.objects.filter(purpose=INVITATION, object_id__in=every, used_at=None, revoked_at=None).update(
            used_at=timezone.now()
        )
    return rows


@transaction.atomic
def accept(*, dialogue: Dialogue, email: str, keys: Collection[int], user: User) -> list[str]:
    """Give ``user`` the roles of the invitations that they saw (``keys``); return the roles taken.

    A double click finds nothing left to take and returns an empty list.

    Raises:
        ValidationError: the invitation went to an address that is not the user's.
    """
    email = normal(email)
    if email not in addresses_of(user):
        raise ValidationError(_("The invitation went to another address than yours."))
    rows = _claim(dialogue, email, keys, accepted_at=timezone.now())
    for invitation in rows:
        Membership.objects.get_or_create(dialogue=dialogue, user=user, role=invitation.role)
        record("member.joined", dialogue=dialogue, actor=user, obj=invitation, role=invitation.role)
        _join_design_team(dialogue, user, email, invitation.role)
        for callback in _joined:
            callback(dialogue=dialogue, user=user, email=email, role=invitation.role)
    user.__dict__.pop("_roles_by_dialogue", None)
    return [invitation.role for invitation in rows]


def _join_design_team(dialogue: Dialogue, user: User, email: str, role: str) -> None:
    candidates = DesignTeamCandidate.objects.filter(dialogue=dialogue, email__iexact=email)
    candidates.filter(user=None).update(user=user)
    if role == Role.DESIGN_TEAM:
        candidates.filter(status__in=[CandidateStatus.CONSIDERED, CandidateStatus.INVITED]).update(
            status=CandidateStatus.ACCEPTED
        )


@transaction.atomic
def accept_as_new(
    *, dialogue: Dialogue, email: str, keys: Collection[int], name: str, password: str | None
) -> User | None:
    """Open an account for someone who came by the mailed link and give it the roles; None when none was left.

    Following the link proves the address, so it counts as verified. ``person_with(email)`` must be None.
    """
    email = normal(email)
    if not open_invitations(dialogue, email).filter(pk__in=keys).exists():
        return None
    user = open_account(email=email, name=name, password=password)
    return user if accept(dialogue=dialogue, email=email, keys=keys, user=user) else None


@transaction.atomic
def decline(*, dialogue: Dialogue, email: str, keys: Collection[int], user: User | None = None) -> list[str]:
    """Say no to the invitations seen. No account is made; returns the roles declined."""
    email = normal(email)
    rows = _claim(dialogue, email, keys, declined_at=timezone.now())
    for invitation in rows:
        record("member.declined", dialogue=dialogue, actor=user, obj=invitation, role=invitation.role)
    if Role.DESIGN_TEAM in {row.role for row in rows}:
        DesignTeamCandidate.objects.filter(
            dialogue=dialogue, email__iexact=email, status=CandidateStatus.INVITED
        ).update(status=CandidateStatus.DECLINED)
    return [row.role for row in rows]


@transaction.atomic
def remove_role(*, dialogue: Dialogue, person: User, role: str, actor: User) -> None:
    """Take one role from a person. What they did in it stays.

    Raises:
        ValidationError: they are the last project leader.
    """
    _remove(dialogue, person, [role], actor)


@transaction.atomic
def remove_member(*, dialogue: Dialogue, person: User, actor: User) -> None:
    """Take all the person's roles in the dialogue. Their account and what they did stay.

    Raises:
        ValidationError: they are the last project leader.
    """
    _remove(dialogue, person, Role.values, actor)


def _remove(dialogue: Dialogue, person: User, roles: Sequence[str], actor: User) -> None:
    # Two leaders leaving at once must not both succeed.
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    held = Membership.objects.filter(dialogue=dialogue, user=person, role__in=roles)
    leaders = dialogue.memberships.filter(role=Role.LEADER)
    if held.filter(role=Role.LEADER).exists() and not leaders.exclude(user=person).exists():
        raise ValidationError(
            _(
                "%(name)s is the only project leader, and a dialogue needs one. Invite another project leader first; "
                "when they have said yes you can come back here."
            )
            % {"name": person}
        )
    if Role.DESIGN_TEAM in roles:
        let_go_of_tasks(TeamTask.objects.filter(meeting__dialogue=dialogue, candidate__user=person))
    for membership in held:
        record("member.role_removed", dialogue=dialogue, actor=actor, obj=membership, role=membership.role)
    taken = [membership.role for membership in held]
    held.delete()
    for callback in _left:
        callback(dialogue=dialogue, user=person, roles=taken, actor=actor)
