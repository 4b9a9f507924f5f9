"""Who is to hear of what: for each step of a promise, those whose words it answers, and the participants."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from interviews.services.contact import may_be_contacted
from meetings.models import Participant, ParticipantStatus
from perspectives.models import Voice

from .. import spine
from ..models import PROMISED, Hearer, Hearing, Move, Proposal

LATELY = timedelta(days=90)
"""A step that was taken longer ago is no news to anybody."""


def collect() -> int:
    """Write down who is to hear of the steps that promises have taken lately; return how many lines. Each step is gone
    through once for those who were heard and once for those who took part; harmless to run twice."""
    count = 0
    for move in _steps("interviewee"):
        count += _write(move, "interviewee", heard_behind(move.proposal))
    for move in _steps("participant"):
        count += _write(move, "participant", taking_part(move.proposal).values_list("pk", flat=True))
    return count


def _steps(who: str) -> QuerySet[Move]:
    since = timezone.now() - LATELY
    written = Hearing.objects.filter(
        proposal=OuterRef("proposal"), step=OuterRef("to_state"), **{f"hearer__{who}__isnull": False}
    )
    rows = Move.objects.filter(
        ~Exists(written),
        to_state__in=PROMISED,
        at__gte=since,
        proposal__state__in=PROMISED,
        proposal__dialogue__published_at__isnull=False,
    ).exclude(proposal__dialogue__retain_until__lte=timezone.localdate())
    return rows.select_related("proposal__dialogue").prefetch_related("proposal__perspectives").order_by("at", "pk")


def public_perspectives(proposal: Proposal) -> dict[int, str]:
    """The perspectives it answers that a published compilation holds: their public wording by key. One query."""
    return {key: heard.title for key, heard in spine.published(proposal.dialogue, [proposal]).items()}


def voices_in(perspectives: Iterable[int]) -> QuerySet[Voice]:
    """What people said that rests in the perspectives, or in one that has gone into them, and is not taken back."""
    keys = list(perspectives)
    rows = Voice.objects.filter(Q(perspective__in=keys) | Q(perspective__merged_into__in=keys))
    return rows.filter(statement__removed_at=None, statement__speaker__isnull=False)


def heard_behind(proposal: Proposal) -> list[int]:
    """Keys of those who said what it answers, and who wish to be contacted. Three queries."""
    speakers = voices_in(public_perspectives(proposal)).values("statement__speaker")
    return list(may_be_contacted(speakers).values_list("pk", flat=True))


def taking_part(proposal: Proposal) -> QuerySet[Participant]:
    """Those who came to a meeting or said yes, have an address and want mail."""
    came = Q(attendances__came=True) | Q(status=ParticipantStatus.YES)
    rows = Participant.objects.filter(came, dialogue=proposal.dialogue_id, summary_opt_out=None)
    return rows.exclude(email="").distinct()


@transaction.atomic
def _write(move: Move, who: str, people: Iterable[int]) -> int:
    keys, at = list(people), _moment(move)
    named = f"{who}_id"
    wanted = [Hearer(dialogue_id=move.proposal.dialogue_id, **{named: key}) for key in keys]
    Hearer.objects.bulk_create(wanted, ignore_conflicts=True, batch_size=500)
    hearers = Hearer.objects.filter(**{f"{who}__in": keys}, stopped_at=None)
    rows = [Hearing(hearer=one, proposal_id=move.proposal_id, step=move.to_state, happened_at=at) for one in hearers]
    Hearing.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


def _moment(move: Move) -> datetime:
    return move.at
