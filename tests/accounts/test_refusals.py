"""An address that does not exist is known by what comes back from it, and is not written to for ever."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.refusals import REFUSED, broken, broken_lately, cause
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
    assert broken_lately() == {"a@example.org"}
    ended("a@example.org", ok=True)
    assert broken_lately() == set()


def test_followers_whose_mail_comes_back_are_put_to_rest(dialogue):
    for email in ("a@example.org", "b@example.org"):
        Follower.objects.create(
            dialogue=dialogue, email=email, address_hash=hash_of(email), confirmed_at=timezone.now()
        )
    for _mail in range(2):
        ended("a@example.org")
    assert forget_unconfirmed() == 1
    assert [row.email for row in Follower.objects.all()] == ["b@example.org"]
