"""``docs/asvs.md`` and the code keep in step: every requirement once, everything it names is there."""

import ast
import csv
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "asvs.md").read_text()
LEVELS = {
    row["id"]: row["level"] for row in csv.DictReader((ROOT / "tests/data/asvs_5_levels.csv").read_text().splitlines())
}
KINDS = ("test", "evidence", "reason")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+) \|$", re.MULTILINE)
ROWS = [[number, *rest.split(" | ")] for number, rest in ROW.findall(PAGE)]
"""Id, level, what it asks, answer, kind, where."""
NAMED = re.compile(r"`([^`]+)`")
TEST = re.compile(r"tests/[\w/]+\.py::test_\w+")
SETTING = re.compile(r"[A-Z][A-Z_0-9]+")


@cache
def defined_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def is_there(name: str) -> bool:
    """Whether a test, a file, a folder or a setting of that name exists."""
    if TEST.fullmatch(name):
        file, _, test = name.partition("::")
        return (ROOT / file).is_file() and test in defined_in(file)
    if SETTING.fullmatch(name):
        return re.search(rf"\b{name}\b", (ROOT / "dialogplattform" / "settings.py").read_text()) is not None
    return (ROOT / name).exists()


def test_every_requirement_of_the_two_levels_stands_there_once():
    assert [row[0] for row in ROWS] == list(LEVELS)
    assert {row[0]: row[1] for row in ROWS} == LEVELS
    assert len(LEVELS) == 253


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_an_answer_is_of_its_kind(row):
    _number, _level, asks, answer, kind, where = row
    named = NAMED.findall(where)
    assert kind in KINDS
    assert asks
    assert len(answer.strip()) > 2
    if kind == "test":
        assert any(TEST.fullmatch(name) for name in named)
    elif kind == "evidence":
        assert named
    assert re.sub(r"`[^`]+`(?:, )?", "", where) in {"", "—"}


@pytest.mark.parametrize("name", sorted({name for row in ROWS for name in NAMED.findall(row[5])}))
def test_what_is_named_is_there(name):
    assert is_there(name)


def test_the_heading_counts_what_stands_below_it():
    counted = {kind: sum(row[4] == kind for row in ROWS) for kind in KINDS}
    told = re.search(r"\*\*(\d+) requirements: (\d+) by test, (\d+) by evidence, (\d+) by reason\.\*\*", PAGE)
    assert told
    numbers = [counted[kind] for kind in KINDS]
    assert [int(number) for number in told.groups()] == [len(ROWS), *numbers]
