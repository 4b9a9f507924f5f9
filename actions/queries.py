"""Proposals as people ask for them: lists, the page of one, promises with their standing, the idea bank."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.models import Organisation, OrganisationKind
from dialogues.models import Dialogue, OneTimeLink
from meetings.models import Meeting
from perspectives.models import Perspective, Theme

from .models import PROMISED, Decision, DecisionOutcome, Move, Proposal, ProposalOption, ProposalState, ReportState
from .standing import OPEN, Facts, Standing, standing

KEPT = (ProposalState.SHORTLISTED, ProposalState.PRIORITISED, ProposalState.PROPOSED, *PROMISED)
"""States of a proposal that has been culled in, as against collected ones and the idea bank. How many they should be
at most is the dialogue's own setting, ``most_kept``: more makes follow-up harder (DOMAIN.md, the lesson from Umeå)."""
AGREED = (DecisionOutcome.YES, DecisionOutcome.CHANGED)


def local(moment) -> date:
    return timezone.localtime(moment).date()


def with_progress(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Fetch with each proposal what its standing is made of. Five queries more, however many rows."""
    return rows.select_related("owner_organisation", "meeting").prefetch_related(
        "reports", "milestones", "decisions__body", "moves"
    )


def agreed(proposal: Proposal) -> Decision | None:
    """The first yes, with or without changes, of a political body; without one, the first yes of anybody, such as a
    steering group that lets it go on. Reads prefetched rows."""
    yes = [decision for decision in proposal.decisions.all() if decision.outcome in AGREED]
    political = (decision for decision in yes if decision.body.kind == OrganisationKind.POLITICAL_BODY)
    return next(political, yes[0] if yes else None)


def promised_on(proposal: Proposal) -> date | None:
    """The day it became a promise: the first yes, else the day it was moved to decided. Reads prefetched rows."""
    if decision := agreed(proposal):
        return decision.decided_on
    return next((local(move.at) for move in proposal.moves.all() if move.to_state == ProposalState.DECIDED), None)


def state_on(proposal: Proposal, day: date) -> str:
    """The state as it was at the end of ``day``, read back from the ledger, and from decisions and reports where
    the ledger was written later than what it tells of. Reads prefetched rows."""
    if day >= timezone.localdate():
        return proposal.state
    moves = [move for move in proposal.moves.all() if local(move.at) <= day]
    state = moves[-1].to_state if moves else ProposalState.HARVESTED
    if state == ProposalState.IDEA_BANK or any(move.to_state in PROMISED for move in moves):
        return state
    reports = [report for report in proposal.reports.all() if report.reported_on <= day]
    if reports:
        said = max(reports, key=lambda report: (report.reported_on, report.pk)).state
        ended = {ReportState.DONE: ProposalState.DONE, ReportState.STOPPED: ProposalState.STOPPED}
        return ended.get(ReportState(said), ProposalState.UNDER_WAY)
    decision = agreed(proposal)
    return ProposalState.DECIDED if decision and decision.decided_on <= day else state


def facts_of(proposal: Proposal, until: date | None = None) -> Facts:
    """What the standing is worked out from, as it was known on ``until``. Reads prefetched rows."""
    day = until or timezone.localdate()
    state = state_on(proposal, day)
    reports = [report for report in proposal.reports.all() if report.reported_on <= day]
    ends = [report.reported_on for report in reports if report.state == state]
    ends = ends or [local(move.at) for move in proposal.moves.all() if move.to_state == state and local(move.at) <= day]
    return Facts(
        state=state,
        promised_on=promised_on(proposal),
        due_on=proposal.due_on,
        every_weeks=proposal.report_every_weeks,
        reports=tuple((report.reported_on, report.state) for report in reports),
        steps=tuple(
            (step.due_on, step.done_on if step.done_on and step.done_on <= day else None)
            for step in proposal.milestones.all()
        ),
        ended_on=max(ends, default=None),
    )


@dataclass(frozen=True)
class Promise:
    """A promise as a reader follows it. ``position`` is its place among the dialogue's promises, from one."""

    position: int
    proposal: Proposal
    facts: Facts
    standing: Standing


def promises(dialogue: Dialogue) -> list[Promise]:
    """Every promise of the dialogue with its standing today, in number order. Nine queries."""
    today = timezone.localdate()
    rows = with_progress(dialogue.proposals.filter(state__in=PROMISED)).order_by("number")
    rows = rows.select_related("owner_organisation", "meeting", "description__group", "description__written_at")
    found = []
    for position, proposal in enumerate(
        rows.prefetch_related("perspectives", "partners", "partner_contacts", "decisions__amounts"), start=1
    ):
        proposal.dialogue = dialogue
        facts = facts_of(proposal)
        found.append(Promise(position, proposal, facts, standing(facts, today)))
    return found


def late_ids(dialogue: Dialogue) -> list[int]:
    """Keys of the promises that are late on their own word or by silence, explained or not. Five queries."""
    today = timezone.localdate()
    rows = with_progress(dialogue.proposals.filter(state__in=OPEN))
    late = []
    for proposal in rows:
        how = standing(facts_of(proposal), today)
        if how.tone:
            late.append(proposal.pk)
    return late


def listed(dialogue: Dialogue) -> QuerySet[Proposal]:
    """Proposals as the list shows them, in number order. What became part of another is there when asked for."""
    return with_progress(dialogue.proposals.all()).order_by("number")


def standing_alone(dialogue: Dialogue) -> QuerySet[Proposal]:
    """Every proposal that has not become part of another."""
    return dialogue.proposals.exclude(state=ProposalState.MERGED)


def owner_organisations(dialogue: Dialogue) -> QuerySet[Organisation]:
    return Organisation.objects.filter(owned__dialogue=dialogue).distinct().order_by("name")


def themes_of_proposals(dialogue: Dialogue) -> QuerySet[Theme]:
    """Themes of the perspectives that proposals answer: how many ideas are looked at a cluster at a time. One query."""
    answered = Perspective.objects.filter(proposals__dialogue=dialogue, removed_at=None)
    return dialogue.themes.filter(removed_at=None, perspectives__in=answered).distinct().order_by("title")


def meetings_with_proposals(dialogue: Dialogue) -> QuerySet[Meeting]:
    return dialogue.meetings.filter(proposals__isnull=False).distinct().order_by("number")


def kept_count(dialogue: Dialogue) -> int:
    return dialogue.proposals.filter(state__in=KEPT).count()


def asked_on(proposal: Proposal, purpose: str) -> list[date]:
    """The days on which someone was asked by a one-time link of ``purpose`` about this proposal, oldest first."""
    rows = OneTimeLink.objects.filter(purpose=purpose, object_id=proposal.pk).order_by("created_at")
    return [local(moment) for moment in rows.values_list("created_at", flat=True)]


def asked_since(promise: Promise, purpose: str) -> list[date]:
    """The days on which someone was asked after the last report came, or since the promise was made."""
    since = max((day for day, _state in promise.facts.reports), default=promise.facts.promised_on)
    return [day for day in asked_on(promise.proposal, purpose) if since is None or day > since]


def idea_bank(dialogue: Dialogue) -> QuerySet[Proposal]:
    """What was not chosen, each with ``why_not``: the reason of its last move into the bank."""
    last = Move.objects.filter(proposal=OuterRef("pk"), to_state=ProposalState.IDEA_BANK).order_by("-at", "-pk")
    return (
        dialogue.proposals.filter(state=ProposalState.IDEA_BANK)
        .annotate(why_not=Subquery(last.values("reason")[:1]))
        .only("number", "title", "what", "dialogue", "state")
        .order_by("number")
    )


def placed(dialogue: Dialogue, *, public: bool = False) -> list[dict[str, Any]]:
    """Number, title, state and judgements of all proposals, or of those the public may see. One query."""
    rows = standing_alone(dialogue).order_by("number")
    if public:
        rows = rows.filter(Q(state__in=PROMISED) | Q(state=ProposalState.IDEA_BANK))
    return [dict(row) for row in rows.values("pk", "number", "title", "state", "urgency", "feasibility")]


def by_urgency(dialogue: Dialogue) -> QuerySet[Proposal]:
    """All proposals, most urgent and then most feasible first, the unjudged last."""
    return standing_alone(dialogue).order_by(
        F("urgency").desc(nulls_last=True), F("feasibility").desc(nulls_last=True), "number"
    )


def offered_in(family: Iterable[Proposal]) -> QuerySet[ProposalOption]:
    """The rounds that a proposal, or what has become part of it, has been weighed in, oldest first, with what was said
    against it there. Two queries."""
    rows = ProposalOption.objects.filter(proposal__in=family).select_related("option__round__meeting", "proposal")
    rows = rows.prefetch_related("option__objections")
    return rows.exclude(option__round__closed_at=None).order_by("option__round__closed_at")
