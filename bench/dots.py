"""Two hundred phones give dots inside one minute: a real gunicorn and PostgreSQL on this machine, over sockets.

Each phone opens its own link and presses five times; one press in ten is sent twice, as when an answer is lost on the
way. Afterwards every dot is counted in the database. The time of an answer is judged by that of one phone alone in the
same room, taken just before. Without PostgreSQL it says that it is not measured. It ends by itself and drops its
database.
"""

import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.place import Failed, Place, database  # noqa: E402
from bench.report import Result, result  # noqa: E402

PHONES, PRESSES, SECONDS = 200, 5, 60
ALONE = 40
"""Presses of one phone alone, for the idle time."""
OPTIONS = 6
DEFAULT = "postgres://postgres@127.0.0.1:5432/postgres"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Phone:
    """One phone: its link, its cookies, and how long each answer to a press took, in seconds."""

    def __init__(
        self, port: int, path: str, options: list[int], seed: int, host: str = "", *, over_https: bool = False
    ) -> None:
        self.port, self.path, self.options, self.rng = port, path, options, Random(seed)
        self.host = host or f"127.0.0.1:{port}"
        self.proxy = {"X-Forwarded-Proto": "https", "Origin": f"https://{host}"} if over_https else {}
        self.cookie, self.token = "", ""
        self.dots = dict.fromkeys(options, 0)
        self.times: list[float] = []
        self.faults: list[str] = []

    def _ask(self, method: str, body: str = "") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie, "Host": self.host, **self.proxy}
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        connection.request(method, self.path, body or None, headers)
        answer = connection.getresponse()
        read = answer.read()
        if cookies := answer.headers.get_all("Set-Cookie"):
            self.cookie = "; ".join(one.split(";")[0] for one in cookies)
        connection.close()
        return answer.status, read

    def open(self) -> None:
        status, page = self._ask("GET")
        found = TOKEN.search(page)
        if status != 200 or found is None:
            raise Failed(f"the page of a phone answered {status}")
        self.token = found[1].decode()

    def press(self, *, twice: bool = False) -> None:
        """Give a dot more to something that has room, as the button on the page does: it says what is to be there."""
        option = self.rng.choice([key for key, dots in self.dots.items() if dots < 2])
        body = f"csrfmiddlewaretoken={self.token}&option={option}&dots={self.dots[option] + 1}"
        for _time in range(2 if twice else 1):
            begun = time.perf_counter()
            status, page = self._ask("POST", body)
            self.times.append(time.perf_counter() - begun)
            if status != 200 or b"notice--danger" in page:
                self.faults.append(f"a press answered {status}")
        self.dots[option] += 1

    def run(self, begins: float) -> None:
        """Wait for its turn, open the page, press; everything within the minute."""
        try:
            time.sleep(begins)
            self.open()
            for press in range(PRESSES):
                time.sleep(self.rng.uniform(0.5, 2.0))
                self.press(twice=press == self.rng.randrange(10))
        except (OSError, Failed) as fault:
            self.faults.append(str(fault))


def prepare() -> dict[str, Any]:
    """Write the room: a round of dots, and a link for each phone and for the one that is alone."""
    import django

    django.setup()
    from datetime import date, timedelta

    from django.utils import timezone

    from accounts.models import Municipality
    from dialogues import links
    from dialogues.models import Dialogue
    from meetings.models import Meeting, Option, Participant, Round
    from meetings.services import PARTICIPATION

    place = Municipality.objects.create(name="Mätkommun", slug="matt")
    dialogue = Dialogue.objects.create(municipality=place, slug="matt", title="Mätt", starts_on=date(2022, 1, 1))
    meeting = Meeting.objects.create(dialogue=dialogue, number=1, title="Prickar", held_on=timezone.localdate())
    round_ = Round.objects.create(meeting=meeting, title="Vad väljer vi?", opened_at=timezone.now())
    for number in range(1, OPTIONS + 1):
        Option.objects.create(round=round_, number=number, title=f"Val {number}")
    paths = []
    for number in range(PHONES + ALONE // PRESSES):
        side = "municipality" if number % 2 else "civil_society"
        person = Participant.objects.create(dialogue=dialogue, name=f"P{number}", side=side)
        link = links.issue(purpose=PARTICIPATION, object_id=person.pk, dialogue=dialogue, valid=timedelta(hours=1))
        paths.append("/l/" + link.split("/l/")[1] + f"?round={round_.pk}")
    return {"paths": paths, "options": list(round_.options.values_list("pk", flat=True))}


def count() -> dict[str, Any]:
    """Close the round and count it as the product does."""
    import django

    django.setup()
    from accounts.models import User
    from meetings.models import Round
    from meetings.rounds.results import result_of
    from meetings.rounds.services import close_round

    leader = User.objects.create_user("matt@example.org", name="Mätt")
    found = result_of(close_round(round_=Round.objects.get(), actor=leader))
    return {"people": found.people, "dots": {row.option.pk: row.dots for row in found.rows}}


def postgres() -> str:
    """The address of a PostgreSQL that answers; empty when none does."""
    import psycopg

    address = os.environ.get("DATABASE_URL", "") or DEFAULT
    if not address.startswith("postgres"):
        return ""
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.OperationalError:
        return ""
    return address


@contextmanager
def served(place: Place, port: int) -> Iterator[None]:
    """gunicorn as ``make run`` starts it, stopped afterwards."""
    web = place.start(
        *("-m", "gunicorn", "dialogplattform.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"),
        *("--log-level", "error"),
        stderr=subprocess.DEVNULL,
    )
    try:
        for _attempt in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise Failed("gunicorn did not begin to answer")
        yield
    finally:
        web.terminate()
        try:
            web.wait(timeout=20)
        except subprocess.TimeoutExpired:
            web.kill()
            web.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def measure_dots(say: Callable[[str], None]) -> tuple[list[Result], bool]:
    """Run the minute. Also tells whether it could be measured and nothing went wrong; no PostgreSQL is no fault."""
    address = postgres()
    if not address:
        say("load.dots is not measured: PostgreSQL does not answer.")
        return [], True
    with tempfile.TemporaryDirectory(prefix="dialog-bench-") as folder, database(address, "dots") as own:
        place = Place(Path(folder), 1, own)
        try:
            place.run("manage.py", "collectstatic", "--noinput", "-v0")
            place.run("manage.py", "migrate", "-v0")
            room = json.loads(place.run("-m", "bench.dots", "prepare"))
            port = free_port()
            with served(place, port):
                phones, alone = minute(port, room)
            counted = json.loads(place.run("-m", "bench.dots", "count"))
        except Failed as failure:
            say(f"load.dots is not measured: {failure}")
            return [], False
    return _judged(phones, alone, counted, say)


def minute(
    port: int, room: dict[str, Any], *, host: str = "", over_https: bool = False
) -> tuple[list[Phone], list[Phone]]:
    """First a few phones one after the other, for the idle time, then all the others at once."""
    named = enumerate(room["paths"])
    phones = [Phone(port, path, room["options"], seed, host, over_https=over_https) for seed, path in named]
    phones, alone = phones[:PHONES], phones[PHONES:]
    for phone in alone:
        phone.open()
        for _press in range(PRESSES):
            phone.press()
    latest = SECONDS - 2.0 * PRESSES - 3
    rng = Random(1)
    threads = [Thread(target=phone.run, args=(rng.uniform(0, latest),)) for phone in phones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return phones, alone


def _judged(
    phones: list[Phone], alone: list[Phone], counted: dict[str, Any], say: Callable[[str], None]
) -> tuple[list[Result], bool]:
    given: dict[int, int] = {}
    for phone in (*phones, *alone):
        for option, dots in phone.dots.items():
            given[option] = given.get(option, 0) + dots
    there = {int(option): dots for option, dots in counted["dots"].items()}
    faults = [fault for phone in (*phones, *alone) for fault in phone.faults]
    if there != given or counted["people"] != len(phones) + len(alone):
        faults.append(f"given {given}, counted {there} of {counted['people']} people")
    idle = 1000 * statistics.median(seconds for phone in alone[1:] for seconds in phone.times)
    times = sorted(1000 * seconds for phone in phones for seconds in phone.times)
    p95 = times[int(0.95 * len(times))] if times else 0.0
    say(
        f"load.dots: {len(phones)} phones, {len(times)} presses, median {statistics.median(times):.0f} ms, p95 "
        f"{p95:.0f} ms, longest {times[-1]:.0f} ms; alone {idle:.0f} ms; {sum(there.values())} dots counted of "
        f"{sum(given.values())}"
    )
    for fault in faults[:10]:
        say(f"load.dots: {fault}")
    results = [
        result("load.dots", p95, "ms", idle),
        result("load.dots_counted", sum(there.values()), "dots", sum(given.values())),
    ]
    return results, not faults


if __name__ == "__main__":
    print(json.dumps({"prepare": prepare, "count": count}[sys.argv[1]]()))
