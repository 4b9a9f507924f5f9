"""Who was asked by mail whether it is complex, and has not answered, is asked again (``dialogues/reminding.py``)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from ..anchoring.services import asker_of
from ..events import record
from ..models import OneTimeLink, TriageSheet
from ..reminding import AT_ONCE, Due, is_sent, key_of, send_due, stage
from .services import PURPOSE, mail_sheet

LATELY = timedelta(days=7)
"""A reminder by hand that is younger than this stands for the one that would have gone out."""


def _due(today: date) -> Iterator[Due]:
    waiting = TriageSheet.objects.filter(answered_at=None, round__closed_at=None).exclude(email="")
    for row in waiting.order_by("pk").iterator(chunk_size=AT_ONCE):
        if weeks := stage(row.created_at, today):
            key = key_of("triage", row.pk, row.created_at, weeks, row.email)
            yield Due(key, lambda row=row, key=key: _send(row, key))


def send_reminders() -> int:
    """As ``reminding.send_due``."""
    return send_due(_due)


@transaction.atomic
def _send(sheet: TriageSheet, key: str) -> bool:
    """Look again with the row held, as somebody may have answered, closed the round or reminded by hand meanwhile."""
    held = TriageSheet.objects.select_for_update(of=("self",)).select_related("round__dialogue__municipality")
    current = held.filter(pk=sheet.pk, answered_at=None, round__closed_at=None).first()
    if current is None or is_sent(key):
        return False
    lately = timezone.now() - LATELY
    if OneTimeLink.objects.filter(purpose=PURPOSE, object_id=current.pk, created_at__gt=lately).exists():
        return False
    dialogue = current.round.dialogue
    mail_sheet(current, who=asker_of(dialogue), is_reminder=True, key=key)
    record("triage.reminded", dialogue=dialogue, obj=current, number=current.round.number)
    return True
