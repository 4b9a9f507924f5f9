"""Addresses that a mail server says do not exist: known by the mails that could not be delivered to them.

A mail that has ended is soon without its address (``forget_addresses``); a keyed hash stays, which tells that two mails
went to the same place, and nothing to whoever lacks the secret key. The hash goes after ``TRACES_KEPT_DAYS``
(``rights/retention/traces.py``), which is as far back as anybody looks for it.
"""

import smtplib
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from reports.jobs import JobState

from .models import OutgoingMail

REFUSED = "SMTPRecipientsRefused"
"""How a mail ends that its receiver's server refused for good (5xx)."""
ENOUGH = 2
"""Mails refused one after the other, each tried for most of a day, after which an address counts as broken."""
SALT = "accounts.mail"
FORGET_AFTER = timedelta(hours=1)
CHUNK = 500
EMPTY = {"to": "", "subject": "", "text": "", "html": "", "from_email": "", "attachments": [], "headers": {}}
"""All of a mail that says to whom it went and what about."""


def cause(error: Exception) -> str:
    """What a failed delivery is written down as: a passing refusal of the receiver (4xx) is none of the address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
        return REFUSED if codes and all(500 <= code < 600 for code in codes) else "SMTPRecipientsDeferred"
    return type(error).__name__


def _hash(address: str, key: str) -> str:
    return salted_hmac(SALT, address.strip().casefold(), secret=key, algorithm="sha256").hexdigest()


def hashes_of(address: str) -> list[str]:
    """What the address may be kept as: by today's key, and by those it has replaced."""
    return [_hash(address, key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]]


def forget_addresses() -> int:
    """Empty mails that ended more than an hour ago; a keyed hash of the address stays. Returns how many.

    Not in the demo, whose mailbox they are.
    """
    if settings.DEMO:
        return 0
    ended = OutgoingMail.objects.filter(state__in=[JobState.DONE, JobState.FAILED, JobState.CANCELLED])
    rows = ended.exclude(to="").filter(finished_at__lt=timezone.now() - FORGET_AFTER).order_by("pk")
    count = 0
    while batch := list(rows.values_list("pk", "to")[:CHUNK]):
        for pk, to in batch:
            OutgoingMail.objects.filter(pk=pk).update(to_hash=hashes_of(to)[0], **EMPTY)
        count += len(batch)
    return count


def _ended_lately() -> QuerySet[OutgoingMail]:
    ended = OutgoingMail.objects.filter(state__in=[JobState.DONE, JobState.FAILED])
    since = timezone.now() - timedelta(days=settings.TRACES_KEPT_DAYS)
    return ended.filter(finished_at__gte=since).order_by("-finished_at", "-pk")


def broken(addresses: Iterable[str]) -> set[str]:
    """Return those of the addresses to which the last mails were all refused. One query."""
    wanted = {address: hashes_of(address) for address in addresses if address}
    if not wanted:
        return set()
    whose = {one: address for address, hashes in wanted.items() for one in [*hashes, address]}
    rows = _ended_lately().filter(
        Q(to__in=list(wanted)) | Q(to_hash__in=[key for keys in wanted.values() for key in keys])
    )
    last: dict[str, list[bool]] = {}
    for to, hashed, state, error in rows.values_list("to", "to_hash", "state", "error"):
        said = last.setdefault(whose[to or hashed], [])
        if len(said) < ENOUGH:
            said.append(state == JobState.FAILED and error == REFUSED)
    return {address for address, said in last.items() if len(said) == ENOUGH and all(said)}


def broken_among(addresses: Iterable[str]) -> set[str]:
    """As ``broken``, for thousands of addresses, nearly all of which work. Two queries."""
    refused = _ended_lately().filter(state=JobState.FAILED, error=REFUSED).order_by()
    known = {hashed or hashes_of(to)[0] for to, hashed in refused.values_list("to", "to_hash").distinct()}
    if not known:
        return set()
    return broken(address for address in addresses if address and known & set(hashes_of(address)))
