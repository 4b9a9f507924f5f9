"""Whoever is trusted with other people logs in with a second factor; until they have one nothing personal is open."""

import re
from unittest import mock
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.contrib.auth.hashers import PBKDF2PasswordHasher, ScryptPasswordHasher, identify_hasher
from django.test import Client
from django.urls import Resolver404, resolve

from accounts.models import OutgoingMail
from accounts.spare_codes import SpareCodes
from dialogues.administration.queries import LACKING, people
from dialogues.checks import roles_are_roles
from tests.routes import routes

pytestmark = pytest.mark.django_db
PASSWORD = "dialog-demo"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AsBefore = SpareCodes.__base__
"""allauth's own."""
SETUP = "/accounts/2fa/"
CODES = "/accounts/2fa/recovery-codes/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.PROOF_SECONDS = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 900


def log_in(person, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": password})
    return client


def code_now(secret: str) -> str:
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"


def where(answer) -> str:
    return urlsplit(answer.headers.get("Location", "")).path


def set_up_app(client: Client) -> str:
    """Turn on an app for codes, and return its secret."""
    page = client.get("/accounts/2fa/totp/activate/")
    assert page.status_code == 200, where(page)
    secret = page.context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    return secret


@pytest.mark.parametrize("who", ["lena", "ada"])
def test_a_leader_and_an_administrator_are_led_to_set_one_up(request, dialogue, who):
    client = log_in(request.getfixturevalue(who))
    for path in ("/dialogues/", f"/dialogues/{dialogue.slug}/", "/accounts/email/", "/admin/", "/accounts/sessions/"):
        assert where(client.get(path)) == SETUP, path
    body = client.get(SETUP).content.decode()
    assert "En sak innan du går vidare" in body


@pytest.mark.parametrize(("asked", "led"), [(["leader"], 0), (["leader", "interviewer"], 1), (["everyone"], 2)])
def test_a_municipality_asks_it_of_more_roles(settings, dialogue, ines, dana, asked, led):
    settings.SECOND_FACTOR_FOR = asked
    found = [where(log_in(person).get(f"/dialogues/{dialogue.slug}/")) == SETUP for person in (ines, dana)]
    assert sum(found) == led
    assert found == sorted(found, reverse=True)  # interviewers before the design team


def test_a_role_that_is_none_is_told(settings):
    settings.SECOND_FACTOR_FOR = ["leader", "intervjuare"]
    assert [fault.id for fault in roles_are_roles(None)] == ["dialogues.E001"]
    settings.SECOND_FACTOR_FOR = ["leader", "everyone"]
    assert roles_are_roles(None) == []


def test_so_are_those_who_run_it_all(ulf):
    ulf.is_superuser = ulf.is_staff = True
    ulf.save()
    assert where(log_in(ulf).get("/admin/")) == SETUP


def test_no_route_at_all_is_open_but_those_on_the_way_and_those_for_anyone(dialogue, lena):
    client = log_in(lena)
    from dialogues.signing_in.middleware import ON_THE_WAY, OPEN

    values = {"slug": dialogue.slug, "municipality": dialogue.municipality.slug}
    reached, skipped = [], 0
    for route in routes():
        if route.access.kind in OPEN or route.name in ON_THE_WAY:
            continue
        address = route.address({name: values.get(name, 1) for name in route.parameters})
        try:
            resolve(address)
        except Resolver404:  # the page of another kind of key, or Django's pattern for everything else
            skipped += 1
            continue
        for method in ("get", "post"):
            if where(getattr(client, method)(address)) != SETUP:
                reached.append(f"{method} {address}")
    assert reached == []
    assert skipped < 20


def test_a_piece_of_a_page_leads_the_whole_page_on(dialogue, lena):
    answer = log_in(lena).get(f"/dialogues/{dialogue.slug}/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, SETUP)


def test_others_are_not_asked_and_neither_is_anybody_where_it_is_off(dialogue, lena, farid, settings):
    assert log_in(farid).get("/dialogues/").status_code == 200
    settings.SECOND_FACTOR_REQUIRED = False
    assert log_in(lena).get("/dialogues/").status_code == 200


def test_who_becomes_a_leader_while_logged_in_is_asked_at_once(dialogue, farid):
    from tests import factories

    client = log_in(farid)
    assert client.get("/dialogues/").status_code == 200
    factories.make_member(dialogue, farid, "leader")
    assert where(client.get("/dialogues/")) == SETUP


def test_with_an_app_for_codes_all_opens_and_the_next_log_in_asks_for_it(dialogue, lena):
    client = log_in(lena)
    secret = set_up_app(client)
    assert client.get("/dialogues/").status_code == 200
    again = Client()
    answer = again.post("/accounts/login/", {"login": lena.email, "password": PASSWORD})
    assert where(answer) == "/accounts/2fa/authenticate/"
    assert where(again.get("/dialogues/")) == "/accounts/login/"
    wrong = again.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert wrong.status_code == 200
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    from django.core.cache import cache

    cache.clear()  # a code works once: this is the second log-in in one half minute
    answer = again.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})
    assert where(answer) == "/dialogues/"
    assert again.get("/dialogues/").status_code == 200


def test_spare_codes_alone_are_no_second_factor(dialogue, lena):
    client = log_in(lena)
    set_up_app(client)
    Authenticator.objects.filter(type="totp").delete()
    assert where(client.get("/dialogues/")) == SETUP


def test_a_spare_code_and_an_apps_code_work_once(lena):
    secret = set_up_app(log_in(lena))
    spare = Authenticator.objects.get(user=lena, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    for code in (spare[0], code_now(secret)):
        tries = [log_in(lena).post("/accounts/2fa/authenticate/", {"code": code}) for _ in range(2)]
        assert [answer.status_code for answer in tries] == [302, 200]


def codes_shown(client: Client) -> list[str]:
    """The spare codes as the page shows them; empty when it does not."""
    return re.findall(r"<span>(\d{4})</span> <span>(\d{4})</span>", client.get(CODES).content.decode())


def test_spare_codes_are_shown_once_and_then_kept_as_hashes(lena):
    client = log_in(lena)
    set_up_app(client)
    assert "See the codes" in client.get(SETUP, headers={"Accept-Language": "en"}).content.decode()
    codes = ["".join(halves) for halves in codes_shown(client)]
    assert len(set(codes)) == 10
    assert codes_shown(client) == []  # never again
    assert "10 are left" in client.get(SETUP, headers={"Accept-Language": "en"}).content.decode()
    kept = Authenticator.objects.get(user=lena, type="recovery_codes").data
    readable = [decrypt(line) for line in kept["hashes"]]  # by whoever has the keys as well as the database
    assert [identify_hasher(line).verify(code, line) for code, line in zip(codes, readable, strict=True)] == [True] * 10
    assert not any(code in str(readable) for code in codes)
    older = AsBefore(Authenticator.objects.get(user=lena, type="recovery_codes"))  # a version that runs beside ours
    assert (older.get_unused_codes(), older.validate_code(codes[0])) == ([], False)
    assert set(older.generate_codes()).isdisjoint(codes)
    for code in (f"{codes[3][:4]} {codes[3][4:]}", codes[9], "00000000"):
        tries = [log_in(lena).post("/accounts/2fa/authenticate/", {"code": code}) for _ in range(2)]
        assert [answer.status_code for answer in tries] == [200 if code == "00000000" else 302, 200]
    assert len(Authenticator.objects.get(user=lena, type="recovery_codes").data["hashes"]) == 8


def test_spare_codes_that_were_shown_when_they_were_worked_out_are_hashed_when_one_is_tried(lena):
    set_up_app(log_in(lena))
    row = Authenticator.objects.get(user=lena, type="recovery_codes")
    codes = row.wrap().get_unused_codes()
    row.data["viewed_at"] = 1.0
    row.save()
    assert row.wrap().validate_code(codes[0])
    kept = Authenticator.objects.get(pk=row.pk)
    assert not set(AsBefore(kept).generate_codes()) & set(codes)
    assert len(kept.data["hashes"]) == 9
    assert [kept.wrap().validate_code(code) for code in (codes[0], codes[1])] == [False, True]


def test_a_page_of_spare_codes_that_comes_second_shows_none_as_if_they_were(lena):
    client = log_in(lena)
    set_up_app(client)
    row = Authenticator.objects.get(user=lena, type="recovery_codes")
    SpareCodes(row).mark_as_viewed()
    with mock.patch.object(SpareCodes, "did_view", new=False), mock.patch.object(SpareCodes, "mark_as_viewed"):
        page = client.get(CODES, headers={"Accept-Language": "en"}).content.decode()  # asked before, answered after
    assert "spare-codes" not in page
    assert "10 are left" in page


@pytest.mark.parametrize("way", ["PBKDF2PasswordHasher", "ScryptPasswordHasher", "MD5PasswordHasher"])
def test_spare_codes_outlive_a_change_of_how_passwords_are_hashed(settings, lena, monkeypatch, way):
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 10)
    monkeypatch.setattr(ScryptPasswordHasher, "work_factor", 2)
    settings.PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{way}"]
    spare = SpareCodes.activate(lena)
    spare.mark_as_viewed()
    codes = spare.get_unused_codes()
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 20)
    monkeypatch.setattr(ScryptPasswordHasher, "work_factor", 4)
    others = [name for name in ("PBKDF2PasswordHasher", "ScryptPasswordHasher", "MD5PasswordHasher") if name != way]
    settings.PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}" for name in (*others, way)]
    tried = Authenticator.objects.get().wrap()
    assert [tried.validate_code(code) for code in (codes[4], codes[4], codes[0], "00000000")] == [
        True,
        False,
        True,
        False,
    ]


def test_the_secret_of_an_app_is_not_readable_in_the_database(lena):
    secret = set_up_app(log_in(lena))
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_now(secret))


def test_a_secret_from_before_secrets_were_encrypted_still_works(lena):
    TOTP.activate(lena, SECRET)
    Authenticator.objects.update(data={"secret": SECRET})
    assert Authenticator.objects.get().wrap().validate_code(code_now(SECRET))


def test_a_new_factor_ends_the_sessions_that_never_showed_it(lena, django_capture_on_commit_callbacks):
    elsewhere, here = log_in(lena), log_in(lena)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(here)
    assert here.get("/dialogues/").status_code == 200
    assert where(elsewhere.get("/dialogues/")) == "/accounts/login/"


def code_in(mail: OutgoingMail) -> str:
    return re.search(r"^    (\S+)$", mail.text, re.M)[1]


def test_who_always_logs_in_with_mailed_codes_adds_a_factor_right_after_logging_in(settings, lena):
    """allauth asks such a person for nothing at all, or for a password that they never had."""
    settings.DEMO = True
    lena.set_unusable_password()
    lena.save()
    client = Client()
    client.post("/accounts/login/code/", {"email": lena.email})
    client.post("/accounts/login/code/confirm/", {"code": code_in(OutgoingMail.objects.latest("pk"))})
    assert client.get("/accounts/2fa/webauthn/add/").status_code == 200
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


def test_the_administrator_sees_who_must_have_one(settings, dialogue, ada, ines, dana):
    def lacking() -> set[str]:
        return {one.name for one in people(dialogue.municipality, only=LACKING)}

    before = lacking()
    assert {"Ines", "Dana"} & before == set()
    settings.SECOND_FACTOR_FOR = ["interviewer"]
    assert lacking() == before | {"Ines"}
    settings.SECOND_FACTOR_FOR = ["everyone"]
    assert {"Ines", "Dana"} <= lacking()
