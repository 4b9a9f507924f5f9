"""Who is trusted with other people: leaders of dialogues, administrators of municipalities, those who run it all; and
whoever else a municipality asks a second factor of (``SECOND_FACTOR_FOR``)."""

from collections.abc import Collection
from functools import lru_cache

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Municipality, User
from accounts.prepared import Prepared

from ..models import Membership
from ..permissions import Role

EVERYONE = "everyone"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""Kinds of second factor that count. Spare codes come with one of these and are no factor by themselves."""


def with_factor(people: QuerySet[User]) -> QuerySet[User]:
    """Annotate ``has_factor``. No query until read."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return people.annotate(has_factor=Exists(factors))


def roles_asked() -> frozenset[str]:
    """Roles that must have a second factor here."""
    named = {str(Role.LEADER), *settings.SECOND_FACTOR_FOR}
    return frozenset(Role.values if EVERYONE in named else named)


def entrusted(people: QuerySet[User], roles: Collection[str] = (Role.LEADER,)) -> QuerySet[User]:
    """Those among ``people`` who must log in with a second factor: who holds one of ``roles`` in a dialogue, and those
    who administer. With ``EVERYONE`` among the roles it is all of them. No query until read."""
    if EVERYONE in roles:
        return people
    holds = Membership.objects.filter(user=OuterRef("pk"), role__in=[Role.LEADER, *roles])
    administers = Municipality.administrators.through.objects.filter(user=OuterRef("pk"))
    return people.filter(Q(is_superuser=True) | Q(is_staff=True) | Exists(holds) | Exists(administers))


@lru_cache(maxsize=8)
def _standing(roles: tuple[str, ...]) -> Prepared:
    return Prepared(lambda pk: with_factor(entrusted(User.objects.filter(pk=pk), roles)).values_list("has_factor"))


def standing(user: User) -> bool | None:
    """Return whether somebody who is entrusted has a second factor; None for everybody else. One query."""
    for (has_factor,) in _standing(tuple(settings.SECOND_FACTOR_FOR)).rows(user.pk):
        return bool(has_factor)
    return None
