"""Pages over a hostile database: every address read once by the leader, by the administrator or by anyone."""

import contextlib
import re
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.abuse import hostile
from tests.routes import Route, routes

pytestmark = pytest.mark.django_db

READER = {
    "workspace": "leader",
    "signed_in": "leader",
    "administration": "admin",
    "public": "anyone",
    "link": "anyone",
}
"""Who reads a page, by the kind of its access."""
READ = [
    route for route in routes() if route.access and route.access.kind in READER and not route.path.startswith("admin/")
]
PERSONAL = (
    "/dialogues/",
    "/administration/",
    "/archives/",
    "/l/",
    "/m/",
    "/f/",
    "/privacy/about-me/",
    "/follow/",
    "/told/",
)
"""How addresses begin of pages that hold something of somebody, or take it."""
WRITES = re.compile(r'^(INSERT|UPDATE|DELETE|REPLACE)[^"]*"(\w+)"', re.IGNORECASE)
WRITTEN_BY_READING = {
    "django_session": "who reads is remembered",
    "usersessions_usersession": "a session is listed with when it was last seen",
    "dialogues_event": "reading an identity or a source is itself logged",
    "dialogues_dialogue": "with the log its revision moves on",
    "meetings_phonecode": "the codes of an evening are drawn when they are first shown",
}
"""What a GET may write, and why."""


@pytest.fixture(scope="module")
def hostile_pages(shared_world):
    """Every page as (route, address, answer, text, the tables it wrote to). Read once for all that is asked of them."""
    clients = {who: Client(raise_request_exception=False) for who in ("leader", "admin", "anyone")}
    for who in ("leader", "admin"):
        clients[who].force_login(shared_world.people[who], backend="django.contrib.auth.backends.ModelBackend")
    with transaction.atomic():
        hostile.put()
        found = [_read(route, shared_world, clients[READER[route.access.kind]]) for route in READ]
        transaction.set_rollback(True)
    return found


def _read(route: Route, world, client: Client) -> tuple[str, HttpResponse, str, set[str]]:
    address = route.address(world.values | world.own.get("leader", {}))
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        body = answer.getvalue().decode(errors="replace")
        transaction.set_rollback(True)
    wrote = {found[2] for query in asked.captured_queries if (found := WRITES.match(query["sql"]))}
    return address, answer, body, wrote


def is_html(answer: HttpResponse) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")


def test_nothing_that_somebody_wrote_becomes_markup(hostile_pages):
    assert [address for address, answer, *_ in hostile_pages if answer.status_code >= 500] == []
    raw = [address for address, answer, body, _ in hostile_pages if is_html(answer) and "<b onclick=abuse>" in body]
    shown = [address for address, _, body, _ in hostile_pages if "&lt;b onclick=abuse&gt;" in body]
    assert raw == []
    assert len(shown) > 200  # the words are there, as words


def test_no_template_is_read_inside_what_somebody_wrote(hostile_pages):
    assert [address for address, _, body, _ in hostile_pages if "onclick=abuse&gt;&amp;49" in body] == []


def test_the_database_takes_no_link_that_calls_a_script(world):
    """Whatever way it comes in: a form refuses it before that."""
    took = []
    for label in sorted(hostile.OURS):
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, models.URLField):
                    row = model._base_manager.first()
                    assert row is not None, f"no {model._meta.label} to try it on"
                    with contextlib.suppress(IntegrityError), transaction.atomic():
                        model._base_manager.filter(pk=row.pk).update(**{field.name: "javascript:abuse()"})
                        took.append(f"{model._meta.label}.{field.name}")
    assert took == []


def test_no_link_calls_a_script(hostile_pages):
    calls = re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*(?:javascript|data|vbscript):(?!image/)""", re.IGNORECASE)
    assert [address for address, _, body, _ in hostile_pages if calls.search(body)] == []


def test_no_address_holds_what_somebody_wrote(hostile_pages):
    """Addresses are kept in histories, logs and referrers."""
    links = re.compile(r"""(?:href|src|action)="([^"]*)\"""")
    held = {
        f"{address}: {link}"
        for address, _, body, _ in hostile_pages
        for link in links.findall(body)
        if "onclick=abuse" in unquote(link) and not link.startswith("mailto:")
    }
    assert held == set()


def test_reading_changes_nothing(hostile_pages):
    wrote = {
        f"{address}: {', '.join(tables)}"
        for address, *_, all_tables in hostile_pages
        if (tables := all_tables - WRITTEN_BY_READING.keys())
    }
    assert wrote == set()


def test_every_text_says_its_character_set(hostile_pages):
    """Bytes that are read in another one can be markup there."""
    kinds = {
        f"{address}: {kind}"
        for address, answer, *_ in hostile_pages
        if (kind := answer.headers.get("Content-Type", "")).startswith("text/") or "xml" in kind.partition(";")[0]
        if "charset=utf-8" not in kind.lower().replace('"', "") and "openxml" not in kind
    }
    assert kinds == set()


def test_what_is_personal_is_kept_nowhere_and_all_pages_bear_the_policy(hostile_pages):
    bare = []
    for address, answer, _, _ in hostile_pages:
        headers = answer.headers
        policy = headers.get("Content-Security-Policy", "")
        if is_html(answer) and ("unsafe-inline" in policy or "default-src 'none'" not in policy):
            bare.append(f"{address}: policy {policy!r}")
        if headers.get("X-Content-Type-Options") != "nosniff" or "Permissions-Policy" not in headers:
            bare.append(f"{address}: headers")
        if address.startswith(PERSONAL) and "no-store" not in headers["Cache-Control"]:
            bare.append(f"{address}: {headers['Cache-Control']}")
    assert bare == []
    begun = {start for start in PERSONAL if any(address.startswith(start) for address, *_ in hostile_pages)}
    assert begun == set(PERSONAL)
