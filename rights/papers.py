"""Papers of the room: a title, a lead and sections of facts or text, the same on page and paper."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from dialogues.access import WorkspaceRequest
from dialogues.models import Dialogue
from reports.jobs import JobState
from reports.makers import Print, register
from reports.models import Document
from reports.services import THROWN_AWAY, order_document, throw_away_all
from reports.views import document_file, file_at_hand, job_fragment

LANGUAGE = "sv"
KEPT = timedelta(days=1)
"""How long a paper with somebody's data in it lies ready to be fetched."""

LONG = 300
"""Signs from which on a value is set across the page: somebody's own words, mostly."""


@dataclass
class Section:
    """``facts`` are pairs; one without a value is for the municipality to fill in, and is marked as such."""

    title: str
    lead: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""

    @property
    def rows(self) -> list[tuple[bool, list[tuple[str, str]]]]:
        """The facts as they stand on paper, in order: runs of short ones, which make a table, and of long ones."""
        runs = groupby(self.facts, key=lambda fact: len(fact[1]) > LONG)
        return [(is_long, list(run)) for is_long, run in runs]


@dataclass
class Sheet:
    title: str
    municipality: str
    lead: str
    sections: list[Section]

    @property
    def key(self) -> str:
        return hashlib.sha256(repr(asdict(self)).encode()).hexdigest()

    @property
    def gaps(self) -> int:
        """How many facts the municipality has to fill in itself."""
        return sum(not value for section in self.sections for _label, value in section.facts)


SheetMaker = Callable[[int], Sheet]
_makers: dict[str, SheetMaker] = {}


def register_sheet(kind: str, maker: SheetMaker) -> None:
    """Have documents of ``kind`` made from the sheet that ``maker`` returns for an object's key, in Swedish."""
    _makers[kind] = maker
    register(kind, lambda key: _to_print(kind, key))


def sheet_of(kind: str, key: int) -> Sheet:
    """Return the sheet, in Swedish.

    Raises:
        ObjectDoesNotExist: what it is about is gone.
    """
    with translation.override(LANGUAGE):
        return _makers[kind](key)


def _to_print(kind: str, key: int) -> Print:
    sheet = sheet_of(kind, key)
    with translation.override(LANGUAGE):
        html = render_to_string("reports/rights.html", {"sheet": sheet, "language": LANGUAGE})
    return Print(html=html, title=sheet.title, language=LANGUAGE, key=sheet.key)


def order(kind: str, key: int) -> Document:
    """Order the PDF of the sheet as it stands. The same content once only."""
    sheet = sheet_of(kind, key)
    return order_document(kind=kind, object_id=key, content_key=sheet.key, title=sheet.title)


def latest(kind: str, key: int) -> Document | None:
    return Document.objects.filter(kind=kind, object_id=key).exclude(error=THROWN_AWAY).order_by("-pk").first()


def watch(request: WorkspaceRequest, document: Document | None, page: str, *args: object) -> HttpResponse:
    """How far the PDF of the page ``page`` of this room has come; back to that page when none has been ordered."""
    names = (page, f"{page}_pdf", f"{page}_pdf_file")
    here, poll, file = (reverse(f"rights:{name}", args=[request.dialogue.slug, *args]) for name in names)
    if document is None:
        return redirect(here)
    return job_fragment(request, document, poll_url=poll, download_url=file)


def fetched(document: Document | None) -> FileResponse | None:
    """The PDF, kept by no cache; None when there is none to fetch."""
    at_hand = file_at_hand(document)
    if at_hand is None or at_hand.state != JobState.DONE or not default_storage.exists(at_hand.file.name or ""):
        return None
    answer = document_file(at_hand)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def throw_away_papers(kinds: list[str], *, keys: list[int] | None = None, now: Any = None) -> int:
    """Throw away papers of these kinds that are a day old, or those of the objects ``keys`` at once. How many."""
    rows = Document.objects.filter(kind__in=kinds)
    if keys is not None:
        return throw_away_all(rows.filter(object_id__in=keys))
    return throw_away_all(rows.filter(state=JobState.DONE, finished_at__lt=(now or timezone.now()) - KEPT))


def municipality_of(dialogue: Dialogue | None) -> str:
    return dialogue.municipality.name if dialogue else ""
