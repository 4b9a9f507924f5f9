"""What a reader gets out of a printed report: its words, its pages, and what a screen reader is told."""

import re
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdf

from tests.reports import paper


class Paper:
    """A PDF as it was downloaded."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, white space made single."""
        return [" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(self.file).pages]

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    def check_form(self, title: str) -> None:
        """Tagged, titled, in Swedish, with a table of contents, and nothing that breaks PDF/UA."""
        with pikepdf.open(self.file) as pdf:
            assert str(pdf.Root.Lang) == "sv"
            assert title in str(pdf.docinfo.Title)
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert bool(pdf.Root.MarkInfo.Marked)
            contents = paper.elements(pdf, "/L")[0]
            assert all("/Link" in str(entry) for entry in contents.K)  # the table of contents leads to its pages
        assert paper.faults(self.file) == []

    def contents(self, *headings: str) -> dict[str, int]:
        """Return the page that the table of contents gives for each heading; the heading is there."""
        listing = next(page for page in self.pages if page.startswith("Innehåll"))
        given = {}
        for heading in headings:
            found = re.search(rf"{re.escape(heading)} (\d+)", listing)
            assert found, f"{heading!r} has no page in {listing!r}"
            given[heading] = int(found.group(1))
            assert heading in self.pages[given[heading] - 1]
        return given

    def chapter_with(self, words: str, chapters: dict[str, int]) -> str:
        """Return the heading of the chapter in which the words stand."""
        page = next(number for number, text in enumerate(self.pages, 1) if words in text)
        return max((start, heading) for heading, start in chapters.items() if start <= page)[1]
