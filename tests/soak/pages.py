"""Some of the texts, opened and saved by way of their page: the whole stack, as a browser meets it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.records import Conflict
from actions.models import Lesson, Proposal
from dialogues.models import Actor
from interviews.models import StakeholderGroup
from perspectives.models import Theme
from tests.edits.forms_on_pages import forms_of
from tests.soak.texts import Opened, Refused

PAGES: dict[str, tuple[Any, str, str, str]] = {
    "theme": (Theme, "perspectives:theme_edit", "pk", "description"),
    "actor": (Actor, "dialogues:actor_edit", "pk", "does"),
    "group": (StakeholderGroup, "interviews:group_edit", "pk", "why"),
    "proposal": (Proposal, "actions:edit", "number", "why"),
    "lesson": (Lesson, "actions:lesson_edit", "pk", "learnt"),
}
"""Model, address, by which of its columns, and the name of the text."""


class Pages:
    def __init__(self, actor: User) -> None:
        self.client = Client()
        self.client.force_login(actor, "django.contrib.auth.backends.ModelBackend")

    def knows(self, kind: str) -> bool:
        return kind in PAGES

    def open(self, kind: str, key: int) -> Opened:
        model, name, by, field = PAGES[kind]
        row = model.objects.select_related("dialogue").get(pk=key)
        address = reverse(name, args=[row.dialogue.slug, getattr(row, by)])
        answer = self.client.get(address)
        found = [form for form in forms_of(answer.content.decode(), address) if field in form.names()]
        if answer.status_code != 200 or not found:  # taken away in this moment
            return Opened(getattr(row, field), self._refuse)
        sent = found[0].sent()

        def save(text: str) -> None:
            said = self.client.post(address, sent | {field: text})
            if said.status_code == 409:
                raise Conflict(model.objects.get(pk=key))
            if said.status_code != 302:
                raise Refused(f"{kind}: {said.status_code}")

        return Opened(sent[field][0].replace("\r\n", "\n"), save)

    def _refuse(self, _text: str) -> None:
        raise Refused("it is not there")
