"""What belongs to a proposal together with all that has become part of it."""

from ..models import Proposal


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
