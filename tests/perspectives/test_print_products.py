"""What is true of everything that is printed: the short version has four pages, no figure is without words, and each
says what its page says."""

import re
from types import SimpleNamespace

import lxml.html
import pikepdf
import pypdf
import pytest
from django.test import Client

from perspectives.compilations import extracts, printing, short
from perspectives.compilations.spoken import ORIGINAL
from perspectives.models import Compilation
from reports.makers import kind_of
from reports.render import write_pdf
from tests import factories
from tests.reports.paper import elements, faults, spoken, squeezed

from .books import chapter, cover, perspective, quote
from .compiled import begin, published, say, small_dialogue

WORDING = "Den som söker jobb härifrån får vänta längre än andra på ett svar"


def short_pdf(path, chapters, **texts):
    """The short version of chapters that are in no database, on paper."""
    made = extracts.extract(extracts.SHORT, cover(*chapters, **texts), chapters)
    version = SimpleNamespace(number=1, published_at=None)
    context = {"compilation": version, "dialogue": SimpleNamespace(kind="citizen"), "draft": False, "language": "sv"}
    html = printing.written(
        "compilations/print_short.html", context | {"reading": ORIGINAL, "paper": True} | made, ORIGINAL
    )
    write_pdf(html, path)
    return made["short"], pypdf.PdfReader(path)


def chapters_of(themes: int, each: int, wording: str) -> list[dict]:
    """Themes that each have a long introduction and, under every perspective, a quote as long as a theme may show."""
    said = quote("Jag säger som det är. " * 8)
    return [
        chapter(
            *[perspective(said, title=f"{wording} {theme}x{n}") for n in range(1, each + 1)],
            number=theme,
            title=f"Tema nummer {theme} med ett ganska långt namn",
            lead="Många har sagt samma sak på olika sätt. " * 9,
        )
        for theme in range(1, themes + 1)
    ]


@pytest.mark.parametrize(
    ("themes", "each", "wording"),
    [
        (1, 1, "Kort"),
        (6, 8, WORDING),
        (6, 8, "Kort sagt"),
        (8, 12, WORDING),
        (12, 12, WORDING),
        (3, 60, WORDING),
        (20, 3, WORDING),
        (40, 1, "Kort sagt"),
        (10, 24, WORDING),
        (1, 300, "Kort sagt"),
        (25, 10, WORDING),
    ],
)
def test_the_short_version_has_at_most_four_pages_and_every_perspective(tmp_path, themes, each, wording):
    texts = dict.fromkeys(("summary", "unheard", "respond"), "En mening som säger något om det vi hörde. " * 60)
    _made, pdf = short_pdf(tmp_path / "short.pdf", chapters_of(themes, each, wording), **texts)
    assert len(pdf.pages) <= 4
    text = squeezed("".join(sheet.extract_text() for sheet in pdf.pages))
    for theme in range(1, themes + 1):
        for n in range(1, each + 1):
            assert f"{theme}x{n}" in text


def test_an_ordinary_dialogue_keeps_its_quotes_in_the_short_version(tmp_path):
    """As the demo is: six themes with seven perspectives each."""
    made, pdf = short_pdf(tmp_path / "short.pdf", chapters_of(6, 7, "Dörren är öppen men ingen bjuder in"))
    assert made["step"] == short.WITH_QUOTES
    assert len(pdf.pages) <= 4


# --- Every product ----------------------------------------------------------------------------------------------------


@pytest.fixture
def version(dialogue, lena, dana, ines) -> Compilation:
    """Published, with what is hidden in a quote, a quote in English and one written from right to left."""
    world = small_dialogue(dialogue, ines)
    hidden = say(world["youths"][0], world["perspectives"][0])
    hidden.masked = "Jag bor i [en stadsdel] och trivs."
    english = say(world["youths"][1], world["perspectives"][3], language="en", translation="Ingen frågade mig.")
    english.masked = "Nobody asked me."
    arabic = say(world["youths"][2], world["perspectives"][3], language="ar", translation="Jag kan ta bussen.")
    arabic.masked = "أستطيع أن آخذ الحافلة."
    for statement in (hidden, english, arabic):
        statement.save()
    made = published(begin(dialogue, lena, summary="Så blev det.\n\nDe är oense.", unheard="Byarna."), lena, dana)
    factories.publish(dialogue)
    return made


def printed(kind: str, pk: int, path):
    made = kind_of(kind).maker(pk)
    write_pdf(made.html, path)
    return path


def figures(path) -> list[str]:
    """The alternative text of each figure, in the order they are read."""
    with pikepdf.open(path) as pdf:
        return [str(figure.get("/Alt", "")) for figure in elements(pdf, "/Figure")]


@pytest.mark.parametrize("kind", ["compilation", "compilation_short", "compilation_cards"])
def test_no_figure_of_the_compilation_is_without_words_and_it_keeps_pdf_ua(version, tmp_path, kind):
    path = printed(kind, version.pk, tmp_path / "made.pdf")
    assert [words for words in figures(path) if not words.strip()] == []
    assert faults(path) == []


BLOCKS = "//h1|//h2|//p|//li[not(.//p)]|//footer|//blockquote[not(p)]"
BESIDE = (
    "//nav|//*[contains(@class,'visually-hidden') or contains(@class,'actions') or contains(@class,'facts')]|"
    "//svg|//form|//*[contains(@class,'cover__kind')]"
)


def shown(client: Client, form: str) -> list[str]:
    """What the public page of a form says, block by block."""
    html = client.get(f"/d/segregation/compilation/{form}/").content.decode()
    main = lxml.html.fromstring(html).get_element_by_id("main")
    main = lxml.html.fromstring(lxml.html.tostring(main, encoding="unicode"))
    for element in main.xpath(BESIDE):
        element.drop_tree()
    return [letters(text) for element in main.xpath(BLOCKS) if (text := squeezed(element.text_content()))]


def letters(text: str) -> str:
    """``text``, or of what is written from right to left its letters in no order: the tool tells them as drawn."""
    return "".join(sorted(text)) if re.search("[\u0600-\u06ff]", text) else text


def read_out(path) -> list[str]:
    return [letters(squeezed(words)) for _role, words in spoken(path)]


def test_the_short_version_says_on_paper_what_its_page_says(version, client, tmp_path):
    page = [text.removeprefix("Tema") for text in shown(client, "short")][1:]  # the first says which form it is
    said = read_out(printed("compilation_short", version.pk, tmp_path / "short.pdf"))[1:]  # and whose it is
    assert [text.replace("•", "") for text in said] == page
    assert sum(text.startswith("”") for text in page) >= 2


def test_the_cards_say_on_paper_what_their_page_says(version, client, tmp_path):
    page = shown(client, "cards")
    said = read_out(printed("compilation_cards", version.pk, tmp_path / "cards.pdf"))
    first, empty = squeezed("1.1 Att bli utpekad"), squeezed("Ett perspektiv som saknas")
    assert said[said.index(first) : said.index(empty)] == page[page.index(first) :]
    assert "Ingenfrågademig." in page
