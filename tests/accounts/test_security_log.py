"""Every log-in, proof, refusal and change of factors is a line, by a mark and never by an address."""

import json
import logging

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from django.test import Client

from accounts.models import OutgoingMail
from accounts.security_log import mark_of
from dialogplattform.logs import JsonLine
from tests.dialogues.signing_in.test_proofs import PASSWORD, code_in
from tests.dialogues.signing_in.test_second_factor import code_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="accounts.security")

    def read() -> list[dict[str, str]]:
        found = [record for record in caplog.records if record.name == "accounts.security"]
        written = [json.loads(JsonLine().format(record)) for record in found]
        caplog.clear()
        assert "@" not in json.dumps(written)
        return [{key: line[key] for key in ("level", "message", "account", "way") if key in line} for line in written]

    return read


def enter(client: Client, email: str, password: str = PASSWORD) -> None:
    client.post("/accounts/login/", {"login": email, "password": password})


def test_a_log_in_and_a_log_out_are_lines(lena, lines):
    client = Client()
    enter(client, lena.email)
    client.post("/accounts/logout/")
    who = mark_of(lena.email)
    assert lines() == [
        {"level": "INFO", "message": "logged in", "account": who, "way": "password"},
        {"level": "INFO", "message": "logged out", "account": who},
    ]


@pytest.mark.parametrize("email", ["lena@example.org", "ingen@example.org"])
def test_a_wrong_password_is_a_line_whether_or_not_there_is_an_account(lena, lines, email):
    enter(Client(), email, "fel fel fel")
    refused = [line for line in lines() if line["message"] == "refused"]
    assert refused == [{"level": "WARNING", "message": "refused", "account": mark_of(email), "way": "password"}]


def test_a_mailed_code_that_is_wrong_and_one_that_is_right(lena, lines, settings):
    settings.DEMO = True  # mail is kept, so that a test can read a code
    client = Client()
    client.post("/accounts/login/code/", {"email": lena.email})
    client.post("/accounts/login/code/confirm/", {"code": "FEL-KOD"})
    client.post("/accounts/login/code/confirm/", {"code": code_in(OutgoingMail.objects.latest("pk"))})
    who = mark_of(lena.email)
    assert lines() == [
        {"level": "WARNING", "message": "refused", "account": who, "way": "code"},
        {"level": "INFO", "message": "logged in", "account": who, "way": "code"},
    ]


def test_a_factor_that_does_not_fit_and_one_that_does(lena, lines):
    secret = generate_totp_secret()
    TOTP.activate(lena, secret)
    client = Client()
    enter(client, lena.email)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})
    who = mark_of(lena.email)
    assert lines() == [
        {"level": "WARNING", "message": "refused", "account": who, "way": "factor"},
        {"level": "INFO", "message": "logged in", "account": who, "way": "password, mfa totp"},
    ]
    client.post("/accounts/logout/")
    lines()
    enter(client, lena.email)
    client.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})  # the same once more
    assert [line["message"] for line in lines()] == ["refused"]


def test_a_new_password_and_a_proof_are_lines(lena, lines, settings):
    client = Client()
    enter(client, lena.email)
    client.post("/accounts/reauthenticate/", {"password": "fel fel fel"})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    new = "jag bor i ett gult hus"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    told = [(line["message"], line.get("way")) for line in lines()]
    assert told == [
        ("logged in", "password"),
        ("refused", "password"),
        ("proved once more", "password"),
        ("password changed", None),
    ]


def test_the_operator_finds_the_mark_of_an_address(lena, capsys):
    call_command("account_mark", " LENA@example.org ")
    assert capsys.readouterr().out.strip() == mark_of(lena.email)
    assert len(mark_of(lena.email)) == 16
