"""What stands on paper is what stands on the page: every text once, in the same order, read out in it too."""

import re
from itertools import pairwise

import lxml.html
import pikepdf
import pytest
from django.test import Client

from perspectives.compilations.printing import compilation_print
from perspectives.models import Compilation, Contrast, ContrastQuote, ContrastSide, Statement
from reports.render import write_pdf
from tests import factories
from tests.reports.paper import elements, spoken, squeezed

from .compiled import begin, published, say, small_dialogue

pytestmark = [pytest.mark.anywhere, pytest.mark.django_db]
TEXTS = {
    "title": "Det vi fick höra",
    "summary": "Kort sagt är de inte överens.\n\nDet är skälet till att prata.",
    "method": "Vi frågade.\n\nOch lyssnade.",
    "unheard": "Byarna saknas.",
    "respond": "Skriv till oss.\nEller ring.",
}
COLOPHON = "Om den här sammanställningen"
BLOCKS = "//h1|//h2|//h3|//h4|//p|//dt|//dd|//th|//td|//caption|//footer|//figcaption"
LEFT_OUT = (
    "//nav|//*[contains(@class,'visually-hidden') or contains(@class,'no-print') or contains(@class,'actions') "
    "or contains(@class,'more')]|//section[@aria-labelledby='themes' or @aria-labelledby='versions']|//svg|//form"
)
"""Of a page: ways to other pages. The contents and the colophon of the print have no page of their own."""


def letters(text: str) -> str:
    """``text``, or of what is written from right to left its letters in no order: the tool tells them as drawn."""
    return "".join(sorted(text)) if re.search("[\u0600-\u06ff]", text) else text


def blocks(html: str) -> list[str]:
    """The texts of the page's own part, squeezed."""
    main = lxml.html.fromstring(html).get_element_by_id("main")
    main = lxml.html.fromstring(lxml.html.tostring(main, encoding="unicode"))
    for element in main.xpath(LEFT_OUT):
        element.drop_tree()
    return [text for element in main.xpath(BLOCKS) if (text := squeezed(element.text_content()))]


def chapter_blocks(client: Client, number: int) -> list[str]:
    """A chapter's page, with what each "read all" leads to put in where the page stops."""
    html = client.get(f"/d/segregation/compilation/{number}/").content.decode()
    texts = blocks(html)
    texts = texts[next(place for place, text in enumerate(texts) if text.startswith(f"Tema{number}")) :]
    for address in re.findall(r'href="(/d/segregation/compilation/\d+/\d+/)"', html):
        every = blocks(client.get(address).content.decode())
        quotes = every[next(place for place, text in enumerate(every) if text.startswith("”")) :]
        sixth = texts.index(quotes[10], texts.index(every[0]))
        texts[sixth + 2 : sixth + 2] = quotes[12:]  # each is two: the words and who said them
    return texts


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


def put_side_by_side(dialogue, world) -> None:
    """A contradiction: what a young person said beside a perspective that nobody is quoted for."""
    made = Contrast.objects.create(dialogue=dialogue, title="Kom den i rätt tid?", lead="Båda nämner våren.")
    one = ContrastSide.objects.create(contrast=made, position=1, group=world["young"])
    said = Statement.objects.filter(voices__perspective=world["perspectives"][1], group=world["young"])
    ContrastQuote.objects.create(side=one, statement=said.order_by("number")[0], position=1)
    ContrastSide.objects.create(contrast=made, position=2, group=world["parents"], perspective=world["perspectives"][1])


@pytest.fixture
def version(dialogue, lena, dana, world) -> Compilation:
    for person in [*world["adults"][8:], *world["youths"][:4]]:
        say(person, world["perspectives"][1])
    english = say(world["youths"][0], world["perspectives"][3], language="en", translation="Ingen frågade mig.")
    english.masked = "Nobody asked me."
    english.save()
    arabic = say(world["youths"][1], world["perspectives"][3], language="ar", translation="Jag kan ta bussen.")
    arabic.masked = "أستطيع أن آخذ الحافلة."
    arabic.save()
    put_side_by_side(dialogue, world)
    made = published(begin(dialogue, lena, **TEXTS), lena, dana)
    factories.publish(dialogue)
    return made


@pytest.fixture
def path(version, tmp_path):
    path = tmp_path / "book.pdf"
    write_pdf(compilation_print(version.pk).html, path)
    return path


def test_the_print_reads_as_the_page_does_word_for_word(version, path, client):
    front = blocks(client.get("/d/segregation/compilation/").content.decode())
    last = front.index(squeezed("Där bilderna går isär"))
    page = front[:last] + chapter_blocks(client, 1) + chapter_blocks(client, 2) + front[last:]

    said = [(role, squeezed(words)) for role, words in spoken(path)]
    contents, body, end = (said.index(("H2", squeezed(words))) for words in ("Innehåll", "I korthet", COLOPHON))
    said = said[1:contents] + said[body:end]  # the first says who it is from
    assert [letters(words) for _role, words in said] == [letters(words) for words in page]


def test_every_heading_comes_in_its_place_and_none_is_jumped_over(path):
    levels = [int(role[1]) for role, _words in spoken(path) if role.startswith("H")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == 4


def test_what_is_written_from_right_to_left_is_read_in_its_order(path):
    with pikepdf.open(path) as pdf:
        said = [str(span.ActualText) for span in elements(pdf, "/Span") if "/ActualText" in span]
        languages = {str(span.Lang) for span in elements(pdf, "/Span") if "/Lang" in span}
    assert said == ["«أستطيع أن آخذ الحافلة.»"]
    assert languages == {"ar", "en"}


def test_running_heads_and_page_numbers_are_not_read_out(path):
    said = [words for _role, words in spoken(path)]
    assert sum("utgåva 1" in words for words in said) == 0
    assert sum(squeezed("Tema 1 · Att bli utpekad") in squeezed(words) for words in said) == 0
