"""What the installation keeps of its own running: mails that have left, dead links, log-ins that ended."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues.models import OneTimeLink
from reports.jobs import JobState

from .engine import write_protocol


@transaction.atomic
def throw_away_traces() -> int:
    """Empty and delete what is older than ``TRACES_KEPT_DAYS``; return how many rows. Writes a protocol of them.

    A mail's row stays with its key, so that a reminder is not sent a second time; whom it went to and what it was
    about go. One that was never sent stays as it is until somebody has seen why. Ended log-ins go without a line.
    """
    before = timezone.now() - timedelta(days=settings.TRACES_KEPT_DAYS)
    mails = OutgoingMail.objects.filter(state=JobState.DONE, finished_at__lt=before).exclude(to="")
    links = OneTimeLink.objects.filter(Q(expires_at__lt=before) | Q(used_at__lt=before) | Q(revoked_at__lt=before))
    gone = {  # locked: of two runs at once the later finds none of them
        "mails": ("accounts.OutgoingMail", _locked(mails)),
        "links": ("dialogues.OneTimeLink", _locked(links)),
    }
    blank = {"to": "", "subject": "", "text": "", "html": "", "attachments": [], "headers": {}}
    OutgoingMail.objects.filter(pk__in=gone["mails"][1]).update(**blank)
    OneTimeLink.objects.filter(pk__in=gone["links"][1]).delete()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    lines = [
        {"kind": kind, "due_on": "", "decision": "", "count": len(keys), "objects": {label: keys}}
        for kind, (label, keys) in gone.items()
        if keys
    ]
    return write_protocol(dialogue=None, about="time", actor=None, lines=lines).count if lines else 0


def _locked(rows: QuerySet) -> list[int]:
    return list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
