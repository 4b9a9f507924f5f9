"""What was measured: the results, the limits they are held to, a table for the eye and a file for machines."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

GROWTH_LIMIT, QUERIES_LIMIT, PDF_LIMIT = 1.5, 1.0, 1.1
ROOM_LIMITS = {
    "selection.pool-300": 1.05,
    "selection.pool-300_seconds": 1.0,
    "selection.pool-300_memory": 1.0,
    "tables.tables-30": 1.0,
    "tables.tables-30_seconds": 1.0,
    "tables.60x6": 1.0,
    "tables.replan": 1.0,
}
"""Within 5 % of the bound; within the time and memory; as few repeats as known."""
LOAD_LIMITS = {
    "load.dots": 10.0,
    "load.dots_counted": 1.0,
    "load.public_p95": 5.0,
    "load.signed_in_p95": 5.0,
    "load.evening_p95": 5.0,
    "load.memory": 1.1,
}
"""Ten times the idle time; every dot, no more and no fewer. Under load five times; memory that does not grow."""
ACTIONS_GROWTH_LIMIT = 1.3
"""Among a thousand dialogues at most this many times as long as among ten."""
ACTIONS_LIMITS = {"actions.digest_rate": 1.0, "actions.digest_memory": 1.3}
"""At least as many mails a second as wanted; ten times the followers in the same memory."""
EXACT = {"queries", "dots"}
"""Units that must be the very same as what they are judged by, not just no more."""
TAGUETTE_LIMIT = 0.5
"""At most half of what Taguette takes for the same work."""


@dataclass(frozen=True)
class Result:
    """A figure beside the one it is judged by; ``ratio`` is the first through the second."""

    name: str
    value: float
    unit: str
    against: float
    ratio: float


def result(name: str, value: float, unit: str, against: float) -> Result:
    """Round for reading; the ratio is taken before."""
    return Result(name, round(value, 2), unit, round(against, 2), round(value / against, 3))


def limit(name: str) -> float | None:
    """The ratio that ``name`` may not pass, if it has one."""
    if "_scale_" in name:
        return None  # on the way: how much stands on a page that hides small groups differs most between 1 and 3
    if name.startswith("growth.actions_"):
        return ACTIONS_GROWTH_LIMIT
    if name in ACTIONS_LIMITS:
        return ACTIONS_LIMITS[name]
    if name in LOAD_LIMITS:
        return LOAD_LIMITS[name]
    if name in ROOM_LIMITS:
        return ROOM_LIMITS[name]
    if name in {"pdf.compilation", "pdf.linear"}:
        return PDF_LIMIT
    if name.startswith("coding."):
        kind = name.split(".")[1]
        return {"growth": GROWTH_LIMIT, "linear": GROWTH_LIMIT, "queries": QUERIES_LIMIT}.get(kind, TAGUETTE_LIMIT)
    return {"growth": GROWTH_LIMIT, "queries": QUERIES_LIMIT}.get(name.split(".")[0])


def broken(results: list[Result]) -> list[str]:
    """A sentence for every limit that is passed. Counts must be the very same, not just no more."""
    found = []
    for one in results:
        most = limit(one.name)
        if most is None:
            continue
        if one.ratio > most or (one.unit in EXACT and one.value != one.against):
            found.append(
                f"{one.name}: {one.value:g} {one.unit} against {one.against:g} is {one.ratio:g}, limit {most:g}"
            )
    return found


def table(results: list[Result]) -> str:
    """The results in columns, those past their limit marked."""
    rows = [("", "value", "against", "ratio", "limit")]
    for one in results:
        most = limit(one.name)
        rows.append(
            (
                one.name,
                f"{one.value:.1f} {one.unit}",
                f"{one.against:.1f} {one.unit}",
                f"{one.ratio:.2f}",
                "" if most is None else f"{most:g}{'  ← broken' if broken([one]) else ''}",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(row[column].rjust(widths[column]) for column in (1, 2, 3)), row[4]]
        ).rstrip()
        for row in rows
    )


def write(results: list[Result], path: Path, *, whole: bool) -> None:
    """Write the results as the list that checks read (DESIGN.md section 6); a part takes the place of its own rows."""
    rows = [asdict(one) for one in results]
    if not whole:
        measured = {one.name for one in results}
        rows = [row for row in json.loads(path.read_text()) if row["name"] not in measured] + rows
    path.write_text(json.dumps(rows, indent=1) + "\n")
