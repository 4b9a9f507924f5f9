"""Whose shape may be copied."""

from django.db.models import Q, QuerySet

from accounts.models import Municipality, User

from ..models import Dialogue, Membership
from ..permissions import Role


def shapes_to_copy(municipality: Municipality, user: User) -> QuerySet[Dialogue]:
    """The municipality's dialogues whose shape the person may take: those they lead, or all as its administrator."""
    led = Membership.objects.filter(user=user, role=Role.LEADER).values("dialogue")
    mine = Q(pk__in=led) | Q(municipality__in=user.administered.values("pk"))
    return Dialogue.objects.filter(mine, municipality=municipality)
