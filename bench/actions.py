"""Promises among ten dialogues and among a thousand: the same pages, the same digest, by turns."""

import statistics
from collections.abc import Callable

from bench.place import Failed, Place, Served, finish, places
from bench.promises_sizes import FEW, FOLLOWERS, SIZES
from bench.report import Result, result

NAMES = ("list", "one", "feed", "spine", "gaps", "thread")
DIGESTS = 3
MAILS_A_SECOND = 200
"""What a digest is judged by: ten thousand followers are told within a minute."""


def measure_actions(
    say: Callable[[str], None], rounds: int, sizes: tuple[int, int] = SIZES
) -> tuple[list[Result], bool]:
    """Measure at both sizes. Also tells whether everything was as it should be."""
    try:
        with places(sizes) as among:
            _load(among)
            with Served(among[0], "bench.promiser") as small, Served(among[1], "bench.promiser") as large:
                return _measure((small, large), rounds, say)
    except Failed as failure:
        say(f"Not measured: {failure}")
        return [], False


def _load(among: list[Place]) -> None:
    among[0].run("manage.py", "collectstatic", "--noinput", "-v0")
    for arguments in (["manage.py", "migrate", "-v0"], ["-m", "bench.promises"]):
        scaled = arguments[-1] == "bench.promises"
        started = [place.start(*arguments, *([str(place.scale)] if scaled else [])) for place in among]
        for process in started:
            finish(process)


def _measure(both: tuple[Served, Served], rounds: int, say: Callable[[str], None]) -> tuple[list[Result], bool]:
    known = [worker.ask("check") for worker in both]
    say(f"Promises: {known[0]['sizes']} and {known[1]['sizes']}")
    faults = [fault for one in known for fault in one["faults"]]
    for fault in faults:
        say(f"Not measured: {fault}")
    queries = {name: [len(worker.ask("queries", name)) for worker in both] for name in NAMES}
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in NAMES}
    for turn in range(-3, rounds):  # the first three warm up and are not kept
        for name in NAMES:
            for index in (0, 1) if turn % 2 else (1, 0):
                took = float(both[index].ask("time", name))
                if turn >= 0:
                    times[name][index].append(took)
    results = []
    for name in NAMES:
        small_ms, large_ms = (statistics.median(values) for values in times[name])
        results.append(result(f"growth.actions_{name}", large_ms, "ms", small_ms))
        results.append(result(f"queries.actions_{name}", queries[name][1], "queries", queries[name][0]))
    told, right = _digest(both, say)
    return results + told, right and not faults


def _digest(both: tuple[Served, Served], say: Callable[[str], None]) -> tuple[list[Result], bool]:
    """Ten thousand mails at both sizes by turns, and what is held in memory beside a tenth as many."""
    took: tuple[list[float], list[float]] = ([], [])
    right = True
    for turn in range(DIGESTS):
        for index in (0, 1) if turn % 2 else (1, 0):
            mails, milliseconds, _peak = both[index].ask("digest", FOLLOWERS, False)
            took[index].append(milliseconds)
            right = right and mails == FOLLOWERS
    few, many = (both[1].ask("digest", count, True)[2] for count in (FEW, FOLLOWERS))
    if not right:
        say("Not measured: the digest did not reach everybody")
    small_ms, large_ms = (statistics.median(values) for values in took)
    return [
        result("growth.actions_digest", large_ms, "ms", small_ms),
        result("actions.digest_rate", MAILS_A_SECOND, "mails/s", FOLLOWERS / large_ms * 1000),
        result("actions.digest_memory", many, "MB", few),
    ], right
