"""Where the axe tests go: addresses taken from the resolver, and a page that is logged in."""

from collections.abc import Callable

from django.test import Client
from playwright.sync_api import Page

from tests.full import World
from tests.routes import Route, routes

from .watching import Watch

KINDS = {"workspace", "signed_in", "public"}
MAIN = {
    "dialogues:overview",
    "dialogues:preparation",
    "dialogues:sign_offs",
    "dialogues:design_team",
    "dialogues:questions",
    "dialogues:people",
    "interviews:list",
    "interviews:detail",
    "interviews:person",
    "perspectives:statements",
    "perspectives:board",
    "perspectives:list",
    "perspectives:detail",
    "perspectives:coding",
    "compilations:list",
    "compilations:detail",
    "compilations:read_chapter",
    "meetings:list",
    "meetings:detail",
    "meetings:participants",
    "actions:list",
    "actions:detail",
    "actions:gaps",
}
"""Pages that look different to people of different roles."""


def open_as(watch: Watch, client: Client, name: str) -> Page:
    """Open a page for somebody who is logged in as ``client`` is."""
    page = watch.open_page(name)
    session = client.cookies.get("sessionid")
    if session:
        page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": watch.base_url}])
    return page


def addresses(world: World, role: str = "leader", *, chosen: Callable[[Route], bool] = lambda route: True) -> list[str]:
    """Return the addresses of our own routes, filled in for the full dialogue."""
    values = world.values | world.own.get(role, {})
    ours = [route for route in routes() if route.access and route.access.kind in KINDS and chosen(route)]
    return [route.address(values) for route in ours if not route.path.startswith(("admin/", "i18n/", "demo/"))]
