"""Every event that the code can write has its sentence."""

import ast
import re
from pathlib import Path

from dialogplattform.ours import OURS
from dialogues.log_words import WORDS

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"^[a-z_]+(\.[a-z_]+)+$")


def names_in(source: str) -> set[str]:
    """Names given to ``record`` or ``_note`` as they stand, or by way of a variable called ``name``."""
    found: set[str] = set()

    def collect(node: ast.AST) -> None:
        texts = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
        found.update(text for text in texts if isinstance(text, str) and NAME.match(text))

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"record", "_note"} and node.args:
            collect(node.args[0])
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "name" for target in node.targets):
            collect(node.value)
    return found


def test_every_event_that_the_code_writes_reads_as_a_sentence():
    written: set[str] = set()
    for app in sorted(OURS):
        for path in (ROOT / app).rglob("*.py"):
            written |= names_in(path.read_text())
    assert len(written) > 40
    assert sorted(written - WORDS.keys()) == []
