"""A draft with quotes of people who may be contacted again, and a person at their link, for the tests of check-back."""

import re

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from accounts.models import OutgoingMail, User
from dialogues.models import Dialogue
from interviews.models import Consent, Identity, Interviewee
from perspectives.check_back import services
from perspectives.models import CheckBack, Compilation

from .compiled import begin, small_dialogue


def reachable(dialogue: Dialogue, *people: Interviewee) -> None:
    """Let people be contacted again, each at an address of their own."""
    Consent.objects.filter(interviewee__in=people).update(allows_contact=True)
    for person in people:
        identity = Identity.objects.get(interviewee=person)
        identity.email = f"person{person.number}@example.org"
        identity.save()


def world_with_draft(dialogue: Dialogue, ines: User, lena: User) -> dict:
    """The small dialogue, its first two youths reachable, and a draft of version 1."""
    world = small_dialogue(dialogue, ines)
    reachable(dialogue, *world["youths"][:2])
    world["draft"] = begin(dialogue, lena, title="Det vi fick höra")
    return world


def asked(compilation: Compilation, person: Interviewee, actor: User) -> str:
    """Ask a person by mail and return the path of the link that the mail held."""
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    services.ask(compilation=compilation, people=[person], actor=actor)
    (letter,) = OutgoingMail.objects.exclude(pk__in=before)
    return link_in(letter.text)


def link_in(text: str) -> str:
    (address,) = set(re.findall(r"https?://\S+/l/[\w-]+/", text))
    return address.removeprefix(settings.SITE_URL)


class Visitor:
    """Somebody with a link and no account: fills in what the page asks and sends it."""

    def __init__(self, path: str) -> None:
        self.path, self.client = path, Client()

    def looks(self) -> HttpResponse:
        return self.client.get(self.path)

    def says(self, verdicts: dict[int, str] | None = None, *, done: bool = False, **more: str) -> HttpResponse:
        """Answer, by the key of each statement, as from the page that is shown now."""
        page = self.looks()
        data: dict[str, str] = {}
        if page.status_code == 200:
            for one in page.context["asked"]:
                if one.seen is not None:
                    data[one.seen.html_name] = one.seen.value()
        for key, verdict in (verdicts or {}).items():
            data[f"verdict_{key}"] = verdict
        data |= more
        return self.client.post(self.path, data | ({"done": "1"} if done else {"save": "1"}))


def row(person: Interviewee) -> CheckBack:
    return CheckBack.objects.get(interviewee=person)
