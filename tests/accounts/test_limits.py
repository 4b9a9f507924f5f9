"""How often something may be tried: by address and by account, and no header of the client's moves it."""

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from accounts.limits import LINK_GUESSES, Limit, place_of
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
