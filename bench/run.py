"""``make bench``: pages and the PDF on the Umeå demo at scale 1, 3 and 10, and coding on a dialogue of its own.

Times mean little by themselves: others use the machine too. So everything is read alternately (the empty page and the
page, one scale and the next, the whole job and WeasyPrint alone), medians are taken, and ratios within one run judged.
"""

import argparse
import statistics
import sys
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.actions import measure_actions
from bench.coding import measure_coding
from bench.dots import measure_dots
from bench.load import measure_load
from bench.pages import COMPILING
from bench.place import ROOT, Failed, Place, Served, finish, places
from bench.printing import measure_pdf
from bench.report import Result, broken, result, table, write
from bench.rooms import measure_rooms

SCALES = (1, 3, 10)
LONG = 13
"""The scale at which the compilation has four hundred pages; nothing but the PDF is measured there."""
RESULTS = ROOT / "bench" / "results.json"


def say(text: str) -> None:
    print(text, flush=True)


def load(among: list[Place], *, demo: bool = True) -> None:
    """Fill the databases, all at once, and gather the static files. Without the demo there is the coding alone."""
    among[0].run("manage.py", "collectstatic", "--noinput", "-v0")
    for arguments in (
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "demo", "umea", "-v0", "--scale"],
        ["-m", "bench.talk"],
        ["-m", "bench.material"],
        ["-m", "bench.many"],
    ):
        if not demo and {"demo", "bench.talk", "bench.many"} & set(arguments):
            continue
        scaled = arguments[-1] in {"--scale", "bench.material", "bench.many"}
        started = [place.start(*arguments, *([str(place.scale)] if scaled else [])) for place in among]
        for process in started:
            finish(process)


def measure_pages(among: list[Place], rounds: int, only: str) -> tuple[list[Result], bool]:
    """Read every page at every scale, turn by turn. Also tells whether every page was as it should be."""
    last = len(among) - 1
    with ExitStack() as stack:
        workers = [stack.enter_context(Served(place, "bench.worker")) for place in among]
        known = [worker.ask("check") for worker in workers]
        say("Sizes: " + ", ".join(str(one["sizes"]) for one in known))
        for fault in (fault for one in known for fault in one["faults"].values()):
            say(f"Not measured: {fault}")
        sound = [name for name in known[0]["names"] if all(name in one["names"] for one in known)]
        names = [name for name in sound if not only or name in only.split(",")]
        counts = {name: [worker.ask("queries", name) for worker in (workers[0], workers[last])] for name in names}
        times: dict[tuple[str, int], list[float]] = {}
        empty: list[float] = []
        for turn in range(-3, rounds):  # the first three warm up and are not kept
            for name in names:
                among_them = [index for index in range(len(workers)) if index in {0, last} or name in COMPILING]
                for index in among_them if turn % 2 else reversed(among_them):
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
        *(
            result(
                f"growth.{name}" + (f"_scale_{among[index].scale}" if index < last else ""), time, "ms", median[name, 0]
            )
            for (name, index), time in median.items()
            if index
        ),
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


def main() -> int:
    """Measure and write; a part of it is written with ``--write`` only. Ends with 1, and writes nothing, when something
    could not be measured; a limit that is broken is only told.
    """
    parser = argparse.ArgumentParser(description="Measures pages and the PDF; writes bench/results.json.")
    parser.add_argument("--rounds", type=int, default=30, help="readings of each page at each scale")
    parser.add_argument("--pdf-rounds", type=int, default=5, help="PDFs made in each way")
    parser.add_argument("--coding-only", action="store_true", help="coding and exports alone")
    parser.add_argument("--rooms-only", action="store_true", help="choosing and tables alone")
    parser.add_argument("--load-only", action="store_true", help="two hundred phones alone")
    parser.add_argument("--pdf-only", action="store_true", help="the PDF alone")
    parser.add_argument("--actions-only", action="store_true", help="promises alone")
    parser.add_argument("--actions-sizes", default="10,1000", help="dialogues to measure promises among, two numbers")
    parser.add_argument("--only", default="", help="pages to measure, by name")
    parser.add_argument("--write", action="store_true", help="write a part too, in place of its own rows")
    arguments = parser.parse_args()
    begun, whole = (
        perf_counter(),
        not (
            arguments.only
            or arguments.coding_only
            or arguments.rooms_only
            or arguments.pdf_only
            or arguments.load_only
            or arguments.actions_only
        ),
    )
    results, sound = measure_rooms(say) if whole or arguments.rooms_only else ([], True)
    if whole or arguments.load_only:
        for measure in (measure_dots, measure_load):
            measured, kept = measure(say)
            results, sound = results + measured, sound and kept
    if whole or arguments.actions_only:
        few, many = map(int, arguments.actions_sizes.split(","))
        measured, kept = measure_actions(say, arguments.rounds, (few, many))
        results, sound = results + measured, sound and kept
    if not arguments.rooms_only and not arguments.load_only and not arguments.actions_only:
        measured, kept = measure_served(arguments, whole=whole, begun=begun)
        results, sound = measured + results, sound and kept
    if sound and (whole or arguments.write):
        write(results, RESULTS, whole=whole)
    say(table(results))
    over = broken(results)
    say("\n".join(["", "Limits broken:", *over]) if over else "\nEvery limit is kept.")
    say(f"{perf_counter() - begun:.0f} s in all.")
    return 0 if sound else 1


def measure_served(arguments: argparse.Namespace, *, whole: bool, begun: float) -> tuple[list[Result], bool]:
    """Measure what needs the demo and a database."""
    results: list[Result] = []
    scales = (SCALES[0], SCALES[-1]) if arguments.coding_only else SCALES
    try:
        with places((*scales, LONG) if whole or arguments.pdf_only else scales) as among:
            load(among, demo=not arguments.coding_only)
            among, printed = among[: len(scales)], among
            say(f"The data is loaded at scale {', '.join(map(str, scales))} ({perf_counter() - begun:.0f} s).")
            sound = True
            if not arguments.coding_only and not arguments.pdf_only:
                results, sound = measure_pages(among, arguments.rounds, arguments.only)
            if not arguments.only and not arguments.pdf_only:
                found, coded = measure_coding([among[0], among[-1]], arguments.rounds, say)
                results, sound = results + found, sound and coded
            if whole or arguments.pdf_only:
                results += measure_pdf(printed, arguments.pdf_rounds, say)
    except Failed as failure:
        say(f"Not measured: {failure}")
        sound = False
    return results, sound


if __name__ == "__main__":
    sys.exit(main())
