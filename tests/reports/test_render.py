"""PDF/UA: what the tags hold, which fonts are in the file, which page the contents name."""

import re

import pikepdf
import pypdf
import pytest

from reports import render

from .paper import elements, faults, fonts_of, html, text_of

TABLE = (
    '<table class="matrix"><caption>Vilka som säger vad</caption><thead><tr><th scope="col">Perspektiv</th>'
    '<th scope="col">Unga</th></tr></thead><tbody><tr><th scope="row">Dörren är öppen</th>'
    '<td class="says">säger det</td></tr></tbody></table>'
)
QUOTES = "".join(
    f'<blockquote class="voice"><p>”Det är utsaga nummer {n}, sagd av någon.”</p></blockquote>' for n in range(60)
)
BOOK = (
    '<h1>Det vi fick höra</h1><nav class="contents"><h2>Innehåll</h2><ol><li><a href="#one">'
    '<span class="contents__no">Tema 1</span> Att bli utpekad</a></li>'
    '<li><a href="#two">Föreningslivet</a></li></ol></nav><main>'
    f'<article class="chapter" id="one"><h2 data-head="Tema 1 · Att bli utpekad">Att bli utpekad</h2>{QUOTES}</article>'
    f'<article class="chapter" id="two"><h2 data-head="Tema 2">Föreningslivet</h2>{TABLE}'
    '<blockquote class="voice"><p lang="en">“Nobody asked what I was good at.”</p></blockquote></article></main>'
)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "book.pdf"
    render.write_pdf(html(BOOK), path)
    return path


def test_the_pdf_keeps_pdf_ua(book):
    assert faults(book) == []


def test_the_pdf_has_a_title_a_language_and_is_tagged(book):
    with pikepdf.open(book) as pdf:
        assert str(pdf.docinfo.Title) == "Det vi fick höra"
        assert str(pdf.Root.Lang) == "sv"
        assert bool(pdf.Root.MarkInfo.Marked)


def test_the_contents_name_the_page_that_each_chapter_begins_on(book):
    reader = pypdf.PdfReader(book)
    starts = {
        title: next(n for n, sheet in enumerate(reader.pages, 1) if n > 2 and title in sheet.extract_text())
        for title in ("Att bli utpekad", "Föreningslivet")
    }
    contents = reader.pages[1].extract_text()
    for title, number in starts.items():
        assert re.search(rf"{title}\s+{number}\b", contents), contents


def test_table_headers_say_what_they_head(book):
    with pikepdf.open(book) as pdf:
        scopes = [str(cell.A.Scope) for cell in elements(pdf, "/TH")]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_links_are_called_what_they_say_and_are_one_each(book):
    with pikepdf.open(book) as pdf:
        links = [str(link.Contents) for sheet in pdf.pages for link in sheet.get("/Annots", [])]
    assert links == ["Tema 1 Att bli utpekad", "Föreningslivet"]


def test_words_in_english_are_tagged_as_english(book):
    with pikepdf.open(book) as pdf:
        languages = [str(span.Lang) for span in elements(pdf, "/Span") if "/Lang" in span]
    assert languages == ["en"]


def test_running_heads_are_furniture_and_not_read_aloud(book):
    with pikepdf.open(book) as pdf:
        operators = pikepdf.parse_content_stream(pdf.pages[3])
        artifacts = [op for op in operators if str(op.operator) == "BDC" and op.operands[0] == "/Artifact"]
        assert len(artifacts) == 3  # head, foot, page number
        assert all(str(op.operands[1].Type) == "/Pagination" for op in artifacts)


def test_only_our_fonts_are_in_the_file(book, tmp_path):
    path = tmp_path / "words.pdf"
    long_words = "Perspektivsammanställningsarbetsgruppsmedlem " * 20
    other = '<p class="voice">Łódź, Škoda – ”så” …</p><p>Łódź</p>'
    body = f'<div style="hyphens: auto; width: 40mm">{long_words}</div>{other}'
    render.write_pdf(html(body), path)
    for font in fonts_of(path) | fonts_of(book):
        assert font.startswith(("Atkinson-Hyperlegible-Next", "Literata")), font
    assert {"Literata", "Literata-Ext"} <= fonts_of(path)
    assert faults(path) == []  # each letter as wide as its font says: none is drawn with another file of its family


def test_no_quote_is_split_between_two_pages(book):
    for sheet in pypdf.PdfReader(book).pages:
        text = " ".join(sheet.extract_text().split())
        assert text.count("”Det är utsaga") == text.count("sagd av någon.”")


def test_a_draft_says_so_on_every_page(tmp_path):
    path = tmp_path / "draft.pdf"
    render.write_pdf(html(BOOK).replace('<html lang="sv">', '<html lang="sv" class="draft">'), path)
    assert faults(path) == []
    assert all("Utkast" in sheet.extract_text() for sheet in pypdf.PdfReader(path).pages)


def test_it_tells_which_page_is_laid_out_and_painted(tmp_path):
    told = []
    written = render.write_pdf(html(BOOK), tmp_path / "a.pdf", listener=lambda *step: told.append(step))
    again = told.index((render.AGAIN, 1, 0))  # the contents have page numbers
    assert told[:again] == [(render.LAYOUT, page, 0) for page in range(1, 7)]
    assert told[-7:] == [(render.PAINTING, page, written.pages) for page in range(7)]


def test_the_swedish_text_can_be_read_out_again(book):
    assert "”Det är utsaga nummer 59, sagd av någon.”" in text_of(book)
