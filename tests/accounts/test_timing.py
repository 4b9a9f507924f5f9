"""A known and an unknown address take the same time: processor time, which others on the machine do not change,
by turns, and only as a ratio within the run. What the two cost in hashes, queries and mails: ``test_same_work``."""

import time
from statistics import median

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TURNS = 15
MOST = 1.25
"""How many times longer one of the two may take. Without the dummy hash an unknown address takes a tenth."""


class Quick(PBKDF2PasswordHasher):
    """As in production, with fewer rounds: a hash is still most of what a log-in costs."""

    iterations = 40_000


@pytest.fixture
def hashed(settings, lena, farid):
    settings.ACCOUNT_RATE_LIMITS = False
    settings.PASSWORD_HASHERS = [f"{__name__}.Quick"]
    lena.set_password("jag bor i ett gult hus")
    lena.save()
    farid.set_unusable_password()
    farid.save()


def spent(client: Client, path: str, post: dict[str, str]) -> float:
    begun = time.process_time()
    answer = client.post(path, post)
    took = time.process_time() - begun
    assert answer.status_code in {200, 302}  # not refused for having been asked so often
    return took


def ratio(path: str, *posts: dict[str, str]) -> float:
    """Return how many times longer the slowest of the posts takes than the quickest, by their medians."""
    client = Client()
    client.get(path)
    for post in posts:
        client.post(path, post)  # what is read in once is read in
    took: list[list[float]] = [[] for _post in posts]
    for turn in range(TURNS):
        for at in range(len(posts)):
            place = (turn + at) % len(posts)
            took[place].append(spent(Client(), path, posts[place]))
    medians = [median(times) for times in took]
    return max(medians) / min(medians)


def test_a_wrong_password_takes_as_long_for_an_address_that_nobody_has(hashed):
    tries = [{"login": f"{who}@example.org", "password": "fel fel fel fel"} for who in ("lena", "farid", "none")]
    assert ratio("/accounts/login/", *tries) < MOST


@pytest.mark.parametrize("path", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_a_code_takes_as_long_for_an_address_that_nobody_has(hashed, path):
    assert ratio(path, {"email": "lena@example.org"}, {"email": "none@example.org"}) < 1.6


def test_the_measure_sees_a_hash_that_is_left_out(hashed, monkeypatch):
    monkeypatch.setattr("accounts.models.User.check_password", lambda self, raw: False)
    tries = [{"login": f"{who}@example.org", "password": "fel fel fel fel"} for who in ("lena", "none")]
    assert ratio("/accounts/login/", *tries) > MOST
