"""Every kind of background work, killed with SIGKILL again and again, and done twice at once, on databases of its own.

Started as ``python -m tests.faults.night`` with ``DATA_DIR``, ``DATABASE_URL`` (made already, empty of rows) and
``FAULTS_DATABASE`` (its name). It writes a world, copies it and lets each unit of work (``units.py``) be done

- once in peace in the first copy,
- in the second by processes that are killed, each at a later moment, until one comes to the end, and then once more,
- in the third by two processes at once, and then once more.

At the end the copies must hold the same. Every process is a fork of this one, so that it costs a few hundredths of a
second. With ``--all`` each unit is killed at every moment it has, each time in a fresh copy, and paper is really laid
out; else at some moments, spread over its run. Prints a JSON document.
"""

import argparse
import ctypes
import json
import os
import signal
import sys
import traceback
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

import time_machine  # noqa: E402 - Django first
from django.db import connections  # noqa: E402
from django.test import override_settings  # noqa: E402

from tests.faults import places, units  # noqa: E402
from tests.faults.mail_server import MailServer  # noqa: E402
from tests.faults.points import Points  # noqa: E402

PEACE, KILLED, DOUBLED = "peace", "killed", "doubled"
DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG, from <sys/prctl.h>."""
LATER = timedelta(minutes=6)
"""Between two attempts: longer than any lease, so that what a dead worker held is free."""


@dataclass
class Told:
    """What became of a unit: the moments it has, at which it was killed, what it said in peace, and what went wrong."""

    moments: int = 0
    killed_at: list[int] = field(default_factory=list)
    said: str = ""
    wrong: list[str] = field(default_factory=list)


class Outcome(dict):
    """``moments`` and ``said`` of a process that came to its end; empty when it was killed."""


class Child:
    """A fork that does one unit of work in a place."""

    def __init__(self, place: str, unit: units.Unit, *, kill_at: int = 0, later: int = 0, gate: int = -1) -> None:
        reading, writing = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(reading)
            status = 1
            try:
                os.write(writing, json.dumps(_work(place, unit, kill_at, later, gate)).encode())
                status = 0
            except BaseException:  # noqa: BLE001 - told to the process that asked
                os.write(writing, json.dumps({"wrong": traceback.format_exc()[-2000:]}).encode())
            finally:
                os._exit(status)
        os.close(writing)
        self.pipe = reading

    def outcome(self) -> Outcome:
        with os.fdopen(self.pipe) as pipe:
            said = pipe.read()
        _pid, status = os.waitpid(self.pid, 0)
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGKILL, f"ended by signal {os.WTERMSIG(status)}"
            return Outcome()
        return Outcome(json.loads(said))


SERVERS: dict[str, MailServer] = {}


def _work(place: str, unit: units.Unit, kill_at: int, later: int, gate: int) -> dict[str, Any]:
    places.enter(place)
    points = Points(kill_at)
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": SERVERS[place].port, "EMAIL_TIMEOUT": 5}
    with (
        override_settings(MEDIA_ROOT=str(places.media_of(place)), **mail),
        time_machine.travel(unit.at() + later * LATER),
    ):
        ready = unit.get_ready()
        if gate >= 0:
            os.read(gate, 1)
        with points.counted():
            said = ready()
    connections.close_all()
    return {"moments": points.passed, "said": repr(said)}


def _spread(moments: int, most: int) -> list[int]:
    """Some of the moments, in the middle and at the end of as many equal parts."""
    if moments <= most:
        return list(range(1, moments + 1))
    return sorted({1 + round(place * (moments - 1) / most) for place in range(1, most + 1)})


def _run(place: str, unit: units.Unit, told: Told, **how: Any) -> Outcome:
    outcome = Child(place, unit, **how).outcome()
    if "wrong" in outcome:
        told.wrong.append(f"{place}: {outcome['wrong']}")
    return outcome


def in_peace(unit: units.Unit, told: Told) -> None:
    outcome = _run(PEACE, unit, told)
    told.moments, told.said = outcome.get("moments", 0), outcome.get("said", "")


def killed(unit: units.Unit, told: Told) -> None:
    """By one process after the other, each killed at a later moment than the one before, and twice to the end."""
    for attempt, moment in enumerate(_spread(told.moments, unit.kills)):
        if _run(KILLED, unit, told, kill_at=moment, later=attempt):
            break  # it has less left to do than that
        told.killed_at.append(moment)
    for more in (1, 2):
        _run(KILLED, unit, told, later=unit.kills + more)


def doubled(unit: units.Unit, told: Told) -> None:
    """By two at once, let go at the same moment, and by a third afterwards."""
    reading, writing = os.pipe()
    both = [Child(DOUBLED, unit, gate=reading) for _each in range(2)]
    os.write(writing, b"go")
    for outcome in [child.outcome() for child in both]:
        if "wrong" in outcome and not units.is_a_polite_no(outcome["wrong"]):
            told.wrong.append(f"at once: {outcome['wrong']}")
    os.close(reading), os.close(writing)
    _run(DOUBLED, unit, told, later=1)


def short_night(found: dict[str, Told]) -> None:
    places.copy([PEACE, KILLED, DOUBLED])
    for unit in units.UNITS:
        told = found.setdefault(unit.name, Told())
        in_peace(unit, told)
        killed(unit, told)
        doubled(unit, told)
    peace = places.held(PEACE)
    others = {place: places.differences(peace, places.held(place)) for place in (KILLED, DOUBLED)}
    wrong = [f"{place}: {line}" for place, lines in others.items() for line in lines]
    found["everything"] = Told(wrong=wrong[:40])


def long_night(found: dict[str, Told]) -> None:
    """Unit by unit, and within it moment by moment, each from a fresh copy of how the units before left the world."""
    places.copy([PEACE])
    for unit in units.UNITS:
        told = found.setdefault(unit.name, Told())
        places.copy(["before"], of=PEACE)
        in_peace(unit, told)
        peace = places.held(PEACE)
        for moment in range(1, told.moments + 1):
            places.copy([KILLED], of="before")
            if _run(KILLED, unit, told, kill_at=moment):
                told.wrong.append(f"not killed at {moment} of {told.moments}")
            told.killed_at.append(moment)
            for more in (1, 2):
                _run(KILLED, unit, told, later=more)
            lines = places.differences(peace, places.held(KILLED))
            told.wrong += [f"killed at {moment} of {told.moments}: {line}" for line in lines[:5]]
        places.copy([DOUBLED], of="before")
        doubled(unit, told)
        told.wrong += [f"doubled: {line}" for line in places.differences(peace, places.held(DOUBLED))[:5]]
        words = f"{unit.name}: {len(told.killed_at)} kills, {len(told.wrong)} wrong"
        sys.stderr.write(words + "\n")
        sys.stderr.flush()


def serve_mail() -> list[int]:
    """A mail server for each place, in a process of its own, so that a fork of this one has no threads."""
    folder = Path(os.environ["DATA_DIR"])
    started = []
    for place in (PEACE, KILLED, DOUBLED):
        server = MailServer(folder / f"mails-{place}")
        SERVERS[place] = server
        if not (pid := os.fork()):
            ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)  # with this one, however it ends
            server.serve_forever()
        started.append(pid)
    return started


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", help="names of units, with commas between")
    asked = parser.parse_args()
    servers = serve_mail()
    try:
        with time_machine.travel(units.WRITTEN_AT):
            units.write_world(lays_out=asked.all)
        if asked.only:
            units.UNITS[:] = [unit for unit in units.UNITS if unit.name in asked.only.split(",")]
        found: dict[str, Told] = {}
        (long_night if asked.all else short_night)(found)
        mails = {place: SERVERS[place].mails() for place in SERVERS}
        told = {name: asdict(one) for name, one in found.items()}
        json.dump({"units": told, "mails": mails}, sys.stdout)
    finally:
        places.remove([PEACE, KILLED, DOUBLED, "before"])
        for pid in servers:
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
