"""Making proposals of what was said, many in one step, each with the way back to what it came out of."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from ..models import Origin, OriginKind, Proposal, ProposalState
from ..services import write_move
from .forms import Chosen
from .sources import Source


def first_words(kind: str) -> str:
    """What the first line of the ledger says of where a proposal came from."""
    return {
        OriginKind.NOTE: _("Written down from a note."),
        OriginKind.TOPIC: _("Written down from a topic of the Open Space."),
        OriginKind.DESCRIPTION: _("Written down from a working group."),
        OriginKind.OPTION: _("Written down from an option in a round."),
        OriginKind.STATEMENT: _("Written down from what was said at a workshop."),
        OriginKind.ANSWER: _("Came in through a form on the web."),
    }[OriginKind(kind)]


def add_origin(proposal: Proposal, kind: str, source: models.Model) -> Origin:
    """Keep what a proposal came out of. The same thing twice is one origin."""
    values: dict[str, Any] = {"proposal": proposal, "kind": kind, OriginKind(kind).value: source}
    return Origin.objects.get_or_create(**values)[0]


@transaction.atomic
def collect(*, dialogue: Dialogue, source: Source, chosen: Iterable[Chosen], actor: User) -> list[Proposal]:
    """Make a proposal of each. A form that is sent twice makes them once.

    A note that has a proposal already gets a second one, with its own number.
    """
    made = []
    for one in chosen:
        number = next_number(Proposal, dialogue=dialogue)
        earlier = Proposal.objects.filter(creation_key=one.creation_key, dialogue=dialogue).first()
        made.append(earlier or _make(dialogue, source, one, number, actor))
    return made


def _make(dialogue: Dialogue, source: Source, one: Chosen, number: int, actor: User) -> Proposal:
    found = one.found
    proposal = Proposal.objects.create(
        dialogue=dialogue,
        number=number,
        creation_key=one.creation_key,
        title=one.title,
        what=one.what,
        why=found.why,
        meeting=found.meeting,
        description=found.description,
        note_id=found.key if source.kind == OriginKind.NOTE else None,
    )
    proposal.perspectives.set(row for row in found.perspectives if row.removed_at is None)
    add_origin(proposal, source.kind, found.row)
    write_move(proposal, "", ProposalState.HARVESTED, first_words(source.kind), actor, found.meeting)
    kind = str(source.kind.value)
    record("proposal.collected", dialogue=dialogue, actor=actor, obj=proposal, number=number, source=kind)
    return proposal
