"""Mail against a server that refuses, hangs, or dies in the middle of a sentence: kept and tried again, never lost."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.mail import message_id
from accounts.models import OutgoingMail
from accounts.tasks import deliver_mail
from tests.faults.mail_server import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings, tmp_path):
    with MailServer(tmp_path / "taken") as mails:
        threading.Thread(target=mails.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", mails.port, 0.3
        yield mails
        mails.shutdown()


def mail_to(address: str) -> OutgoingMail:
    return OutgoingMail.objects.create(to=address, subject="Hej", text="Du är välkommen.")


def test_a_mail_that_is_taken_is_sent_once_and_its_words_are_forgotten(server):
    mail = mail_to("ok@example.org")
    deliver_mail(mail.pk)
    deliver_mail(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.text, mail.attempts) == ("done", "", 1)
    assert server.mails() == [("ok@example.org", message_id(mail))]


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("never@example.org", "SMTPRecipientsRefused"),
        ("later@example.org", "SMTPRecipientsDeferred"),
        ("full@example.org", "SMTPDataError"),
        ("hangs@example.org", "SMTPServerDisconnected"),
        ("closes@example.org", "SMTPServerDisconnected"),
    ],
)
def test_a_mail_that_is_not_taken_waits_and_says_why(server, address, error):
    mail = mail_to(address)
    deliver_mail(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.error, mail.text) == ("waiting", error, "Du är välkommen.")
    assert mail.not_before > timezone.now()


def test_a_mail_that_was_taken_without_a_word_comes_again_as_the_same_mail(server):
    """Nobody can know whether it arrived. It is sent again rather than not at all, by an id that receivers can fold."""
    mail = mail_to("closes@example.org")
    with time_machine.travel(timezone.now()) as clock:
        deliver_mail(mail.pk)
        clock.shift(timedelta(minutes=2))
        deliver_mail(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("waiting", 2)
    assert server.mails() == [("closes@example.org", message_id(mail))] * 2


def test_two_installations_never_give_two_mails_the_same_id(settings):
    """Numbers of rows begin at one everywhere. A receiver that folds equal ids would lose one of two mails."""
    with time_machine.travel(timezone.now(), tick=False):
        mail = mail_to("ok@example.org")
    settings.SITE_URL = "https://dialog.umea.example"
    here = message_id(mail)
    settings.SITE_URL = "https://dialog.sigtuna.example"
    assert here.endswith("@dialog.umea.example>")
    assert message_id(mail) != here
    mail.created_at += timedelta(seconds=1)  # the same number after the database was emptied
    assert message_id(mail) != here.replace("umea", "sigtuna")


def test_the_row_says_that_sending_has_begun_before_the_server_is_asked(server, monkeypatch):
    seen = []
    mail = mail_to("ok@example.org")

    def look(claimed: OutgoingMail) -> None:
        row = OutgoingMail.objects.get(pk=claimed.pk)
        seen.append((row.state, row.stage, row.attempts, row.lease_until - timezone.now() > timedelta(minutes=4)))

    monkeypatch.setattr("accounts.tasks.deliver", look)
    deliver_mail(mail.pk)
    assert seen == [("running", "sending", 1, True)]
