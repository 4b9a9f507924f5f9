"""How the worker makes a choice: claimed, searched, drawn many times over, kept in one transaction.

Loads OR-Tools: imported by the task alone. A worker that is killed costs time and no choice (``reports/jobs.py``).
"""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError, connection

from dialogues.events import record
from reports.jobs import JobState, LeaseLost, lease_lasts

from ..models import ChoiceKind, ChoiceOutcome, ChoiceRun
from ..selection.chances import Chances, chances
from ..selection.choosing import Replacement, choose, replace
from ..selection.reserves import reserves
from ..selection.terms import BadQuestion, Candidate, Choice, Collision, Demands, Unfinished
from . import frozen as boxes

log = logging.getLogger(__name__)
RETRY_IN = timedelta(seconds=30)
BROKEN = "broken"
SEARCH, LOTS, SAVE = "search", "lots", "save"
STAGES = (SEARCH, LOTS, SAVE)
MOST_SECONDS = 240.0
"""How long the chances are drawn at most; what has been drawn by then is kept, and said to be fewer."""


class Lease:
    """Keeps the job while a search runs that reports nothing itself.

    Inside a transaction (a command, a test) no other connection can see the row, so no thread is begun.
    """

    def __init__(self, run: ChoiceRun) -> None:
        self.run, self.stage, self.percent, self.lost = run, SEARCH, 0, False
        self._telling, self._over = threading.Lock(), threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"choice-{run.pk}", daemon=True)

    def __enter__(self) -> "Lease":
        self.tell(SEARCH, 2)
        if not connection.in_atomic_block:
            self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        if self._thread.ident:
            self._thread.join()

    def tell(self, stage: str, percent: int) -> None:
        """Say how far it is. Raises LeaseLost when somebody else has the job, or it was called off."""
        if self.lost:
            raise LeaseLost(f"choice {self.run.pk}")
        with self._telling:
            self.stage, self.percent = stage, max(percent, self.percent)
            self.run.report(stage=self.stage, percent=self.percent)

    def _keep(self) -> None:
        try:
            while not self._over.wait(lease_lasts().total_seconds() / 4):
                try:
                    with self._telling:
                        self.run.report(stage=self.stage, percent=self.percent)
                except LeaseLost:
                    self.lost = True
                    return
                except DatabaseError as error:  # busy or away for a moment: the lease lasts some renewals
                    log.warning("lease of choice %s was not renewed: %s", self.run.pk, type(error).__name__)
        finally:
            connection.close()


def make(pk: int) -> bool:
    """Make choice ``pk``; whether this call finished it. Doubled and late calls do nothing."""
    run = ChoiceRun.claim(pk)
    if run is None:
        return False
    try:
        with Lease(run) as lease:
            outcome, found = work(run, tell=lease.tell)
            lease.tell(SAVE, 98)
        _keep(run, outcome, found)
    except LeaseLost:
        log.warning("choice %s was taken over or called off", pk)
        return False
    except Exception:
        log.exception("choice %s could not be made", pk)
        run.fail(error=BROKEN, retry_in=RETRY_IN)
        return False
    return True


def _keep(run: ChoiceRun, outcome: str, found: boxes.Json) -> None:
    def keep() -> None:
        current = ChoiceRun.objects.select_for_update().get(pk=run.pk)
        ChoiceRun.objects.filter(pk=run.pk).update(outcome=outcome, found=boxes.write(found))
        record("choice.made", dialogue=current.dialogue, obj=current, outcome=outcome, number=current.number)

    run.finish(effect=keep)
    run.state = JobState.DONE


def work(run: ChoiceRun, *, tell: Callable[[str, int], None] = lambda _stage, _percent: None) -> tuple[str, boxes.Json]:
    """Return the outcome of a choice and what was found. Changes nothing."""
    frozen, _found = boxes.read(run)
    people, demands = boxes.people_of(frozen), boxes.demands_of(run.asked, frozen)
    made: Choice | Replacement | Collision | Unfinished
    try:
        if run.kind == ChoiceKind.REPLACEMENT:
            made = replace(people, demands, frozen["panel"], frozen["declined"], seed=run.seed)
        else:
            made = choose(people, demands, seed=run.seed, play=run.asked["play"])
    except BadQuestion as error:
        return ChoiceOutcome.WRONG, {"faults": [[str(fault), list(about)] for fault, about in error.faults]}
    if isinstance(made, Collision):
        return ChoiceOutcome.COLLISION, _collision(made)
    if isinstance(made, Unfinished):
        return ChoiceOutcome.UNFINISHED, {"seconds": round(made.seconds, 1)}
    tell(LOTS, 30)
    if isinstance(made, Replacement):
        return ChoiceOutcome.CHOSEN, _replacement(people, demands, made, frozen)
    drawn = chances(
        people,
        demands,
        seed=run.seed,
        draws=run.asked["draws"],
        play=run.asked["play"],
        seconds=MOST_SECONDS,
        progress=lambda done, of: tell(LOTS, 30 + 65 * done // of),
    )
    return ChoiceOutcome.CHOSEN, _panel(people, demands, made) | _chances(drawn)


def _panel(people: list[Candidate], demands: Demands, made: Choice) -> boxes.Json:
    return {
        "chosen": list(made.chosen),
        "objective": made.objective,
        "bound": made.bound,
        "best": made.best,
        "gap": made.gap,
        "stopped": made.stopped_early,
        "seconds": round(made.seconds, 1),
        "coverage": dict(made.coverage),
        "short": dict(made.short),
        "spread": {
            name: [[share.value, share.people, share.target] for share in shares]
            for name, shares in made.spread.items()
        },
        "traits": {str(trait): count for trait, count in made.traits.items()},
        "reserves": {str(key): list(others) for key, others in reserves(people, demands, made.chosen).items()},
    }


def _chances(drawn: Chances | Collision | Unfinished) -> boxes.Json:
    if not isinstance(drawn, Chances):
        return {"chances": {}, "draws": 0, "draws_stopped": True}
    return {
        "chances": {str(key): one.times for key, one in drawn.chances.items()},
        "draws": drawn.draws,
        "draws_stopped": drawn.stopped_early,
    }


def _replacement(people: list[Candidate], demands: Demands, made: Replacement, frozen: boxes.Json) -> boxes.Json:
    """The panel after the replacement, who comes and goes, and how the coverage was with those who said no."""
    before = dict.fromkeys(frozen["perspectives"], 0)
    for one in people:
        if one.key in frozen["panel"]:
            for name in one.perspectives:
                before[name] += 1
    now = {"came_in": list(made.came_in), "went_out": list(made.went_out), "before": before}
    return _panel(people, demands, made.choice) | now


def _collision(made: Collision) -> boxes.Json:
    return {
        "demands": [[str(demand.kind), list(demand.about)] for demand in made.demands],
        "nobody": dict(made.nobody),
        "search": [[one.side, list(one.perspectives)] for one in made.search],
    }
