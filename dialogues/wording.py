"""What things are called: the one place where a dialogue within an organisation has words of its own.

The kind of dialogue is a setting of it (``Dialogue.kind``), and everything else is the same code. A view of a dialogue
is called ``speaking`` its kind, so that a term needs to be told no dialogue wherever it stands: in a template
(``{% term "meetings" %}``), in the name of a meeting, in a menu.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import DialogueKind

CITIZEN, INTERNAL = str(DialogueKind.CITIZEN.value), str(DialogueKind.INTERNAL.value)

TERMS: dict[str, dict[str, str | Promise]] = {
    "dialogue": {CITIZEN: _("citizen dialogue"), INTERNAL: _("dialogue within the organisation")},
    "meetings": {CITIZEN: _("Meetings"), INTERNAL: _("Workshops")},
    "meeting": {CITIZEN: _("Meeting"), INTERNAL: _("Workshop")},
    "meeting_number": {CITIZEN: _("Meeting %(number)s"), INTERNAL: _("Workshop %(number)s")},
    "design_team": {CITIZEN: _("Design team"), INTERNAL: _("Reference group")},
    "web_forms": {CITIZEN: _("Forms on the web"), INTERNAL: _("Idea forms")},
    "by_side": {CITIZEN: _("Municipality and civil society"), INTERNAL: _("Administration by administration")},
}
"""Term by kind of dialogue. Those that a phase of the path has the key of are its title too."""

_kind: ContextVar[str] = ContextVar("kind of the dialogue that is spoken of", default=CITIZEN)


def speak(kind: str) -> None:
    """From here on, until the view ends, speak of a dialogue of this kind."""
    _kind.set(str(kind))


@contextmanager
def speaking(kind: str) -> Iterator[None]:
    token = _kind.set(str(kind))
    try:
        yield
    finally:
        _kind.reset(token)


def term(key: str, kind: str | None = None) -> str:
    """The word for ``key`` in the dialogue that is spoken of, or in one of ``kind``.

    Raises:
        KeyError: there is no such term.
    """
    words = TERMS[key]
    return str(words.get(kind or _kind.get(), words[CITIZEN]))


def phase_title(key: str, title: str | Promise, kind: str | None = None) -> str:
    """What a phase of the path is called."""
    return term(key, kind) if key in TERMS else str(title)
