"""Debian's Chromium without a window, driven against the live server; pages are watched for what they must never do."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandlerMixin
from playwright.sync_api import Browser, Page

from accounts.models import User

from .walk import Colleague
from .watching import Watch

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's sync interface runs a loop in this thread

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path(tempfile.gettempdir()) / "dialogplattform-browser"
"""Where pictures of the open pages go when a test fails."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return browser_type_launch_args | {"executable_path": "/usr/bin/chromium-headless-shell", "args": FLAGS}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and (watch := getattr(item, "funcargs", {}).get("watch")):
        taken = watch.photograph(PICTURES, item.name)
        report.sections.append(("open pages", "\n".join(taken)))
    return report


@pytest.fixture
def kept_static_files(monkeypatch) -> None:
    """Let browsers keep style sheets, scripts and fonts, as WhiteNoise does in production: a third of the time."""
    serve = StaticFilesHandlerMixin.serve

    def serve_for_keeps(handler, request):
        answer = serve(handler, request)
        answer.headers["Cache-Control"] = "max-age=3600"
        return answer

    monkeypatch.setattr(StaticFilesHandlerMixin, "serve", serve_for_keeps)


@pytest.fixture
def watch(browser: Browser, live_server, settings, kept_static_files) -> Iterator[Watch]:
    """Opens pages, one person each, and knows at the end what went wrong on any of them."""
    settings.SITE_URL = live_server.url
    watching = Watch(browser, live_server.url)
    yield watching
    watching.close()


@pytest.fixture
def page(watch: Watch) -> Page:
    return watch.open_page("somebody")


@pytest.fixture
def at_desk(watch: Watch, signed_in, live_server):
    """Return a function from a person to a page logged in as them."""

    def open_as(user: User, how: type[Colleague] = Colleague, **device) -> Colleague:
        someone = how(watch, user.name, **device)
        cookie = signed_in(user).cookies["sessionid"].value
        someone.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return someone

    return open_as
