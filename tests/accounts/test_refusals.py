"""An address that does not exist is known by what comes back from it, and is not written to for ever."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.refusals import REFUSED, broken, broken_among, cause, forget_addresses, hashes_of
from accounts.tasks import deliver_mail
from actions.following.services import forget_unconfirmed, hash_of
from actions.models import Follower

pytestmark = pytest.mark.django_db


class Gone(BaseEmailBackend):
    """Says of every address that it does not exist."""

    def send_messages(self, email_messages):
        raise smtplib.SMTPRecipientsRefused({"x": (550, b"no such user")})


def ended(to: str, *, ok: bool = False, error: str = REFUSED) -> OutgoingMail:
    return OutgoingMail.objects.create(
        to=to, subject="x", text="x", state="done" if ok else "failed", error="" if ok else error,
        finished_at=timezone.now(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (smtplib.SMTPRecipientsRefused({"a": (550, b"")}), REFUSED),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"")}), "SMTPRecipientsDeferred"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_only_a_final_no_of_the_receiver_is_held_against_an_address(error, expected):
    assert cause(error) == expected


def test_a_refused_mail_is_tried_for_most_of_a_day_and_kept(settings):
    settings.DELIVERY_BACKEND = f"{__name__}.Gone"
    letter = OutgoingMail.objects.create(to="nora@example.org", subject="x", text="Hej")
    with time_machine.travel(timezone.now()) as clock:
        for _attempt in range(5):
            deliver_mail(letter.pk)
            clock.shift(timedelta(hours=13))
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.error, letter.text) == ("failed", 5, REFUSED, "Hej")


def test_two_refused_in_a_row_make_an_address_broken_and_one_delivered_mends_it():
    ended("a@example.org")
    assert broken(["a@example.org", ""]) == set()
    ended("a@example.org")
    ended("b@example.org")
    ended("b@example.org", error="TimeoutError")
    everybody = ["a@example.org", "b@example.org", "c@example.org", ""]
    assert broken_among(everybody) == {"a@example.org"}
    ended("a@example.org", ok=True)
    assert broken_among(everybody) == set()


def test_a_mail_that_has_ended_forgets_whom_it_went_to_and_refusals_are_still_known():
    for _number in range(2):
        ended("a@example.org")
        OutgoingMail.objects.filter(state="failed").update(html="<p>x</p>", headers={"List-Unsubscribe": "x"})
    waiting = OutgoingMail.objects.create(to="a@example.org", subject="x", text="x")
    assert forget_addresses() == 0  # not within the hour
    OutgoingMail.objects.exclude(pk=waiting.pk).update(finished_at=timezone.now() - timedelta(hours=2))
    assert forget_addresses() == 2
    kept = str(list(OutgoingMail.objects.exclude(pk=waiting.pk).values()))
    assert "a@example.org" not in kept
    assert "List-Unsubscribe" not in kept
    assert (waiting.to, OutgoingMail.objects.get(pk=waiting.pk).to) == ("a@example.org", "a@example.org")
    assert broken(["A@example.org"]) == {"A@example.org"}
    assert broken_among(["a@example.org", "b@example.org"]) == {"a@example.org"}


def test_refusals_are_known_by_a_key_that_has_been_replaced(settings):
    for _number in range(2):
        ended("a@example.org")
    OutgoingMail.objects.update(finished_at=timezone.now() - timedelta(hours=2))
    forget_addresses()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "k" * 60
    assert broken(["a@example.org"]) == {"a@example.org"}
    settings.SECRET_KEY_FALLBACKS = []
    assert broken(["a@example.org"]) == set()


def test_the_demos_mailbox_is_kept(settings):
    settings.DEMO = True
    ended("a@example.org", ok=True)
    OutgoingMail.objects.update(finished_at=timezone.now() - timedelta(hours=2))
    assert forget_addresses() == 0
    assert len(set(hashes_of("a@example.org"))) == 1


def test_followers_whose_mail_comes_back_are_put_to_rest(dialogue):
    for email in ("a@example.org", "b@example.org"):
        Follower.objects.create(
            dialogue=dialogue, email=email, address_hash=hash_of(email), confirmed_at=timezone.now()
        )
    for _mail in range(2):
        ended("a@example.org")
    assert forget_unconfirmed() == 1
    assert [row.email for row in Follower.objects.all()] == ["b@example.org"]
