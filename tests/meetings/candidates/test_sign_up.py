"""Anybody can sign up when Lena has opened it: without an account, safe from advertising, taken back with a code."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from meetings.candidates import queries
from meetings.models import Candidate, SignUp
from tests import factories

from .people import make_sign_up

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/candidates/"
PUBLIC = "/d/segregation/take-part/"
NORA = {
    "name": "Nora Näver", "email": "nora@example.org", "side": "civil_society", "words": "Jag ser det från bussen.",
    "of_age": "on", "agrees": "on",
}  # fmt: skip


def send(client, data, path="", *, after=20):
    """Open the form, fill it in for ``after`` seconds, send it."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        stamp = client.get(f"{PUBLIC}{path}").context["form"]["stamp"].value()
        clock.shift(timedelta(seconds=after))
        return client.post(f"{PUBLIC}{path}", data | {"stamp": stamp}, follow=True)


def test_lena_opens_the_sign_up_and_closes_it_again(signed_in, lena, dialogue, client):
    leader = signed_in(lena)
    leader.post(f"{BASE}sign-up/", {"text": "Fyra kvällar i maj.", "lowest_age": "15", "takes_nominations": "on"})
    assert client.get(PUBLIC).status_code == 404
    answer = leader.post(f"{BASE}sign-up/open/", {"confirm": "on"})
    assert answer.status_code == 422  # the dialogue is not public yet
    factories.publish(dialogue)
    leader.post(f"{BASE}sign-up/open/", {"confirm": "on"})
    assert "Fyra kvällar i maj." in client.get(PUBLIC).content.decode()
    assert PUBLIC in client.get("/d/segregation/").content.decode()
    leader.post(f"{BASE}sign-up/close/", {"confirm": "on"})
    assert "stängd" in client.get(PUBLIC).content.decode()
    assert send_closed(client) == 0


def send_closed(client) -> int:
    client.post(PUBLIC, NORA)
    return Candidate.objects.count()


def test_nora_signs_up_and_becomes_a_candidate(dialogue, client):
    make_sign_up(dialogue)
    page = send(client, NORA)
    assert "Din kod" in page.content.decode()
    nora = Candidate.objects.get()
    assert (nora.source, nora.side, nora.doubts) == ("sign_up", "civil_society", "")
    assert nora.identity.note == "Jag ser det från bussen."
    assert list(queries.choosable(dialogue)) == [nora]


def test_the_form_sent_twice_is_one_candidate(dialogue, client):
    make_sign_up(dialogue)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        stamp = client.get(PUBLIC).context["form"]["stamp"].value()
        clock.shift(timedelta(seconds=30))
        for _ in range(2):
            client.post(PUBLIC, NORA | {"stamp": stamp})
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "after", "doubt"),
    [
        ({"homepage": "x"}, 20, "hidden"),
        ({}, 1, "quick"),
        ({"words": "http://a.example http://b.example http://c.example"}, 20, "links"),
    ],
)
def test_what_looks_like_advertising_waits_for_lenas_eyes(signed_in, lena, dialogue, client, more, after, doubt):
    make_sign_up(dialogue)
    send(client, NORA | more, after=after)
    candidate = Candidate.objects.get()
    assert candidate.doubts == doubt
    assert list(queries.choosable(dialogue)) == []
    signed_in(lena).post(f"{BASE}{candidate.number}/accept/")
    assert list(queries.choosable(dialogue)) == [candidate]


@pytest.mark.parametrize("missing", ["name", "side", "agrees", "of_age"])
def test_what_is_missing_is_asked_for_and_the_rest_is_kept(dialogue, client, missing):
    make_sign_up(dialogue)
    answer = send(client, {key: value for key, value in NORA.items() if key != missing})
    assert answer.status_code == 422
    assert answer.context["form"]["words"].value() == "Jag ser det från bussen."
    assert not Candidate.objects.exists()


def test_a_way_to_reach_somebody_is_needed(dialogue, client):
    make_sign_up(dialogue)
    assert send(client, NORA | {"email": ""}).status_code == 422
    assert send(client, NORA | {"email": "", "phone": "070-123 45 67"}).status_code == 200


def test_a_page_open_since_yesterday_is_sent_once_more_with_all_that_was_typed(dialogue, client):
    make_sign_up(dialogue)
    answer = send(client, NORA, after=25 * 3600)
    assert answer.status_code == 422
    assert answer.context["form"]["name"].value() == "Nora Näver"
    assert not Candidate.objects.exists()


def test_somebody_else_is_named_only_when_lena_takes_that(dialogue, client):
    sign_up = make_sign_up(dialogue)
    data = {"name": "Bo Bäck", "phone": "090-1", "words": "Han kör bussen.", "by": "Nora", "agrees": "on"}
    send(client, data, "someone/")
    bo = Candidate.objects.get()
    assert (bo.source, bo.side, bo.identity.nominated_by) == ("nomination", "", "Nora")
    SignUp.objects.filter(pk=sign_up.pk).update(takes_nominations=False)
    assert client.get(f"{PUBLIC}someone/").status_code == 404


def test_nora_takes_it_back_with_her_code_and_a_wrong_one_says_only_that(dialogue, client):
    make_sign_up(dialogue)
    page = send(client, NORA).content.decode()
    code = re.search(r'web-form__code">([A-Z0-9-]+)<', page).group(1)
    assert client.post(f"{PUBLIC}back/", {"code": "0000-0000-0000"}).status_code == 422
    assert Candidate.objects.count() == 1
    assert "raderat" in client.post(f"{PUBLIC}back/", {"code": code.lower()}).content.decode()
    assert not Candidate.objects.exists()


def test_many_wrong_codes_have_to_wait(dialogue, client):
    make_sign_up(dialogue)
    answers = [client.post(f"{PUBLIC}back/", {"code": f"0000-0000-00{n:02}"}).status_code for n in range(11)]
    assert answers == [422] * 10 + [429]


def test_the_last_day_closes_it_by_itself(dialogue, client):
    make_sign_up(dialogue, lasts_until=timezone.localdate() - timedelta(days=1))
    assert "stängd" in client.get(PUBLIC).content.decode()
    assert PUBLIC not in client.get("/d/segregation/").content.decode()
