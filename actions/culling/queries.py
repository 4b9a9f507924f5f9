"""The culling ledger as it is read: every line of the dialogue, with the objections that were said when it stood."""

from django.db.models import Prefetch, QuerySet

from dialogues.models import Dialogue
from meetings.models import Meeting

from ..models import Decision, Move, Proposal, ProposalObjection, ProposalState
from .sitting import UP_FOR_CHOICE


def ledger(dialogue: Dialogue) -> QuerySet[Move]:
    """Every line, newest first, with its proposal, meeting, person and objections. Two queries a page."""
    rows = Move.objects.filter(proposal__dialogue=dialogue).select_related("proposal", "meeting", "by", "other")
    said = ProposalObjection.objects.order_by("created_at", "pk")
    return rows.prefetch_related(Prefetch("objections", queryset=said)).order_by("-at", "-pk")


def meetings_in_ledger(dialogue: Dialogue) -> QuerySet[Meeting]:
    """Meetings at which something was moved. One query."""
    moved_at = Move.objects.filter(proposal__dialogue=dialogue).order_by().values("meeting")
    return dialogue.meetings.filter(pk__in=moved_at).order_by("number")


def waiting_for_choice(dialogue: Dialogue) -> dict[str, list[Proposal]]:
    """Proposals that wait for a choice, by the state they stand in, with owner and objections. Two queries."""
    rows = dialogue.proposals.filter(state__in=UP_FOR_CHOICE).select_related("owner_organisation")
    found: dict[str, list[Proposal]] = {state: [] for state in UP_FOR_CHOICE}
    for row in rows.prefetch_related("objections").order_by("number"):
        found[row.state].append(row)
    return found


def latest_body(dialogue: Dialogue, over: str) -> int | None:
    """Who decided last about something that stood in ``over``, to begin the form with. One query."""
    moved_on = ProposalState.DECIDED if over == ProposalState.PROPOSED else ProposalState.PROPOSED
    made = Decision.objects.filter(proposal__dialogue=dialogue, proposal__moves__to_state=moved_on)
    return made.order_by("-decided_on", "-pk").values_list("body", flat=True).first()
