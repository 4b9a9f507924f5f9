"""What WeasyPrint 70 leaves out of the tags of a PDF, put in before the file is written.

- table headers get their /Scope, which PDF/UA asks for;
- running heads and page numbers become artifacts: a screen reader does not read them in the middle of a sentence;
- links are called what they say instead of by their anchor, are one link each, and stand in print;
- words in another language than the document's carry their language, so that they are read out right;
- words written from right to left carry themselves in the order they are read, since the page holds them as drawn;
- what goes on over the page is one paragraph, section and chapter, not one on each page.

Works on ``pydyf`` objects and on ``Stream._tags``, which is private to WeasyPrint: ``tests/reports/test_tagging.py``
holds each of the six, so a new version that moves them fails there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import LineBox, MarginBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
Path = list[Any]
"""Boxes from just inside body down to a text, the text last."""


@dataclass
class Page:
    """Seen while a page was painted: its stream, marks that are furniture, what marks need to be read out right, and
    the first and last text with all that they stand in.
    """

    stream: pydyf.Stream
    furniture: set[int]
    spoken: dict[int, dict[str, str]]
    first: tuple[int, Path] | None
    last: tuple[int, Path] | None


@dataclass
class Notes:
    """Of all pages, in order."""

    pages: list[Page] = field(default_factory=list)


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
        children = page._page_box.children
        margins = [box for box in children if isinstance(box, MarginBox)]
        furniture = {id(text) for box in margins for text in box.descendants() if isinstance(text, TextBox)}
        marked = stream._tags
        content = [box for box in children if not isinstance(box, MarginBox)]
        notes.pages.append(
            Page(
                stream,
                {mark["mcid"] for box, mark in marked.items() if id(box) in furniture},
                {mark["mcid"]: said for box, mark in marked.items() if (said := _how_to_say(box, main_language))},
                _end(content, 0, marked),
                _end(content, -1, marked),
            )
        )
        painted(len(notes.pages))

    return paint_and_note


def _how_to_say(box: Any, main_language: str) -> dict[str, str]:
    said = {}
    language = box.style["lang"]
    if language and language.lower() != main_language:
        said["Lang"] = language
    if isinstance(box, TextBox) and RIGHT_TO_LEFT.search(box.text):
        said["ActualText"] = box.text
    return said


def _end(boxes: list[Any], which: int, marked: dict[Any, dict[str, Any]]) -> tuple[int, Path] | None:
    """The mark of the first (``which`` 0) or last (-1) text under ``boxes``, and the way down to it."""
    for box in boxes if which == 0 else reversed(boxes):
        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        if isinstance(box, TextBox):
            if box in marked:
                return marked[box]["mcid"], [box]
        elif found := _end(getattr(box, "children", []), which, marked):
            mark, path = found
            outside = isinstance(box, LineBox) or box.element_tag in {"html", "body"}
            return mark, path if outside else [box, *path]
    return None


def finish_tags(document: Document, pdf: pydyf.PDF, notes: Notes) -> None:
    """The finisher of ``Document.write_pdf``: see the module. Costs a few milliseconds for a hundred pages."""
    by_reference = {item.reference: item for item in pdf.objects}
    _name_links(document)
    _amend_elements(pdf, by_reference)
    nums = _marks_by_page(pdf, by_reference)
    for number, page in enumerate(notes.pages):
        for mark, said in page.spoken.items():
            if mark not in page.furniture:
                by_reference[nums[number][mark]].update({key: pydyf.String(value) for key, value in said.items()})
        if number:
            _join(number, notes, nums, by_reference)
    for number, page in enumerate(notes.pages):
        _make_artifacts(page, nums[number])
    _drop_loose_elements(pdf, by_reference)


def _join(number: int, notes: Notes, nums: dict[int, pydyf.Array], by_reference: dict[bytes, Any]) -> None:
    """Put what goes on from the page before together with what it goes on from, from the chapter inwards."""
    before, after = notes.pages[number - 1].last, notes.pages[number].first
    if before is None or after is None:
        return
    ended = _elements(nums[number - 1][before[0]], by_reference)
    begun = _elements(nums[number][after[0]], by_reference)
    if len(ended) != len(before[1]) or len(begun) != len(after[1]):
        return  # lists and tables have elements of their own between
    for whole, part, ends, begins in zip(ended, begun, before[1], after[1], strict=False):
        if ends.element is not begins.element or whole["S"] != part["S"] or isinstance(begins, TextBox):
            return
        if not all(isinstance(kid, bytes) for kid in part["K"]):
            return  # marks of its own, which belong to its page
        by_reference[part["P"]]["K"].remove(part.reference)
        for kid in part["K"]:
            by_reference[kid]["P"] = whole.reference
        whole["K"].extend(part["K"])
        part["K"] = pydyf.Array()


def _elements(reference: bytes, by_reference: dict[bytes, Any]) -> list[Any]:
    """The elements from just inside the document down to ``reference``."""
    found: list[Any] = []
    while (element := by_reference[reference])["S"] != "/Document":
        found.insert(0, element)
        reference = element["P"]
    return found


def _name_links(document: Document) -> None:
    for page in document.pages:
        for *_, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            said = " ".join("".join(box.element.itertext()).split()) if box.element is not None else ""
            if annotation is not None:
                annotation["F"] = 4  # on paper as on the screen
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


def _make_artifacts(page: Page, marks: pydyf.Array) -> None:
    if not page.furniture:
        return
    operators = page.stream.stream
    for index, operator in enumerate(operators):
        if operator == b"BDC" and operators[index - 1].get("MCID") in page.furniture:
            operators[index - 2] = "/Artifact"
            operators[index - 1] = pydyf.Dictionary({"Type": "/Pagination"})
    for mark in page.furniture:
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
