"""Who has an account in a municipality's dialogues, and what an administrator may do with it."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import Municipality, Organisation, User

from ..lists import search
from ..models import Event, Membership
from ..signing_in.entrusted import roles_asked, with_factor

LACKING, CLOSED, ADMINISTRATORS = "lacking", "closed", "administrators"
"""Ways of looking at the people beside their roles."""


def people(municipality: Municipality, *, text: str = "", role: str = "", only: str = "") -> QuerySet[User]:
    """Return everybody with a role in one of the dialogues, and the administrators, each with ``roles_here``,
    ``administers`` and ``has_factor``. Two queries a page."""
    here = Membership.objects.filter(dialogue__municipality=municipality)
    mine = here.filter(user=OuterRef("pk"))
    asked = mine.filter(role__in=roles_asked())
    administers = Municipality.administrators.through.objects.filter(municipality=municipality, user=OuterRef("pk"))
    rows = with_factor(User.objects.annotate(administers=Exists(administers)))
    rows = rows.filter(Q(administers=True) | Exists(mine))
    if role:
        rows = rows.filter(Exists(mine.filter(role=role)))
    if only == LACKING:
        rows = rows.filter(Q(administers=True) | Exists(asked), has_factor=False, is_active=True)
    elif only == CLOSED:
        rows = rows.filter(is_active=False)
    elif only == ADMINISTRATORS:
        rows = rows.filter(administers=True)
    roles = here.select_related("dialogue").order_by("dialogue__title", "pk")
    rows = rows.prefetch_related(Prefetch("memberships", roles, to_attr="roles_here"))
    return search(rows, text, ["name", "email"]).order_by("name", "email", "pk")


def must_have_factor(person: User) -> bool:
    """For somebody from ``people``: whether they must log in with a second factor."""
    return person.administers or any(held.role in roles_asked() for held in person.roles_here)


def is_only_here(person: User, municipality: Municipality) -> bool:
    """Whether the account belongs to this municipality alone, so that its administrators may close it. Two queries."""
    if person.is_superuser or person.is_staff:
        return False
    elsewhere = Membership.objects.filter(user=person).exclude(dialogue__municipality=municipality)
    return not elsewhere.exists() and not person.administered.exclude(pk=municipality.pk).exists()


def used_organisations(municipality: Municipality, *, text: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Return the municipality's organisations by name."""
    rows = search(municipality.organisations.all(), text, ["name"])
    return (rows.filter(kind=kind) if kind else rows).order_by("name", "pk")


def lines(municipality: Municipality) -> QuerySet[Event]:
    """Return what has been done in the municipality's administration, newest first."""
    rows = Event.objects.filter(dialogue=None, name__startswith="administration.", data__municipality=municipality.pk)
    return rows.select_related("actor").order_by("-pk")
