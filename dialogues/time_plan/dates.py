"""Meetings in the time plan. Each room says its own dates; the plan shows those that the reader may know of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Dialogue
from ..permissions import scope_of


@dataclass(frozen=True)
class Meeting:
    """A day on which people meet, what it is called, and the page where it is changed."""

    day: date
    title: str
    url: str


@dataclass(frozen=True)
class Source:
    """A room's meetings: ``capability`` says who may know of them, ``of`` reads them (one query)."""

    key: str
    title: str | Promise
    capability: str
    of: Callable[[Dialogue], list[Meeting]]


@dataclass(frozen=True)
class Lane:
    """Meetings of one room, as they are drawn."""

    key: str
    title: str
    meetings: list[Meeting]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Show a room's meetings in the plan; called from ``AppConfig.ready``. The same key again replaces it."""
    _sources[source.key] = source


def lanes(dialogue: Dialogue, user) -> list[Lane]:
    """The meetings that the person may know of, by room. One query for each room."""
    return [
        Lane(source.key, str(source.title), source.of(dialogue))
        for source in _sources.values()
        if scope_of(user, dialogue, source.capability) is not None
    ]


def _team_meetings(dialogue: Dialogue) -> list[Meeting]:
    rows = dialogue.design_team_meetings.order_by("held_on", "pk").only("dialogue_id", "number", "held_on")
    return [
        Meeting(row.held_on, str(row), reverse("dialogues:team_meeting", args=[dialogue.slug, row.number]))
        for row in rows
    ]


def register_team() -> None:
    """Called once, from ``AppConfig.ready``."""
    register(Source("team", _("The design team meets"), "read_design_team", _team_meetings))
