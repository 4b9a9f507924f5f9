"""The two solvers on lists that others have solved too: choosing thirty of three hundred, and the tables.

Needs no database. Seconds by the clock and of one processor are both told: others may use the machine.
"""

import csv
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.report import Result, result  # noqa: E402
from meetings.seating.at_the_door import replan  # noqa: E402
from meetings.seating.planning import plan  # noqa: E402
from meetings.seating.terms import Evening, Person, Plan, Room, Table  # noqa: E402
from meetings.selection.chances import Chances, chances  # noqa: E402
from meetings.selection.choosing import choose  # noqa: E402
from meetings.selection.lottery import Lottery, lottery  # noqa: E402
from meetings.selection.terms import Candidate, Choice, Demands, Target  # noqa: E402

DATA = ROOT / "bench" / "data"
VARIABLES = ("gender", "age_band", "district", "background", "role")
KNOWN_REPEATS = 65
"""The fewest that a whole CP-SAT model found in a minute on two processors."""
SECONDS = {"selection": 10, "tables": 10, "tables_60": 30, "replan": 2}
PLAY, DRAWS = 3, 100
SEED = 1


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open() as file:
        return list(csv.DictReader(file))


def pool() -> list[Candidate]:
    return [
        Candidate(
            row["id"],
            side=row["side"].replace(" ", "_"),
            variables={name: row[name] for name in VARIABLES},
            perspectives=frozenset(row["perspectives"].split()),
        )
        for row in rows("pool-300.csv")
    ]


def demands(candidates: list[Candidate]) -> Demands:
    """Thirty, half from each side, and everything in the room that anyone carries."""
    carried = frozenset(name for one in candidates for name in one.perspectives)
    targets = dict.fromkeys(("side", *VARIABLES), Target())
    return Demands(30, carried, municipality=(0.45, 0.55), targets=targets)


def room(people: list[dict[str, str]], evenings: int, tables: int) -> Room:
    persons = tuple(Person(row.pop("id"), row) for row in people)
    seats = tuple(Table(number) for number in range(1, tables + 1))
    return Room(persons, tuple(Evening(number, seats) for number in range(1, evenings + 1)))


def sixty() -> Room:
    """Every fifth of the list of three hundred."""
    kept = ("id", "side", *VARIABLES)
    return room([{name: row[name] for name in kept} for row in rows("pool-300.csv")[::5]], 6, 10)


def measure_choice() -> dict[str, Any]:
    candidates = pool()
    wanted = demands(candidates)
    begun, worked = perf_counter(), process_time()
    found = choose(candidates, wanted, seed=SEED)
    seconds, processor = perf_counter() - begun, process_time() - worked
    if not isinstance(found, Choice) or any(not found.coverage[name] for name in wanted.perspectives):
        raise SystemExit(f"A perspective is missing from the panel: {found}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "best": found.best,
        "bound": found.bound,
        "gap": found.gap,
        "seconds": seconds,
        "processor": processor,
        "mb": peak,
    }


def measure_chance() -> dict[str, Any]:
    candidates = pool()
    wanted = demands(candidates)
    worked = process_time()
    drawn = chances(candidates, wanted, seed=SEED, draws=DRAWS, play=PLAY, seconds=600)
    made = lottery(candidates, wanted, seed=SEED, play=PLAY, seconds=900)
    if not isinstance(drawn, Chances) or not isinstance(made, Lottery):
        raise SystemExit("The list gave no chances")
    return {
        "lottery": made.least,
        "possible": made.most_possible,
        "drawn": drawn.least.share,
        "drawn_high": drawn.least.interval[1],
        "draws": drawn.draws,
        "stopped": drawn.stopped_early or made.stopped_early,
        "processor": process_time() - worked,
    }


def measure_tables() -> dict[str, Any]:
    return _planned(plan(room(rows("tables-30.csv"), 4, 5), seed=SEED, seconds=SECONDS["tables"]))


def measure_sixty() -> dict[str, Any]:
    return _planned(plan(sixty(), seed=SEED, seconds=600))


def _planned(found: Plan) -> dict[str, Any]:
    return {
        "repeats": found.figures.repeats,
        "most": found.figures.most,
        "off": found.figures.off,
        "ideal": found.ideal.repeats,
        "proven": found.proven,
        "by_chance": found.by_chance.repeats,
        "seconds": found.seconds,
        "processor": found.processor,
        "stopped": found.stopped_early,
    }


def measure_replan() -> dict[str, Any]:
    """The slowest of several evenings, half the room away in one of them."""
    hall = sixty()
    seating = plan(Room(hall.people, hall.evenings[:1]), seed=SEED, steps=2000).seatings[0]
    keys = [person.key for person in hall.people]
    slowest = {"seconds": 0.0, "processor": 0.0}
    moves = {}
    for coming in (57, 50, 40, 30):
        came = Random(coming).sample(keys, coming)
        begun, worked = perf_counter(), process_time()
        found = replan(hall, seating, came, seed=SEED)
        took = {"seconds": perf_counter() - begun, "processor": process_time() - worked}
        slowest = max(slowest, took, key=lambda one: one["seconds"])
        moves[coming] = len(found.moves)
    return {**slowest, "moves": moves}


PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "choice": measure_choice,
    "tables": measure_tables,
    "sixty": measure_sixty,
    "replan": measure_replan,
    "chance": measure_chance,
}


def measure_rooms(say: Callable[[str], None]) -> tuple[list[Result], bool]:
    """Measure each part in a process of its own. Also tells whether all could be measured and kept its demands."""
    found, faults = {}, []
    for name in PARTS:
        done = subprocess.run(
            [sys.executable, "-m", "bench.rooms", name], cwd=ROOT, text=True, stdout=subprocess.PIPE, check=False
        )
        if done.returncode:
            faults.append(f"{name} ended with {done.returncode}")
            continue
        found[name] = json.loads(done.stdout)
        say(f"{name}: " + ", ".join(f"{key} {_short(value)}" for key, value in found[name].items()))
    for name in ("tables", "sixty"):
        if name in found and (found[name]["off"] or found[name]["most"] > 3):
            faults.append(f"{name}: {found[name]['off']} steps out of balance, a pair {found[name]['most']} times")
    for fault in faults:
        say(f"Not measured: {fault}")
    return _results(found), not faults


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _results(found: dict[str, dict[str, Any]]) -> list[Result]:
    results = []
    if one := found.get("choice"):
        results += [
            result("selection.pool-300", one["best"], "misplaced", one["bound"]),
            result("selection.pool-300_seconds", one["seconds"], "s", SECONDS["selection"]),
            result("selection.pool-300_memory", one["mb"], "MB", 1024),
        ]
    if one := found.get("chance"):
        results.append(result("selection.chance", 100 * one["lottery"], "%", 100 * one["possible"]))
        results.append(result("selection.chance_drawn", 100 * one["drawn"], "%", 100 * one["possible"]))
    if one := found.get("tables"):
        results.append(result("tables.tables-30", one["repeats"], "repeats", KNOWN_REPEATS))
        results.append(result("tables.tables-30_bound", one["repeats"], "repeats", one["ideal"]))
        results.append(result("tables.tables-30_seconds", one["seconds"], "s", SECONDS["tables"]))
    if one := found.get("sixty"):
        results.append(result("tables.60x6", one["seconds"], "s", SECONDS["tables_60"]))
        results.append(result("tables.60x6_repeats", one["repeats"], "repeats", one["by_chance"]))
    if one := found.get("replan"):
        results.append(result("tables.replan", one["seconds"], "s", SECONDS["replan"]))
    return results


if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]]()))
