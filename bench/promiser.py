"""One process that reads promises at one size, told by lines of JSON what and how often (``bench/actions.py``).

The dialogue is touched before each reading, so that nothing kept from the one before is measured.
"""

import json
import sys
import tracemalloc
from datetime import timedelta
from time import perf_counter
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - Django first
from django.db.models import F  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import OutgoingMail, User  # noqa: E402
from actions import queries, spine  # noqa: E402
from actions.following import telling  # noqa: E402
from actions.models import Follower, Proposal, StatusReport  # noqa: E402
from bench.promises import LEADER, SLUG  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402

PUBLIC, WORK = f"/d/{SLUG}/actions/", f"/dialogues/{SLUG}/actions/"
PAGES = {
    "list": (PUBLIC, False, 'class="overtime__time'),
    "one": (f"{PUBLIC}1/", False, 'class="spine"'),
    "feed": (f"{PUBLIC}feed/", False, "<entry>"),
    "gaps": (f"{WORK}gaps/", True, 'id="gap-owner"'),
    "thread": (f"{PUBLIC}thread/", False, "flow__band"),
}
"""Address, whether as the leader, and what the answer must hold."""


class Reader:
    """Reads the first dialogue's promises."""

    def __init__(self) -> None:
        self.dialogue = Dialogue.objects.select_related("municipality").get(slug=SLUG)
        self.leader, self.anyone = Client(raise_request_exception=False), Client(raise_request_exception=False)
        self.leader.force_login(User.objects.get(email=LEADER), "django.contrib.auth.backends.ModelBackend")
        telling.FIRST_HOUR, telling.LAST_HOUR = 0, 24  # whenever the bench is run
        Follower.objects.update(looked_at=timezone.now(), told_until=timezone.now())

    def check(self) -> dict[str, Any]:
        """What is not as it should be, and how much there is."""
        faults = []
        for name, (address, leader, holds) in PAGES.items():
            answer = (self.leader if leader else self.anyone).get(address)
            if answer.status_code != 200 or holds not in answer.content.decode():
                faults.append(f"{name}: {address} answered {answer.status_code}, without {holds!r} perhaps")
        sizes = {"dialogues": Dialogue.objects.count(), "proposals": Proposal.objects.count()}
        return {"faults": faults, "sizes": sizes}

    def _touch(self) -> None:
        Dialogue.objects.filter(pk=self.dialogue.pk).update(revision=F("revision") + 1)

    def _do(self, name: str) -> None:
        if name == "spine":
            [promise, *_rest] = queries.promises(self.dialogue)
            chain = spine.PublicSpine(promise, spine.published(self.dialogue, [promise.proposal]), 20)
            assert chain.heard and chain.voice and chain.decision
            return
        address, leader, _holds = PAGES[name]
        (self.leader if leader else self.anyone).get(address)

    def time(self, name: str) -> float:
        """One reading, in milliseconds."""
        self._touch()
        begun = perf_counter()
        self._do(name)
        return (perf_counter() - begun) * 1000

    def queries(self, name: str) -> list[str]:
        """The statements that one reading sends to the database."""
        self._do(name)
        self._touch()
        with CaptureQueriesContext(connection) as captured:
            self._do(name)
        return [query["sql"] for query in captured.captured_queries]

    def digest(self, followers: int, watch: bool) -> list[float]:
        """Tell ``followers`` of one new report; how many mails, in how many milliseconds, and the most that was held
        in memory, in megabytes (only when watched, which slows it)."""
        past = timezone.now() - timedelta(hours=1)
        chosen = Follower.objects.order_by("pk").values("pk")[:followers]
        Follower.objects.filter(pk__in=list(chosen.values_list("pk", flat=True))).update(
            told_until=past, looked_at=past
        )
        promise = self.dialogue.proposals.order_by("number")[0]
        StatusReport.objects.bulk_create(
            [StatusReport(proposal=promise, reported_on=timezone.localdate(), state="on_track", text="Nytt.")]
        )
        if watch:
            tracemalloc.start()
        begun = perf_counter()
        sent = telling.tell()
        took = (perf_counter() - begun) * 1000
        peak = 0.0
        if watch:
            peak = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
        OutgoingMail.objects.all().delete()
        new = StatusReport.objects.filter(text="Nytt.")
        new._raw_delete(new.db)
        return [float(sent), took, peak]


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
