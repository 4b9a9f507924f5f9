"""axe-core on a page, and what the eye would see there: text that runs out, is cut off, or is covered.

axe is evaluated in the page, so the policy stays as strict. What it leaves open ("incomplete") fails as well, unless
``reviewed.toml`` says with a reason that a person has looked at it.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import Page

from .watching import PHONE

HERE = Path(__file__).parent
SOURCE = (HERE.parent / "vendor" / "axe.min.js").read_text()
RUN, LAYOUT, FORCED, SMALL = (
    (HERE / f"{name}.js").read_text() for name in ("axe_run", "layout_run", "forced_run", "small_targets")
)
REVIEWED: list[dict[str, str]] = tomllib.loads((HERE / "reviewed.toml").read_text()).get("reviewed", [])
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules whose verdict depends on the colours; all others say the same in light, dark and forced colours."""
BY_SIZE = [*BY_COLOUR, "target-size", "scrollable-region-focusable"]
"""The rules whose verdict depends on where things stand, for a width between two at which all rules are run."""
WIDTHS = {320: 256, 768: 1024, 1280: 900}
"""Widths in px, each with a height. 320 × 256 is what 1280 × 1024 is at 400 %."""
HEIGHTS = WIDTHS | {PHONE["width"]: PHONE["height"]}
SCHEMES = ("light", "dark", "forced")
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
"""Text spacing as WCAG 1.4.12 lets readers set it."""
LARGE = "html { font-size: 200% !important; }"
CSS = {"as it is": "", "spaced": SPACED, "large": LARGE}
UNFOLD = "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })"


@dataclass(frozen=True)
class Look:
    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}"


@dataclass
class Tally:
    """What has been looked at so far, for the line that ends a sweep."""

    pages: int = 0
    looks: int = 0
    reviewed: set[int] = field(default_factory=set)
    """Places in ``REVIEWED`` that have been needed."""
    small: int = 0
    """Targets on the page that are smaller than the 44 px we wish for."""


def fit(page: Page, width: int) -> None:
    size = {"width": width, "height": HEIGHTS[width]}
    if page.viewport_size != size:
        page.set_viewport_size(size)


def dress(page: Page, look: Look) -> None:
    """Show the page at a width and in a scheme."""
    fit(page, look.width)
    forced = look.scheme == "forced"
    page.emulate_media(color_scheme="light" if forced else look.scheme, forced_colors="active" if forced else "none")


def ready(page: Page) -> None:
    """Put axe into the open page, and unfold what can be unfolded."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(f"() => {{ {SOURCE} }}")
    page.evaluate(UNFOLD)


def judged(
    page: Page, look: Look, *, only: Iterable[str] = (), tally: Tally | None = None, unsure: bool = True
) -> list[str]:
    """Return what axe finds wrong, or leaves open without a review (``unsure``), on the open page in one look.

    In forced colours what colours do is looked at by ``forced_run.js`` instead; with ``only`` by that alone.
    """
    dress(page, look)
    forced, only = look.scheme == "forced", list(only)
    found: dict[str, Any] = {"faults": page.evaluate(FORCED) if forced else [], "used": []}
    if not (forced and only):
        asked = {"standards": STANDARDS, "only": only, "left": BY_COLOUR if forced else [], "reviewed": REVIEWED}
        told = page.evaluate(RUN, asked)
        lines = [line for line in told["faults"] if unsure or not line.startswith("unreviewed")]
        found = {"faults": found["faults"] + lines, "used": told["used"]}
    if tally:
        tally.looks += 1
        tally.reviewed |= set(found["used"])
    return [f"{page.url} at {look}: {line}" for line in found["faults"]]


def laid_out(page: Page, width: int, *, ways: Iterable[str] = ("as it is", "spaced", "large")) -> list[str]:
    """Return what runs out of the page at ``width``: as it is, and where it is felt most with spaced or large text.

    Spaced text is looked at at 320 px, which is 400 %, and text of 200 % at 1280.
    """
    fit(page, width)
    felt = {"as it is": True, "spaced": width == 320, "large": width == 1280}
    return [
        f"{page.url} at {width} px, {way}: {line}"
        for way in ways
        if felt[way]
        for line in page.evaluate(LAYOUT, {"css": CSS[way], "zoomed": width == 320 and way == "as it is"})
    ]


def faults(page: Page) -> list[str]:
    """Return what is wrong with the open page on a phone in the dark, and of what follows from colours and sizes also
    at a desk in the light. Everything that can be unfolded is unfolded.

    For a page in the middle of a story. What axe leaves open, and all other looks, are the sweeps' business.
    """
    ready(page)
    phone = PHONE["width"]
    problems = judged(page, Look(phone, "dark"), unsure=False) + laid_out(page, phone, ways=["as it is"])
    problems += judged(page, Look(1280, "light"), only=BY_SIZE, unsure=False)
    return list(dict.fromkeys(problems))


def pages_of(client: Client, addresses: Iterable[str]) -> list[str]:
    """Return those of the addresses that show ``client`` a page of their own: no redirects, files or refusals."""
    shown = []
    for address in dict.fromkeys(addresses):
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            shown.append(address)
        answer.close()
    return shown


def sweep(page: Page, addresses: Iterable[str]) -> list[str]:
    """Open each address and return what is wrong with any of them."""
    problems = []
    for address in addresses:
        page.goto(address)
        problems += faults(page)
    return problems
