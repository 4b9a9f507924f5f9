"""One process that codes at one scale, told by lines of JSON what to do (``bench/coding.py`` tells it).

Pages and presses go through Django's client, the whole stack from the first middleware to the last byte. An export
is made as the worker makes it, in this process: ordered, taken, written, finished.

Times are processor time, since some figures stand beside ones that were measured elsewhere on a quiet machine, and here
others may be at work. With SQLite and nobody else about it is the time that passes: nothing is waited for.
"""

import json
import sys
from time import process_time
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.db import connection  # noqa: E402 - Django first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.material import CODER, SLUG  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402
from perspectives.exchange.services import order_export  # noqa: E402
from perspectives.models import Export, ExportKind, Statement  # noqa: E402
from reports.jobs import JobState  # noqa: E402
from reports.models import Document  # noqa: E402
from reports.production import produce  # noqa: E402
from reports.services import throw_away  # noqa: E402

WORK = f"/dialogues/{SLUG}"
SAID = f"{WORK}/perspectives"
PAGES = {
    "open_text": (f"{SAID}/coding/50/", "<mark", 5),
    "open_long": (f"{SAID}/coding/1/", "<mark", 150),
    "codebook": (f"{SAID}/themes/", "Tema 1", 50),
    "list": (f"{SAID}/statements/", f"{SAID}/statements/", 50),
    "coverage": (f"{WORK}/interviews/plan/", "Grupp 1", 3),
    "exchange": (f"{SAID}/exchange/", "<form", 2),
}
"""By name: address, a piece of HTML that must stand in the answer, how often at least."""
ADD = "add_statement"


class Coder:
    """Codes one dialogue, as whoever leads it."""

    def __init__(self) -> None:
        self.dialogue = Dialogue.objects.get(slug=SLUG)
        self.who = User.objects.get(email=CODER)
        self.client = Client(raise_request_exception=False)
        self.client.force_login(self.who, "django.contrib.auth.backends.ModelBackend")
        self.turn = 0

    def check(self) -> dict[str, Any]:
        """Do everything once: what is wrong, and how much there is."""
        faults = {}
        for name, (address, holds, times) in PAGES.items():
            answer = self.client.get(address)
            html = answer.content.decode()
            if answer.status_code != 200 or html.count(holds) < times:
                seen = f"{html.count(holds)} × {holds!r} in {len(html)} characters"
                faults[name] = f"{address} answered {answer.status_code} with {seen}"
        before = self.dialogue.statements.count()
        self._kept()
        self._choose()
        self._do(ADD)
        if self.dialogue.statements.count() != before + 1:
            faults[ADD] = "no statement was added"
        self._undo()
        sizes = {"interviews": self.dialogue.interviews.count(), "statements": before}
        return {"faults": faults, "sizes": sizes | {"people": self.dialogue.interviewees.count()}}

    def queries(self, name: str) -> int:
        """How many queries one reading costs."""
        self._choose()
        self._do(name)
        self._undo()
        self._choose()
        with CaptureQueriesContext(connection) as captured:
            self._do(name)
        self._undo()
        return len(captured)

    def time(self, name: str) -> float:
        """Milliseconds of the processor for one reading or one press."""
        self._choose()
        begun = process_time()
        self._do(name)
        took = (process_time() - begun) * 1000
        self._undo()
        if name == ADD:
            self.client.get(
                PAGES["exchange"][0]
            )  # the path is worked out anew after a change; not the next page's cost
        return took

    def _do(self, name: str) -> None:
        if name == ADD:
            self.client.post(
                f"{SAID}/coding/51/lift/",
                urlencode(self.chosen),
                content_type="application/x-www-form-urlencoded",
                headers={"HX-Request": "true"},
            )
        else:
            self.client.get(PAGES[name][0])

    def _choose(self) -> None:
        """Choose a line of interview 51 that nobody has marked; it is sent as the page's script sends it."""
        talk = self.dialogue.interviews.get(number=51)
        lines = talk.source.text.split("\n")
        taken = set(talk.statements.values_list("original", flat=True))
        free = [line for line in lines if line not in taken]
        words = free[self.turn % len(free)]
        start = talk.source.text.index(words)
        self.turn += 1
        self.chosen = {"start": start, "end": start + len(words), "words": words}

    def _undo(self) -> None:
        """Take away what was added, outside what is timed."""
        Statement.everything.filter(dialogue=self.dialogue, interview__number=51, lifted_by=self.who).exclude(
            creation_key__in=self._kept()
        ).delete()

    def _kept(self) -> set[Any]:
        if not hasattr(self, "first"):
            rows = Statement.everything.filter(dialogue=self.dialogue, interview__number=51)
            self.first = set(rows.values_list("creation_key", flat=True))
        return self.first

    # --- Exports --------------------------------------------------------------------------------------------------

    def order(self, kind: str, source: bool) -> float:
        """Milliseconds that a reader waits when ordering: the press and the page it leads to."""
        address = f"{SAID}/exchange/"
        begun = process_time()
        self.client.post(address, {"kind": kind, "layer": "sources" if source else "masked"})
        self.client.get(address)
        took = (process_time() - begun) * 1000
        self._throw()
        return took

    def export(self, kind: str, source: bool) -> float:
        """Milliseconds of one job, from taking it to the finished file."""
        export = order_export(dialogue=self.dialogue, actor=self.who, kind=ExportKind(kind), sees_source=source)
        key = Export.objects.values_list("document", flat=True).get(pk=export.pk)
        begun = process_time()
        produce(key)
        took = (process_time() - begun) * 1000
        document = Document.objects.get(pk=key)
        if document.state != JobState.DONE:
            raise SystemExit(f"{kind} ended as {document.state}: {document.error}")
        self._throw()
        return took

    def _throw(self) -> None:
        for document in Document.objects.filter(kind="export"):
            throw_away(document)
        Export.objects.all().delete()


def main() -> None:
    """Answer one line with one line until the input ends."""
    answers = sys.stdout
    sys.stdout = sys.stderr  # nothing else may write between the answers
    coder = Coder()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(getattr(coder, name)(*arguments)), file=answers, flush=True)


if __name__ == "__main__":
    main()
