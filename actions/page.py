"""What the pages of the proposals show, gathered in a fixed number of queries, with each person's rights applied."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import broken
from dialogues.models import Dialogue
from dialogues.permissions import scope_of
from meetings.rules import own_participant
from perspectives.models import Perspective

from . import promises, queries, spine
from .culling.queries import with_who
from .deciding import anchoring
from .gathering.queries import Way, ways_back
from .merging.queries import family, lives_on_in
from .models import (
    MOVES,
    PROMISED,
    Handshake,
    HandshakeStep,
    Move,
    Proposal,
    ProposalObjection,
    ProposalOption,
    ProposalState,
)
from .owning import partners, passing_on
from .owning import steps as owning_steps
from .owning import words as owner_words
from .planning import indicators, level
from .rules import may
from .scatter import Scatter, scatter
from .standing import GAP, OPEN, PART, Standing, StepStanding, standing, steps

MARKS: dict[str, str] = {
    ProposalState.HARVESTED: GAP,
    ProposalState.SHORTLISTED: PART,
    ProposalState.PRIORITISED: PART,
    ProposalState.PROPOSED: PART,
    ProposalState.IDEA_BANK: GAP,
    ProposalState.MERGED: GAP,
}


def move_word(state: str) -> str:
    """What a move is called on its button."""
    return {
        ProposalState.HARVESTED: _("Take back among the collected"),
        ProposalState.SHORTLISTED: _("Choose it"),
        ProposalState.PRIORITISED: _("Prioritise it"),
        ProposalState.PROPOSED: _("Propose for decision"),
        ProposalState.DECIDED: _("Mark as decided"),
        ProposalState.UNDER_WAY: _("Mark as under way"),
        ProposalState.DONE: _("Mark as carried out"),
        ProposalState.STOPPED: _("Stop it"),
        ProposalState.IDEA_BANK: _("Put in the idea bank"),
    }[ProposalState(state)]


def how_it_stands(proposal: Proposal) -> Standing:
    """A promise's standing today; another proposal's state as a mark and a word. Reads prefetched rows."""
    if proposal.state in PROMISED:
        return standing(queries.facts_of(proposal), timezone.localdate())
    label = capfirst(proposal.get_state_display())
    return Standing(MARKS[proposal.state], label, label)


@dataclass(frozen=True)
class Row:
    proposal: Proposal
    standing: Standing


def rows_of(proposals: Iterable[Proposal]) -> list[Row]:
    return [Row(proposal, how_it_stands(proposal)) for proposal in proposals]


def scatter_of(placed: list[dict], this: int | None = None) -> Scatter:
    """The drawing for the workspace: kept proposals with their own number, the rest as rings."""
    labels = {row["pk"]: str(row["number"]) for row in placed if row["state"] in queries.KEPT}
    return scatter(placed, labels, this)


class ProposalPage:
    """One proposal as this person may see it. Parts are fetched when the template asks for them."""

    def __init__(self, user: User, dialogue: Dialogue, number: int) -> None:
        rows = queries.with_progress(dialogue.proposals.filter(number=number))
        rows = rows.select_related("owner_organisation", "meeting", "description__group", "description__written_at")
        proposal = rows.prefetch_related(
            "partners",
            "partner_contacts",
            "perspectives",
            "decisions__amounts",
            "indicators__figures",
            "touches",
            "objections__by",
            "moves__by",
            "moves__meeting",
            "moves__other",
            "moves__objections",
            "reports__by",
            "reports__attachments",
            "reports__figures__indicator",
        ).first()
        if proposal is None:
            raise Http404
        proposal.dialogue = dialogue
        self.user, self.dialogue, self.proposal = user, dialogue, proposal

    @cached_property
    def standing(self) -> Standing:
        return how_it_stands(self.proposal)

    @cached_property
    def may(self) -> dict[str, bool]:
        names = [
            "cull_proposals", "assign_owner", "answer_ownership", "read_owner_names", "decide", "object_to_proposals",
            "report_status",
        ]  # fmt: skip
        return {name: may(self.user, self.proposal, name) for name in names}

    @cached_property
    def may_comment(self) -> bool:
        """Whether this person took part, and so may comment on the promise."""
        is_allowed = self.proposal.is_promise and scope_of(self.user, self.dialogue, "comment_promises") is not None
        return is_allowed and own_participant(self.user, self.dialogue) is not None

    @property
    def moves(self) -> list[dict[str, str]]:
        return [{"state": state, "word": move_word(state)} for state in MOVES[self.proposal.state]]

    @cached_property
    def perspectives(self) -> list[Perspective]:
        """The perspectives it answers. Who may not read drafts sees those that have been published."""
        every = [row for row in self.proposal.perspectives.all() if row.removed_at is None]
        if scope_of(self.user, self.dialogue, "read_draft") is not None:
            return every
        published = spine.published(self.dialogue, [self.proposal])
        return [row for row in every if row.pk in published]

    @property
    def hidden_perspectives(self) -> int:
        return sum(1 for row in self.proposal.perspectives.all() if row.removed_at is None) - len(self.perspectives)

    @cached_property
    def family(self) -> list[Proposal]:
        """The proposal and everything that has become part of it."""
        return family(self.proposal)

    @property
    def parts(self) -> list[Proposal]:
        return self.family[1:]

    @property
    def lives_on_in(self) -> Proposal | None:
        """What it has become part of, at the end of the way; None for one that stands alone."""
        return lives_on_in(self.proposal) if self.proposal.merged_into_id else None

    @cached_property
    def objections(self) -> list[ProposalObjection]:
        """Those to the proposal itself, and those to what has become part of it. ``proposal`` says which."""
        by_key = {one.pk: one for one in self.parts}
        found = list(self.proposal.objections.all())
        if by_key:
            theirs = ProposalObjection.objects.filter(proposal__in=by_key).select_related("by").order_by("created_at")
            for one in theirs:
                one.proposal = by_key[one.proposal_id]
                found.append(one)
        return found

    @cached_property
    def ways_back(self) -> list[Way]:
        return ways_back(self.user, self.dialogue, self.family, self.proposal)

    @property
    def may_open_perspectives(self) -> bool:
        return scope_of(self.user, self.dialogue, "read_draft") is not None

    @property
    def may_open_meetings(self) -> bool:
        return scope_of(self.user, self.dialogue, "read_meetings") is not None

    @property
    def handshake(self) -> Standing:
        """The handshake as a mark and words."""
        return owner_words.handshake(self.proposal)

    @cached_property
    def handshake_lines(self) -> list[owner_words.Line]:
        return owner_words.history(self.proposal, named=self.may["read_owner_names"])

    @property
    def handshake_words(self) -> str:
        """What whoever was asked has said, for those who may read it: an answer is kept with the proposal, what is
        said when it goes on to somebody else is for those who work with it."""
        is_answer = self.proposal.handshake in {Handshake.ACCEPTED, Handshake.CHANGES, Handshake.DECLINED}
        return self.proposal.handshake_words if is_answer or self.may["read_owner_names"] else ""

    @property
    def can_be_answered(self) -> tuple[str, ...]:
        return (Handshake.ASKED, Handshake.ACCEPTED, Handshake.CHANGES, Handshake.DECLINED)

    @cached_property
    def suggested(self) -> HandshakeStep | None:
        return passing_on.suggested(self.proposal) if self.may["read_owner_names"] else None

    @property
    def lacks_owner(self) -> bool:
        return owner_words.lacks_owner(self.proposal)

    @property
    def partners(self) -> list[partners.With]:
        return partners.partners_of(self.proposal)

    @property
    def one_sided(self) -> str:
        return partners.one_sided(self.proposal) if self.proposal.partners.all() else ""

    @cached_property
    def unsigned(self) -> list[anchoring.Unsigned]:
        """Those it touches who do not stand behind the mandate, for those who decide, until it is decided."""
        return anchoring.unsigned(self.proposal) if self.may["decide"] else []

    @cached_property
    def unsigned_then(self) -> anchoring.WhenDecided | None:
        """Who had not signed off the mandate when it was decided, for the project leader."""
        return anchoring.when_decided(self.proposal) if self.may["cull_proposals"] else None

    @property
    def indicators(self) -> list[indicators.Shown]:
        return [indicators.shown(one) for one in self.proposal.indicators.all()]

    @property
    def level_warning(self) -> str:
        return level.warning(self.proposal)

    @property
    def asks_for_cause(self) -> bool:
        return self.may["cull_proposals"] and level.asks_for_cause(self.proposal)

    @property
    def steps(self) -> list[StepStanding]:
        return steps(self.proposal.milestones.all(), self.proposal.state, timezone.localdate())

    @property
    def is_open(self) -> bool:
        return self.proposal.state in OPEN

    @property
    def is_late_by_date(self) -> bool:
        due = self.proposal.due_on
        return bool(due and due < timezone.localdate() and self.proposal.state not in {"done", "stopped"})

    @cached_property
    def asked_on(self) -> list:
        return queries.asked_on(self.proposal, owning_steps.PURPOSE)

    @cached_property
    def report_asked_on(self) -> list:
        return queries.asked_on(self.proposal, promises.PURPOSE)

    @cached_property
    def is_address_broken(self) -> bool:
        """Whether mail servers say that the owner's address does not exist; for who can mend it."""
        return self.may["assign_owner"] and bool(broken([self.proposal.owner_email]))

    @property
    def asked_by_whom(self) -> bool:
        """Whether this person is the one who has been asked, so that the page can ask them."""
        return self.may["answer_ownership"] and self.proposal.handshake == Handshake.ASKED and not self.may["decide"]

    @cached_property
    def drawn(self) -> Scatter:
        return scatter_of(queries.placed(self.dialogue), self.proposal.pk)

    @cached_property
    def rounds(self) -> list[ProposalOption]:
        """The closed rounds that it was weighed in, for those who may read them."""
        if scope_of(self.user, self.dialogue, "read_rounds") is None:
            return []
        return list(queries.offered_in(self.family))

    @cached_property
    def ledger(self) -> list[Move]:
        return with_who(self.proposal.moves.all(), self.user, self.dialogue)
