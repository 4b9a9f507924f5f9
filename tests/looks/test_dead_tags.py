"""A tag outside every block of a template that extends another is never run: a right asked for there is never held."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"


def outside_blocks(source: str) -> str:
    depth, kept = 0, []
    for part in re.split(r"({%\s*(?:end)?block\b[^%]*%})", source):
        if re.match(r"{%\s*block\b", part):
            depth += 1
        elif re.match(r"{%\s*endblock\b", part):
            depth -= 1
        elif depth == 0:
            kept.append(part)
    return "".join(kept)


def test_an_extending_template_says_nothing_outside_its_blocks():
    dead = []
    for path in TEMPLATES.rglob("*.html"):
        source = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", path.read_text(), flags=re.DOTALL)
        if "{% extends" in source:
            tags = re.findall(r"{%\s*(has_perm|url|if|for|with|include)\b[^%]*%}", outside_blocks(source))
            dead += [f"{path.relative_to(TEMPLATES)}: {tag}" for tag in tags]
    assert dead == []
