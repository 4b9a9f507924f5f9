"""Making one of two proposals, and two of one again. Each writes a line in both ledgers; nothing is lost on the way.

What belongs to a part stays its own: its words, origins, objections, ledger and the rounds it was weighed in. The
proposal that stands shows them with its own, so that splitting has nothing to take back but the perspectives that were
brought and the wording that was changed.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record

from ..models import PROMISED, DifferentPair, Merging, Proposal, ProposalState
from ..services import write_move


@dataclass(frozen=True)
class Wording:
    """The words that the proposal which stands is to have."""

    title: str
    what: str
    why: str = ""

    @classmethod
    def of(cls, proposal: Proposal) -> "Wording":
        return cls(proposal.title, proposal.what, proposal.why)


def _locked(first: Proposal, second: Proposal) -> dict[int, Proposal]:
    """Both as they are now, locked in the same order whoever asks."""
    rows = Proposal.objects.select_for_update(of=("self",)).filter(pk__in=[first.pk, second.pk]).order_by("pk")
    return {row.pk: row for row in rows.select_related("dialogue")}


def why_not(first: Proposal, second: Proposal) -> str:
    """Why the two cannot become one, in words; empty when they can."""
    if first.pk == second.pk:
        return _("A proposal cannot become part of itself.")
    if first.dialogue_id != second.dialogue_id:
        return _("The proposals belong to different dialogues.")
    for one in (first, second):
        if one.state == ProposalState.MERGED:
            words = _("No %(number)s is part of another already. Split them first.")
            return words % {"number": one.number}
        if one.state in PROMISED:
            words = _(
                "No %(number)s has been decided and promised. What was decided stays as it was; write a new decision "
                "or a new proposal instead."
            )
            return words % {"number": one.number}
    return ""


@transaction.atomic
def merge(*, kept: Proposal, part: Proposal, wording: Wording, reason: str, actor: User) -> Merging:
    """Let ``part`` become part of ``kept``, which is to read as ``wording`` says.

    Raises:
        ValidationError: they are one and the same, of different dialogues, decided already, or one of them is part of
            another, also when that happened while the page was open.
    """
    now = _locked(kept, part)
    kept, part = now[kept.pk], now[part.pk]
    if words := why_not(kept, part):
        raise ValidationError(words, code="not_mergeable")
    before = Wording.of(kept)
    made = Merging.objects.create(
        kept=kept, part=part, part_state=part.state, reason=reason, by=actor,
        title_before=before.title, what_before=before.what, why_before=before.why,
        title_after=wording.title, what_after=wording.what, why_after=wording.why,
    )  # fmt: skip
    own = set(kept.perspectives.values_list("pk", flat=True)) - _brought_to(kept)
    brought = [row for row in part.perspectives.all() if row.pk not in own]
    made.brought.set(brought)
    kept.perspectives.add(*brought)
    _reword(kept, wording)
    Proposal.objects.filter(pk=part.pk).update(state=ProposalState.MERGED, merged_into=kept)
    became = _("Became part of no %(number)s.") % {"number": kept.number}
    took_in = _("No %(number)s became part of this.") % {"number": part.number}
    write_move(part, part.state, ProposalState.MERGED, f"{became} {reason}"[:2000], actor, None, kept)
    write_move(kept, kept.state, kept.state, f"{took_in} {reason}"[:2000], actor, None, part)
    record("proposal.merged", dialogue=kept.dialogue, actor=actor, obj=part, number=part.number, into=kept.number)
    return made


def _reword(proposal: Proposal, wording: Wording) -> None:
    if Wording.of(proposal) != wording:
        proposal.title, proposal.what, proposal.why = wording.title, wording.what, wording.why
        proposal.save_edited(opened_version=proposal.version)


@transaction.atomic
def split(*, part: Proposal, reason: str, actor: User) -> Proposal:
    """Let a part stand alone again, in the state it had. What it was part of gets its earlier wording back when nobody
    has changed it since; a promise keeps its words and perspectives, as they were decided on.

    Raises:
        ValidationError: it is not part of another, also when somebody split it meanwhile; or what it is part of has
            itself become part of something.
    """
    merging = Merging.objects.filter(part=part, undone_at=None).select_related("kept").first()
    if merging is None:
        raise ValidationError(_("It stands alone already."), code="alone")
    now = _locked(part, merging.kept)
    part, kept = now[part.pk], now[merging.kept_id]
    if kept.state == ProposalState.MERGED:
        words = _("No %(number)s is part of another already. Split them first.")
        raise ValidationError(words % {"number": kept.number}, code="inside")
    if not Merging.objects.filter(pk=merging.pk, undone_at=None).update(undone_at=timezone.now()):
        raise ValidationError(_("It stands alone already."), code="alone")
    Proposal.objects.filter(pk=part.pk).update(state=merging.part_state, merged_into=None)
    if kept.state not in PROMISED:
        kept.perspectives.remove(*merging.brought.exclude(pk__in=_brought_to(kept)))
        after = Wording(merging.title_after, merging.what_after, merging.why_after)
        if Wording.of(kept) == after:
            _reword(kept, Wording(merging.title_before, merging.what_before, merging.why_before))
    left = _("Split from no %(number)s again.") % {"number": kept.number}
    lost = _("No %(number)s was split from this again.") % {"number": part.number}
    write_move(part, ProposalState.MERGED, merging.part_state, f"{left} {reason}"[:2000], actor, None, kept)
    write_move(kept, kept.state, kept.state, f"{lost} {reason}"[:2000], actor, None, part)
    record("proposal.split", dialogue=part.dialogue, actor=actor, obj=part, number=part.number, from_number=kept.number)
    part.refresh_from_db()
    return part


def _brought_to(kept: Proposal) -> set[int]:
    """Keys of the perspectives that the parts it has now brought, and that it did not answer itself."""
    standing = kept.mergings.filter(undone_at=None)
    return set(standing.values_list("brought", flat=True)) - {None}


@transaction.atomic
def tell_apart(*, first: Proposal, second: Proposal, actor: User) -> None:
    """Keep that two proposals are not the same, so that they are not shown as alike again. Twice is once.

    Raises:
        ValidationError: they are one and the same, or of different dialogues.
    """
    if first.pk == second.pk or first.dialogue_id != second.dialogue_id:
        raise ValidationError(_("Two proposals of this dialogue are needed."))
    low, high = sorted((first, second), key=lambda one: one.pk)
    _row, is_new = DifferentPair.objects.get_or_create(first=low, second=high, defaults={"by": actor})
    if is_new:
        record("proposal.told_apart", dialogue=first.dialogue, actor=actor, obj=low, other=high.number)
