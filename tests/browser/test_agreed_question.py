"""A design team of three is asked and answers on the phone; one of them objects to the question, and it is agreed with
the objection beside it. Whoever leads does it all by keyboard, those who sit in the team on the phone."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from dialogues.models import CentralQuestion, DesignTeamCandidate
from tests import factories

from .person import Person
from .test_keyboard import follow, reach
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/dialogues/segregation/design-team/"


def presses(page: Page, button: str) -> None:
    reach(page, page.get_by_role("button", name=button, exact=True))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def asks(page: Page, name: str, side: str) -> None:
    """Write somebody down and ask them, by keyboard alone."""
    page.goto(HOME + "candidates/new/")
    reach(page, page.locator("[name=name]"))
    page.keyboard.type(name)
    reach(page, page.locator("[name=email]"))
    page.keyboard.type(f"{name.lower()}@example.org")
    reach(page, page.locator("[name=side]").first)
    page.keyboard.press("Space")
    while page.locator(f"[name=side][value={side}]").is_checked() is False:
        page.keyboard.press("ArrowDown")
    reach(page, page.locator("[name=perspective]"))
    page.keyboard.type(f"Så ser {name} på det.")
    presses(page, "Spara")
    follow(page, name)
    follow(page, "Fråga med mejl")
    reach(page, page.locator("[name=confirm]"))
    page.keyboard.press("Space")
    presses(page, "Skicka frågan")


def tries(page: Page, link: str, words: str) -> None:
    follow(page, link)
    reach(page, page.locator("[name=wording]"))
    page.keyboard.type(words)
    presses(page, "Ställ den bredvid de andra")


def says_yes(phone: Person) -> None:
    phone.opens_the_mail("Vill du sitta i designteamet?")
    phone.fills(answer="Ja, det vill jag")
    phone.presses("Skicka mitt svar")
    phone.sees("Tack för ditt svar")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_three_are_asked_one_objects_and_the_question_is_agreed(at_desk, watch, signed_in, live_server, lena, dialogue):
    page = at_desk(lena).page
    phones = {}
    for name, side in (("Dana", "critic"), ("Elin", "resident"), ("Sten", "politics")):
        factories.make_member(dialogue, factories.make_user(name), "design_team")
        phones[name] = Person(watch, name, viewport=PHONE)
        asks(page, name, side)
        says_yes(phones[name])
    assert DesignTeamCandidate.objects.filter(status="accepted").count() == 3

    page.goto(HOME + "questions/")
    tries(page, "Pröva en första formulering", "Varför vill Ersboda inte integreras?")
    expect(page.locator("#wording-1 [data-doubt]").first).to_be_visible()
    tries(page, "Pröva en ny formulering", "Vad behöver vi göra tillsammans för att alla ska räknas med?")
    dana = phones["Dana"]
    cookie = signed_in(User.objects.get(email=dana.email)).cookies["sessionid"].value
    dana.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    dana.opens(HOME + "questions/")
    dana.sees("Varför vill Ersboda inte integreras?", "Vad behöver vi göra tillsammans")
    dana.follows("Invänd mot formulering 2")
    dana.fills(objection="Ordet alla gömmer vilka som inte räknas.", needs="Att det står vilka.")
    dana.presses("Spara")
    dana.is_told("Invändningen finns där för teamet att läsa.")
    assert dana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dana.does_not_see("Teamet är överens")

    page.reload()
    follow(page, "Teamet är överens om formulering 2")
    expect(page.get_by_text("Ordet alla gömmer vilka som inte räknas.")).to_be_visible()
    reach(page, page.locator("[name=agreed_on]"))
    page.locator("[name=agreed_on]").fill("2022-01-10")  # in which order a date is typed is the browser's business
    for name in ("Dana", "Elin", "Sten"):
        reach(page, page.get_by_label(name, exact=True))
        page.keyboard.press("Space")
    presses(page, "Ja, det är den frågan")
    expect(page.get_by_role("status").filter(has_text="Dialogen har sin centrala frågeställning.")).to_be_visible()
    dana.opens(HOME + "questions/")
    dana.sees("Med var: Dana, Elin, Sten.", "Invändning som står kvar", "Att det står vilka.", "Varför vill Ersboda")
    question = CentralQuestion.objects.get(agreed_on__isnull=False)
    assert (question.number, question.agreed_by.count(), question.objections.count()) == (2, 3, 1)
    dana.opens("/dialogues/segregation/")
    dana.sees("”Vad behöver vi göra tillsammans för att alla ska räknas med?”")
    assert watch.faults == []
