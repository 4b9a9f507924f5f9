"""The mail to somebody who gave to a dialogue: what has happened since, at most once a month, each step once.

A mail, what it tells and when the next may come are written in one transaction under a lock on the hearer: a scheduler
that is killed, late or runs twice neither doubles nor skips one. What somebody said stands in no subject and in no log;
the mail names perspectives by the wording that anybody can read.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.office_hours import is_office_time
from dialogues.events import record
from dialogues.models import Dialogue
from interviews.services.contact import mail_person

from ..models import PROMISED, Hearer, Hearing, Proposal, ProposalState
from ..open.news import absolute
from .collecting import collect, public_perspectives, voices_in
from .stopping import stop_url

AT_ONCE = 100
"""Hearers who are told in one transaction."""
EVERY = timedelta(days=30)
"""At least this long between two mails to the same person."""


@dataclass(frozen=True)
class Told:
    """A promise as a mail tells of it: ``perspectives`` are those that the person's own words rest in."""

    proposal: Proposal
    words: str
    url: str
    perspectives: list[str]


def tell() -> int:
    """Collect, and send what is due; return how many mails. Only when people are at work."""
    if not is_office_time():
        return 0
    collect()
    now = timezone.now()
    due: dict[int, list[int]] = {}
    for key, dialogue in _due(now).values_list("pk", "dialogue").order_by("pk").distinct():
        due.setdefault(dialogue, []).append(key)
    dialogues = Dialogue.objects.in_bulk(due)
    return sum(
        _tell_some(dialogues[dialogue], keys[at : at + AT_ONCE], now)
        for dialogue, keys in due.items()
        for at in range(0, len(keys), AT_ONCE)
    )


@transaction.atomic
def _tell_some(dialogue: Dialogue, keys: list[int], now: datetime) -> int:
    """Mail some of a dialogue's hearers, with the line in the log that says how many they were."""
    count = sum(_tell_one(key, now) for key in keys)
    if count:
        record("proposal.told_back", dialogue=dialogue, people=count)
    return count


def _due(now: datetime) -> QuerySet[Hearer]:
    rested = Q(looked_at=None) | Q(looked_at__lte=now - EVERY)
    waiting = Q(hearings__told_at=None, hearings__left_at=None, hearings__isnull=False)
    return Hearer.objects.filter(rested, waiting, stopped_at=None, dialogue__published_at__isnull=False)


def _tell_one(key: int, now: datetime) -> bool:
    rested = Q(looked_at=None) | Q(looked_at__lte=now - EVERY)
    hearer = Hearer.objects.select_for_update(of=("self",)).filter(rested, pk=key, stopped_at=None).first()
    if hearer is None:
        return False
    waiting = list(
        hearer.hearings.filter(told_at=None, left_at=None)
        .select_related("proposal__dialogue__municipality")
        .prefetch_related("proposal__perspectives")
    )
    told, left = _what_to_tell(hearer, waiting)
    Hearing.objects.filter(pk__in=[one.pk for one in left]).update(left_at=now)
    if not told:
        return False
    is_sent = _send(hearer, told)
    Hearer.objects.filter(pk=hearer.pk).update(looked_at=now, mails=hearer.mails + is_sent)
    if is_sent:
        Hearing.objects.filter(pk__in=[one.pk for one in waiting if one not in left]).update(told_at=now)
    return is_sent


def _what_to_tell(hearer: Hearer, waiting: list[Hearing]) -> tuple[list[Told], list[Hearing]]:
    """What the mail tells, a promise once with its last step, and what is not to be told after all."""
    told: dict[int, Told] = {}
    left = []
    for one in waiting:
        proposal = one.proposal
        public = public_perspectives(proposal) if hearer.interviewee_id else {}
        if hearer.interviewee_id:
            spoken = voices_in(public).filter(statement__speaker=hearer.interviewee_id)
            mine = spoken.values_list("perspective", "perspective__merged_into")
            keys = {key for pair in mine for key in pair if key in public}
            public = {key: title for key, title in public.items() if key in keys}
        if proposal.state not in PROMISED or (hearer.interviewee_id and not public):
            left.append(one)
            continue
        url = absolute(proposal.get_public_url())
        told[proposal.pk] = Told(proposal, one.step, url, sorted(public.values()))
    return list(told.values()), left


def step_words(step: str) -> str:
    """What a step of a promise is called in a mail."""
    return {
        ProposalState.DECIDED: _("It has been decided on."),
        ProposalState.UNDER_WAY: _("It is under way."),
        ProposalState.DONE: _("It has been carried out."),
        ProposalState.STOPPED: _("It has been stopped. The reason stands on its page."),
    }[ProposalState(step)]


def _send(hearer: Hearer, told: list[Told]) -> bool:
    stop = stop_url(hearer)
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    dialogue = told[0].proposal.dialogue

    def write() -> tuple[str, dict[str, Any]]:
        rows = [
            {"title": one.proposal.title, "words": step_words(one.words), "url": one.url, "why": one.perspectives}
            for one in told
        ]
        context = {"dialogue": dialogue, "told": rows, "stop": stop, "was_heard": hearer.interviewee_id is not None}
        return _("Something has happened since you took part"), context

    mail: dict[str, Any] = {"template": "hearing_back", "key": f"hearing-back:{hearer.pk}:{hearer.mails + 1}"}
    if hearer.interviewee_id:
        return mail_person(hearer.interviewee_id, write=write, headers=headers, **mail)
    if hearer.participant is None or not hearer.participant.email or hasattr(hearer.participant, "summary_opt_out"):
        return False
    subject, context = write()
    send_mail(to=hearer.participant.email, subject=subject, context=context, headers=headers, **mail)
    return True
