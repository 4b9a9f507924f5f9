"""How often something may be tried: by address and by account, and no header of the client's moves it."""

import re

import pytest
from allauth.account import app_settings
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client, RequestFactory

from accounts.limits import LINK_GUESSES, Limit, place_of
from accounts.models import OutgoingMail
from tests import factories

pytestmark = pytest.mark.django_db
WRONG = "fel fel fel"
PASSWORD = "dialog-demo"


def try_to_log_in(email: str, password: str = WRONG, *, at: str = "192.0.2.1", **headers):
    client = Client(REMOTE_ADDR=at)
    client.post("/accounts/login/", {"login": email, "password": password}, headers=headers)
    return client.get("/help/").wsgi_request.user.is_authenticated


def forged(number: int) -> dict[str, str]:
    return {"x-forwarded-for": f"198.51.100.{number}", "x-real-ip": f"198.51.100.{number}", "forwarded": "for=10.0.0.1"}


def test_an_account_is_guessed_at_five_times_from_wherever(lena):
    for number in range(5):
        try_to_log_in(lena.email, at=f"192.0.2.{number}")
    assert not try_to_log_in(lena.email, PASSWORD, at="192.0.2.99")
    cache.clear()
    assert try_to_log_in(lena.email, PASSWORD, at="192.0.2.99")


def test_an_address_guesses_ten_times_at_whomever_whatever_its_headers_say(lena):
    for number in range(10):
        try_to_log_in(f"p{number}@example.org", **forged(number))
    assert not try_to_log_in(lena.email, PASSWORD, **forged(77))
    assert try_to_log_in(lena.email, PASSWORD, at="192.0.2.2")


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(lena, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        chain = {"x-forwarded-for": f"198.51.100.{number}, 203.0.113.7"}
        try_to_log_in(f"p{number}@example.org", at="10.0.0.1", **chain)
    assert not try_to_log_in(lena.email, PASSWORD, at="10.0.0.1", **{"x-forwarded-for": "1.2.3.4, 203.0.113.7"})
    assert try_to_log_in(lena.email, PASSWORD, at="10.0.0.1", **{"x-forwarded-for": "203.0.113.7, 203.0.113.8"})


@pytest.mark.parametrize("path", ["/l/finns-inte/", "/m/ABCDEFGH/"])
@pytest.mark.parametrize("proxies", [0, 1])
def test_our_own_limits_do_not_believe_a_header_either(path, proxies, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    seen = set()
    for number in range(41):
        chain = f"198.51.100.{number}" + (", 203.0.113.7" if proxies else "")
        seen.add(Client().get(path, headers={"x-forwarded-for": chain}).status_code)
    assert seen == {404, 429}
    other = {"x-forwarded-for": "203.0.113.8"} if proxies else {}
    assert Client(REMOTE_ADDR="192.0.2.9").get(path, headers=other).status_code == 404


@pytest.mark.parametrize("path", ["actions/follow/", "actions/1/comment/"])
def test_asking_for_mails_does_not_believe_a_header_either(path, promise_in_public):
    statuses = [
        Client().post(f"/d/segregation/{path}", {"email": "nej"}, headers=forged(number)).status_code
        for number in range(31)
    ]
    assert statuses == [422] * 30 + [429]
    answer = Client().post(f"/d/segregation/{path}", {"email": "nej"})
    assert answer.headers["Retry-After"] == "600"
    assert "Vänta tio minuter" in answer.content.decode()


@pytest.fixture
def promise_in_public(dialogue):
    from actions.models import Proposal, ProposalState

    Proposal.objects.create(dialogue=dialogue, number=1, title="En lokal", state=ProposalState.DECIDED)
    return factories.publish(dialogue)


def test_a_household_is_one_place_whatever_address_it_takes():
    def place(address: str) -> str:
        return place_of(RequestFactory().get("/", REMOTE_ADDR=address))

    assert place("2001:db8:1:2::7") == place("2001:db8:1:2:ffff::1") != place("2001:db8:1:3::7")
    assert place("192.0.2.1") != place("192.0.2.2")


def test_the_address_lies_nowhere_in_the_clear(monkeypatch):
    kept = []
    for name in ("add", "set", "incr", "get_or_set"):
        real = getattr(cache, name)

        def noted(key, *args, real=real, **options):
            kept.append(f"{key} {args}")
            return real(key, *args, **options)

        monkeypatch.setattr(cache, name, noted)
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.77")
    assert LINK_GUESSES.spend(request) == 1
    assert kept
    assert "192.0.2.77" not in "".join(kept)


def test_one_count_a_purpose_and_a_place():
    here, there = (RequestFactory().get("/", REMOTE_ADDR=at) for at in ("192.0.2.1", "192.0.2.2"))
    one, other = Limit("one", 2, 60), Limit("other", 2, 60)
    assert [one.spend(here) for _ in range(3)] == [1, 2, 3]
    assert (one.spend(there), other.spend(here), one.spend(here, "about")) == (1, 1, 1)
    assert (one.is_spent(here), one.is_spent(there), other.is_spent(here)) == (True, False, False)
    account = Limit("account", 2, 60, by_address=False)
    assert (account.spend(here, 7), account.spend(there, 7), account.spend(there, 8)) == (1, 2, 1)


def test_the_page_that_says_wait_is_ours_and_says_how_long():
    for number in range(20):
        Client().post("/accounts/password/reset/", {"email": f"p{number}@example.org"})
    answer = Client().post("/accounts/password/reset/", {"email": "p99@example.org"})
    assert answer.status_code == 429
    assert "Försök igen om 5 minuter" in answer.content.decode()


def test_a_cache_that_each_process_has_for_itself_is_pointed_out(settings):
    from accounts.checks import limits_are_shared

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    assert [found.id for found in limits_are_shared(None)] == ["accounts.W001"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
    assert limits_are_shared(None) == []


def _code(client: Client, email: str) -> str:
    client.post("/accounts/login/code/", {"email": email})
    return re.search(r"^    (\S+)$", OutgoingMail.objects.latest("pk").text, re.M)[1]


def _is_in(client: Client) -> bool:
    return client.get("/help/").wsgi_request.user.is_authenticated


def _confirm(client: Client, code: str) -> None:
    client.post("/accounts/login/code/confirm/", {"code": code})


@pytest.mark.parametrize("wrong, gets_in", [(2, True), (3, False)])
def test_three_wrong_codes_and_the_right_one_logs_in_no_more(lena, settings, wrong, gets_in):
    settings.DEMO = True  # bodies of mails are kept
    client = Client()
    code = _code(client, lena.email)
    for _try in range(wrong):
        _confirm(client, "FEL-KOD")
    _confirm(client, code)
    assert _is_in(client) is gets_in


def test_a_mailed_code_logs_in_once(lena, settings):
    settings.DEMO = True
    client, other = Client(), Client()
    code = _code(client, lena.email)
    _confirm(other, code)
    assert not _is_in(other), "it belongs to the session that asked"
    _confirm(client, code)
    assert _is_in(client)
    client.post("/accounts/logout/")
    _confirm(client, code)
    assert not _is_in(client)


@pytest.mark.parametrize("wrong, gets_in", [(4, True), (5, False)])
def test_a_second_factor_is_guessed_at_five_times(lena, wrong, gets_in):
    """From wherever, by whoever has the password already."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(lena, secret)

    def guess(code: str, number: int) -> bool:
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        client.post("/accounts/login/", {"login": lena.email, "password": PASSWORD})
        client.post("/accounts/2fa/authenticate/", {"code": code})
        return _is_in(client)

    assert not any(guess("000000", number) for number in range(wrong))
    right = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"
    assert guess(right, 99) is gets_in


def test_the_limits_are_ours_to_say_and_not_a_librarys_to_change():
    assert (
        django_settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS
        == django_settings.ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS
        == 3
    )
    assert django_settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS == 3
    assert django_settings.ACCOUNT_RATE_LIMITS.keys() == app_settings.RATE_LIMITS.keys() - {
        "signup", "change_phone", "verify_phone",
    }  # fmt: skip
