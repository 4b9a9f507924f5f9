"""With what somebody works a page: the keyboard alone, or a thumb. What they want to do is ``Person``'s."""

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .person import Person
from .watching import PHONE

FOCUS = """wanted => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const browsers = one === document.body || !one.matches(":focus");
  const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const broken = one.getClientRects().length > 1;
  const on_top = box.width <= 1 || !above || one.contains(above) || above.contains(one) || broken;
  const seen = outlined && inside && on_top;
  return { name: one.outerHTML.slice(0, 120), browsers, outlined, inside, on_top, seen, there: one === wanted };
}"""
"""What has the focus, and whether it is marked, on the screen and on top of what is there. ``browsers``: a part that
belongs to the browser, such as a date's calendar button."""
FAR = 80
"""Presses of Tab after which something counts as out of reach."""
FRESH = """wanted => document.activeElement === document.body && scrollY === 0
  && Boolean(wanted.closest("main") && document.querySelector(".skip-link"))"""
"""Whether the page has just been opened, and what is wanted lies behind its menus."""
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus; wherever the focus is on the way, it is on the screen and marked."""
    expect(wanted).to_be_visible()
    for _press in range(FAR):
        page.keyboard.press("Tab")
        focus = wanted.evaluate(FOCUS)
        assert focus["browsers"] or focus["seen"], focus
        if focus["there"]:
            return
    pytest.fail(f"{wanted} is not reached by {FAR} presses of Tab")


class ByKeyboard(Person):
    """Tab, Enter, Space, arrows and letters; no mouse, and nothing is set but by typing it."""

    def reaches(self, wanted: Locator) -> None:
        """Tab to it; past the menus of a page that was just opened by the link that is there for it."""
        if wanted.evaluate(FRESH):
            reach(self.page, self.page.locator(".skip-link"))
            self.page.keyboard.press("Enter")
        reach(self.page, wanted)

    def fills(self, **values: Any) -> None:
        """In the order in which Tab comes to them."""
        order = self.place.locator("[name]").evaluate_all("fields => fields.map(field => field.name)")
        super().fills(**dict(sorted(values.items(), key=lambda one: order.index(one[0]))))

    def touches(self, wanted: Locator) -> None:
        self.reaches(wanted)
        self.page.keyboard.press("Enter")

    def uses(self, wanted: Locator) -> None:
        self.reaches(wanted)  # first: the link past the menus goes somewhere on the page too
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def writes(self, field: Locator, text: str) -> None:
        self.reaches(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        expect(field).to_have_value(text)

    def dates(self, field: Locator, day: date) -> None:
        self.reaches(field)
        typed = {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}
        for part in self.watch.order_of_dates:
            self.page.keyboard.type(typed[part])
            if part == "year":  # has room for six digits, so it does not go on by itself
                self.page.keyboard.press("ArrowRight")
        expect(field).to_have_value(day.isoformat())

    def sets(self, box: Locator, on: bool = True) -> None:
        if box.is_checked() == on:
            return
        if box.get_attribute("type") == "checkbox":
            self.reaches(box)
            self.page.keyboard.press("Space")
        else:
            self._goes_to_radio(box)
        expect(box).to_be_checked(checked=on)

    def _goes_to_radio(self, box: Locator) -> None:
        """A group is one stop: at its chosen one, or its first. Arrows choose within it."""
        group = self.place.locator(f"[name='{box.get_attribute('name')}'][type=radio]")
        chosen = group.evaluate_all("boxes => boxes.findIndex(box => box.checked)")
        keys = group.evaluate_all("boxes => boxes.map(box => box.value)")
        start, end = max(chosen, 0), keys.index(box.get_attribute("value"))
        self.reaches(group.nth(start))
        if start == end:
            self.page.keyboard.press("Space")
        for _step in range(abs(end - start)):
            self.page.keyboard.press("ArrowDown" if end > start else "ArrowUp")

    def picks(self, field: Locator, label: str) -> None:
        self.reaches(field)
        options = field.locator("option").all_inner_texts()
        way = options.index(label) - field.evaluate("one => one.selectedIndex")
        for _step in range(abs(way)):
            self.page.keyboard.press("ArrowDown" if way > 0 else "ArrowUp")
        expect(field.locator("option:checked")).to_have_text(re.compile(f"^\\s*{re.escape(label.strip())}\\s*$"))


class ByThumb(Person):
    """A phone of 390 px: everything is tapped, and no page that is left or written in was wider than the screen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, viewport=PHONE, has_touch=True, is_mobile=True, **kwargs)

    def touches(self, wanted: Locator) -> None:
        over = self.page.evaluate(OVER)
        assert over <= 0, f"{self} must scroll {over} px sideways"
        wanted.tap()

    def writes(self, field: Locator, text: str) -> None:
        field.tap()
        field.fill(text)

    def sets(self, box: Locator, on: bool = True) -> None:
        if box.is_checked() != on:
            box.tap()
        expect(box).to_be_checked(checked=on)
