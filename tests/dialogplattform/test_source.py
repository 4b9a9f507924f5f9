"""What is not in the source: programs started, text run as code, objects made of bytes, pages made of strings."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from dialogplattform.ours import OURS

ROOT = Path(__file__).parents[2]
SERVING = sorted(OURS)
MODULES = {"subprocess", "pickle", "marshal", "shelve", "yaml", "jsonpickle", "dill"}
CALLS = {"eval", "exec", "compile", "__import__"}
OF_OS = {"system", "popen", "spawnl", "spawnv", "execv", "execl", "posix_spawn"}
ALLOWED = {"meetings/seating/runs.py: subprocess"}
"""Our own interpreter, with words of ours alone; what it is to work on it reads as JSON."""
AS_MARKUP = re.compile(
    r"innerHTML|outerHTML\s*=[^=]|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function"
)
OF_OUR_TEMPLATES = {
    ("writing.js", 'find("both", panel).innerHTML = html; // made by our own template, which escapes what people wrote'),  # noqa: E501
    ("coding.js", "if (answer.ok && !answer.redirected) room.innerHTML = await answer.text();"),
}  # fmt: skip
"""The two pieces of a page that come from the server as markup."""


def dangers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            yield node.module or ""
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in CALLS:
                yield called.id
            of_os = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "os"
            if of_os and called.attr in OF_OS:
                yield f"os.{called.attr}"


def test_the_look_through_sees_what_it_is_for():
    seen = dangers(
        ast.parse("import subprocess\nfrom pickle import loads\neval('1')\nos.system('ls')\nre.compile('a')")
    )
    assert sorted(seen) == ["eval", "os.system", "pickle", "subprocess"]


def test_nothing_that_serves_starts_a_program_or_runs_text():
    found, read = [], 0
    for app in SERVING:
        for file in sorted((ROOT / app).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            found += [f"{name}: {danger}" for danger in dangers(ast.parse(file.read_text()))]
            read += 1
    assert set(found) == ALLOWED
    assert read > 500


def test_scripts_put_text_into_pages_as_text():
    found = {
        (file.name, line.strip())
        for file in (ROOT / "static" / "js").glob("*.js")
        for line in file.read_text().splitlines()
        if AS_MARKUP.search(line)
    }
    assert found == OF_OUR_TEMPLATES


def test_every_key_and_every_use_of_the_secret_key_is_told_of():
    """docs/security.md, "Keys": each secret that the settings read, and each salt with which others are made of one."""
    page = (ROOT / "docs" / "security.md").read_text()
    keys = page.partition("## Keys")[2].partition("\n## ")[0]
    told = {name.upper() for name in re.findall(r"`(\w+)`", keys)}
    read = set(re.findall(r'read_secret\(\s*"(\w+)"', (ROOT / "dialogplattform" / "settings.py").read_text()))
    assert {"BACKUP_KEY", "EMAIL_URL"} <= read
    assert read - told == set()
    sources = "\n".join(file.read_text() for app in SERVING for file in (ROOT / app).rglob("*.py"))
    salts = set(re.findall(r'SALT = "([\w.]+)"|salted_hmac\("([\w.]+)"', sources))
    salts = {one or other for one, other in salts}
    assert "accounts.drafts" in salts
    rows = keys.partition("| salt | what |")[2].partition("\n\n")[0]
    assert {name for line in rows.splitlines() for name in re.findall(r"`([\w.]+)`", line.partition(" | ")[0])} == salts


def test_all_apps_of_ours_are_known():
    """What goes over all of them reads one list (``dialogplattform/ours.py``)."""
    installed = {config.name for config in apps.get_app_configs() if Path(config.path).parent == ROOT}
    assert installed == OURS and len(OURS) >= 10
