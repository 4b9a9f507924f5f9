"""Telling followers what has happened: some hundred at a time, each thing once, whatever the scheduler does.

The mails of a batch and how far its followers have been told are written in one transaction, under a lock on the
followers: a scheduler that is killed, late or runs twice neither doubles nor skips a mail.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.models import OutgoingMail
from accounts.office_hours import is_working_day
from dialogues.models import Dialogue

from ..models import Follower, Pace
from ..open.news import News, news
from .services import leave_url

AT_ONCE = 500
"""Followers in a batch, and so what is held in memory."""
FIRST_HOUR, LAST_HOUR = 7, 21
EVERY = {Pace.AT_ONCE: timedelta(minutes=5), Pace.WEEKLY: timedelta(days=7)}
LEAVE = "https://leave.invalid/"
"""Stands in the mail of a batch where each follower's own address goes."""


def tell() -> int:
    """Send what followers have not been told; return how many mails. Nobody is mailed at night, and the weekly mail
    comes on a working day."""
    now = timezone.now()
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return 0
    due = Q(pace=Pace.AT_ONCE, looked_at__lte=now - EVERY[Pace.AT_ONCE])
    if is_working_day(timezone.localdate(now)):
        due |= Q(pace=Pace.WEEKLY, looked_at__lte=now - EVERY[Pace.WEEKLY])
    waiting = Follower.objects.filter(due, dialogue__published_at__isnull=False).exclude(confirmed_at=None)
    dialogues = Dialogue.objects.filter(pk__in=waiting.values("dialogue")).select_related("municipality")
    return sum(_tell_of(dialogue, waiting.filter(dialogue=dialogue), now) for dialogue in dialogues.order_by("pk"))


def _tell_of(dialogue: Dialogue, waiting: Any, now: datetime) -> int:
    everything = [one for one in news(dialogue, most=None) if one.written <= now]
    sent, last = 0, 0
    while True:
        with transaction.atomic():
            batch = list(waiting.filter(pk__gt=last).select_for_update().order_by("pk")[:AT_ONCE])
            if not batch:
                return sent
            last = batch[-1].pk
            sent += _write(dialogue, batch, everything)
            Follower.objects.filter(pk__in=[one.pk for one in batch]).update(told_until=now, looked_at=now)


def _write(dialogue: Dialogue, batch: list[Follower], everything: list[News]) -> int:
    """Put the batch's mails in the outbox. What is the same for many is drawn once."""
    drawn: dict[tuple[str, ...], dict[str, str]] = {}
    mails = []
    for follower in batch:
        own = [one for one in everything if one.written > follower.told_until and _is_about(one, follower)]
        if not own:
            continue
        key = tuple(one.key for one in own)
        if key not in drawn:
            drawn[key] = _draw(dialogue, own)
        leave = leave_url(follower)
        mails.append(
            OutgoingMail(
                key=f"news:{follower.pk}:{own[0].key}:{len(own)}:{follower.told_until:%Y%m%d%H%M%S}",
                to=follower.email,
                headers={"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
                subject=drawn[key]["subject"],
                text=drawn[key]["text"].replace(LEAVE, leave),
                html=drawn[key]["html"].replace(LEAVE, leave),
            )
        )
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    return len(mails)


def _is_about(one: News, follower: Follower) -> bool:
    if follower.proposal_id is None:
        return True
    return one.proposal is not None and one.proposal.pk == follower.proposal_id


def _draw(dialogue: Dialogue, own: list[News]) -> dict[str, str]:
    subject = own[0].title
    if len(own) > 1:
        words = ngettext("%(n)s thing has happened: %(title)s", "%(n)s things have happened: %(title)s", len(own))
        subject = words % {"n": len(own), "title": dialogue.title}
    context = {
        "dialogue": dialogue,
        "news": own,
        "leave": LEAVE,
        "site_url": settings.SITE_URL,
        "subject": subject,
    }
    return {
        "subject": " ".join(subject.split())[:250],
        "text": render_to_string("mail/news.txt", context),
        "html": render_to_string("mail/news.html", context),
    }
