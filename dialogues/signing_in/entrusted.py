"""Who is trusted with other people: leaders of dialogues, administrators of municipalities, those who run it all."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Municipality, User
from accounts.prepared import Prepared

from ..models import Membership
from ..permissions import Role

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""Kinds of second factor that count. Spare codes come with one of these and are no factor by themselves."""


def with_factor(people: QuerySet[User]) -> QuerySet[User]:
    """Annotate ``has_factor``. No query until read."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return people.annotate(has_factor=Exists(factors))


def entrusted(people: QuerySet[User]) -> QuerySet[User]:
    """Those among ``people`` who must log in with a second factor. No query until read."""
    leads = Membership.objects.filter(user=OuterRef("pk"), role=Role.LEADER)
    administers = Municipality.administrators.through.objects.filter(user=OuterRef("pk"))
    return people.filter(Q(is_superuser=True) | Q(is_staff=True) | Exists(leads) | Exists(administers))


_STANDING = Prepared(lambda pk: with_factor(entrusted(User.objects.filter(pk=pk))).values_list("has_factor"))


def standing(user: User) -> bool | None:
    """Return whether somebody who is entrusted has a second factor; None for everybody else. One query."""
    for (has_factor,) in _STANDING.rows(user.pk):
        return bool(has_factor)
    return None
