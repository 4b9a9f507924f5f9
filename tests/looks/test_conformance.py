"""``docs/accessibility.md`` and the code keep in step: every criterion once, every test it names exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "accessibility.md").read_text()
CRITERIA = [
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5", "1.4.1",
    "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13", "2.1.1", "2.1.2", "2.1.4", "2.2.1",
    "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5", "2.4.6", "2.4.7", "2.4.11", "2.5.1", "2.5.2",
    "2.5.3", "2.5.4", "2.5.7", "2.5.8", "3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.6", "3.3.1",
    "3.3.2", "3.3.3", "3.3.4", "3.3.7", "3.3.8", "4.1.2", "4.1.3",
]  # fmt: skip
"""WCAG 2.2, level A and AA. 4.1.1 has been taken out of it."""
STATUSES = {"met", "met, by reading", "partly", "does not apply"}
COMMANDS = {"make axe"}
ROW = re.compile(r"^\| (\d[\d.]*) \| (.+) \|$", re.MULTILINE)
EVIDENCE = re.compile(r"`([^`]+)`")


def rows() -> list[list[str]]:
    """Cells of every row about a criterion (six) or a clause (five)."""
    return [[number, *rest.split(" | ")] for number, rest in ROW.findall(PAGE)]


def test_every_criterion_stands_there_once_with_its_level():
    found = [row for row in rows() if len(row) == 6]
    assert [row[0] for row in found] == CRITERIA
    assert {row[2] for row in found} == {"A", "AA"}
    assert len(CRITERIA) == 55


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_status_is_one_of_four_and_what_is_shown_names_its_evidence(row):
    *_name, status, how, evidence = row
    assert status in STATUSES
    assert how
    if status == "met":
        assert EVIDENCE.findall(evidence)
    elif status != "partly":
        assert evidence == "—"


@pytest.mark.parametrize("named", sorted({one for row in rows() for one in EVIDENCE.findall(row[-1])}))
def test_what_is_named_as_evidence_exists(named):
    if named in COMMANDS:
        assert f"\n{named.removeprefix('make ')}:" in (ROOT / "Makefile").read_text()
        return
    file, _, test = named.partition("::")
    tree = ast.parse((ROOT / file).read_text())
    assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
