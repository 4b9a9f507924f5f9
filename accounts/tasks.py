"""Delivery of the outbox."""

import logging
from datetime import timedelta

from celery import shared_task
from django.conf import settings

from reports.jobs import LeaseLost

from . import refusals
from .mail import deliver
from .models import OutgoingMail
from .refusals import cause

log = logging.getLogger(__name__)
SENDING = "sending"
WAITS = [timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=12)]


@shared_task
def deliver_mail(pk: int) -> None:
    """Send one outgoing mail and empty its body. Refused mail is kept and tried again for most of a day.

    A worker killed between the server's yes and the row leaves a mail that is sent again: at least once, by the same
    Message-ID, so that a receiver can fold the two (docs/nothing-lost.md).
    """
    mail = OutgoingMail.claim(pk)
    if mail is None:
        return
    try:
        mail.report(stage=SENDING, percent=10)  # whoever finds it so knows that the server may have taken it
        deliver(mail)
    except LeaseLost:
        return
    except Exception as error:  # noqa: BLE001 - a mail server can fail in any way; the row is kept and retried
        log.warning("mail %s was not delivered: %s", pk, type(error).__name__)
        mail.fail(error=cause(error), retry_in=WAITS[min(mail.attempts, len(WAITS)) - 1])
        return

    def forget() -> None:
        if not settings.DEMO:
            OutgoingMail.objects.filter(pk=pk).update(text="", html="", attachments=[], headers={})

    try:
        mail.finish(effect=forget)
    except LeaseLost:
        log.warning("mail %s was delivered after its lease had run out", pk)


@shared_task
def forget_addresses() -> None:
    """Empty mails that ended a while ago of whom they went to."""
    refusals.forget_addresses()
