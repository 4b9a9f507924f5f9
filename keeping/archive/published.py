"""What was published of a dialogue: as data in an archive of its own, and as PDF in every archive.

Asks the same functions as the public pages, so what nobody may read there is not here either.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actions.follow_up.printing import KIND as FOLLOW_UP
from actions.follow_up.queries import published_reports
from actions.learning.printing import KIND as CASE
from actions.learning.queries import published_cases
from actions.open import data as promises
from actions.open.schema import SCHEMA as PROMISES
from dialogues.models import Dialogue
from dialogues.public import public_dialogue
from dialogues.queries import agreed_question
from perspectives.compilations.printing import frozen
from perspectives.compilations.public_views import readable
from perspectives.compilations.review import KIND as COMPILATION
from reports.makers import kind_of

from ..backup.rows import plain
from .writing import Package, Tell, pieces_of

Json = dict[str, Any]


def documents(dialogue: Dialogue) -> Iterator[tuple[str, str, int]]:
    """What is in print and may be read: the name in the archive, the kind of document, and what it is of."""
    for version in readable(dialogue):
        yield f"compilation-{version.number}", COMPILATION, version.pk
    for report in published_reports(dialogue):
        yield f"follow-up-{report.number}", FOLLOW_UP, report.pk
    for case in published_cases(dialogue)[:1]:
        yield f"case-{case.number}", CASE, case.pk


def write_documents(package: Package, dialogue: Dialogue, tell: Tell) -> list[str]:
    """Print each anew, to be kept (PDF/A-2a and PDF/UA-1); return their names in the archive."""
    from reports.render import write_pdf  # brings in WeasyPrint, which web processes do without

    names = []
    every = list(documents(dialogue))
    for place, (name, kind, pk) in enumerate(every):
        printed = kind_of(kind).maker(pk)  # type: ignore[misc] # these kinds are printed
        with tempfile.TemporaryDirectory(prefix="archive-") as folder:
            file = Path(folder) / "document.pdf"
            write_pdf(printed.html, file, to_be_archived=True)
            with file.open("rb") as content:
                package.add(f"documents/{name}.pdf", pieces_of(content))
        names.append(f"documents/{name}.pdf")
        tell(80 + 20 * (place + 1) // len(every))
    return names


def write_public(package: Package, dialogue: Dialogue) -> dict[str, int]:
    """Write what the public pages say, as data; return how many lines there are of each.

    Raises:
        Http404: the dialogue is not shown to the public.
    """
    public_dialogue(dialogue.slug)
    tables = {
        "dialogue": [_dialogue(dialogue)],
        "compilations": [_compilation(version) for version in readable(dialogue)],
        "follow-ups": [
            {"number": one.number, "title": one.title, "published_at": one.published_at, "content": one.content}
            for one in published_reports(dialogue).defer(None)
        ],
        "cases": [
            {"number": one.number, "published_at": one.published_at, "content": one.content}
            for one in published_cases(dialogue)[:1]
        ],
        "promises": [promises.document(dialogue)],
    }
    for name, rows in tables.items():
        lines = (json.dumps(row, ensure_ascii=False, sort_keys=True, default=plain).encode() + b"\n" for row in rows)
        package.add(f"data/{name}.jsonl", lines)
        package.add_json(f"schemas/{name}.json", SCHEMAS[name])
    return {name: len(rows) for name, rows in tables.items()}


def _dialogue(dialogue: Dialogue) -> Json:
    question = agreed_question(dialogue).question
    return {
        "title": dialogue.title,
        "municipality": dialogue.municipality.name,
        "issue": dialogue.issue,
        "background": dialogue.background,
        "purpose": dialogue.purpose,
        "mandate": dialogue.mandate,
        "question": question.wording if question else "",
        "starts_on": dialogue.starts_on,
        "published_at": dialogue.published_at,
    }


def _compilation(version: Any) -> Json:
    cover, chapters = frozen(version)
    return {"number": version.number, "published_at": version.published_at, "cover": cover, "chapters": chapters}


def _schema(about: str, /, **properties: Json) -> Json:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": about,
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


_TEXT, _NUMBER, _OBJECT = {"type": "string"}, {"type": "integer", "minimum": 1}, {"type": "object"}
_DAY: Json = {"type": ["string", "null"], "format": "date"}
_TIME: Json = {"type": "string", "format": "date-time"}
SCHEMAS: dict[str, Json] = {
    "dialogue": _schema(
        "The dialogue, as its public page tells of it",
        **dict.fromkeys(["title", "municipality", "issue", "background", "purpose", "mandate", "question"], _TEXT),
        starts_on=_DAY,
        published_at=_TIME,
    ),
    "compilations": _schema(
        "A published version of the compilation, as perspectives/compilations/document.py describes it",
        number=_NUMBER,
        published_at=_TIME,
        cover=_OBJECT,
        chapters={"type": "array", "items": _OBJECT},
    ),
    "follow-ups": _schema(
        "A published follow-up report", number=_NUMBER, title=_TEXT, published_at=_TIME, content=_OBJECT
    ),
    "cases": _schema("The case, for others to learn from", number=_NUMBER, published_at=_TIME, content=_OBJECT),
    "promises": PROMISES,
}
