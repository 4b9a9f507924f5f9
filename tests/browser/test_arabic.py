"""A compilation in Arabic: from right to left on the page, in a face we ship, with figures and Swedish in it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from perspectives.compilations import extracts, review
from reports.makers import kind_of
from reports.render import write_pdf
from tests import factories
from tests.perspectives.compiled import approved, begin, small_dialogue
from tests.perspectives.test_compilation_languages import TEXTS, translate
from tests.perspectives.test_compilation_print_bad import OURS
from tests.reports.paper import faults, fonts_of, text_of

from . import axe
from .watching import Watch

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]

TITLE, SHORT = "ما سمعناه", "باختصار"
MIXED = "قالوا لي: Arbetsförmedlingen في 14:30 يوم 3/5، أي بعد 12 يومًا، ثم انتظرت 1 200 كرونة (نعم!)."
SUMMARY = "تحدثنا مع 93 شخصًا في Umeå بين 2021–2022. قال 40 % منهم: «لا أحد يسألنا»."
BOOK = "/d/segregation/compilation/"


@pytest.fixture
def book(dialogue, ines, lena, dana):
    factories.publish(dialogue)
    world = small_dialogue(dialogue, ines)
    version = begin(dialogue, lena, **TEXTS)
    translate(version, "ar", TITLE, "title", TEXTS["title"])
    translate(version, "ar", SHORT, "word:short", "I korthet")
    translate(version, "ar", SUMMARY, "summary", TEXTS["summary"])
    translate(version, "ar", "أن يُشار إليك", "title", "Att bli utpekad", theme=world["themes"][0])
    title = world["perspectives"][0].title
    translate(version, "ar", "الاسم يغلق الأبواب", "title", title, perspective=world["perspectives"][0])
    quote = version.quotes.first().statement
    translate(version, "ar", MIXED, "quote", quote.masked, statement=quote)
    return review.publish(compilation=approved(version, lena, dana), actor=lena)


def faces_of(page: Page, selector: str) -> set[str]:
    """Return the faces that the element's letters are really drawn in."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts if font["isCustomFont"]} | {
        f"not ours: {font['familyName']}" for font in fonts if not font["isCustomFont"]
    }


SIDE = """(one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const lines = new Map();
  for (const part of range.getClientRects()) {
    if (!part.width) continue;
    const at = Math.round(part.bottom / 8);
    const line = lines.get(at) || { left: part.left, right: part.right };
    lines.set(at, { left: Math.min(line.left, part.left), right: Math.max(line.right, part.right) });
  }
  const box = one.getBoundingClientRect();
  const shortest = [...lines.values()].sort((a, b) => a.right - a.left - (b.right - b.left))[0];
  return shortest.left - box.left < box.right - shortest.right ? "left" : "right";
}"""


def side(page: Page, selector: str) -> str:
    """Where the lines of the element's text begin, by its shortest: at the left or the right."""
    return page.locator(selector).first.evaluate(SIDE)


def test_arabic_on_the_page_runs_from_the_right(watch: Watch, book):
    page = watch.open_page("anyone")
    page.goto(f"{BOOK}?lang=ar")
    document = page.locator(".document")
    expect(document).to_have_attribute("dir", "rtl")
    expect(document).to_have_attribute("lang", "ar")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.evaluate("document.fonts.ready")
    drawn = faces_of(page, ".document h1")
    assert "Amiri" in drawn and not [face for face in drawn if face.startswith("not ours")]
    assert side(page, ".document h1") == "right"
    problems = axe.faults(page)

    page.goto(f"{BOOK}1/?lang=ar")
    voice = page.locator("blockquote.voice p[lang=ar]").first
    expect(voice).to_have_attribute("dir", "rtl")
    expect(voice).to_contain_text("Arbetsförmedlingen في 14:30")
    assert side(page, "blockquote.voice p[lang=ar]") == "right"
    line = "one => getComputedStyle(one.closest('blockquote')).borderLeftWidth"
    assert voice.evaluate(line) in {"0px", voice.evaluate(line.replace("Left", "Right"))}  # no edge on the wrong side
    swedish = page.locator(".document [lang=sv][dir=ltr]").first
    assert swedish.evaluate("one => getComputedStyle(one).direction") == "ltr"
    problems += axe.faults(page)
    assert problems == []
    assert watch.faults == []


def test_arabic_on_paper_is_in_our_faces_with_figures_whole(book, tmp_path):
    path = tmp_path / "ar.pdf"
    made = kind_of(extracts.kind_of(extracts.BOOK, "ar")).maker(book.pk)
    write_pdf(made.html, path)
    if keep := os.environ.get("KEEP_PAPER"):  # to be looked at
        Path(keep).write_bytes(path.read_bytes())
    assert faults(path) == []
    assert made.language == "ar" and '<html lang="ar" dir="rtl">' in made.html
    assert MIXED.replace("1 200", "1\N{NO-BREAK SPACE}200") in made.html  # else it reads 200 1
    assert [font for font in fonts_of(path) if not font.startswith(OURS)] == []
    assert any(font.startswith("Amiri") for font in fonts_of(path))
    said = text_of(path)
    for words in ("Arbetsförmedlingen", "14:30", "3/5", "2021", "93", "Umeå"):
        assert words in said, words
