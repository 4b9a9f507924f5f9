"""The production stack under load, on this machine: gunicorn with two processes, PostgreSQL, Redis, worker, scheduler.

``scripts/production`` starts it with one page more, an empty one; what runs inside it (``python -m bench.load``) asks
over loopback sockets through connections that are kept, as a reverse proxy does. The empty page and the others are read
by turns, since others use the machine too. Everything has an end: a number of seconds, or of requests.

How many requests are answered in a second is measured with as many connections as gunicorn has threads, each asking as
soon as it is answered. How long an answer takes under load is measured at a steady rate of 70 % of that, or in the
minute in which two hundred phones give dots (``bench/dots.py``), and judged by the median with nobody else there.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import dots  # noqa: E402
from bench.report import Result, result  # noqa: E402

CONNECTIONS = 8
"""As many as two gunicorn processes have threads."""
TURNS, SECONDS = 3, 4.0
"""Each kind of page is read that often for that long."""
IDLE, PACED = 60, 15.0
"""Requests one after the other; seconds at a steady rate."""
SHARE = 0.7
"""The steady rate, of what can be answered at most."""
LAST = 10_000
"""Requests after which the memory of a web process is looked at; a tenth of them is what it is judged by."""
SLUG = "umea-segregation"
WORK, PUBLIC = f"/dialogues/{SLUG}", f"/d/{SLUG}"
PAGES = {
    "public": ["/", f"{PUBLIC}/", f"{PUBLIC}/compilation/", f"{PUBLIC}/compilation/1/", f"{PUBLIC}/actions/"],
    "signed_in": [f"{WORK}/", f"{WORK}/perspectives/statements/", f"{WORK}/perspectives/", f"{WORK}/actions/"],
}
EMPTY = "/bench/empty/"


class Wrong(Exception):
    """A page answered otherwise than it should; the text says which."""


class Connection:
    """One kept connection to gunicorn, as the reverse proxy holds it."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port = port
        self.head = f"Host: {os.environ['STACK_HOST']}\r\nX-Forwarded-Proto: https\r\nAccept-Language: sv\r\n"
        self.head += f"Cookie: {cookie}\r\n" if cookie else ""
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> float:
        """Ask and read the answer to its end. Returns the seconds it took; raises Wrong unless it is 200."""
        begun = time.perf_counter()
        if self.reader is None or self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        self.writer.write(f"GET {path} HTTP/1.1\r\n{self.head}\r\n".encode())
        try:
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        except (asyncio.IncompleteReadError, ConnectionResetError):  # closed between two requests: asked again
            self.close()
            return await self.get(path)
        length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.startswith("content-length:"))
        await self.reader.readexactly(length)
        if "\r\nconnection: close" in head:
            self.close()
        if not head.startswith("http/1.1 200 "):
            raise Wrong(f"{path} answered {head.split()[1]}")
        return time.perf_counter() - begun

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def flat_out(port: int, paths: list[str], cookie: str, *, seconds: float = SECONDS, most: int = 10**9) -> float:
    """Ask through all connections without a pause, until the time or the number is over. Returns requests a second."""
    left, begun = iter(range(most)), time.perf_counter()
    counted = [0]

    async def one(offset: int) -> None:
        connection = Connection(port, cookie)
        asked: Iterator[str] = cycle(paths[offset % len(paths) :] + paths[: offset % len(paths)])
        while time.perf_counter() - begun < seconds and next(left, None) is not None:
            await connection.get(next(asked))
            counted[0] += 1
        connection.close()

    await asyncio.gather(*(one(number) for number in range(CONNECTIONS)))
    return counted[0] / (time.perf_counter() - begun)


async def alone(port: int, paths: list[str], cookie: str) -> list[float]:
    """The seconds of answers with nobody else there."""
    connection = Connection(port, cookie)
    times = [await connection.get(path) for path, _number in zip(cycle(paths), range(IDLE), strict=False)]
    connection.close()
    return times[len(paths) :]  # the first of each warms up


async def paced(port: int, paths: list[str], cookie: str, rate: float) -> list[float]:
    """The seconds of answers at ``rate`` requests a second, counted from when each was due."""
    free = [Connection(port, cookie) for _number in range(200)]
    begun = time.perf_counter()

    async def one(path: str, due: float) -> float:
        await asyncio.sleep(due - time.perf_counter())
        connection = free.pop() if free else Connection(port, cookie)
        await connection.get(path)
        free.append(connection)
        return time.perf_counter() - due

    number = max(20, int(rate * PACED))
    asked = zip(cycle(paths), range(number), strict=False)
    times = await asyncio.gather(*(one(path, begun + at / rate) for path, at in asked))
    for connection in free:
        connection.close()
    return list(times)


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def memory(master: int) -> float:
    """Megabytes that one of gunicorn's worker processes holds, on average: its own, and its part of what they share."""
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    read = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in workers]
    kilobytes = [int(line.split()[1]) for text in read for line in text.splitlines() if line.startswith("Pss:")]
    return sum(kilobytes) / len(workers) / 1024


def prepare() -> tuple[str, dict[str, Any]]:
    """Write the demo, somebody's session and a room with phones, and wait until the worker has nothing to do.

    Returns the leader's cookie and what ``bench.dots`` says of its room.
    """
    import django

    django.setup()
    from django.conf import settings
    from django.db import transaction
    from django.test import Client

    from accounts.models import User
    from dialogplattform.demo.load import load
    from reports.jobs import JobState
    from reports.models import Document

    with transaction.atomic():
        load("umea")
        leader = User.objects.get(email="leader@umea.example")
        leader.email = f"leader@{os.environ['STACK_HOST']}"  # in production whom the demo left behind cannot log in
        leader.save(update_fields=["email"])
    room = dots.prepare()
    client = Client()
    client.force_login(leader, backend=settings.AUTHENTICATION_BACKENDS[1])
    under_way = Document.objects.filter(state__in=[JobState.WAITING, JobState.RUNNING])
    deadline = time.monotonic() + 300
    while under_way.exists() and time.monotonic() < deadline:
        time.sleep(0.5)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}", room


def memory_after(last: int, port: int, cookie: str) -> list[float]:
    """What a worker holds after so many requests, and after a tenth of them. Asked first: gunicorn begins its workers
    anew after some thousands, and what is measured otherwise asks for more than that."""
    master = json.loads(os.environ["STACK_PIDS"])["web"]
    found = []
    for most in (last // 10, last - last // 10):
        asyncio.run(flat_out(port, PAGES["signed_in"] + PAGES["public"], cookie, seconds=900, most=most))
        found.append(memory(master))
    return found[::-1]


def measure_here(last: int) -> dict[str, list[float]]:
    """All of it, inside the stack: ``name: [value, what it is judged by]``; memory after ``last`` requests."""
    cookie, room = prepare()
    port = int(os.environ["STACK_URL"].rpartition(":")[2])
    pages = PAGES | {"evening": room["paths"][:40]}
    cookies = {"public": "", "signed_in": cookie, "evening": ""}
    found: dict[str, list[float]] = {"memory": memory_after(last, port, cookie)}
    for name, paths in pages.items():
        idle = 1000 * statistics.median(asyncio.run(alone(port, paths, cookies[name])))
        empty, full = [], []
        for _turn in range(TURNS):
            empty.append(asyncio.run(flat_out(port, [EMPTY], cookies[name])))
            full.append(asyncio.run(flat_out(port, paths, cookies[name])))
        most = statistics.median(full)
        found[name] = [most, statistics.median(empty)]
        if name != "evening":
            times = asyncio.run(paced(port, paths, cookies[name], SHARE * most))
            found[f"{name}_p95"] = [1000 * p95(times), idle]
    phones, one_alone = dots.minute(port, room, host=os.environ["STACK_HOST"], over_https=True)
    times = [1000 * seconds for phone in phones for seconds in phone.times]
    found["evening_p95"] = [p95(times), 1000 * statistics.median(s for phone in one_alone[1:] for s in phone.times)]
    found["faults"] = [sum(len(phone.faults) for phone in phones), 0]
    return found


UNITS = {"public": "req/s", "signed_in": "req/s", "evening": "req/s", "memory": "MB"}


def measure_load(say: Callable[[str], None]) -> tuple[list[Result], bool]:
    """Start the stack and measure in it. Also tells whether it could be measured; no PostgreSQL is no fault."""
    if not dots.postgres():
        say("load.public and the others are not measured: PostgreSQL does not answer.")
        return [], True
    set_up = {**os.environ, "WEB_WORKERS": "2", "STACK_SETTINGS": "bench.settings"}
    set_up["SECOND_FACTOR_REQUIRED"] = "false"  # its leader has begun their session without logging in
    command = [ROOT / "scripts" / "production", sys.executable, "-m", "bench.load"]
    ended = subprocess.run(command, cwd=ROOT, env=set_up, capture_output=True, text=True, check=False)
    if ended.returncode:
        say(f"load.public and the others are not measured:\n{ended.stdout[-1000:]}\n{ended.stderr[-1000:]}")
        return [], False
    found = json.loads(ended.stdout.strip().splitlines()[-1])
    if found.pop("faults")[0]:
        say("load.evening: presses went wrong in the minute of the phones.")
        return [], False
    return [result(f"load.{name}", value, UNITS.get(name, "ms"), by) for name, (value, by) in found.items()], True


if __name__ == "__main__":
    print(json.dumps(measure_here(int(sys.argv[1]) if len(sys.argv) > 1 else LAST)))
