"""``docs/abuse.md`` names tests that exist, and every test here stands in it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "abuse.md").read_text()
NAMED = set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TABLE))


def test_every_test_that_it_names_is_there():
    missing = [
        f"{path}::{name}"
        for path, name in NAMED
        if not (ROOT / path).is_file() or (name and f"def {name}(" not in (ROOT / path).read_text())
    ]
    assert missing == []


def test_every_guard_that_it_names_is_there():
    rows = [row.split("|") for row in TABLE.splitlines() if row.startswith("| ") and "`tests/" in row]
    named = {path for row in rows for path in re.findall(r"`([a-z]+/[\w/]*(?:\.py)?)`", row[2])}
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_test_of_abuse_stands_in_it():
    here = {
        (f"tests/abuse/{file.name}", name)
        for file in Path(__file__).parent.glob("test_*.py")
        if file.name != "test_table.py"
        for name in re.findall(r"^def (test_\w+)", file.read_text(), re.MULTILINE)
    }
    assert here - NAMED == set()
