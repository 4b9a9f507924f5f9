"""One process that serves one scale, told by lines of JSON what to read and how often (``bench/run.py`` tells it).

It reads pages with Django's client: the whole stack from the first middleware to the last byte, without a socket.
"""

import json
import sys
from time import perf_counter
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - Django first
from django.db.models import F  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.pages import ADMINISTRATOR, LEADER, SLUG, Measured, measured  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402

EMPTY = f"/dialogues/{SLUG}/empty/"


class Reader:
    """Reads the pages of one dialogue as its leader, as the municipality's administrator or as anyone."""

    def __init__(self) -> None:
        dialogue = Dialogue.objects.get(slug=SLUG)
        talk = dialogue.interviews.order_by("-number").values_list("number", flat=True)[0]
        self.pages = {page.name: page for page in measured(talk)}
        self.leader, self.administrator, self.anyone = (
            Client(enforce_csrf_checks=True, raise_request_exception=False) for _ in range(3)
        )
        for client, email in ((self.leader, LEADER), (self.administrator, ADMINISTRATOR)):
            client.force_login(User.objects.get(email=email), "django.contrib.auth.backends.ModelBackend")
        self.sizes = {
            "interviews": dialogue.interviews.count(),
            "statements": dialogue.statements.count(),
        }

    def _client(self, page: Measured) -> Client:
        return self.administrator if page.administrator else self.leader if page.leader else self.anyone

    def _read(self, page: Measured) -> tuple[float, HttpResponse]:
        if page.cold:
            Dialogue.objects.filter(slug=SLUG).update(revision=F("revision") + 1)
        client = self._client(page)
        begun = perf_counter()
        answer = client.get(page.address)
        return (perf_counter() - begun) * 1000, answer

    def _read_empty(self) -> float:
        begun = perf_counter()
        self.leader.get(EMPTY)
        return (perf_counter() - begun) * 1000

    def check(self) -> dict[str, Any]:
        """Read everything once: which pages are as they should be, what is wrong with the others, how much there is."""
        faults, sound = {}, []
        if (status := self.leader.get(EMPTY).status_code) != 200:
            raise SystemExit(f"{EMPTY} answered {status}")
        for page in self.pages.values():
            _, answer = self._read(page)
            html = answer.content.decode()
            if answer.status_code == 200 and html.count(page.holds) >= page.times:
                sound.append(page.name)
            else:
                seen = f"{html.count(page.holds)} × {page.holds!r} in {len(html)} characters"
                faults[page.name] = f"{page.address} answered {answer.status_code} with {seen}"
        return {"names": sound, "faults": faults, "sizes": self.sizes}

    def queries(self, name: str) -> list[str]:
        """The statements that one reading of the page sends to the database."""
        page = self.pages[name]
        if page.cold:
            self._read(page)
            Dialogue.objects.filter(slug=SLUG).update(revision=F("revision") + 1)
        client = self._client(page)
        client.get(page.address) if not page.cold else None
        with CaptureQueriesContext(connection) as captured:
            client.get(page.address)
        return [query["sql"] for query in captured.captured_queries]

    def time(self, name: str) -> list[float]:
        """One reading of the empty page and one of the page, in milliseconds."""
        empty = self._read_empty()
        return [empty, self._read(self.pages[name])[0]]


def main() -> None:
    """Answer one line with one line until the input ends."""
    answers = sys.stdout
    sys.stdout = sys.stderr  # nothing else may write between the answers
    reader = Reader()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(getattr(reader, name)(*arguments)), file=answers, flush=True)


if __name__ == "__main__":
    main()
