"""From logging in to a corrected mistake without a mouse: everything is reached with Tab, and one always sees where.
So it is on a narrow screen, by keyboard and by thumb, in each room of the preparation that is added to."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from dialogues.models import Actor, Knowledge, PlannedPhase, SignOff
from tests import factories

from .hands import OVER, reach
from .walk import OnThePhone, Typist
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]


def follow(page: Page, link: str) -> None:
    reach(page, page.get_by_role("link", name=link, exact=True).last)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_lena_logs_in_and_corrects_a_sign_off_by_keyboard_alone(watch, page, lena, dialogue):
    factories.make_organisation(dialogue.municipality, "Fritidsförvaltningen")
    page.goto("/accounts/login/")
    reach(page, page.get_by_label("E-postadress", exact=True))
    page.keyboard.type("lena@example.org")
    reach(page, page.get_by_label("Lösenord", exact=True))
    page.keyboard.type("dialog-demo")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, "Segregation i Umeå")
    reach(page, page.locator("#dialogue-menu").get_by_role("link", name="Förberedelser"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, "Fråga den första")
    follow(page, "Lägg till en organisation")

    reach(page, page.locator("[name=words]"))
    page.keyboard.type("Vi är med.")
    reach(page, page.get_by_role("button", name="Spara"))
    with page.expect_navigation():
        page.keyboard.press("Enter")

    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title("Fel: Lägg till en organisation – Segregation i Umeå")
    reach(page, summary.get_by_role("link").first)
    page.keyboard.press("Enter")
    organisation = page.get_by_label("Organisation", exact=True)
    expect(organisation).to_be_focused()
    page.keyboard.press("F")
    expect(page.locator("[name=words]")).to_have_value("Vi är med.")
    reach(page, page.locator("[name=status]:checked"))
    page.keyboard.press("ArrowDown")
    reach(page, page.get_by_role("button", name="Spara"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Svaret är sparat.")).to_be_visible()
    saved = SignOff.objects.get()
    assert (str(saved.organisation), saved.words, saved.status) == ("Fritidsförvaltningen", "Vi är med.", "yes")
    assert watch.faults == []


NARROW = {"by keyboard": (Typist, {"viewport": PHONE}), "by thumb": (OnThePhone, {})}


@pytest.mark.parametrize("how", NARROW)
def test_lena_adds_to_the_ground_on_a_narrow_screen(watch, at_desk, lena, dialogue, how):
    factories.make_organisation(dialogue.municipality, "Fritidsförvaltningen")
    hands, device = NARROW[how]
    someone = at_desk(lena, hands, **device)
    rooms = {
        "actors": ("Lägg till en aktör", {"name": "Bygdehuset", "kind": "förening", "new_groups": "Barn\nUnga"}),
        "knowledge": (
            "Lägg till en källa",
            {"title": "Trygghetsmätningen", "says": "Fler går hem.", "kind": "rapport", "areas": "skola"},
        ),
        "sign-offs": (
            "Lägg till en organisation",
            {"organisation": "Fritidsförvaltningen", "status": "ja", "answered_on": date(2022, 1, 10)},
        ),
        "plan": (
            "Lägg till i planen",
            {"phase": "Perspektivinsamling", "starts_on": date(2022, 2, 1), "ends_on": date(2022, 3, 4)},
        ),
    }
    for room, (link, answers) in rooms.items():
        someone.opens(f"/dialogues/segregation/preparation/{room}/")
        someone.follows(link)
        assert someone.page.evaluate(OVER) <= 0, someone
        someone.fills(**answers)
        someone.presses("Spara")
        expect(someone.page.get_by_role("status").first).to_be_visible()
        assert someone.page.evaluate(OVER) <= 0, someone
    assert [one.name for one in Actor.objects.get().targets.all()] == ["Barn", "Unga"]
    assert Knowledge.objects.get().says == "Fler går hem."
    assert SignOff.objects.get().answered_on == date(2022, 1, 10)
    assert PlannedPhase.objects.get().ends_on == date(2022, 3, 4)
    assert watch.faults == []
