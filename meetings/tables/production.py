"""How the worker plans tables: claimed, its lease held by a thread while the solver is busy, finished once.

The solver tells nothing on its way, so how far it has come is told by the clock against what rooms of this size take:
never beyond nine tenths, and never falling.
"""

import logging
import threading
from datetime import timedelta
from math import exp
from time import monotonic

from django.db import DatabaseError, connection

from reports.jobs import LeaseLost, lease_lasts

from ..models import TablePlan
from ..seating.planning import plan as plan_room
from ..seating.terms import Room, Unseatable
from .frozen import plan_to_json, problem_to_json, room_from_json
from .services import UNSEATABLE

log = logging.getLogger(__name__)
SEARCH = "search"
LONGEST = 60
"""Seconds after which the search gives the best it has, and says so."""
RETRY_IN = timedelta(seconds=30)
BROKEN = "broken"
RENEW_EVERY = 1.0


def produce(pk: int) -> bool:
    """Plan row ``pk``; whether this call finished it. A room that cannot be seated fails with why, without retry."""
    job = TablePlan.claim(pk)
    if job is None:
        return False
    try:
        room = room_from_json(job.question)
        with Holding(job, usual_seconds(room)):
            found = plan_room(room, seed=job.seed, steps=job.question.get("steps"), seconds=LONGEST)
        answer = plan_to_json(found)

        def keep() -> None:
            TablePlan.objects.filter(pk=pk).update(answer=answer, problems=[])

        job.finish(effect=keep)
    except LeaseLost:
        log.warning("table plan %s was taken over or called off", pk)
        return False
    except Unseatable as error:
        problems = [problem_to_json(one) for one in error.problems]
        TablePlan.objects.filter(pk=pk, lease=job.lease).update(problems=problems)
        job.fail(error=UNSEATABLE)
        return False
    except Exception:
        log.exception("table plan %s could not be made", pk)
        job.fail(error=BROKEN, retry_in=RETRY_IN)
        return False
    return True


def usual_seconds(room: Room) -> float:
    """About how long a room takes: some seconds for thirty people and four evenings, half a minute for twice that."""
    return max(2.0, len(room.people) * len(room.evenings) / 12)


class Holding:
    """Renews the lease and tells how far it has come, until the work is over.

    Inside a transaction (a command, a test) no other connection can see the row, so no thread is begun.
    """

    def __init__(self, job: TablePlan, usual: float) -> None:
        self.job, self.usual = job, usual
        self.begun = monotonic()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._run, name=f"tables-{job.pk}", daemon=True)

    def __enter__(self) -> "Holding":
        self.job.report(stage=SEARCH, percent=5)
        if not connection.in_atomic_block:
            self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        if self.thread.ident:
            self.thread.join()

    def percent(self) -> int:
        return 5 + round(85 * (1 - exp(-1.5 * (monotonic() - self.begun) / self.usual)))

    def _run(self) -> None:
        every = min(RENEW_EVERY, lease_lasts().total_seconds() / 10)
        try:
            while not self.over.wait(every):
                try:
                    self.job.report(stage=SEARCH, percent=self.percent())
                except LeaseLost:
                    return
                except DatabaseError as error:  # busy or away for a moment: the lease lasts many renewals
                    log.warning("lease of table plan %s was not renewed: %s", self.job.pk, type(error).__name__)
        finally:
            connection.close()
