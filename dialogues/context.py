"""What the workspace shell needs on every page: the person's role and the path in miniature."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import phases
from .administration.sections import tabs
from .permissions import ADMIN, Role, roles_in, scope_for
from .wording import phase_title

MENUS_KEPT = 2000
"""Drawn menus that a process keeps: for each dialogue as many as there are rows in it and roles who see them."""


@dataclass(frozen=True)
class NavItem:
    title: str
    url: str
    state: str
    state_label: str


@dataclass(frozen=True)
class NavSection:
    title: str
    items: tuple[NavItem, ...]


@dataclass(frozen=True)
class Known:
    """All that a menu follows from: nothing of a person, so that it may be kept."""

    slug: str
    roles: frozenset[str]
    states: tuple[tuple[str, str], ...]
    language: str
    kind: str = "citizen"


def state_labels() -> dict[str, str]:
    return {
        phases.DONE: _("done"),
        phases.PART: _("under way"),
        phases.GAP: _("not begun"),
        phases.LATE: _("late"),
        "": "",
    }


@lru_cache(maxsize=MENUS_KEPT)
def _sections(known: Known) -> tuple[NavSection, ...]:
    labels, states = state_labels(), dict(known.states)

    def may(capability: str) -> bool:
        return scope_for(known.roles, capability) is not None

    def item(title: str | Promise, url_name: str, state: str = "") -> NavItem:
        return NavItem(str(title), reverse(url_name, args=[known.slug]), state, labels[state])

    top = [item(_("Overview"), "dialogues:overview")] if may("read_overview") else []
    way = []
    for phase in phases.phases():
        if phase.menu and may(phase.capability):
            way.append(item(phase_title(phase.key, phase.title, known.kind), phase.url_name, states[phase.key]))
        way.extend(item(title, name) for title, name, capability in phase.also if may(capability))
    rest = []
    if may("manage_members"):
        rest.append(item(_("People and roles"), "dialogues:people"))
    if may("read_log"):
        rest.append(item(_("Log"), "dialogues:log"))
    rest.extend(item(title, name) for title, name, capability in phases.beside() if may(capability))
    sections = [("", top), (_("The path"), way), (_("The dialogue"), rest)]
    return tuple(NavSection(title, tuple(items)) for title, items in sections if items)


def _current(known: Known, here: str) -> str:
    """Address of the row that ``here`` belongs to: of several whose address begins it, the longest."""
    overview = reverse("dialogues:overview", args=[known.slug])
    rows = (item.url for section in _sections(known) for item in section.items)
    return max((url for url in rows if here == url or (url != overview and here.startswith(url))), key=len, default="")


@lru_cache(maxsize=MENUS_KEPT)
def _menu(known: Known, current: str) -> SafeString:
    """The rows of the menu, drawn once for everybody who sees the same."""
    return render_to_string("components/side_nav_rows.html", {"sections": _sections(known), "current": current})


class Workspace:
    """Shell of one dialogue's workspace. Lazy: a page that does not draw the shell pays nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.dialogue, self.user = request, request.dialogue, request.user

    @property
    def role_label(self) -> str:
        labels = dict(Role.choices) | {ADMIN: _("administrator")}
        held = roles_in(self.user, self.dialogue)
        return ", ".join(str(labels[role]) for role in [*Role.values, ADMIN] if role in held)

    @cached_property
    def _known(self) -> Known:
        states = tuple(phases.states(self.dialogue).items())
        return Known(
            self.dialogue.slug, roles_in(self.user, self.dialogue), states, get_language() or "", self.dialogue.kind
        )

    @cached_property
    def home(self) -> str:
        """Where the dialogue's name leads: the first row of the menu."""
        return next((item.url for section in _sections(self._known) for item in section.items), "")

    @property
    def menu(self) -> SafeString:
        if not self.home:
            return SafeString()
        here = getattr(self.request, "nav_path", self.request.path)
        return _menu(self._known, _current(self._known, here))


def workspace(request: HttpRequest) -> dict[str, Any]:
    """Template context: ``dialogue`` and ``workspace`` inside a dialogue, ``municipality`` and ``administration_tabs``
    in the administration of one, nothing elsewhere."""
    dialogue = getattr(request, "dialogue", None)
    if dialogue is None:
        municipality = getattr(request, "municipality", None)
        if municipality is None:
            return {}
        return {"municipality": municipality, "administration_tabs": tabs(request, municipality.slug)}
    return {"dialogue": dialogue, "workspace": Workspace(request)}
