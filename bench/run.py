"""``make bench``: measures pages and the PDF on the Umeå demo at scale 1 and 10, and coding on a dialogue of its own.

Times mean little by themselves: others use the machine too. So everything is read alternately (the empty page and the
page, scale 1 and scale 10, the whole job and WeasyPrint alone), medians are taken, and ratios within one run judged.
"""

import argparse
import json
import statistics
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.coding import measure_coding
from bench.paper import HTML_FILE
from bench.place import ROOT, Failed, Place, Served, finish, places
from bench.report import Result, broken, result, table, write
from bench.rooms import measure_rooms

SCALES = (1, 10)
RESULTS = ROOT / "bench" / "results.json"


def say(text: str) -> None:
    print(text, flush=True)


def load(both: list[Place], *, demo: bool = True) -> None:
    """Fill the databases, both at once, and gather the static files. Without the demo there is the coding alone."""
    both[0].run("manage.py", "collectstatic", "--noinput", "-v0")
    for arguments in (
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "demo", "umea", "-v0", "--scale"],
        ["-m", "bench.talk"],
        ["-m", "bench.material"],
    ):
        if not demo and ("demo" in arguments or "bench.talk" in arguments):
            continue
        scaled = arguments[-1] in {"--scale", "bench.material"}
        started = [place.start(*arguments, *([str(place.scale)] if scaled else [])) for place in both]
        for process in started:
            finish(process)


def measure_pages(both: list[Place], rounds: int, only: str) -> tuple[list[Result], bool]:
    """Read every page at both scales, turn by turn. Also tells whether every page was as it should be."""
    with Served(both[0], "bench.worker") as small, Served(both[1], "bench.worker") as large:
        workers = (small, large)
        known = [worker.ask("check") for worker in workers]
        say(f"Sizes: {known[0]['sizes']} and {known[1]['sizes']}")
        for fault in (fault for one in known for fault in one["faults"].values()):
            say(f"Not measured: {fault}")
        sound = [name for name in known[0]["names"] if name in known[1]["names"]]
        names = [name for name in sound if not only or name in only.split(",")]
        counts = {name: [worker.ask("queries", name) for worker in workers] for name in names}
        times: dict[tuple[str, int], list[float]] = {}
        empty: list[float] = []
        for turn in range(-3, rounds):  # the first three warm up and are not kept
            for name in names:
                for index in (0, 1) if turn % 2 else (1, 0):
                    nothing, page = workers[index].ask("time", name)
                    if turn >= 0:
                        times.setdefault((name, index), []).append(page)
                        if index == 0:
                            empty.append(nothing)
    median = {key: statistics.median(values) for key, values in times.items()}
    nothing = statistics.median(empty)
    for name in names:
        small_sql, large_sql = counts[name]
        if len(small_sql) != len(large_sql):
            say(f"Queries of {name} differ:\n " + "\n ".join(one[:300] for one in longer_only(small_sql, large_sql)))
    results = [
        *(result(f"page.{name}", median[name, 0], "ms", nothing) for name in names),
        *(result(f"queries.{name}", len(counts[name][1]), "queries", len(counts[name][0])) for name in names),
        *(result(f"growth.{name}", median[name, 1], "ms", median[name, 0]) for name in names),
    ]
    return results, not any(one["faults"] for one in known)


def longer_only(one: list[str], other: list[str]) -> list[str]:
    """Queries of the longer list whose beginning the shorter one lacks, to show what repeats."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    seen = [sql[:120] for sql in shorter]
    left = []
    for sql in longer:
        if sql[:120] in seen:
            seen.remove(sql[:120])
        else:
            left.append(sql)
    return left


def measure_pdf(both: list[Place], rounds: int) -> list[Result]:
    """The whole job beside WeasyPrint alone: by turns at scale 1, once in fresh processes at both for the memory."""
    times: dict[str, list[float]] = {"job": [], "alone": []}
    with Served(both[0], "bench.paper") as printer:
        for turn in range(-1, rounds):  # the first loads the fonts and is not kept
            for name in ("job", "alone") if turn % 2 else ("alone", "job"):
                took = printer.ask(name)["ms"]
                if turn >= 0:
                    times[name].append(took)
    job, alone = statistics.median(times["job"]), statistics.median(times["alone"])
    results = [result("pdf.compilation", job, "ms", alone)]
    for place, end in zip(both, ("", "_scale_10"), strict=True):
        ours = json.loads(place.run("-m", "bench.paper", "job"))
        html = Path(place.environment["DATA_DIR"]) / HTML_FILE
        bare = json.loads(place.run("-m", "bench.paper", "alone", str(html), str(ROOT / "static")))
        pages = ours["pages"]
        if bare["pages"] != pages:
            raise Failed(f"WeasyPrint alone made {bare['pages']} pages of the {pages}: not the same document")
        say(f"Compilation at scale {place.scale}: {pages} pages")
        if not end:
            results.append(result("pdf.pages_per_second", pages / job * 1000, "pages/s", pages / alone * 1000))
        results += [
            result(f"pdf.processor_time{end}", ours["cpu"], "s", bare["cpu"]),
            result(f"pdf.peak_memory{end}", ours["mb"], "MB", bare["mb"]),
        ]
    return results


def main() -> int:
    """Measure and write. Ends with 1, and writes nothing, when something could not be measured; a limit that
    is broken is only told.
    """
    parser = argparse.ArgumentParser(description="Measures pages and the PDF; writes bench/results.json.")
    parser.add_argument("--rounds", type=int, default=30, help="readings of each page at each scale")
    parser.add_argument("--pdf-rounds", type=int, default=5, help="PDFs made in each way")
    parser.add_argument("--coding-only", action="store_true", help="coding and exports alone; nothing is written")
    parser.add_argument("--rooms-only", action="store_true", help="choosing and tables alone; nothing is written")
    parser.add_argument("--only", default="", help="pages to measure, by name; the results are then not written")
    arguments = parser.parse_args()
    begun, whole = perf_counter(), not (arguments.only or arguments.coding_only or arguments.rooms_only)
    results, sound = measure_rooms(say) if whole or arguments.rooms_only else ([], True)
    if not arguments.rooms_only:
        measured, kept = measure_served(arguments, whole=whole, begun=begun)
        results, sound = measured + results, sound and kept
    if whole and sound:
        write(results, RESULTS)
    say(table(results))
    over = broken(results)
    say("\n".join(["", "Limits broken:", *over]) if over else "\nEvery limit is kept.")
    say(f"{perf_counter() - begun:.0f} s in all.")
    return 0 if sound else 1


def measure_served(arguments: argparse.Namespace, *, whole: bool, begun: float) -> tuple[list[Result], bool]:
    """Measure what needs the demo and a database."""
    results: list[Result] = []
    try:
        with places(SCALES) as both:
            load(both, demo=not arguments.coding_only)
            say(f"The demo is loaded at scale 1 and 10 ({perf_counter() - begun:.0f} s).")
            sound = True
            if not arguments.coding_only:
                results, sound = measure_pages(both, arguments.rounds, arguments.only)
            if not arguments.only:
                found, coded = measure_coding(both, arguments.rounds, say)
                results, sound = results + found, sound and coded
            if whole:
                results += measure_pdf(both, arguments.pdf_rounds)
    except Failed as failure:
        say(f"Not measured: {failure}")
        sound = False
    return results, sound


if __name__ == "__main__":
    sys.exit(main())
