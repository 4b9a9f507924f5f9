"""What OWN means in this room: the proposals that a person has been asked to be responsible for."""

from django.db.models import Q

from accounts.models import User
from dialogues.permissions import Scope, scope_of

from .models import Proposal


def owned_by(user: User) -> Q:
    """Filter for proposals whose responsible person is ``user``, by account or by e-mail in any case."""
    return Q(owner=user) | Q(owner_email__iexact=user.email)


def owns(user: User, proposal: Proposal) -> bool:
    if not user.is_authenticated:
        return False
    return proposal.owner_id == user.pk or (
        bool(proposal.owner_email) and proposal.owner_email.casefold() == user.email.casefold()
    )


def may(user: User, proposal: Proposal, capability: str) -> bool:
    """Whether ``capability`` reaches this very proposal. Costs no query once the person's roles are known."""
    scope = scope_of(user, proposal.dialogue, capability)
    return scope is Scope.ALL or (scope is Scope.OWN and owns(user, proposal))
