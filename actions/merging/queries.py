"""What belongs to a proposal together with all that has become part of it, and which proposals may be the same."""

from dataclasses import dataclass

from django.db.models import QuerySet

from dialogues.models import Dialogue

from ..models import PROMISED, DifferentPair, Proposal, ProposalState
from .alike import Words, pairs


def family(proposal: Proposal) -> list[Proposal]:
    """The proposal, and everything that has become part of it, however many mergings lie between. A query for each
    step of merging and one more: one for most."""
    found, seen = [proposal], {proposal.pk}
    parts = list(proposal.parts.order_by("number"))
    while parts:
        found += parts
        seen |= {one.pk for one in parts}
        parts = list(Proposal.objects.filter(merged_into__in=parts).exclude(pk__in=seen).order_by("number"))
    return found


def lives_on_in(proposal: Proposal) -> Proposal:
    """The proposal that stands for this one now: itself, or the last of those it has become part of."""
    seen = {proposal.pk}
    while proposal.merged_into is not None and proposal.merged_into_id not in seen:
        proposal = proposal.merged_into
        seen.add(proposal.pk)
    return proposal


@dataclass(frozen=True)
class Likely:
    """Two proposals that may be the same, and the words they share."""

    first: Proposal
    second: Proposal
    words: tuple[str, ...]


def mergeable(dialogue: Dialogue) -> QuerySet[Proposal]:
    """What may become part of another, or take another in: neither promised nor merged."""
    return dialogue.proposals.exclude(state__in=[*PROMISED, ProposalState.MERGED]).order_by("number")


def likely(dialogue: Dialogue, *, with_bank: bool = False) -> list[Likely]:
    """Pairs that may be the same, most alike first. Two queries.

    Args:
        with_bank: whether two that both lie in the idea bank are held against each other too. One that stands is held
            against those in the bank in any case: what has been said no to may come back in other words.
    """
    rows = {row.pk: row for row in mergeable(dialogue)}
    apart = set(DifferentPair.objects.filter(first__dialogue=dialogue).values_list("first", "second"))
    compared = [Words(row.pk, row.title, row.what) for row in rows.values()]
    found = [Likely(rows[one.first], rows[one.second], one.words) for one in pairs(compared, apart=apart)]
    bank = ProposalState.IDEA_BANK
    return [one for one in found if with_bank or not one.first.state == one.second.state == bank]
