"""What WeasyPrint 70 leaves out of the tags of a PDF, put in before the file is written.

- table headers get their /Scope, which PDF/UA asks for;
- running heads and page numbers become artifacts: a screen reader does not read them in the middle of a sentence;
- links are called what they say instead of by their anchor, and are one link each;
- words in another language than the document's carry their language, so that they are read out right.

Works on ``pydyf`` objects and on ``Stream._tags``, which is private to WeasyPrint: ``tests/reports/test_render.py``
holds each of the four, so a new version that moves them fails there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import MarginBox, TextBox


@dataclass
class Notes:
    """Seen while the pages were painted, by page number: streams, marks that are furniture, marks in a language."""

    streams: list[pydyf.Stream] = field(default_factory=list)
    furniture: list[set[int]] = field(default_factory=list)
    languages: list[dict[int, str]] = field(default_factory=list)


def watch_tags(document: Document, painted: Callable[[int], None]) -> Notes:
    """Make each page of ``document`` note its marks when it is painted; WeasyPrint forgets them right after.

    ``painted`` is told how many pages have been.
    """
    notes = Notes()
    main_language = (document.metadata.lang or "").lower()
    for page in document.pages:
        # one annotation for a link, not one more for each part of it (its page number, a span)
        page.links = [link for link in page.links if link[3].element_tag == "a"]
        page.paint = _noting(page, page.paint, notes, main_language, painted)
    return notes


def _noting(page: Any, paint: Callable, notes: Notes, main_language: str, painted: Callable[[int], None]) -> Callable:
    def paint_and_note(stream: Any, scale: float = 1) -> None:
        paint(stream, scale)
        margins = [box for box in page._page_box.children if isinstance(box, MarginBox)]
        furniture = {id(text) for box in margins for text in box.descendants() if isinstance(text, TextBox)}
        marked = stream._tags.items()
        notes.streams.append(stream)
        notes.furniture.append({mark["mcid"] for box, mark in marked if id(box) in furniture})
        notes.languages.append(
            {
                mark["mcid"]: language
                for box, mark in marked
                if (language := box.style["lang"]) and language.lower() != main_language
            }
        )
        painted(len(notes.streams))

    return paint_and_note


def finish_tags(document: Document, pdf: pydyf.PDF, notes: Notes) -> None:
    """The finisher of ``Document.write_pdf``: see the module. Costs a few milliseconds for a hundred pages."""
    by_reference = {item.reference: item for item in pdf.objects}
    _name_links(document)
    _amend_elements(pdf, by_reference)
    nums = _marks_by_page(pdf, by_reference)
    for number, stream in enumerate(notes.streams):
        for mark, language in notes.languages[number].items():
            if mark not in notes.furniture[number]:
                by_reference[nums[number][mark]]["Lang"] = pydyf.String(language)
        _make_artifacts(stream, notes.furniture[number], nums[number])
    _drop_loose_elements(pdf, by_reference)


def _name_links(document: Document) -> None:
    for page in document.pages:
        for *_, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            said = " ".join("".join(box.element.itertext()).split()) if box.element is not None else ""
            if annotation is not None and said:
                annotation["Contents"] = pydyf.String(said)


def _amend_elements(pdf: pydyf.PDF, by_reference: dict[bytes, Any]) -> None:
    for item in pdf.objects:
        if not isinstance(item, pydyf.Dictionary):
            continue
        if item.get("S") == "/TH" and "A" in item:
            section = by_reference[by_reference[item["P"]]["P"]]
            item["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"
        elif item.get("S") == "/Link" and by_reference[item["P"]].get("S") == "/Link":
            item["S"] = "/Span"


def _marks_by_page(pdf: pydyf.PDF, by_reference: dict[bytes, Any]) -> dict[int, pydyf.Array]:
    nums = by_reference[by_reference[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    return {key: value for key, value in zip(nums[::2], nums[1::2], strict=True) if isinstance(value, pydyf.Array)}


def _make_artifacts(stream: Any, furniture: set[int], marks: pydyf.Array) -> None:
    if not furniture:
        return
    operators = stream.stream
    for index, operator in enumerate(operators):
        if operator == b"BDC" and operators[index - 1].get("MCID") in furniture:
            operators[index - 2] = "/Artifact"
            operators[index - 1] = pydyf.Dictionary({"Type": "/Pagination"})
    for mark in furniture:
        marks[mark] = b"null"


def _drop_loose_elements(pdf: pydyf.PDF, by_reference: dict[bytes, Any]) -> None:
    """Empty the elements that WeasyPrint makes for margin boxes without hanging them in the tree."""
    root = by_reference[pdf.catalog["StructTreeRoot"]]
    waiting, kept = list(root["K"]), set()
    while waiting:
        reference = waiting.pop()
        if isinstance(reference, bytes) and reference not in kept:
            kept.add(reference)
            waiting.extend(by_reference[reference].get("K", ()))
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem" and item.reference not in kept:
            item.clear()
