"""Who was asked to sit in the design team, and has not answered, is asked again (``dialogues/reminding.py``)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from ..anchoring.services import asker_of
from ..events import record
from ..models import CandidateStatus, DesignTeamCandidate
from ..reminding import AT_ONCE, Due, is_sent, key_of, send_due, stage
from .inviting import mail_invitation


def _due(today: date) -> Iterator[Due]:
    waiting = DesignTeamCandidate.objects.filter(status=CandidateStatus.INVITED, invited_at__isnull=False)
    for row in waiting.exclude(email="").order_by("pk").iterator(chunk_size=AT_ONCE):
        if weeks := stage(row.invited_at, today):
            key = key_of("design-team", row.pk, row.invited_at, weeks, row.email)
            yield Due(key, lambda row=row, key=key: _send(row, key))


def send_reminders() -> int:
    """As ``reminding.send_due``."""
    return send_due(_due)


@transaction.atomic
def _send(candidate: DesignTeamCandidate, key: str) -> bool:
    """Look again with the row held: somebody may have answered, or been asked anew, since it was read."""
    held = DesignTeamCandidate.objects.select_for_update(of=("self",)).select_related("dialogue__municipality")
    current = held.filter(pk=candidate.pk, status=CandidateStatus.INVITED, invited_at=candidate.invited_at).first()
    if current is None or current.email != candidate.email or is_sent(key):
        return False
    mail_invitation(current, who=asker_of(current.dialogue), is_reminder=True, key=key)
    record("design_team.candidate_reminded", dialogue=current.dialogue, obj=current, side=current.side)
    return True
