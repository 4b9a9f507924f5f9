"""Verbs on decisions. Several can follow each other, and two written at once are both kept."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record

from ..models import Decision, Money, Proposal, ProposalState
from ..services import move_proposal
from .forms import DecisionForm


@transaction.atomic
def save_decision(*, form: DecisionForm, proposal: Proposal, actor: User) -> Decision:
    """Create or change a decision with its money; when it changed the proposal, put the new wording in and keep the
    one before; when the form asks for it, move a proposal that waits on to decided. One that another decision has
    moved on meanwhile stays where it is.

    Raises:
        Conflict: somebody else changed the decision since it was opened.
    """
    dialogue = proposal.dialogue
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    proposal.refresh_from_db()
    proposal.dialogue = dialogue
    is_new = form.instance.pk is None
    words = form.rewording
    values = {"proposal": proposal}
    if words:
        values |= {
            "title_before": proposal.title,
            "what_before": proposal.what,
            "title_after": words.get("title", proposal.title),
            "what_after": words.get("what", proposal.what),
        }
    decision, changed = form.save_record(**values)
    if not changed:
        return decision
    if form.has_money():
        _keep_money(decision, form.money.rows())
    if words:
        Proposal.objects.filter(pk=proposal.pk).update(version=F("version") + 1, **words)
        proposal.refresh_from_db()
        proposal.dialogue = dialogue
        record("proposal.changed", dialogue=dialogue, actor=actor, obj=proposal)
    name = "decision.made" if is_new else "decision.changed"
    record(name, dialogue=dialogue, actor=actor, obj=decision, outcome=decision.outcome)
    if form.moves_on and proposal.state == ProposalState.PROPOSED:
        _move_on(proposal, decision, actor)
    return decision


def _keep_money(decision: Decision, rows: list[Money]) -> None:
    """The rows change only with the decision and under its version, so they can be written anew."""
    decision.amounts.all().delete()
    for row in rows:
        row.decision = decision
    Money.objects.bulk_create(rows)


def _move_on(proposal: Proposal, decision: Decision, actor: User) -> None:
    reason = _("%(body)s decided: %(outcome)s.")
    reason %= {"body": decision.body, "outcome": decision.get_outcome_display()}
    if decision.reasons:
        reason = f"{reason} {decision.reasons}"
    move_proposal(proposal=proposal, to_state=ProposalState.DECIDED, reason=reason[:2000], actor=actor)
