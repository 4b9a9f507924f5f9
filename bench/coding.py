"""Coding against Taguette, and the exports: by turns at both sizes, each in a process of its own."""

import statistics
from collections.abc import Callable
from typing import Any

from bench.place import Place, Served
from bench.report import Result, result

TAGUETTE: dict[str, tuple[float, float]] = {
    "add_statement": (20, 23),
    "open_text": (35, 148),
    "open_long": (42, 178),
    "list": (33, 340),
}
"""Milliseconds of Taguette 1.5.2 for the same work on two cores, at 93 texts of 1,500 words with 900 statements and
at ten times that. Its text of 10,000 words with 150 highlights was read by turns with its ordinary one on another
machine, and took a fifth longer at both sizes: ``open_long`` is the ordinary figure and a fifth."""
TAGUETTE_EXPORT = (600, 4500)
"""Milliseconds of its spreadsheet of the statements, while which everybody else waits."""
ALONE = ("codebook", "coverage", "exchange")
"""What Taguette has no figure for: judged by how it grows."""
EXPORTS = [
    ("codebook_qdc", False),
    ("codebook_xlsx", False),
    ("project_qdpx", True),
    ("project_qdpx", False),
    ("statements_xlsx", True),
    ("statements_xlsx", False),
    ("statements_csv", True),
    ("coverage_xlsx", False),
]
AS_MUCH_AS_TAGUETTES = {"statements_xlsx", "statements_csv"}
SIZES = ("size_1", "size_10")


def measure_coding(both: list[Place], rounds: int, say: Callable[[str], None]) -> tuple[list[Result], bool]:
    """Code at both sizes. Also tells whether everything was as it should be."""
    with Served(both[0], "bench.coder") as small, Served(both[1], "bench.coder") as large:
        workers = (small, large)
        known = [worker.ask("check") for worker in workers]
        say(f"Coding: {known[0]['sizes']} and {known[1]['sizes']}")
        faults = [fault for one in known for fault in one["faults"].values()]
        for fault in faults:
            say(f"Not measured: {fault}")
        names = [name for name in [*TAGUETTE, *ALONE] if not any(name in one["faults"] for one in known)]
        queries = {name: [worker.ask("queries", name) for worker in workers] for name in names}
        pages = _by_turns(workers, rounds, [("time", name) for name in names])
        orders = _by_turns(workers, max(3, rounds // 3), [("order", *one) for one in EXPORTS])
        jobs = _by_turns(workers, max(3, rounds // 6), [("export", *one) for one in EXPORTS])
    found = []
    for name in names:
        small_ms, large_ms = pages["time", name]
        for size, value, taguette in zip(SIZES, (small_ms, large_ms), TAGUETTE.get(name, (0, 0)), strict=True):
            if taguette:
                found.append(result(f"coding.{name}.{size}", value, "ms", taguette))
        found.append(result(f"coding.growth.{name}", large_ms, "ms", small_ms))
        found.append(result(f"coding.queries.{name}", queries[name][1], "queries", queries[name][0]))
    for kind, source in EXPORTS:
        name = f"{kind}{'_sources' if source else ''}"
        found += _export(name, kind, orders["order", kind, source], jobs["export", kind, source])
    return found, not faults


def _export(name: str, kind: str, waited: tuple[float, float], job: tuple[float, float]) -> list[Result]:
    """What a reader waits, and what the worker does, beside Taguette's spreadsheet where it is the same work."""
    found = []
    for size, wait, took, taguette in zip(SIZES, waited, job, TAGUETTE_EXPORT, strict=True):
        found.append(result(f"coding.wait.{name}.{size}", wait, "ms", taguette))
        if kind in AS_MUCH_AS_TAGUETTES:
            found.append(result(f"coding.export.{name}.{size}", took, "ms", taguette))
    found.append(result(f"coding.growth.wait.{name}", waited[1], "ms", waited[0]))
    found.append(result(f"coding.linear.{name}", job[1], "ms", 10 * job[0]))
    return found


def _by_turns(
    workers: tuple[Served, Served],
    rounds: int,
    asked: list[tuple[Any, ...]],
) -> dict[tuple[Any, ...], tuple[float, float]]:
    """Ask each of both, by turns; return the medians."""
    times: dict[tuple[Any, ...], tuple[list[float], list[float]]] = {one: ([], []) for one in asked}
    for turn in range(-1, rounds):  # the first warms up and is not kept
        for one in asked:
            for index in (0, 1) if turn % 2 else (1, 0):
                took = float(workers[index].ask(*one))
                if turn >= 0:
                    times[one][index].append(took)
    return {one: (statistics.median(pair[0]), statistics.median(pair[1])) for one, pair in times.items()}
