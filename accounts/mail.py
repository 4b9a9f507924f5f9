"""Mail goes through a row: written in the transaction that caused it, delivered by the worker, sent once."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from reports.jobs import hand_out

from .models import OutgoingMail

NOT_TWICE_WITHIN = timedelta(minutes=2)
"""Asking the same person the same thing again so soon is a button that was pressed twice, and sends nothing."""

Surround = Callable[[dict], AbstractContextManager]
_within: list[Surround] = []


def write_within(surround: Surround) -> None:
    """Write the words of every mail within what ``surround`` makes of its context; called from ``AppConfig.ready``."""
    _within.append(surround)


def send_mail(
    *,
    to: str,
    subject: str,
    template: str,
    context: dict,
    key: str | None = None,
    not_before: datetime | None = None,
    attachments: Sequence[tuple[str, str, str]] = (),
    headers: dict[str, str] | None = None,
) -> OutgoingMail:
    """Put a mail in the outbox, rendered from ``mail/<template>.txt`` and ``.html``.

    With ``key``, the same mail is put there once only, however often this is called; the existing row is returned.
    ``attachments`` are (file name, text content, media type), as for a calendar file; ``headers`` further header lines.
    """
    context = {**context, "site_url": settings.SITE_URL, "subject": subject}
    with ExitStack() as stack:
        for surround in _within:
            stack.enter_context(surround(context))
        text, html = (render_to_string(f"mail/{template}.{kind}", context) for kind in ("txt", "html"))
    values = {
        "to": to,
        "subject": " ".join(subject.split()),
        "text": text,
        "html": html,
        "not_before": not_before or timezone.now(),
        "attachments": [list(part) for part in attachments],
        "headers": headers or {},
    }
    return _put(values, key)


def _put(values: dict, key: str | None) -> OutgoingMail:
    from .tasks import deliver_mail

    with transaction.atomic():
        if key is None:
            mail, is_new = OutgoingMail.objects.create(**values), True
        else:
            mail, is_new = OutgoingMail.objects.get_or_create(key=key, defaults=values)
        if is_new and mail.not_before <= timezone.now():
            hand_out(mail, deliver_mail)
    return mail


class OutboxBackend(BaseEmailBackend):
    """Django's mail backend for everything that libraries send (log-in codes, password resets)."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            html = next((str(body) for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
            for address in message.recipients():
                _put(
                    {
                        "to": address,
                        "subject": " ".join(str(message.subject).split()),
                        "text": str(message.body),
                        "html": html,
                        "from_email": message.from_email or "",
                    },
                    None,
                )
        return len(email_messages)


def message_id(mail: OutgoingMail) -> str:
    """The same for each attempt to deliver a mail, and no other mail's, of this installation or another."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{mail.pk}.{mail.created_at:%Y%m%d%H%M%S%f}@{host}>"


def deliver(mail: OutgoingMail) -> None:
    """Hand one mail to the real mail server. The Message-ID is stable, so a receiver can tell a doubled mail.

    Raises:
        OSError, smtplib.SMTPException: the server refused or did not answer.
    """
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=mail.from_email or settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        headers={
            **mail.headers,
            "Message-ID": message_id(mail),
            "Auto-Submitted": "auto-generated",
        },
        connection=get_connection(settings.DELIVERY_BACKEND),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for name, content, kind in mail.attachments:
        message.attach(name, content, kind)
    message.send()
