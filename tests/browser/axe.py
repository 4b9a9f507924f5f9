"""axe-core on a page, as phone and desk, light and dark. It is evaluated in the page, so the policy stays as strict."""

from collections.abc import Iterable
from pathlib import Path

from django.test import Client
from playwright.sync_api import Page

from .watching import DESK, PHONE

SOURCE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules whose verdict depends on the colours; all others say the same in light and dark."""
LOOKS = [(DESK, "light", []), (DESK, "dark", BY_COLOUR), (PHONE, "dark", BY_COLOUR), (PHONE, "light", [])]
LOOK = """async ({ standards, only }) => {
  const found = await axe.run(document, {
    resultTypes: ["violations"],
    runOnly: only.length ? { type: "rule", values: only } : { type: "tag", values: standards },
    rules: only.length ? {} : { "target-size": { enabled: true } },
  });
  return found.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => {
    const why = [...node.any, ...node.all, ...node.none][0];
    return `${rule.id}: ${node.target.join(" ")} ${why ? why.message : ""} ${node.html.slice(0, 160)}`;
  }));
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"
UNFOLD = "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })"


def faults(page: Page) -> list[str]:
    """Return what is wrong with the open page in four looks, everything that can be unfolded unfolded."""
    page.evaluate(SOURCE)
    page.evaluate(UNFOLD)
    problems: list[str] = []
    for size, colours, only in LOOKS:
        if page.viewport_size != size:
            page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        look = f"{page.url} at {size['width']} px, {colours}"
        problems += [f"{look}: {line}" for line in page.evaluate(LOOK, {"standards": STANDARDS, "only": only})]
        if size is PHONE and (over := page.evaluate(OVERFLOW)) > 0:
            problems.append(f"{look}: scrolls sideways by {over} px")
    page.set_viewport_size(DESK)
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
