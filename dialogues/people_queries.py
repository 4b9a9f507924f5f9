"""Who is in a dialogue, and who has been asked."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import User

from .lists import search
from .models import Dialogue, Invitation, Membership


def members(dialogue: Dialogue, *, text: str = "", role: str = "") -> QuerySet[User]:
    """Return the people with a role here, each with ``roles_here`` (their memberships). Two queries a page."""
    here = Membership.objects.filter(dialogue=dialogue)
    wanted = here.filter(user=OuterRef("pk"))
    if role:
        wanted = wanted.filter(role=role)
    people = User.objects.filter(Exists(wanted)).order_by("name", "email", "pk")
    people = people.prefetch_related(Prefetch("memberships", here.order_by("pk"), to_attr="roles_here"))
    return search(people, text, ["name", "email"])


def unanswered(dialogue: Dialogue, *, text: str = "", role: str = "") -> QuerySet[Invitation]:
    """Return the invitations that wait for an answer or got a no, newest first. Taken back ones are left to the log."""
    rows = dialogue.invitations.filter(accepted_at=None, revoked_at=None).select_related("invited_by")
    if role:
        rows = rows.filter(role=role)
    return search(rows, text, ["name", "email"])
