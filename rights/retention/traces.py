"""What the installation keeps of its own running: mails that have left, dead links, log-ins that ended, answered
questions about what is kept."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues.models import OneTimeLink
from reports.jobs import JobState

from ..models import LINK_VALID, PersonRequest
from .engine import write_protocol


@transaction.atomic
def throw_away_traces() -> int:
    """Empty and delete what is older than ``TRACES_KEPT_DAYS``; return how many rows. Writes a protocol of them.

    A mail's row stays with its key, so that a reminder is not sent a second time; whom it went to, as an address or a
    hash of it, and what it was about go. One that could not be sent keeps what it still holds until somebody has seen
    why, but for the hash. Ended log-ins go without a line, and with them the address on the net and the browser.
    """
    now = timezone.now()
    before = now - timedelta(days=settings.TRACES_KEPT_DAYS)
    mails = OutgoingMail.objects.filter(state=JobState.DONE, finished_at__lt=before).exclude(to="", to_hash="")
    hashes = OutgoingMail.objects.filter(finished_at__lt=before).exclude(state=JobState.DONE).exclude(to_hash="")
    links = OneTimeLink.objects.filter(Q(expires_at__lt=before) | Q(used_at__lt=before) | Q(revoked_at__lt=before))
    asked = PersonRequest.objects.filter(dialogue=None).annotate(since=Coalesce("sent_at", "created_at"))
    gone = {  # locked: of two runs at once the later finds none of them
        "mails": ("accounts.OutgoingMail", _locked(mails)),
        "links": ("dialogues.OneTimeLink", _locked(links)),
        "requests": ("rights.PersonRequest", _locked(asked.filter(since__lt=now - LINK_VALID))),
    }
    blank = {"to": "", "to_hash": "", "subject": "", "text": "", "html": "", "attachments": [], "headers": {}}
    OutgoingMail.objects.filter(pk__in=gone["mails"][1]).update(**blank)
    hashes.update(to_hash="")
    OneTimeLink.objects.filter(pk__in=gone["links"][1]).delete()
    PersonRequest.objects.filter(pk__in=gone["requests"][1]).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    lines = [
        {"kind": kind, "due_on": "", "decision": "", "count": len(keys), "objects": {label: keys}}
        for kind, (label, keys) in gone.items()
        if keys
    ]
    return write_protocol(dialogue=None, about="time", actor=None, lines=lines).count if lines else 0


def _locked(rows: QuerySet) -> list[int]:
    return list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
