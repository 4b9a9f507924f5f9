"""Heavy work in processes of its own, several at once.

They are started as plain commands, since a Celery worker may have no children of the other kind, and each counts with
one thread: the numeric library's own threads cost more than they bring here. Which runs there are, and which is best,
depends on the question alone and not on how many processors share the work.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from .exact import Best, best_evenings
from .mixing import Mixed, Puzzle, mix
from .possible import Way, pairs

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = 2
GRACE = 60
"""Seconds that a process gets beyond its limit before it is ended and its work done here."""


def best_mixed(
    puzzle: Puzzle, *, seeds: Sequence[int], steps: int, seconds: float, alone: bool
) -> tuple[Mixed, float, bool]:
    """Search with each seed; return the best, the processor seconds of all, and whether the clock stopped any."""
    asked = [{"puzzle": puzzle.to_json(), "seed": seed, "steps": steps, "seconds": seconds} for seed in seeds]
    answers = _all("mix", asked, seconds, alone)
    runs = [Mixed(np.array(one.pop("where"), np.int64), tuple(one.pop("score")), **one) for one, _ in answers]
    best = min(range(len(runs)), key=lambda place: (runs[place].score, place))
    return runs[best], sum(worked for _, worked in answers), any(run.stopped for run in runs)


def best_listed(
    ways: Sequence[Way], people: int, met: np.ndarray, count: int, most: int, *, seed: int, alone: bool
) -> tuple[Best | None, float]:
    """Choose ``count`` of ``ways`` (see ``exact``), half of the proof in each of two processes."""
    question = {"ways": ways, "people": people, "met": met.tolist(), "count": count, "most": most, "seed": seed}
    answers = _all("listed", [question | {"part": part, "parts": PARTS} for part in range(PARTS)], GRACE, alone)
    worked = sum(worked for _, worked in answers)
    found = [Best(**one) for one, _ in answers if one]
    if not found:
        return None, worked
    best = min(found, key=lambda one: one.repeats)
    steps, proven = sum(one.steps for one in found), all(one.proven for one in found)
    return Best(best.chosen, best.repeats, proven, steps), worked


def _mix(puzzle: str, **asked: Any) -> dict[str, Any]:
    return asdict(mix(Puzzle.from_json(puzzle), **asked))


def _listed(ways: Sequence[Way], people: int, met: Sequence[int], **asked: Any) -> dict[str, Any]:
    best = best_evenings(pairs(ways, people), np.array(met, np.int64), **asked)
    return asdict(best) if best else {}


WORK: dict[str, Callable[..., dict[str, Any]]] = {"mix": _mix, "listed": _listed}


def _all(work: str, asked: Sequence[dict[str, Any]], seconds: float, alone: bool) -> list[tuple[dict[str, Any], float]]:
    """The answers, in order, with the processor seconds of each. What a process fails to do is done here, as is
    everything when ``alone``."""
    if alone:
        return [_do(work, question) for question in asked]
    with ExitStack() as stack:
        started = [_start(work, question) for question in asked]
        for process in started:
            stack.callback(process.wait)
            stack.callback(process.kill)
        found = [_answer(process, seconds + GRACE) for process in started]
    return [one or _do(work, question) for one, question in zip(found, asked, strict=True)]


def _start(work: str, question: dict[str, Any]) -> subprocess.Popen[str]:
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-m", "meetings.seating.runs", work],
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    if process.stdin:
        try:
            process.stdin.write(json.dumps(question, default=_plain))
            process.stdin.close()
        except BrokenPipeError:
            process.kill()
        process.stdin = None
    return process


def _answer(process: subprocess.Popen[str], seconds: float) -> tuple[dict[str, Any], float] | None:
    """What the process answered; None when it ended otherwise."""
    try:
        text, _ = process.communicate(timeout=seconds)
        answer, worked = json.loads(text)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return answer, worked


def _do(work: str, question: dict[str, Any]) -> tuple[dict[str, Any], float]:
    begun = process_time()
    answer = WORK[work](**question)
    return answer, process_time() - begun


def _plain(one: Any) -> Any:
    return one.tolist() if isinstance(one, np.ndarray) else one.item()


def main() -> None:
    """Do one piece of work: asked and answered in JSON."""
    answer, _ = _do(sys.argv[1], json.load(sys.stdin))
    sys.stdout.write(json.dumps([answer, process_time()], default=_plain))


if __name__ == "__main__":
    main()
