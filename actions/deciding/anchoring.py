"""Whether those whom a proposal touches stand behind the mandate: told in words in time, and never a stop.

Until the decision it is a warning to those who decide. Afterwards it is a fact in the proposal's history, which the
project leader reads.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Organisation, OrganisationKind
from dialogues.models import Dialogue, SignOff, SignOffStatus

from ..models import Proposal, ProposalState
from ..queries import promised_on

BEHIND = (SignOffStatus.YES, SignOffStatus.CONDITIONS)
UNDECIDED = (
    ProposalState.HARVESTED,
    ProposalState.SHORTLISTED,
    ProposalState.PRIORITISED,
    ProposalState.PROPOSED,
)
"""States in which asking them can still change what is decided."""
ON_THEIR_WAY = UNDECIDED[1:]


@dataclass(frozen=True)
class Unsigned:
    """An administration that the proposal touches and that does not stand behind the mandate; ``answer`` in words."""

    organisation: Organisation
    answer: str


def _touched(proposal: Proposal) -> dict[int, Organisation]:
    """Those it touches, and the responsible administration, by key in the order of their names."""
    touched = [*proposal.touches.all()]
    owner = proposal.owner_organisation
    if owner is not None and owner.kind == OrganisationKind.ADMINISTRATION:
        touched.append(owner)
    return {one.pk: one for one in sorted(touched, key=lambda one: one.name)}


def _unsigned(touched: Mapping[int, Organisation], answers: Mapping[int, str]) -> list[Unsigned]:
    """Those of ``touched`` whose answer, by key of the organisation, is no yes."""
    return [
        Unsigned(one, str(SignOffStatus(answers[pk]).label) if pk in answers else _("never asked"))
        for pk, one in touched.items()
        if answers.get(pk) not in BEHIND
    ]


def unsigned_by_proposal(proposals: Iterable[Proposal]) -> dict[int, list[Unsigned]]:
    """By key of the proposal, for those that are not decided yet: those it touches, and the responsible one, who have
    not signed off the mandate. One query for proposals of one dialogue whose ``touches`` are prefetched."""
    waiting = [one for one in proposals if one.state in UNDECIDED]
    touched = {one.pk: _touched(one) for one in waiting}
    every = {key for found in touched.values() for key in found}
    if not every:
        return {}
    rows = SignOff.objects.filter(dialogue=waiting[0].dialogue_id, organisation__in=every)
    answers = dict(rows.values_list("organisation", "status"))
    found = {key: _unsigned(organisations, answers) for key, organisations in touched.items()}
    return {key: some for key, some in found.items() if some}


def unsigned(proposal: Proposal) -> list[Unsigned]:
    """As ``unsigned_by_proposal``, for one. Two queries."""
    return unsigned_by_proposal([proposal]).get(proposal.pk, [])


@dataclass(frozen=True)
class WhenDecided:
    """Who had not signed off the mandate on the day of the decision."""

    on: date
    unsigned: list[Unsigned]


def when_decided(proposal: Proposal) -> WhenDecided | None:
    """Who did not stand behind the mandate on the day the proposal became a promise, by the answers that had been
    given by then; None when everybody did, or nothing is decided. Reads prefetched decisions and moves. Three queries.
    """
    day = promised_on(proposal) if proposal.is_promise else None
    touched = _touched(proposal) if day else {}
    if day is None or not touched:
        return None
    answers: dict[int, str] = {}
    rows = SignOff.objects.filter(dialogue=proposal.dialogue_id, organisation__in=touched)
    for row in rows.prefetch_related("answers"):
        given = [one for one in row.answers.all() if one.answered_on <= day]
        answers[row.organisation_id] = given[0].status if given else SignOffStatus.ASKED
    lacking = _unsigned(touched, answers)
    return WhenDecided(day, lacking) if lacking else None


def on_their_way_unsigned(dialogue: Dialogue) -> QuerySet[Proposal]:
    """Chosen proposals, not decided yet, that touch, or would be done by, somebody who does not stand behind the
    mandate."""
    signed = SignOff.objects.filter(dialogue=dialogue, status__in=BEHIND)
    touched = Proposal.touches.through.objects.filter(proposal=OuterRef("pk"))
    touched = touched.filter(~Exists(signed.filter(organisation=OuterRef("organisation_id"))))
    owned = Q(owner_organisation__kind=OrganisationKind.ADMINISTRATION) & Q(
        ~Exists(signed.filter(organisation=OuterRef("owner_organisation_id")))
    )
    return dialogue.proposals.filter(state__in=ON_THEIR_WAY).filter(Exists(touched) | owned)
