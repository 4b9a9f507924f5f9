"""Pages that are watched: no error in the console, nothing refused by the policy, no request to another host."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, expect

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
REFUSALS = {403, 404, 409, 410, 422, 429}
"""Answers a browser notes as an error in its console though the page is just what it should be."""
ORDER = "() => new Intl.DateTimeFormat().formatToParts().map(part => part.type).filter(type => type !== 'literal')"

expect.set_options(timeout=10_000)


@dataclass
class Watch:
    browser: Browser
    base_url: str
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    latest: str = ""
    """Who did something last."""

    def open_page(self, name: str, *, viewport: dict | None = None, **device: Any) -> Page:
        """Return a fresh page with cookies of its own, for the person ``name``."""
        context = self.browser.new_context(
            base_url=self.base_url, locale="sv-SE", viewport=viewport or DESK, reduced_motion="reduce", **device
        )
        context.set_default_timeout(10_000)
        context.set_default_navigation_timeout(30_000)
        self.contexts.append(context)
        return self.watch(context.new_page(), name)

    def watch(self, page: Page, name: str) -> Page:
        """Have what goes wrong on a page noted: one that ``open_page`` made, or a further window of somebody."""
        self.pages[name] = page
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: script failed: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        refused = message.text.startswith("Failed to load resource: the server responded with a status of 4")
        if message.type in {"error", "warning"} and not refused:  # refusals are judged by their answer, below
            self.faults.append(f"{message.location.get('url')}: console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in {"data", "blob"} and not request.url.startswith(self.base_url + "/"):
            self.faults.append(f"a request left for {request.url}")

    def _response(self, response: Response) -> None:
        is_page = response.request.resource_type == "document"
        if response.status >= 400 and not (is_page and response.status in REFUSALS):
            self.faults.append(f"{response.request.method} {response.url}: {response.status}")

    @cached_property
    def order_of_dates(self) -> list[str]:
        """In which order this browser wants year, month and day typed: by its own language, whatever the page's is."""
        context = self.browser.new_context()
        order = context.new_page().evaluate(ORDER)
        context.close()
        return order

    def photograph(self, folder: Path, test: str) -> list[str]:
        """Take a picture of every open page; return a line about each."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = []
        for name, page in self.pages.items():
            if page.is_closed():
                continue
            file = folder / f"{test}-{name}.png".replace("/", "-")
            page.screenshot(path=file, full_page=True, animations="disabled")
            lines.append(f"{name} at {page.url}: {file}")
        return lines

    def close(self) -> None:
        for context in self.contexts:
            context.close()
