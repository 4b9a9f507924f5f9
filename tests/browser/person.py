"""Somebody at a browser: what they do, by the words they see, and what they expect to see then."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core import mail
from playwright.sync_api import Locator, Page, expect

from .watching import Watch

ROOMS = "links => links.map(link => link.textContent.split('–')[0].trim())"
LABELS = "elements => elements.map(one => [one.value, one.labels.length ? one.labels[0].innerText : ''])"


def named(words: str) -> re.Pattern[str]:
    """An element by all its words; what only screen readers are told may be set off by a space."""
    return re.compile(f"^{re.escape(words).replace(':', ' ?:')}$")


LARGE = {"fontSizes": {"standard": 32, "fixed": 26}}
"""Text of 200 % as it is set in the browser, in px."""
ZOOMED = {"width": 320, "height": 256}
"""What is seen of a page at 400 % on a screen of 1280 × 1024."""


class Person:
    """A person with a browser of their own."""

    def __init__(self, watch: Watch, name: str, *, viewport: dict | None = None, **device: Any) -> None:
        self.name = name
        self.email = f"{name.lower()}@example.org"
        self.watch, self._page = watch, watch.open_page(name, viewport=viewport, **device)
        self._place: Locator | None = None
        self.has_scripts = device.get("java_script_enabled", True)

    def __repr__(self) -> str:
        return f"{self.name} at {self._page.url}"

    @property
    def page(self) -> Page:
        self.watch.latest = self.name
        return self._page

    @property
    def place(self) -> Page | Locator:
        """Where the verbs look: the page, or the part of it given to ``within``."""
        return self._place or self.page

    def reads_large_text(self) -> None:
        """Set the browser's own text size to 200 %."""
        self._page.context.new_cdp_session(self._page).send("Page.setFontSizes", LARGE)

    @contextmanager
    def within(self, selector: str) -> Iterator[None]:
        self._place = self.page.locator(selector)
        try:
            yield
        finally:
            self._place = None

    # --- going somewhere ---------------------------------------------------------------------------------------

    def opens(self, address: str) -> None:
        answer = self.page.goto(address)
        assert answer is not None and answer.ok, f"{address} answered {answer and answer.status}"

    def follows(self, *links: str) -> None:
        """Press one link after the other, each by its words. Several by the same words must lead to the same page."""
        for link in links:
            found = self.place.get_by_role("link", name=named(link))
            expect(found).not_to_have_count(0)
            assert len(set(found.evaluate_all("links => links.map(link => link.pathname)"))) == 1, link
            self.uses(found.first)

    def goes_to(self, room: str) -> None:
        """Choose a room in the dialogue's menu, which is folded where there is little room."""
        if not self.page.locator("#dialogue-menu").is_visible():
            self.touches(self.page.locator(".menu-button"))
        self.uses(self.page.locator("#dialogue-menu").get_by_role("link", name=re.compile(f"^{room}( –|$)")))

    def presses(self, button: str) -> None:
        self.uses(self.place.get_by_role("button", name=named(button)))

    def confirms(self, button: str) -> None:
        """Say yes to what a page has just explained."""
        self.fills(confirm=True)
        self.presses(button)

    # --- writing -----------------------------------------------------------------------------------------------

    def fills(self, **values: Any) -> None:
        """Fill in fields by their names: texts, dates, choices by their words (a list ticks several), files."""
        for name, value in values.items():
            field = self.place.locator(f"[name='{name}']:not([type=hidden])")
            kind = field.first.evaluate("one => one.type")
            if kind in {"radio", "checkbox"}:
                self._ticks(field, value)
            elif kind.startswith("select"):
                self._selects(field, str(value))
            elif kind == "file":
                field.set_input_files(value if isinstance(value, (str, Path)) else [value])
            elif isinstance(value, date):
                self.dates(field, value)
            else:
                self.writes(field, str(value))

    def _ticks(self, field: Locator, value: bool | str | Iterable[str]) -> None:
        if isinstance(value, bool):
            self.sets(field, value)
            return
        for wanted in [value] if isinstance(value, str) else value:
            known = field.evaluate_all(LABELS)
            sought = wanted.casefold()
            exact = [key for key, label in known if label.strip().casefold().splitlines()[:1] == [sought]]
            keys = exact or [key for key, label in known if sought in label.casefold()]
            assert len(keys) == 1, f"{wanted!r} among {[label for _key, label in known]}"
            self.sets(field.locator(f"xpath=self::*[@value='{keys[0]}']"))

    def _selects(self, field: Locator, wanted: str) -> None:
        known, sought = field.locator("option").all_inner_texts(), wanted.casefold()
        exact = [label for label in known if label.strip().casefold() == sought]
        labels = exact or [label for label in known if sought in label.casefold()]
        assert len(labels) == 1, f"{wanted!r} among {known}"
        self.picks(field, labels[0])

    # --- with what it is done: here in the quickest way, in ``hands`` with the keyboard or a thumb -----------------

    def touches(self, wanted: Locator) -> None:
        """Press what changes something on the page."""
        wanted.click()

    def uses(self, wanted: Locator) -> None:
        """Press a link or a button, and be where it leads."""
        with self.page.expect_navigation():
            self.touches(wanted)

    def writes(self, field: Locator, text: str) -> None:
        field.fill(text)

    def dates(self, field: Locator, day: date) -> None:
        field.fill(day.isoformat())

    def sets(self, box: Locator, on: bool = True) -> None:
        """Tick, or choose; a tick may be taken away."""
        box.set_checked(on)

    def picks(self, field: Locator, label: str) -> None:
        """One of a list's options."""
        field.select_option(label=label)

    # --- seeing ------------------------------------------------------------------------------------------------

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def does_not_see(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)

    def reads(self) -> str:
        """All that the page says, white space made single."""
        return " ".join(self.page.locator("body").inner_text().split())

    def rooms(self) -> list[str]:
        """The dialogue's menu, folded or not: the names of its rooms in their order, without how each stands."""
        return self.page.locator("#dialogue-menu ul:not(.side-nav__account ul) a").evaluate_all(ROOMS)

    def is_refused(self, address: str) -> None:
        answer = self.page.goto(address)
        assert answer is not None and answer.status == 403, f"{address} answered {answer and answer.status}"

    def is_told(self, text: str) -> None:
        """The page confirms what was just done."""
        expect(self.page.locator(".messages, [role=status]").filter(has_text=text).first).to_be_visible()

    def sees_progress(self) -> None:
        expect(self.page.get_by_role("progressbar")).to_be_visible()

    def looks_again(self) -> None:
        """What a page that waits for something offers those whose browser runs no scripts."""
        if not self.has_scripts:
            self.follows("Titta igen")

    def saves(self, link: str, file: Path) -> None:
        """Wait for a link to a file without loading the page anew, and save what it leads to."""
        found = self.page.get_by_role("link", name=link)
        expect(found).to_be_visible()
        answer = self.page.request.get(str(found.get_attribute("href")))
        assert answer.ok, f"{answer.url} answered {answer.status}"
        file.write_bytes(answer.body())

    # --- mail --------------------------------------------------------------------------------------------------

    def opens_the_mail(self, subject: str) -> str:
        """Follow the one link of its own in the newest mail to this person; return the mail's text."""
        letter = self.newest_mail(subject)
        links = re.findall(r"https?://\S+/l/[\w-]+/", letter)
        assert links, letter
        self.opens(links[0])
        return letter

    def newest_mail(self, subject: str) -> str:
        mine = [letter for letter in mail.outbox if letter.to == [self.email] and subject in letter.subject]
        assert mine, f"no mail about {subject!r} to {self.email}: {[(one.to, one.subject) for one in mail.outbox]}"
        return str(mine[-1].body)
