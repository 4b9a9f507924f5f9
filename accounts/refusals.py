"""Addresses that a mail server says do not exist: known by the mails that could not be delivered to them."""

import smtplib
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from reports.jobs import JobState

from .models import OutgoingMail

REFUSED = "SMTPRecipientsRefused"
"""How a mail ends that its receiver's server refused for good (5xx)."""
ENOUGH = 2
"""Mails refused one after the other, each tried for most of a day, after which an address counts as broken."""
LATELY = timedelta(days=120)


def cause(error: Exception) -> str:
    """What a failed delivery is written down as: a passing refusal of the receiver (4xx) is none of the address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
        return REFUSED if codes and all(500 <= code < 600 for code in codes) else "SMTPRecipientsDeferred"
    return type(error).__name__


def broken(addresses: Iterable[str]) -> set[str]:
    """Return those of the addresses to which the last mails were all refused. One query."""
    wanted = {address for address in addresses if address}
    if not wanted:
        return set()
    rows = OutgoingMail.objects.filter(to__in=wanted, state__in=[JobState.DONE, JobState.FAILED])
    ended = rows.filter(finished_at__gte=timezone.now() - LATELY).order_by("-finished_at", "-pk")
    last: dict[str, list[bool]] = {}
    for to, state, error in ended.values_list("to", "state", "error"):
        said = last.setdefault(to, [])
        if len(said) < ENOUGH:
            said.append(state == JobState.FAILED and error == REFUSED)
    return {address for address, said in last.items() if len(said) == ENOUGH and all(said)}


def broken_lately() -> set[str]:
    """Return every address that has become broken lately. Two queries."""
    rows = OutgoingMail.objects.filter(state=JobState.FAILED, error=REFUSED)
    return broken(
        rows.filter(finished_at__gte=timezone.now() - LATELY).order_by().values_list("to", flat=True).distinct()
    )
