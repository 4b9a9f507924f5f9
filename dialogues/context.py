"""What the workspace shell needs on every page: the person's role and the path in miniature."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from . import phases
from .permissions import ADMIN, Role, roles_in, scope_of


@dataclass(frozen=True)
class NavItem:
    title: str
    url: str
    state: str
    state_label: str
    current: bool


def state_labels() -> dict[str, str]:
    return {
        phases.DONE: _("done"),
        phases.PART: _("under way"),
        phases.GAP: _("not begun"),
        phases.LATE: _("late"),
        "": "",
    }


class Workspace:
    """Shell of one dialogue's workspace. Lazy: a page that does not draw the shell pays nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.dialogue, self.user = request, request.dialogue, request.user

    @property
    def role_label(self) -> str:
        labels = dict(Role.choices) | {ADMIN: _("administrator")}
        held = roles_in(self.user, self.dialogue)
        return ", ".join(str(labels[role]) for role in [*Role.values, ADMIN] if role in held)

    def _item(self, title: str | Promise, url_name: str, state: str = "") -> NavItem:
        url = reverse(url_name, args=[self.dialogue.slug])
        here = getattr(self.request, "nav_path", self.request.path)
        current = here == url if url_name == "dialogues:overview" else here.startswith(url)
        return NavItem(str(title), url, state, state_labels()[state], current)

    @property
    def nav(self) -> list[dict[str, Any]]:
        def may(capability: str) -> bool:
            return scope_of(self.user, self.dialogue, capability) is not None

        top = [self._item(_("Overview"), "dialogues:overview")] if may("read_overview") else []
        known = phases.readiness(self.dialogue)
        way = []
        for phase in phases.phases():
            if phase.menu and may(phase.capability):
                way.append(self._item(phase.title, phase.url_name, known[phase.key].state))
            way.extend(self._item(title, name) for title, name, capability in phase.also if may(capability))
        # of several rows whose address begins the current one, the longest is where we are
        current = [item for item in way if item.current]
        longest = max(current, key=lambda item: len(item.url), default=None)
        way = [
            item if item is longest else NavItem(item.title, item.url, item.state, item.state_label, False)
            for item in way
        ]
        rest = []
        if may("manage_members"):
            rest.append(self._item(_("People and roles"), "dialogues:people"))
        if may("read_log"):
            rest.append(self._item(_("Log"), "dialogues:log"))
        sections = [
            {"title": "", "items": top},
            {"title": _("The path"), "items": way},
            {"title": _("The dialogue"), "items": rest},
        ]
        return [section for section in sections if section["items"]]


def workspace(request: HttpRequest) -> dict[str, Any]:
    """Template context: ``dialogue`` and ``workspace`` inside a dialogue, nothing elsewhere."""
    dialogue = getattr(request, "dialogue", None)
    if dialogue is None:
        return {}
    return {"dialogue": dialogue, "workspace": Workspace(request)}
