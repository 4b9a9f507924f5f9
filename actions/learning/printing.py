"""A published case on paper, and as a file to send in to Dialogguiden or change in a word processor."""

import hashlib
import io
import json
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from docx import Document as Word

from accounts.look.paper import dressed
from reports.makers import Print
from reports.models import Document
from reports.services import order_document

from ..models import PublishedCase

KIND = "case"
LANGUAGE = "sv"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@transaction.atomic
def order_pdf(*, version: PublishedCase) -> Document:
    """Order the version's PDF, or return the one that is made or on its way. A failed one is made anew."""
    key = hashlib.sha256(json.dumps(version.content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    document = order_document(kind=KIND, object_id=version.pk, content_key=key, title=version.content["title"])
    PublishedCase.objects.filter(pk=version.pk).update(document=document)
    version.document = document
    return document


def to_print(object_id: int) -> Print:
    """Return the version as HTML for paper. One query; runs in the worker.

    Raises:
        PublishedCase.DoesNotExist: it is gone.
    """
    version = PublishedCase.objects.select_related("dialogue__municipality").get(pk=object_id)
    with translation.override(LANGUAGE):
        html = render_to_string(
            "reports/case.html", {"version": version, "content": version.content, "language": LANGUAGE}
        )
    return Print(html=dressed(html, version.dialogue.municipality), title=version.content["title"], language=LANGUAGE)


def parts(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Heading and text of each part, in the form's order."""
    return [
        (_("Why we did it"), content["purpose"]),
        (_("How we did it"), content["process"]),
        (_("What came of it"), content["result"]),
    ]


def as_word(version: PublishedCase) -> bytes:
    """The version as a .docx with real headings, so that it can be sent in and worked on. No query."""
    content = version.content
    word = Word()
    with translation.override(LANGUAGE):
        word.core_properties.title = content["title"]
        word.core_properties.author = content["municipality"]
        word.core_properties.language = "sv-SE"
        word.add_heading(content["title"], level=0)
        for label, value in (
            (_("Place"), content["place"]),
            (_("Municipality"), content["municipality"]),
            (_("Start"), content["started"]),
            (_("Contact"), content["contact"]),
        ):
            if value:
                line = word.add_paragraph()
                line.add_run(f"{label}: ").bold = True
                line.add_run(value)
        _paragraphs(word, content["ingress"])
        for heading, text in parts(content):
            word.add_heading(heading, level=1)
            _paragraphs(word, text)
        _learnt(word, content)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _learnt(word: Any, content: dict[str, Any]) -> None:
    if content["lessons"]:
        word.add_heading(_("What we learnt"), level=1)
        for lesson in content["lessons"]:
            _paragraphs(word, lesson["happened"])
            _paragraphs(word, lesson["learnt"])
            word.add_paragraph(_("For %(whom)s.") % {"whom": lesson["helps"]})
    if content["looking"]:
        word.add_heading(_("How those who took part look back"), level=1)
        for one in content["looking"]["questions"]:
            mean = number_format(one["mean"], 1)
            word.add_paragraph(_("%(question)s %(mean)s of 5.") % {"question": one["label"], "mean": mean})


def _paragraphs(word: Any, text: str) -> None:
    for part in text.splitlines():
        if part.strip():
            word.add_paragraph("".join(sign for sign in part if sign >= " " or sign == "\t"))
