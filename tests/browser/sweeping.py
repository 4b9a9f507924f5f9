"""What a sweep looks at: every page of every role in every state, each once for all who see it built the same.

A page is asked for without a browser first. Two roles whose page has the same parts (elements, classes, names and
attributes, not texts) in its main part see the same page to axe, so one of them is opened. A form in which something
is wrong is found by sending it empty and undoing what that did; only what answers with an error is sent in the browser.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import cycle, product
from unittest import mock
from urllib.parse import urlsplit

from celery import Task
from django.db import transaction
from django.test import Client
from playwright.sync_api import Error, Page

from dialogues.models import Dialogue
from dialogues.permissions import TABLE
from tests import factories
from tests.full import World, full_dialogue
from tests.routes import Route, routes

from . import axe
from .visiting import KINDS
from .watching import Watch

ROLES = ["leader", "facilitator", "interviewer", "design_team", "steering", "participant", "owner", "admin"]
ANYONE = "anyone"
ENTRANCES = ["login/", "login/code/", "password/reset/", "signup/"]
ACCOUNT = ["email/", "password/change/", "password/set/", "2fa/", "sessions/", "logout/", "2fa/totp/activate/"]
TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>")
KEPT = re.compile(r'\s(class|type|role|name|scope|aria-[a-z]+|hidden|open|disabled|popover)(?:="([^"]*)")?')
NUMBERS = re.compile(r"\d+")
NOT_SHOWN = ("admin/", "i18n/", "demo/")


@dataclass(frozen=True)
class Shown:
    """A page to look at: who sees it, in which state of what it shows, where, and what is sent if it is a form."""

    role: str
    state: str
    route: str
    address: str
    sent: tuple[tuple[str, str], ...] | None = None

    def __str__(self) -> str:
        return f"{self.address} ({self.role}, {self.state})"


def parts(body: str) -> frozenset[str]:
    """Return what the main part of a page is built of, without its texts."""
    main = body.partition("<main")[2] or body
    return frozenset(
        tag + "".join(f" {name}={NUMBERS.sub('#', value)}" for name, value in KEPT.findall(rest))
        for tag, rest in TAG.findall(main)
    )


class _Form(HTMLParser):
    """The first form that sends something, in the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.in_main, self.in_form, self.over = False, False, False
        self.action, self.fields = "", []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "main":
            self.in_main = True
        elif tag == "form" and self.in_main and not self.over and given.get("method") == "post":
            self.in_form, self.action = True, given.get("action", "")
        elif self.in_form and tag in {"input", "select", "textarea"} and given.get("name"):
            kind = given.get("type", tag)
            if kind not in {"checkbox", "radio", "submit", "file"}:
                self.fields.append((given["name"], given.get("value", "") if kind == "hidden" else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.in_form:
            self.in_form, self.over = False, True


def _emptied(body: str, address: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Return where the page's form goes and what it sends when nobody has filled it in; nothing without such a form."""
    form = _Form()
    form.feed(body)
    if not form.fields:
        return None
    sent = tuple((name, value) for name, value in form.fields if name != "csrfmiddlewaretoken")
    return (form.action or address), sent


def answer(client: Client, method: str, address: str, data: dict | None = None) -> tuple[int, str]:
    """Ask, and undo what the answer did: it may have logged out. Returns status and page; no page when it is none."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        got = getattr(client, method)(address, data or {})
        is_page = got.headers.get("Content-Type", "").startswith("text/html")
        body = got.getvalue().decode(errors="replace")
        transaction.set_rollback(True)
    client.cookies = cookies
    return got.status_code, body if is_page and "<html" in body else ""


def own_routes(chosen: Callable[[Route], bool] = lambda route: True) -> list[Route]:
    ours = [route for route in routes() if route.access and route.access.kind in KINDS and chosen(route)]
    return [route for route in ours if not route.path.startswith(NOT_SHOWN)]


def is_list(route: Route) -> bool:
    """Whether a route shows what a dialogue has, and so looks otherwise when it has nothing."""
    return set(route.parameters) <= {"slug"} and not route.path.endswith("new/")


def may_open(route: Route, role: str) -> bool:
    """Whether the role has the right that the route asks for; what is refused looks the same everywhere."""
    return route.access.kind != "workspace" or role in TABLE[route.access.capability]


@dataclass
class Finding:
    """Asks every address as every role and keeps what looks otherwise than what is kept already."""

    strict: bool
    """Whether a page with fewer parts than another's looks otherwise. A full sweep opens it, the suite does not."""
    known: dict[tuple[str, str], list[frozenset[str]]] = field(default_factory=dict)
    asked: int = 0
    shown: int = 0
    """How many addresses have shown somebody a page."""

    def _is_new(self, route: str, state: str, body: str) -> bool:
        these, seen = parts(body), self.known.setdefault((route, state), [])
        if any(these == earlier or (not self.strict and these <= earlier) for earlier in seen):
            return False
        seen.append(these)
        return True

    def pages(
        self, client: Client, role: str, state: str, addresses: Iterable[tuple[str, str]], *, forms: bool = True
    ) -> Iterator[Shown]:
        """Yield the pages among ``addresses`` (each with its route's name), and those with an error in their form."""
        for route, address in addresses:
            self.asked += 1
            status, body = answer(client, "get", address)
            if status != 200 or not body:
                continue
            self.shown += 1
            if self._is_new(route, state, body):
                yield Shown(role, state, route, address)
            form = _emptied(body, address) if forms else None
            if form and form[0].partition("?")[0] == address.partition("?")[0]:
                sent = dict(form[1]) | {"csrfmiddlewaretoken": "as in a browser"}  # a form that got nothing is unbound
                status, wrong = answer(client, "post", address, sent)
                said = 'role="alert"' in wrong.partition("<main")[2]
                if status == 422 and said and self._is_new(route, "error", wrong):
                    yield Shown(role, "error", route, address, form[1])


def filled_dialogue() -> World:
    """The world of ``full_dialogue``, with what is ordered in it left to wait: what jobs make is not looked at."""
    with mock.patch.object(Task, "apply_async"):
        return full_dialogue()


def clients(world: World) -> dict[str, Client]:
    """A client for each role, and one that is nobody's."""
    found = {ANYONE: Client()}
    for role in ROLES:
        found[role] = Client()
        found[role].force_login(world.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return found


def empty_dialogue(world: World) -> Dialogue:
    """A published dialogue with everybody in it and nothing else, of the same municipality."""
    made = factories.make_dialogue("tom", title="En ny dialog", municipality=world.dialogue.municipality)
    for role in ROLES[:-1]:
        factories.make_member(made, world.people[role], role)
    return factories.publish(made)


def addresses_of(world: World, role: str) -> list[tuple[str, str]]:
    """Every page of our own for one role, and of the entrances for those who are out, of the account for those in."""
    values = world.values | world.own.get(role, {})
    kinds = {"public"} if role == ANYONE else KINDS - {"public"}
    ours = own_routes(lambda route: route.access.kind in kinds and may_open(route, role))
    paths = ENTRANCES if role == ANYONE else ACCOUNT
    return [(route.name, route.address(values)) for route in ours] + [(path, f"/accounts/{path}") for path in paths]


def lists_of(dialogue: Dialogue, role: str) -> list[tuple[str, str]]:
    kinds = {"public"} if role == ANYONE else {"workspace"}
    ours = own_routes(lambda route: route.access.kind in kinds and may_open(route, role))
    lists = [route for route in ours if "slug" in route.parameters and is_list(route)]
    return [(route.name, route.address({"slug": dialogue.slug})) for route in lists]


def still_there(who: dict[str, Client], pages: Iterable[Shown]) -> list[Shown]:
    """Return the pages that are there when words have become longer: a gap between two names is none if they agree."""
    return [shown for shown in pages if answer(who[shown.role], "get", shown.address)[0] == 200]


class Opener:
    """One page for everybody: who is logged in and the language are cookies that are changed between pages."""

    def __init__(self, watch: Watch, who: dict[str, Client]) -> None:
        self.watch, self.who, self.page = watch, who, watch.open_page("sweep")
        self.page.add_init_script(axe.SOURCE)
        self._is, self._reads = "", ""

    def open(self, shown: Shown, language: str = "sv") -> Page:
        page, base = self.page, self.watch.base_url
        if self._is != shown.role:
            page.goto("about:blank")
            page.context.clear_cookies()
            if session := self.who[shown.role].cookies.get("sessionid"):
                page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": base}])
        if (self._is, self._reads) != (shown.role, language):
            page.context.add_cookies([{"name": "django_language", "value": language, "url": base}])
            self._is, self._reads = shown.role, language
        reached = page.goto(shown.address)
        assert reached is not None and (reached.ok or shown.state == "over"), f"{shown} is not there"
        assert urlsplit(page.url).path == urlsplit(shown.address).path, f"{shown} led to {page.url}"
        if shown.sent is not None:
            with page.expect_navigation():
                page.evaluate(SEND, dict(shown.sent))
            assert page.locator("main [role=alert]").count(), f"{shown} shows no error"
        return page


SEND = """(sent) => {
  const form = document.createElement("form");
  form.method = "post";
  form.hidden = true;
  const token = document.querySelector("main [name=csrfmiddlewaretoken]");
  for (const [name, value] of Object.entries({ ...sent, csrfmiddlewaretoken: token.value })) {
    const input = document.createElement("input");
    [input.type, input.name, input.value] = ["hidden", name, value];
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}"""
"""Sends a form as it is when nobody has filled it in."""

LOOKS = [axe.Look(width, scheme) for width, scheme in product(axe.WIDTHS, axe.SCHEMES)]


def rotation() -> Iterator[tuple[axe.Look, str]]:
    """Go round all widths, schemes and languages, so that any eighteen pages in a row have met every combination."""
    order = [(look, language) for language in ("sv", "en") for look in LOOKS]
    yield from cycle(order[i * 5 % 18] for i in range(18))


def looked_over(
    opener: Opener, pages: Iterable[Shown], turn: Iterator[tuple[axe.Look, str]], tally: axe.Tally
) -> list[str]:
    """Open each page once, in a look of its own, with all rules; the layout at 320 px is looked at on each."""
    problems = []
    for shown in pages:
        look, language = next(turn)
        problems += each(shown, language, lambda: _once(opener, shown, look, language, tally))  # noqa: B023 - called at once
    return problems


def _once(opener: Opener, shown: Shown, look: axe.Look, language: str, tally: axe.Tally) -> list[str]:
    page = opener.open(shown, language)
    axe.ready(page)
    found = axe.judged(page, look, tally=tally) + axe.laid_out(page, look.width)
    if look.width != 320:
        found += axe.laid_out(page, 320)
    tally.pages += 1
    return found


def each(shown: Shown, language: str, look: Callable[[], list[str]]) -> list[str]:
    """Say at once what is wrong with a page: a sweep is long, and one page that breaks does not end it."""
    try:
        found = look()
    except (Error, AssertionError) as broken:
        found = [f"broke: {str(broken)[:300]}"]
    lines = [f"{shown}, {language}: {line}" for line in dict.fromkeys(found)]
    sys.stderr.writelines(f"{line}\n" for line in lines)
    sys.stderr.flush()
    return lines
