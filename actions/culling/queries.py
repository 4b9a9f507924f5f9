"""The culling ledger as it is read: every line of the dialogue, with the objections that were said when it stood."""

from django.db.models import Prefetch, QuerySet

from dialogues.models import Dialogue
from meetings.models import Meeting

from ..models import Move, ProposalObjection


def ledger(dialogue: Dialogue) -> QuerySet[Move]:
    """Every line, newest first, with its proposal, meeting, person and objections. Two queries a page."""
    rows = Move.objects.filter(proposal__dialogue=dialogue).select_related("proposal", "meeting", "by", "other")
    said = ProposalObjection.objects.order_by("created_at", "pk")
    return rows.prefetch_related(Prefetch("objections", queryset=said)).order_by("-at", "-pk")


def meetings_in_ledger(dialogue: Dialogue) -> QuerySet[Meeting]:
    """Meetings at which something was moved. One query."""
    moved_at = Move.objects.filter(proposal__dialogue=dialogue).order_by().values("meeting")
    return dialogue.meetings.filter(pk__in=moved_at).order_by("number")
