"""A phase of the time plan moved by keyboard alone, and dragged by hand."""

from datetime import date

import pytest
from playwright.sync_api import expect

from dialogues.models import PlannedPhase

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]


def test_lena_moves_a_phase_by_keyboard_and_another_by_hand(at_desk, lena, dialogue):
    first = PlannedPhase.objects.create(
        dialogue=dialogue, phase="preparation", starts_on=date(2022, 1, 3), ends_on=date(2022, 3, 4)
    )
    second = PlannedPhase.objects.create(
        dialogue=dialogue, phase="interviews", starts_on=date(2022, 3, 7), ends_on=date(2022, 5, 6)
    )
    page = at_desk(lena).page
    page.goto("/dialogues/segregation/preparation/plan/")
    bar = page.get_by_role("slider", name="Förberedelser och designteam")
    bar.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    expect(page.get_by_role("status").filter(has_text="10 januari 2022 till 11 mars 2022")).to_have_count(1)
    expect(page.get_by_role("slider", name="Förberedelser och designteam")).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_role("status").filter(has_text="10 januari 2022 till 18 mars 2022")).to_have_count(1)
    first.refresh_from_db()
    assert (first.starts_on, first.ends_on) == (date(2022, 1, 10), date(2022, 3, 18))

    row = page.get_by_role("slider", name="Perspektivinsamling")
    box = row.locator(".planner__moves rect").first.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    week = row.bounding_box()["width"] / int(page.locator("#plan-room").get_attribute("data-weeks"))
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 3 * week, middle[1], steps=4)
    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text="28 mars 2022 till 27 maj 2022")).to_have_count(1)
    second.refresh_from_db()
    assert second.starts_on == date(2022, 3, 28)
