"""What could lock somebody out, or hand their account to somebody else, takes a proof that is fresh."""

import re
import uuid
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from perspectives.models import Export
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "dialog-demo"


@pytest.fixture(autouse=True)
def asked_for(settings):
    settings.PROOF_SECONDS = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
    settings.DEMO = True  # mail is kept, so that a test can read a code


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now()) as clock:
        yield clock


def log_in(person) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return client


def where(answer) -> str:
    return urlsplit(answer.headers.get("Location", "")).path


def code_in(mail: OutgoingMail) -> str:
    return re.search(r"^    (\S+)$", mail.text, re.M)[1]


GUARDED = [
    ("get", "/accounts/2fa/totp/activate/"),
    ("get", "/accounts/2fa/webauthn/add/"),
    ("post", "/accounts/email/"),
    ("post", "/accounts/sessions/"),
]


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_a_fresh_log_in_is_a_proof_and_an_old_one_is_not(lena, clock, method, path):
    client = log_in(lena)
    assert where(getattr(client, method)(path)) != "/accounts/reauthenticate/"
    clock.shift(timedelta(minutes=16))
    assert where(getattr(client, method)(path)) == "/accounts/reauthenticate/"


@pytest.mark.parametrize("path", ["close", "sessions", "factors", "administrator"])
def test_what_an_administrator_does_to_somebody_takes_a_proof(ada, otto, dialogue, clock, path):
    client = log_in(ada)
    clock.shift(timedelta(minutes=16))
    address = f"/administration/umea/people/{otto.pk}/{path}/"
    assert client.get(address).status_code == 200
    assert where(client.post(address, {"confirm": "on"})) == "/accounts/reauthenticate/"


def test_after_a_proof_the_session_has_another_token_and_the_one_before_is_worth_nothing(lena, clock):
    client = log_in(lena)
    before = client.session.session_key
    clock.shift(timedelta(minutes=16))
    led = client.get("/accounts/2fa/totp/activate/").headers["Location"]
    client.post(led, {"password": PASSWORD})
    assert client.session.session_key != before
    seen = Client()
    seen.cookies["sessionid"] = before
    assert where(seen.get("/accounts/email/")) == "/accounts/login/"
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200
    assert [one.session_key for one in UserSession.objects.filter(user=lena)] == [client.session.session_key]


def test_what_was_sent_is_done_after_the_proof(lena, clock):
    client = log_in(lena)
    clock.shift(timedelta(minutes=16))
    led = client.post("/accounts/email/", {"action_add": "", "email": "lena@ny.example"})
    assert not OutgoingMail.objects.filter(to="lena@ny.example").exists()
    wrong = client.post(led.headers["Location"], {"password": "fel fel fel", "next": "/accounts/email/"})
    assert wrong.status_code == 200
    client.post(led.headers["Location"], {"password": PASSWORD, "next": "/accounts/email/"})
    assert OutgoingMail.objects.filter(to="lena@ny.example").exists()


@pytest.fixture
def by_code(lena, clock):
    """Lena, who has no password, a while after she logged in."""
    lena.set_unusable_password()
    lena.save()
    client = Client()
    client.post("/accounts/login/code/", {"email": lena.email})
    client.post("/accounts/login/code/confirm/", {"code": code_in(OutgoingMail.objects.latest("pk"))})
    clock.shift(timedelta(minutes=16))
    return client


def test_who_has_neither_password_nor_factor_proves_it_with_a_mailed_code(by_code, lena):
    led = by_code.get("/accounts/2fa/totp/activate/")
    assert where(led) == "/accounts/prove/"
    after = parse_qs(urlsplit(led.headers["Location"]).query)["next"][0]
    by_code.post("/accounts/prove/", {"next": after})
    mail = OutgoingMail.objects.latest("pk")
    assert (mail.to, mail.subject) == (lena.email, "Din kod för att gå vidare")
    assert "&" not in code_in(mail)
    token = by_code.session.session_key
    answer = by_code.post("/accounts/prove/", {"code": code_in(mail), "next": after})
    assert where(answer) == "/accounts/2fa/totp/activate/"
    assert by_code.session.session_key != token
    assert by_code.get("/accounts/2fa/totp/activate/").status_code == 200


def test_five_wrong_codes_and_the_right_one_works_no_more(by_code):
    by_code.post("/accounts/prove/")
    right = code_in(OutgoingMail.objects.latest("pk"))
    answers = [by_code.post("/accounts/prove/", {"code": "FEL-KOD"}).status_code for _ in range(5)]
    assert answers == [422] * 5
    assert by_code.post("/accounts/prove/", {"code": right}).status_code == 422
    assert where(by_code.get("/accounts/2fa/totp/activate/")) == "/accounts/prove/"


def test_a_code_works_once_and_for_ten_minutes(by_code, clock):
    by_code.post("/accounts/prove/")
    right = code_in(OutgoingMail.objects.latest("pk"))
    clock.shift(timedelta(minutes=11))
    assert by_code.post("/accounts/prove/", {"code": right}).status_code == 422
    by_code.post("/accounts/prove/")
    right = code_in(OutgoingMail.objects.latest("pk"))
    assert by_code.post("/accounts/prove/", {"code": right}).status_code == 302
    assert by_code.post("/accounts/prove/", {"code": right}).status_code == 422


def test_codes_are_not_mailed_without_end(by_code):
    answers = [by_code.post("/accounts/prove/") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) == 600
    assert "Försök igen om 10 minuter" in answers[-1].content.decode()


def test_it_leads_nowhere_outside(by_code):
    by_code.post("/accounts/prove/")
    code = code_in(OutgoingMail.objects.latest("pk"))
    answer = by_code.post("/accounts/prove/", {"code": code, "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/accounts/email/"


def test_taking_all_of_it_out_takes_a_proof_and_is_then_done_without_asking_again(lena, dialogue, clock):
    factories.make_theme(dialogue)
    client = log_in(lena)
    clock.shift(timedelta(minutes=16))
    page = f"/dialogues/{dialogue.slug}/perspectives/exchange/"
    assert client.get(page).status_code == 200
    led = client.post(page, {"kind": "codebook_qdc", "creation_key": uuid.uuid4()})
    assert (where(led), Export.objects.count()) == ("/accounts/reauthenticate/", 0)
    client.post(led.headers["Location"], {"password": PASSWORD, "next": page})
    assert [export.by for export in Export.objects.all()] == [lena]


@pytest.mark.parametrize("place", ["privacy/weed/", "privacy/people/1/erase/", "archive/"])
def test_erasing_and_the_whole_archive_take_a_proof(lena, dialogue, clock, place):
    client = log_in(lena)
    clock.shift(timedelta(minutes=16))
    answer = client.post(f"/dialogues/{dialogue.slug}/{place}", {"confirm": "on"})
    assert where(answer) == "/accounts/reauthenticate/"
