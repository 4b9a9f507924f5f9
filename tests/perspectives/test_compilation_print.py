"""The printed compilation: tagged, Swedish, with page numbers, and every published statement exactly once."""

import re

import pikepdf
import pypdf
import pytest
from django.core.management import CommandError, call_command

from perspectives.compilations.printing import compilation_print
from perspectives.models import PublishedPerspective
from reports.render import write_pdf
from tests import factories
from tests.reports.paper import faults, fonts_of, text_of

from .compiled import begin, hear, published, say, small_dialogue

pytestmark = [pytest.mark.anywhere, pytest.mark.django_db]
TEXTS = {
    "title": "Det vi fick höra",
    "summary": "Kort sagt är de inte överens.",
    "method": "Vi frågade.",
    "unheard": "Byarna saknas.",
    "respond": "Skriv till oss.",
}


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def book(dialogue, lena, dana, world, tmp_path):
    for person in world["adults"][8:]:
        say(person, world["perspectives"][1])
    for person in world["youths"][:4]:
        say(person, world["perspectives"][1])
    english = say(world["youths"][0], world["perspectives"][3], language="en", translation="Ingen frågade mig.")
    english.masked = "Nobody asked me."
    english.save()
    version = published(begin(dialogue, lena, **TEXTS), lena, dana)
    path = tmp_path / "book.pdf"
    write_pdf(compilation_print(version.pk).html, path)
    return path


def test_the_book_keeps_pdf_ua_and_uses_our_fonts_only(book):
    assert faults(book) == []
    assert all(font.startswith(("Atkinson-Hyperlegible-Next", "Literata")) for font in fonts_of(book))
    with pikepdf.open(book) as pdf:
        assert (str(pdf.docinfo.Title), str(pdf.Root.Lang)) == ("Det vi fick höra", "sv")


def test_every_published_quote_is_in_the_book_exactly_once(book):
    text = text_of(book)
    quotes = [quote["text"] for row in PublishedPerspective.objects.all() for quote in row.content["quotes"]]
    expected = {words: quotes.count(words) for words in quotes}
    assert {words: text.count(words) for words in expected} == expected
    assert len(quotes) == 33


def test_a_quote_stands_under_its_perspective(book):
    text = text_of(book).split("Skriv till oss.")[0]
    places = [
        text.rindex(title) for title in ("Dörren är öppen", "Nummer 24", "Det kostar för mycket", "Nobody asked me.")
    ]
    assert places == sorted(places)
    assert "Ingen frågade mig." in text


def test_the_contents_lead_to_the_page_of_each_chapter_and_perspective(book):
    reader = pypdf.PdfReader(book)
    pages = [" ".join(sheet.extract_text().split()) for sheet in reader.pages]
    contents = pages[1]
    for title in ("Att bli utpekad", "Föreningslivet", "Dörren är öppen", "Det vi inte fick höra"):
        number = int(re.search(rf"{title} (\d+)", contents)[1])
        assert title in pages[number - 1]
        assert all(title not in text for text in pages[2 : number - 1])


def test_the_cover_tells_who_was_heard(book):
    cover = text_of(book)
    for words in ("Umeå kommun", "24 personer, från under 20 år till 50 år och äldre", "februari 2022", "Utgåva 1"):
        assert words in cover


def test_what_is_hidden_looks_the_same_on_paper(book):
    assert "visas inte" in text_of(book)


def test_a_draft_is_marked_and_built_from_what_stands_now(dialogue, lena, world):
    made = compilation_print(begin(dialogue, lena, **TEXTS).pk)
    assert 'class="draft"' in made.html
    assert made.html.count("så här är det för mig") == 24


def test_words_that_look_like_html_are_words(dialogue, lena, world):
    statement = world["statements"][0]
    statement.masked = "<script>alert(1)</script> & <b>så</b>"
    statement.save()
    html = compilation_print(begin(dialogue, lena, title='"><img src=http://x.example>').pk).html
    assert "<script>" not in html
    assert "<img" not in html


def test_the_command_writes_the_latest_published_version(book, tmp_path, capsys):
    out = tmp_path / "ut.pdf"
    call_command("render", "compilation", "segregation", out=out)
    assert text_of(out).startswith("Umeå kommun")
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_the_command_says_when_nothing_is_published(dialogue, lena, world, tmp_path):
    begin(dialogue, lena)
    factories.publish(dialogue)
    with pytest.raises(CommandError):
        call_command("render", "compilation", "segregation", out=tmp_path / "ut.pdf")
    with pytest.raises(CommandError):
        call_command("render", "follow-up", "finns-inte", out=tmp_path / "ut.pdf")


def test_a_long_book_breaks_no_quote_in_two(dialogue, lena, dana, world, tmp_path):
    for person in hear(dialogue, lena, world["parents"], 40):
        say(person, world["perspectives"][3])
    version = published(begin(dialogue, lena), lena, dana)
    path = tmp_path / "long.pdf"
    write_pdf(compilation_print(version.pk).html, path)
    for sheet in pypdf.PdfReader(path).pages:
        text = " ".join(sheet.extract_text().split())
        assert text.count("så här är det för mig") == text.count("och det är sant.")
