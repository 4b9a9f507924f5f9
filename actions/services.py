"""Verbs on proposals: collect, change, move, object, decide. Each runs in one transaction and writes its event."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from meetings.models import Meeting, Note

from .forms import ObjectionForm, ProposalForm
from .models import MOVES, Move, Origin, OriginKind, Proposal, ProposalObjection, ProposalState


def keep_the_rest(form) -> None:
    """Read anew what the form does not edit, under a lock, so that saving it cannot undo a move or an answer that
    came while the form was open. Must run inside a transaction."""
    row = form.instance
    type(row)._base_manager.select_for_update().get(pk=row.pk)
    shown = {"id", "version", *(name for name in form.fields)}
    row.refresh_from_db(fields=[field.attname for field in row._meta.concrete_fields if field.name not in shown])


@transaction.atomic
def save_proposal(*, form: ProposalForm, dialogue: Dialogue, actor: User, note: Note | None = None) -> Proposal:
    """Create or change a proposal from a valid form. A new one is collected, with the first line of its ledger.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: it has become part of another.
    """
    if form.instance.pk:
        keep_the_rest(form)
        if form.instance.state == ProposalState.MERGED:
            raise ValidationError(_("It has become part of another. Change that one, or make them two again first."))
        proposal, _changed = form.save_record()
        record("proposal.changed", dialogue=dialogue, actor=actor, obj=proposal)
        return proposal
    earlier = form.already_created()
    if earlier:
        return earlier
    number = next_number(Proposal, dialogue=dialogue)
    proposal, is_new = form.save_record(dialogue=dialogue, number=number, note=note)
    if is_new:
        reason = _("Written down from a note.") if note else _("Written down.")
        if note:
            Origin.objects.create(proposal=proposal, kind=OriginKind.NOTE, note=note)
        write_move(proposal, "", ProposalState.HARVESTED, reason, actor, proposal.meeting)
        record("proposal.collected", dialogue=dialogue, actor=actor, obj=proposal, number=number)
    return proposal


def write_move(
    proposal: Proposal,
    before: str,
    after: str,
    reason: str,
    actor: User | None,
    meeting: Meeting | None,
    other: Proposal | None = None,
) -> Move:
    """Write a line of the ledger. ``other`` is the proposal that it was merged with or split from."""
    return Move.objects.create(
        proposal=proposal,
        from_state=before,
        to_state=after,
        reason=reason,
        by=actor if actor is not None and actor.is_authenticated else None,
        meeting=meeting,
        other=other,
    )


@transaction.atomic
def move_proposal(
    *,
    proposal: Proposal,
    to_state: str,
    reason: str,
    actor: User | None,
    meeting: Meeting | None = None,
    objection: str = "",
    needs: str = "",
) -> Move:
    """Move a proposal along the table of allowed moves and write the line in the ledger. An objection to the move is
    kept with that line, and what the objector would need.

    Raises:
        ValidationError: the table has no such move, or somebody moved it meanwhile.
    """
    before = proposal.state
    if to_state not in MOVES[before]:
        words = _("A proposal that is %(now)s cannot go straight to %(next)s.")
        raise ValidationError(
            words % {"now": proposal.get_state_display(), "next": ProposalState(to_state).label}, code="not_allowed"
        )
    if not Proposal.objects.filter(pk=proposal.pk, state=before).update(state=to_state):
        raise ValidationError(
            _("Somebody moved the proposal while you were writing. Look where it stands now, and move it from there."),
            code="moved",
        )
    proposal.state = to_state
    move = write_move(proposal, before, to_state, reason, actor, meeting)
    if objection.strip():
        ProposalObjection.objects.create(proposal=proposal, move=move, by=actor, objection=objection, needs=needs)
        record("proposal.objected", dialogue=proposal.dialogue, actor=actor, obj=proposal)
    record(
        "proposal.moved", dialogue=proposal.dialogue, actor=actor, obj=proposal, from_state=before, to_state=to_state
    )
    return move


@transaction.atomic
def object_to_proposal(*, form: ObjectionForm, proposal: Proposal, actor: User) -> ProposalObjection:
    """Keep an objection, and what the objector would need. Nothing removes it afterwards."""
    objection, is_new = form.save_record(proposal=proposal, by=actor, move=proposal.moves.last())
    if is_new:
        record("proposal.objected", dialogue=proposal.dialogue, actor=actor, obj=proposal)
    return objection
