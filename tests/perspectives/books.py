"""Compilations as data, printed without a database: for tests of what paper does with words of every kind."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string

from reports.render import write_pdf

NOBODY: dict[str, list[str]] = {"says": [], "against": [], "both": []}


def quote(text: str, **values: Any) -> dict[str, Any]:
    return {"text": text, "lang": "sv", "dir": "ltr", "translation": "", "by": "", "against": False} | values


def perspective(*quotes: dict[str, Any], title: str = "Dörren är öppen", **values: Any) -> dict[str, Any]:
    given = {"number": 1, "title": title, "kind": "standpoint", "text": "", "heard": NOBODY, "quotes": list(quotes)}
    return given | {"quote_count": len(quotes)} | values


def chapter(*perspectives: dict[str, Any], number: int = 1, **values: Any) -> dict[str, Any]:
    numbered = [row | {"number": place} for place, row in enumerate(perspectives, 1)]
    given = {"number": number, "title": "Föreningslivet", "lead": "", "silence": "", "matrix": None}
    return given | {"perspectives": numbered} | values


def cover(*chapters: dict[str, Any], **values: Any) -> dict[str, Any]:
    given = {
        "title": "Det vi fick höra",
        "summary": "Kort sagt är de inte överens.",
        "method": "Vi frågade.",
        "unheard": "Byarna saknas.",
        "respond": "Skriv till oss.",
        "ages": "14–75",
        "question": "Vad behöver vi göra?",
        "dialogue": "Segregation",
        "municipality": "Umeå kommun",
        "people": 93,
        "people_at_least": False,
        "interviews": [["depth", 90]],
        "from": "2022-01",
        "until": "2022-02",
        "groups": ["Unga", "Föräldrar"],
        "other_groups": False,
        "threshold": 5,
        "themes": len(chapters),
        "perspectives": sum(len(row["perspectives"]) for row in chapters),
        "quotes": 1,
        "chapters": [],
        "read_by": {"team": 2, "objections": 0},
        "redacts": None,
    }
    return given | values


def page(*chapters: dict[str, Any], **values: Any) -> str:
    """The HTML of a published compilation with these chapters; ``values`` are of its cover."""
    published = SimpleNamespace(number=1, published_at=datetime(2022, 3, 24, tzinfo=UTC))
    context = {
        "compilation": published,
        "dialogue": SimpleNamespace(kind="citizen"),
        "cover": cover(*chapters, **values),
        "chapters": list(chapters),
        "draft": False,
        "address": "https://dialog.example/d/segregation/compilation/?version=1",
    }
    return render_to_string("compilations/print.html", context)


def printed(path: Path, *chapters: dict[str, Any], **values: Any) -> Path:
    """Print these chapters to ``path``."""
    write_pdf(page(*chapters, **values), path)
    return path
