"""The culling ledger as it is read: every line of the dialogue, with the objections that were said when it stood."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import TABLE, Scope, scope_of
from meetings.models import Meeting

from ..models import Decision, Move, Proposal, ProposalObjection, ProposalState
from .sitting import UP_FOR_CHOICE


def ledger(dialogue: Dialogue) -> QuerySet[Move]:
    """Every line, newest first, with its proposal, meeting, person and objections. Two queries a page."""
    rows = Move.objects.filter(proposal__dialogue=dialogue).select_related("proposal", "meeting", "by", "other")
    said = ProposalObjection.objects.order_by("created_at", "pk")
    return rows.prefetch_related(Prefetch("objections", queryset=said)).order_by("-at", "-pk")


def with_who(moves: Iterable[Move], user: User, dialogue: Dialogue) -> list[Move]:
    """Give each line ``who`` moved the proposal, as this person may know it: an owner who moved it by a report is named
    to those who may read owners' names, and is "the one responsible" to everybody else. One query at most."""
    found = list(moves)
    named: set[int] | None = None
    if scope_of(user, dialogue, "read_owner_names") is not Scope.ALL:
        roles = [role for role, scope in TABLE["read_owner_names"].items() if scope is Scope.ALL]
        named = {user.pk, *dialogue.memberships.filter(role__in=roles).values_list("user", flat=True)}
    for move in found:
        if move.by is None:
            move.who = _("By a mailed link")  # type: ignore[attr-defined]
        elif named is None or move.by_id in named:
            move.who = str(move.by)  # type: ignore[attr-defined]
        else:
            move.who = _("The one responsible")  # type: ignore[attr-defined]
    return found


def meetings_in_ledger(dialogue: Dialogue) -> QuerySet[Meeting]:
    """Meetings at which something was moved. One query."""
    moved_at = Move.objects.filter(proposal__dialogue=dialogue).order_by().values("meeting")
    return dialogue.meetings.filter(pk__in=moved_at).order_by("number")


def waiting_for_choice(dialogue: Dialogue) -> dict[str, list[Proposal]]:
    """Proposals that wait for a choice, by the state they stand in, as a sitting shows them. Three queries."""
    rows = dialogue.proposals.filter(state__in=UP_FOR_CHOICE).select_related("owner_organisation")
    found: dict[str, list[Proposal]] = {state: [] for state in UP_FOR_CHOICE}
    for row in rows.prefetch_related("objections", "touches").order_by("number"):
        found[row.state].append(row)
    return found


def latest_body(dialogue: Dialogue, over: str) -> int | None:
    """Who decided last about something that stood in ``over``, to begin the form with. One query."""
    moved_on = ProposalState.DECIDED if over == ProposalState.PROPOSED else ProposalState.PROPOSED
    made = Decision.objects.filter(proposal__dialogue=dialogue, proposal__moves__to_state=moved_on)
    return made.order_by("-decided_on", "-pk").values_list("body", flat=True).first()
