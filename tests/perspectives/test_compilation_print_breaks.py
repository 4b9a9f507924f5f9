"""Where pages break: a short quote never, a long one with two lines on each side, headings with what they head."""

import re
from itertools import groupby

import pytest

from tests.reports.paper import Word, words_of

from .books import NOBODY, chapter, perspective, printed, quote

HEARD = NOBODY | {"says": ["Unga"]}
HEAD, FOOT = 24, 297 - 24
"""Millimetres: what stands above or below is the running head or foot."""


def lines(path) -> dict[int, list[str]]:
    """The lines of each page's text, from the top."""
    inside = [word for word in words_of(path) if HEAD < word.top < FOOT]
    found: dict[int, list[str]] = {}
    for (page, _top), words in groupby(inside, key=lambda word: (word.page, round(word.bottom))):
        row: list[Word] = list(words)
        found.setdefault(page, []).append(" ".join(word.text for word in row))
    return found


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The lines of a book with quotes of every length, so that pages end in all kinds of places. Each tells whose quote
    it is.
    """
    quotes = []
    for n in range(60):
        length = 6 + n * 37 % 90
        name = f"q{n:02}w"
        quotes.append(quote(" ".join([name] * length), by=f"by{n:02}", against=n > 40))
    long = [quote(" ".join([f"l{n:02}w"] * (190 + n * 23)), by=f"by{n + 60}") for n in range(12)]
    rows = [
        perspective(*quotes[n : n + 5], title=f"head{n:02}", text="Mellanord. " * 12, heard=HEARD if n % 2 else NOBODY)
        for n in range(0, 60, 5)
    ]
    rows.append(perspective(*long, title="head99"))
    return lines(printed(tmp_path_factory.mktemp("pdf") / "book.pdf", chapter(*rows)))


def pages_of(book, name: str) -> list[list[str]]:
    """By page, the lines that hold the word ``name``."""
    return [found for rows in book.values() if (found := [row for row in rows if re.search(rf"\b{name}\b", row)])]


@pytest.mark.parametrize("n", range(60))
def test_a_short_quote_is_never_split(book, n):
    assert len(pages_of(book, f"q{n:02}w")) == 1


def test_a_long_quote_keeps_two_lines_on_each_side(book):
    split = [pages for n in range(12) if len(pages := pages_of(book, f"l{n:02}w")) > 1]
    assert split
    assert min(len(rows) for pages in split for rows in pages) >= 2


@pytest.mark.parametrize("n", range(72))
def test_who_said_it_stands_on_the_page_where_it_ends(book, n):
    name = f"q{n:02}w" if n < 60 else f"l{n - 60:02}w"
    last = max(page for page, rows in book.items() if any(name in row for row in rows))
    [by] = [page for page, rows in book.items() if f"by{n:02}" in rows]
    assert by == last


def test_no_heading_is_the_last_of_its_page(book):
    last = [rows[-1] for page, rows in book.items() if page > 2]
    assert [row for row in last if row.startswith("head") or row == "Andra säger emot"] == []


@pytest.mark.parametrize("lines_before", range(16, 44, 2))
def test_a_heading_with_its_margin_note_goes_on_with_what_it_heads(tmp_path, lines_before):
    """Wherever on the page it comes, the note beside it does not cut it off from the quote below."""
    filling = perspective(title="Fyllning", text="\n".join(["rad"] * lines_before))
    headed = perspective(quote("avgörandet " * 18), title="rubriken", heard=HEARD)
    book = lines(printed(tmp_path / "book.pdf", chapter(filling, headed)))
    [head] = [page for page, rows in book.items() if page > 2 and any("rubriken" in row for row in rows)]
    [below] = [page for page, rows in book.items() if any("avgörandet" in row for row in rows)]
    assert head == below
