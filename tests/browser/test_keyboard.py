"""From logging in to a corrected mistake without a mouse: everything is reached with Tab, and one always sees where."""

import pytest
from playwright.sync_api import Locator, Page, expect

from dialogues.models import SignOff
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOCUS = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const browsers = one === document.body || !one.matches(":focus");
  const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const broken = one.getClientRects().length > 1;
  const on_top = box.width <= 1 || !above || one.contains(above) || above.contains(one) || broken;
  return { name: one.outerHTML.slice(0, 120), browsers, outlined, inside, on_top };
}"""
"""What has the focus, and whether it is marked, on the screen and on top of what is there. ``browsers``: a part that
belongs to the browser, such as a date's calendar button."""
FAR = 80
"""Presses of Tab after which something counts as out of reach."""


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus; wherever the focus is on the way, it is on the screen and marked."""
    expect(wanted).to_be_visible()
    for _press in range(FAR):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["browsers"] or (focus["outlined"] and focus["inside"] and focus["on_top"]), focus
        if wanted.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{wanted} is not reached by {FAR} presses of Tab")


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
