"""What printing the compilation takes: time, growth and memory, each beside WeasyPrint alone on the very same HTML."""

import json
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.paper import HTML_FILE
from bench.place import ROOT, Failed, Place, Served
from bench.report import Result, result


def measure_pdf(among: list[Place], rounds: int, say: Callable[[str], None]) -> list[Result]:
    """The whole job beside WeasyPrint alone: by turns at the smallest scale, once in fresh processes at all for the
    memory, and the processor time a page takes in the longest document beside its first chapter."""
    job, alone = by_turns(among[0], rounds)
    results = [result("pdf.compilation", job, "ms", alone)]
    made = [in_fresh_processes(place, say) for place in among]
    pages = made[0][0]["pages"]
    results.append(result("pdf.pages_per_second", pages / job * 1000, "pages/s", pages / alone * 1000))
    for place, (ours, bare) in zip(among, made, strict=True):
        end = "" if place is among[0] else f"_scale_{place.scale}"
        results += [
            result(f"pdf.processor_time{end}", ours["cpu"], "s", bare["cpu"]),
            result(f"pdf.peak_memory{end}", ours["mb"], "MB", bare["mb"]),
        ]
    return [*results, *growing(among[-1], max(2, rounds // 2))]


def by_turns(place: Place, rounds: int) -> tuple[float, float]:
    """Median milliseconds of the job and of WeasyPrint alone."""
    times: dict[str, list[float]] = {"job": [], "alone": []}
    with Served(place, "bench.paper") as printer:
        for turn in range(-1, rounds):  # the first loads the fonts and is not kept
            for name in ("job", "alone") if turn % 2 else ("alone", "job"):
                took = printer.ask(name)["ms"]
                if turn >= 0:
                    times[name].append(took)
    return statistics.median(times["job"]), statistics.median(times["alone"])


def in_fresh_processes(place: Place, say: Callable[[str], None]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The job's figures and WeasyPrint's.

    Raises:
        Failed: the two did not make the same document.
    """
    ours = json.loads(place.run("-m", "bench.paper", "job"))
    html = Path(place.environment["DATA_DIR"]) / HTML_FILE
    bare = json.loads(place.run("-m", "bench.paper", "alone", str(html), str(ROOT / "static")))
    if bare["pages"] != ours["pages"]:
        raise Failed(f"WeasyPrint alone made {bare['pages']} pages of the {ours['pages']}: not the same document")
    say(f"Compilation at scale {place.scale}: {ours['pages']} pages")
    return ours, bare


def growing(place: Place, rounds: int) -> list[Result]:
    """Median processor time a page takes in the whole compilation beside its first chapter, by turns, the fonts loaded.

    Of the same document, as the pages of a longer one are fuller: there a page would be more work for that alone.
    """
    made: dict[str, list[dict[str, Any]]] = {"part": [], "job": []}
    with Served(place, "bench.paper") as printer:
        for _turn in range(rounds + 1):
            for name, jobs in made.items():
                jobs.append(printer.ask(name))
    part, whole = (statistics.median(one["cpu"] * 1000 / one["pages"] for one in jobs[1:]) for jobs in made.values())
    return [
        result("pdf.linear", whole, "ms/page", part),
        result("pdf.linear_pages", made["job"][-1]["pages"], "pages", made["part"][-1]["pages"]),
    ]
