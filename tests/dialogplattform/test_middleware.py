"""What is turned away before a page sees it, and that such answers bear every header too."""

import ast
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.routes import routes

from .test_source import SERVING

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
USUAL = 12
TAKES = {
    "link": 45,
    "take_in_archive": 25,
    "actions:report_new": 45,
    "dialogues:knowledge_new": 25,
    "dialogues:knowledge_edit": 25,
    "dialogues:actor_import": 15,
    "interviews:people_import": 15,
    "interviews:text_file": 15,
    "meetings:candidate_import": 15,
    "perspectives:take_in": 15,
    "administration:look": 7,
}
"""Megabytes of the largest request, by the name of the route: the files of its form and five beside."""


def send(client: Client, address: str, megabytes: float, **more: str) -> HttpResponse:
    """Announce a body and send none of it."""
    length = str(int(megabytes * MEGABYTE))
    return client.generic("POST", address, b"", "multipart/form-data; boundary=x", CONTENT_LENGTH=length, **more)


def is_unread(answer: HttpResponse) -> bool:
    return not answer.wsgi_request._read_started and "_files" not in vars(answer.wsgi_request)


@pytest.mark.parametrize("address", ["/", "/privacy/about-me/", "/accounts/login/", "/i18n/setlang/", "/admin/login/"])
def test_a_body_larger_than_the_page_takes_is_turned_away_unread(address):
    client = Client(enforce_csrf_checks=True)
    answer = send(client, address, USUAL + 0.1, headers={"Accept-Language": "en"})
    assert (answer.status_code, is_unread(answer)) == (413, True)
    assert "larger than the page takes" in answer.text and 'class="topbar"' in answer.text
    assert send(client, address, USUAL).status_code == 403  # read, and without the token


def test_a_body_that_does_not_say_how_large_it_is_is_turned_away():
    answer = Client().generic("POST", "/privacy/about-me/", headers={"Transfer-Encoding": "chunked"})
    assert (answer.status_code, is_unread(answer)) == (411, True)
    assert Client().get("/privacy/about-me/", headers={"Transfer-Encoding": "chunked"}).status_code == 200


def test_each_page_takes_what_its_form_does():
    assert {one.name: one.largest_body / MEGABYTE for one in routes() if one.largest_body} == TAKES


def test_every_view_that_reads_files_says_how_large_they_may_be():
    """A view behind a mailed link is called by the one view of all links."""
    silent, found = set(), 0
    for app in SERVING:
        for file in (ROOT / app).rglob("*.py"):
            for one in ast.parse(file.read_text()).body:
                if isinstance(one, ast.FunctionDef) and "request.FILES or None" in ast.unparse(one):
                    found += 1
                    marks = [ast.unparse(mark) for mark in one.decorator_list]
                    if not any(mark.startswith("takes_files(") for mark in marks) and "one_time_link" not in marks:
                        silent.add(f"{file.relative_to(ROOT)}: {one.name}")
    assert (silent, found) == (set(), 10)


def test_what_only_members_may_send_nobody_else_may():
    dialogue = factories.make_dialogue("small")
    lena = factories.make_user("Lena")
    factories.make_member(dialogue, lena, "leader")
    address = reverse("dialogues:knowledge_new", args=[dialogue.slug])
    answer = send(Client(), address, 20)
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/login/?next=")
    assert is_unread(answer)
    leader = Client(enforce_csrf_checks=True)
    leader.force_login(lena, backend="django.contrib.auth.backends.ModelBackend")
    assert send(leader, address, 20).status_code == 403  # read, and without the token
    assert send(leader, address, 25.1).status_code == 413
    assert send(Client(enforce_csrf_checks=True), reverse("link", args=["x" * 40]), 40).status_code == 403


@pytest.mark.parametrize(
    ("method", "address", "host", "status"),
    [("TRACE", "/", "testserver", 405), ("GET", "/help/\0", "testserver", 400), ("GET", "/", "evil.example", 400)],
)
def test_what_no_page_takes_is_answered_with_every_header(settings, method, address, host, status):
    settings.SECURE_SSL_REDIRECT = host != "testserver"
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = Client().generic(method, address, headers={"Host": host})
    assert answer.status_code == status
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_who_is_sent_on_to_https_is_told_the_policy_too(settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/help/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/help/")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
