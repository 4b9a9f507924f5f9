"""Whom a dialogue knows here, so that a copy of it names none of them. Nothing of the promises is carried."""

from collections.abc import Iterable

from dialogues.models import Dialogue
from dialogues.shapes import naming

from .models import HandshakeStep, Partner, Proposal


def people(dialogue: Dialogue) -> Iterable[str]:
    """Names of those responsible, asked to be, and at partners. Three queries."""
    yield from Proposal.objects.filter(dialogue=dialogue).order_by().values_list("owner_name", flat=True)
    yield from Partner.objects.filter(proposal__dialogue=dialogue).order_by().values_list("name", flat=True)
    for names in HandshakeStep.objects.filter(proposal__dialogue=dialogue).order_by().values_list("name", "next_name"):
        yield from names


def register() -> None:
    naming.know_people(people)
