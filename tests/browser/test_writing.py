"""Ines interviews with a phone in her hand: from the booking to saved notes, through a network that goes, a page that
is loaded again before they were saved, and a second window with other words."""

from datetime import date

import pytest
from playwright.sync_api import Error, Page, expect

from interviews.models import GuideQuestion, Interview, InterviewText, TextVersion
from tests import factories
from tests.browser.person import Person
from tests.browser.watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = "/dialogues/segregation/interviews/"
CUT = "() => { window.whole = window.fetch; window.fetch = () => Promise.reject(new TypeError('no network')); }"
QUESTION = "Hur är det att leva här just nu?"


@pytest.fixture
def ines_on_the_phone(watch, ines, signed_in, dialogue, live_server) -> Person:
    dialogue.starts_on = date(2021, 10, 1)
    dialogue.save()
    factories.make_group(dialogue, "Föräldrar")
    GuideQuestion.objects.create(dialogue=dialogue, number=3, text=QUESTION, prompts="Vad är bra?")
    person = Person(watch, "Ines", viewport=PHONE, has_touch=True, is_mobile=True)
    key = signed_in(ines).cookies["sessionid"].value
    person.page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    return person


def books_and_holds(ines: Person) -> None:
    ines.opens(f"{ROOM}new/")
    ines.fills(held_on=date.today(), kind="djupintervju", status="bokad", place="biblioteket", who="Någon ny")
    ines.fills(group="Föräldrar", name="Hemlig Hemligsson")
    ines.presses("Spara intervjun")
    assert Interview.objects.get().status == "booked"
    ines.opens(f"{ROOM}1/edit/")
    ines.fills(status="hållen")
    ines.presses("Spara intervjun")
    assert Interview.objects.get().status == "held"


def stored() -> str:
    return InterviewText.objects.get().text


def state(page: Page):
    return page.locator("[data-state]")


def types(page: Page, words: str) -> None:
    """Go on at the end of the text, key by key."""
    page.locator("textarea[name=text]").press("Control+End")
    page.keyboard.type(words)


def taps(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).tap()


def test_from_booking_to_saved_notes_through_a_network_cut_a_reload_and_a_second_window(ines_on_the_phone, watch):
    ines = ines_on_the_phone
    books_and_holds(ines)
    page = ines.page
    network = page.context

    # written as one types, with a question of the guide, which opens over the text and closes without losing the place
    ines.opens(f"{ROOM}1/text/")
    box = page.locator("textarea[name=text]")
    types(page, "Vi satt vid köksbordet. 👩‍👧")
    expect(state(page)).to_contain_text("Sparat")
    assert stored() == "Vi satt vid köksbordet. 👩‍👧"
    taps(page, "Frågorna")
    expect(page.get_by_text("Kan du berätta om en gång när det hände?")).to_be_visible()
    page.locator("[data-question='3'] [data-answer-here]").tap()
    expect(page.locator("#guide")).not_to_be_visible()
    expect(box).to_be_focused()
    page.keyboard.insert_text("Ingen frågade oss.")
    notes = f"Vi satt vid köksbordet. 👩‍👧\n\n[Fråga 3] {QUESTION}\nIngen frågade oss."
    expect(box).to_have_value(notes)
    expect(page.locator("[data-soon]")).to_be_empty()
    assert stored() == notes
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # the network goes, and comes back
    network.set_offline(True)
    types(page, " Än.")
    expect(state(page)).to_have_text("Inte sparat än: nätet är borta. Texten ligger kvar i den här telefonen.")
    assert stored() == notes
    network.set_offline(False)
    expect(state(page)).to_contain_text("Sparat")
    assert stored() == f"{notes} Än."
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft/')).length") == 0

    # it goes again, and the page with it
    network.set_offline(True)
    types(page, " Bara sen.")
    expect(state(page)).to_contain_text("nätet är borta")
    page.wait_for_function("Object.keys(localStorage).some(key => key.startsWith('draft/'))")
    lying = page.evaluate("JSON.stringify(localStorage)")
    assert '"sealed' in lying.replace("\\", "")
    assert [words for words in ("Bara sen", "köksbordet", "Ingen") if words in lying] == []  # sealed
    # what a page sends as it closes gets past the browser's offline switch, as it never would past a tunnel
    page.evaluate(CUT)
    with pytest.raises(Error, match="INTERNET_DISCONNECTED"):
        page.reload()
    network.set_offline(False)
    ines.opens(ROOM)
    expect(page.get_by_role("link", name="Intervju 1: fortsätt skriva")).to_be_visible()
    ines.follows("Intervju 1: fortsätt skriva")
    expect(page.get_by_role("heading", name="Här finns text som inte blev sparad")).to_be_focused()
    expect(page.locator("[data-draft] ins")).to_have_text("Bara sen.")
    assert (box.input_value(), stored()) == (f"{notes} Än.", f"{notes} Än.")
    taps(page, "Fortsätt med det som inte sparades")
    expect(state(page)).to_contain_text("Sparat")
    notes += " Än. Bara sen."
    assert stored() == notes

    # a second window that has the network first: what both wrote is shown, and nothing is overwritten
    second = watch.watch(network.new_page(), "Ines's second window")
    second.goto(f"{ROOM}1/text/")
    page.evaluate(CUT)
    types(page, " Första fönstret.")
    expect(state(page)).to_contain_text("nätet är borta")
    types(second, " Andra fönstret.")
    expect(state(second)).to_contain_text("Sparat")
    page.evaluate("() => { window.fetch = window.whole; dispatchEvent(new Event('online')); }")
    panel = page.locator("[data-conflict]")
    expect(panel).to_contain_text("Sparad av dig i ett annat fönster")
    expect(panel.locator("ins")).to_have_text(["Andra", "Första"])
    expect(box).to_have_value(f"{notes} Första fönstret.")
    assert stored() == f"{notes} Andra fönstret."
    box.fill(f"{notes} Båda fönstren.")
    taps(page, "Spara det som står i min ruta")
    expect(panel).not_to_be_visible()
    expect(state(page)).to_contain_text("Sparat")
    assert stored() == f"{notes} Båda fönstren."

    # the button leads on, and every word that was ever saved is among the versions
    with page.expect_navigation():
        taps(page, "Spara texten")
    expect(page.get_by_text("Texten är sparad.")).to_be_visible()
    assert TextVersion.objects.first().text == stored()
    assert [fault for fault in watch.faults if "INTERNET_DISCONNECTED" not in fault and "409" not in fault] == []


def test_somebody_else_on_the_same_phone_is_never_shown_the_text_and_gets_nothing_saved_for_them(
    ines_on_the_phone, ines, lena, dialogue, signed_in, live_server
):
    talk = factories.make_interview(dialogue, ines, number=1)
    page, network = ines_on_the_phone.page, ines_on_the_phone.page.context
    ines_on_the_phone.opens(f"{ROOM}1/text/")
    expect(page.locator("form[data-drafts-read]")).to_have_count(1)
    page.context.clear_cookies()
    types(page, "Ines ord.")
    expect(state(page)).to_contain_text("du är utloggad")
    expect(page.get_by_role("link", name="Logga in")).to_be_visible()
    key = signed_in(lena).cookies["sessionid"].value
    network.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(state(page)).to_contain_text("utloggad")
    page.goto(f"{ROOM}{talk.number}/text/")
    expect(page.locator("form[data-drafts-read]")).to_have_count(1)
    expect(page.locator("[data-draft]")).not_to_be_visible()
    assert "Ines ord." not in page.content()
    key = signed_in(talk.interviewer).cookies["sessionid"].value
    network.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    page.goto(f"{ROOM}1/text/")
    expect(page.get_by_role("heading", name="Här finns text som inte blev sparad")).to_be_visible()
    taps(page, "Fortsätt med det som inte sparades")
    expect(state(page)).to_contain_text("Sparat")
    assert stored() == "Ines ord."
