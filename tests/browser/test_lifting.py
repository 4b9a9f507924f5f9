"""Lifting statements out of a text in a browser: with the mouse, with the keyboard, by touch, without a script."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from perspectives.models import Statement
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]

TEXT = (
    "– Vad ändrades när satsningen kom?\n"
    "Fler lampor är bra. 👍🏽 Samira kom hem och frågade om vi bor på ett farligt ställe. Hon är nio.\n"
    "\n"
    "– Frågade någon er innan?\n"
    "Nej. Mötet var klockan fyra en onsdag."
)
EMOJI = "👍🏽 Samira kom hem och frågade om vi bor på ett farligt ställe."
SELECT = """([from, to]) => {
  const all = document.querySelector("[data-transcript]");
  const walker = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let open = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const first = node.data.indexOf(from);
    if (!open && first >= 0) { range.setStart(node, first); open = true; }
    const last = node.data.indexOf(to);
    if (open && last >= 0) { range.setEnd(node, last + to.length); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def talk(dialogue, ines):
    group = factories.make_group(dialogue, "Föräldrar")
    factories.make_theme(dialogue, "Att bli utpekad")
    return factories.make_interview(dialogue, ines, factories.make_interviewee(dialogue, group), number=1, text=TEXT)


@pytest.fixture
def address(live_server, talk):
    return f"{live_server.url}/dialogues/segregation/perspectives/coding/1/"


def let_in(context: BrowserContext, client, address: str) -> None:
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


@pytest.fixture
def sign_in(watch, signed_in, address):
    """Return a function from a person to a page logged in as them; nothing may go wrong on it."""

    def open_as(person) -> Page:
        page = watch.open_page(person.name)
        let_in(page.context, signed_in(person), address)
        return page

    yield open_as
    assert watch.faults == []


def mark(page: Page, words: str) -> None:
    """Mark ``words`` as a reader does, from the first to the last."""
    page.evaluate(SELECT, [words.split(" ")[0], words.split(" ")[-1]])


def test_ines_drags_over_words_and_presses_lift(sign_in, ines, address):
    page = sign_in(ines)
    page.goto(address)
    line = page.get_by_text("Mötet var klockan fyra")
    box = line.bounding_box()
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    page.get_by_role("button", name="Lyft", exact=True).click()
    expect(page.get_by_role("heading", name="Utsaga 1", exact=True, level=2)).to_be_visible()
    statement = Statement.objects.get()
    assert TEXT[statement.start : statement.end] == statement.original
    assert "klockan fyra" in statement.original


def test_an_emoji_before_and_at_the_edge_does_not_shift_the_words(sign_in, ines, address):
    page = sign_in(ines)
    page.goto(address)
    mark(page, EMOJI)
    page.get_by_role("button", name="Lyft", exact=True).click()
    expect(page.locator("[data-mask]")).to_be_focused()
    expect(page.locator("[data-mask]")).to_have_value(EMOJI)
    mark(page, "Hon nio.")
    with page.expect_request("**/lift/") as sent:
        page.get_by_role("button", name="Lyft", exact=True).click()
    values = parse_qs(sent.value.post_data)
    assert (int(values["start"][0]), values["words"]) == (TEXT.index("Hon är nio."), ["Hon är nio."])
    expect(page.locator("[data-mask]")).to_have_value("Hon är nio.")
    assert [(row.start, row.end) for row in Statement.objects.all()] == [
        (TEXT.index(EMOJI), TEXT.index(EMOJI) + len(EMOJI)),
        (TEXT.index("Hon är nio."), TEXT.index("Hon är nio.") + len("Hon är nio.")),
    ]


def test_a_selection_over_another_and_over_paragraphs_is_lifted_as_it_is_read(sign_in, ines, address):
    page = sign_in(ines)
    page.goto(address)
    mark(page, "Samira ställe.")
    page.keyboard.press("l")
    expect(page.locator("[data-mask]")).to_be_focused()
    mark(page, "frågade onsdag.")
    page.get_by_role("button", name="Lyft", exact=True).click()
    expect(page.get_by_role("heading", name="Utsaga 2", exact=True, level=2)).to_be_visible()
    row = Statement.objects.get(number=2)
    assert row.original == TEXT[TEXT.index("frågade om") :]


def test_the_key_l_lifts_and_undo_takes_it_away(sign_in, ines, address):
    page = sign_in(ines)
    page.goto(address)
    mark(page, "Fler bra.")
    page.keyboard.press("l")
    expect(page.locator("[data-mask]")).to_have_value("Fler lampor är bra.")
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_text("Utsaga 1 är borttagen.")).to_be_visible()
    assert Statement.objects.count() == 0
    page.get_by_role("button", name="Återställ").first.click()
    expect(page.get_by_text("Utsaga 1 är tillbaka.")).to_be_visible()
    assert Statement.objects.count() == 1


def test_a_hint_becomes_brackets_with_the_words_written_for_it_and_the_form_saves(sign_in, ines, address):
    page = sign_in(ines)
    page.goto(address)
    mark(page, "frågade ställe.")
    page.keyboard.press("Enter")
    mask = page.locator("[data-mask]")
    mask.fill("Jag såg Samira och frågade.")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_label("Visas i stället").fill("mitt barn")
    page.get_by_role("button", name="Dölj Samira").click()
    expect(mask).to_have_value("Jag såg [mitt barn] och frågade.")
    page.get_by_label("Jag har dolt det som pekar ut någon").check()
    page.get_by_label("Att bli utpekad").check()
    page.get_by_role("button", name="Spara och gå till nästa").click()
    expect(page.get_by_text("Alla utsagor i intervjun har tema och är maskerade.")).to_be_visible()
    row = Statement.objects.get()
    assert (row.masked, row.status) == ("Jag såg [mitt barn] och frågade.", "masked")
    assert [theme.title for theme in row.themes.all()] == ["Att bli utpekad"]


def test_with_the_keyboard_alone_from_the_page_to_a_lifted_statement(sign_in, ines, address):
    page = sign_in(ines)
    page.goto(address)
    link = page.get_by_role("link", name="lyft med tangentbordet")
    link.focus()
    page.keyboard.press("Enter")
    for sentence in ("Nej.", "Mötet var klockan fyra en onsdag."):
        page.get_by_label(sentence, exact=True).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Lyft", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-mask]")).to_be_focused()
    expect(page.locator("[data-mask]")).to_have_value("Nej. Mötet var klockan fyra en onsdag.")


def test_typing_in_the_form_is_never_taken_for_lifting(sign_in, ines, address):
    page = sign_in(ines)
    page.goto(address)
    mark(page, "Fler bra.")
    page.keyboard.press("l")
    mask = page.locator("[data-mask]")
    mask.press("Control+a")
    page.keyboard.type("lilla L")
    expect(mask).to_have_value("lilla L")
    assert Statement.objects.count() == 1


def test_without_a_script_sentences_are_lifted_and_coded(browser, signed_in, ines, address):
    plain = browser.new_context(java_script_enabled=False, locale="sv-SE")
    let_in(plain, signed_in(ines), address)
    page = plain.new_page()
    page.goto(f"{address}sentences/")
    page.get_by_label("Hon är nio.", exact=True).check()
    page.get_by_role("button", name="Lyft", exact=True).click()
    page.get_by_label("Att bli utpekad").check()
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_text("Utsaga 1 är sparad.")).to_be_visible()
    assert Statement.objects.get().original == "Hon är nio."
    plain.close()


def test_by_touch_the_button_lies_where_the_thumb_is(browser, signed_in, ines, address):
    phone = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}, locale="sv-SE")
    let_in(phone, signed_in(ines), address)
    page = phone.new_page()
    page.goto(address)
    mark(page, "Fler bra.")
    button = page.get_by_role("button", name="Lyft", exact=True)
    expect(button).to_be_in_viewport()
    box = button.bounding_box()
    assert (box["height"] >= 44, box["width"] >= 300) == (True, True)
    button.tap()
    expect(page.locator("[data-mask]")).to_have_value("Fler lampor är bra.")
    phone.close()
