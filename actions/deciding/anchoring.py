"""Whether those whom a proposal touches stand behind the mandate: told in words in time, and never a stop."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Organisation, OrganisationKind
from dialogues.models import Dialogue, SignOff, SignOffStatus

from ..models import Proposal, ProposalState

BEHIND = (SignOffStatus.YES, SignOffStatus.CONDITIONS)
ON_THEIR_WAY = (ProposalState.SHORTLISTED, ProposalState.PROPOSED)


@dataclass(frozen=True)
class Unsigned:
    """An administration that the proposal touches and that does not stand behind the mandate; ``answer`` in words."""

    organisation: Organisation
    answer: str


def unsigned(proposal: Proposal) -> list[Unsigned]:
    """Those the proposal touches, and the responsible one, who have not signed off the mandate. Two queries."""
    touched = {one.pk: one for one in proposal.touches.all()}
    owner = proposal.owner_organisation
    if owner is not None and owner.kind == OrganisationKind.ADMINISTRATION:
        touched[owner.pk] = owner
    if not touched:
        return []
    answers = {
        one.organisation_id: one
        for one in SignOff.objects.filter(dialogue=proposal.dialogue_id, organisation__in=touched)
    }
    return [
        Unsigned(one, answers[pk].get_status_display() if pk in answers else _("never asked"))
        for pk, one in sorted(touched.items(), key=lambda item: item[1].name)
        if pk not in answers or answers[pk].status not in BEHIND
    ]


def on_their_way_unsigned(dialogue: Dialogue) -> QuerySet[Proposal]:
    """Chosen proposals, not decided yet, that touch somebody who does not stand behind the mandate."""
    signed = SignOff.objects.filter(dialogue=dialogue, status__in=BEHIND, organisation=OuterRef("organisation_id"))
    touched = Proposal.touches.through.objects.filter(proposal=OuterRef("pk")).filter(~Exists(signed))
    return dialogue.proposals.filter(state__in=ON_THEIR_WAY).filter(Exists(touched))
