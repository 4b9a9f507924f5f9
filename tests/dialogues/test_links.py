"""One-time links: what a token that leads nowhere says, and what keeps it secret."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.limits import Limit
from dialogues import link_views, links
from dialogues.models import OneTimeLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(dialogue, monkeypatch):
    monkeypatch.setitem(links._handlers, "test", lambda request, link: HttpResponse(f"hello {link.object_id}"))
    address = links.issue(purpose="test", object_id=7, dialogue=dialogue, valid=timedelta(days=1))
    return address.removeprefix("http://localhost:8000")


def test_an_open_link_is_handed_to_its_purpose(link):
    answer = Client().get(link)
    assert (answer.status_code, answer.content) == (200, b"hello 7")


def test_the_token_itself_is_not_stored(link):
    token = link.strip("/").split("/")[1]
    assert token not in OneTimeLink.objects.get().token_hash
    assert len(OneTimeLink.objects.get().token_hash) == 64


def test_the_address_stays_out_of_caches_and_referrers(link):
    for path in (link, "/l/finns-inte/"):
        headers = Client().get(path).headers
        assert headers["Referrer-Policy"] == "strict-origin"
        assert headers["Cache-Control"] == "no-store, private"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_an_unknown_link_says_so_in_words():
    answer = Client().get("/l/finns-inte/")
    assert answer.status_code == 404
    assert "Vi känner inte igen länken" in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"used_at": timezone.now()}, "Länken är använd"),
        ({"revoked_at": timezone.now()}, "Länken är återtagen"),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "Länken har blivit för gammal"),
    ],
)
def test_a_link_that_has_had_its_time_is_gone_and_says_why(link, values, words):
    OneTimeLink.objects.update(**values)
    for method in ("get", "post"):
        answer = getattr(Client(), method)(link)
        assert answer.status_code == 410
        assert words in answer.content.decode()
        assert "hello" not in answer.content.decode()


def test_a_purpose_that_nobody_serves_any_more_is_gone(dialogue):
    address = links.issue(purpose="forgotten", object_id=1, dialogue=dialogue, valid=timedelta(days=1))
    assert Client().get(address.removeprefix("http://localhost:8000")).status_code == 410


def test_guessing_has_to_wait_but_a_real_link_still_works(link, monkeypatch):
    monkeypatch.setattr(link_views, "LINK_GUESSES", Limit("link-guesses", 2, 60))
    client = Client()
    assert [client.get(f"/l/gissning-{number}/").status_code for number in range(3)] == [404, 404, 429]
    assert client.get(link).status_code == 200
