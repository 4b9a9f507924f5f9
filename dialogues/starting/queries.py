"""What a start reads: drafts, dialogues to build on, and a started dialogue's answers as the pages show them."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Municipality, User

from ..models import Dialogue, DialogueDraft, EarlierDialogue
from ..queries import dialogues_of


def drafts_of(user: User) -> QuerySet[DialogueDraft]:
    """Those begun and not started, the latest first. One query."""
    return DialogueDraft.objects.filter(user=user, dialogue=None).select_related("municipality")


def earlier_choices(municipality: Municipality, user: User, dialogue: Dialogue | None) -> QuerySet[Dialogue]:
    """The municipality's dialogues that the person may know of, and those chosen already. One query when read."""
    known = Q(published_at__isnull=False) | Q(pk__in=dialogues_of(user).order_by().values("pk"))
    if dialogue is None:
        return Dialogue.objects.filter(known, municipality=municipality)
    chosen = Q(pk__in=dialogue.earlier.exclude(earlier=None).values("earlier"))
    return Dialogue.objects.filter(known | chosen, municipality=municipality).exclude(pk=dialogue.pk)


def path_to(dialogue: Dialogue | None, start: Dialogue) -> list[Dialogue]:
    """The way by which ``start`` builds on ``dialogue``, from ``dialogue`` over ``start`` back to it; empty when it
    does not. A query a generation.
    """
    if dialogue is None:
        return []
    ways = {start.pk: [start]}
    latest = {start.pk}
    while latest:
        links = EarlierDialogue.objects.filter(dialogue__in=latest).exclude(earlier=None).select_related("earlier")
        latest = set()
        for link in links:
            if link.earlier_id == dialogue.pk:
                return [dialogue, *ways[link.dialogue_id], dialogue]
            if link.earlier is not None and link.earlier.pk not in ways:
                ways[link.earlier.pk] = [*ways[link.dialogue_id], link.earlier]
                latest.add(link.earlier.pk)
    return []


def answers_of(dialogue: Dialogue, key: str) -> dict[str, Any]:
    """A started dialogue's answers to page ``key``, as its form's initial values. Two queries at most.

    Raises:
        KeyError: the page has no rows of its own.
    """
    return {
        "place": _place,
        "contested": lambda dialogue: {"points": list(dialogue.contested.values("what", "by_whom"))},
        "attempts": lambda dialogue: {"attempts": list(dialogue.attempts.values("what", "when", "came_of_it"))},
        "earlier": _earlier,
    }[key](dialogue)


def _place(dialogue: Dialogue) -> dict[str, Any]:
    return {"reach": dialogue.reach, "areas": sorted(dialogue.areas.values_list("pk", flat=True))}


def _earlier(dialogue: Dialogue) -> dict[str, Any]:
    rows = list(dialogue.earlier.values("earlier", "title", "when", "taught"))
    return {
        "earlier": [row["earlier"] for row in rows if row["earlier"]],
        "others": [{name: row[name] for name in ("title", "when", "taught")} for row in rows if not row["earlier"]],
    }
