"""A question about the mandate that nobody answers is put again (``dialogues/reminding.py`` says when)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from ..events import record
from ..models import SignOff, SignOffAnswer
from ..reminding import AT_ONCE, Due, is_sent, key_of, send_due, stage
from .services import asker_of, mail_question


def unanswered() -> QuerySet[SignOff]:
    """Those who were asked by mail and have not answered since."""
    since = SignOffAnswer.objects.filter(sign_off=OuterRef("pk"), at__gte=OuterRef("asked_at"))
    asked = SignOff.objects.filter(asked_at__isnull=False).exclude(contact_email="").exclude(dialogue__mandate="")
    return asked.annotate(has_answered=Exists(since)).filter(has_answered=False)


def _due(today: date) -> Iterator[Due]:
    for row in unanswered().order_by("pk").iterator(chunk_size=AT_ONCE):
        if weeks := stage(row.asked_at, today):
            key = key_of("sign-off", row.pk, row.asked_at, weeks, row.contact_email)
            yield Due(key, lambda row=row, weeks=weeks, key=key: _send(row, weeks, key))


def send_reminders() -> int:
    """As ``reminding.send_due``."""
    return send_due(_due)


@transaction.atomic
def _send(sign_off: SignOff, weeks: int, key: str) -> bool:
    """Look again with the row held: somebody may have answered, or another scheduler been here, since it was read."""
    locked = SignOff.objects.select_for_update().filter(pk=sign_off.pk, asked_at=sign_off.asked_at)
    current = locked.filter(contact_email=sign_off.contact_email).first()
    if current is None or is_sent(key):
        return False
    if current.answers.filter(at__gte=F("sign_off__asked_at")).exists():
        return False
    mail_question(current, asker=asker_of(current.dialogue), key=key, weeks=weeks)
    record("sign_off.reminded", dialogue=current.dialogue, obj=current, weeks=weeks)
    return True
