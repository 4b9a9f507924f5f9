"""The log in words: what each event name means, as the rest of a sentence that begins with who did it.

A name that is not here is shown as it is: an event is never hidden because nobody wrote its sentence.
"""

from collections.abc import Callable

from django.db.models import Q
from django.utils.functional import Promise

from ..models import Event
from ..permissions import Role
from . import actions, administration, dialogue, interviews, meetings, perspectives, rights
from .areas import AREAS, Area

WORDS: dict[str, str | Promise] = {
    **dialogue.WORDS,
    **administration.WORDS,
    **interviews.WORDS,
    **perspectives.WORDS,
    **meetings.WORDS,
    **actions.WORDS,
    **rights.WORDS,
}


DETAILS: dict[str, Callable[[Event], str]] = {}
"""What an app adds to a sentence from the event's data, by event name; filled in ``AppConfig.ready``."""


def areas() -> list[Area]:
    return AREAS


def names_in(key: str) -> Q:
    """Filter for the events of an area; nothing for an unknown one."""
    prefixes = next((area.prefixes for area in AREAS if area.key == key), ())
    wanted = Q(pk__in=[])
    for prefix in prefixes:
        wanted |= Q(name__startswith=prefix)
    return wanted


def sentence(event: Event) -> str:
    """What was done, without who did it. A role comes from the event's data."""
    words = WORDS.get(event.name)
    if words is None:
        return event.name
    role = event.data.get("role", "")
    said = str(words) % {"role": dict(Role.choices).get(role, role)}
    detail = DETAILS[event.name](event) if event.name in DETAILS else ""
    return f"{said}: {detail}" if detail else said
