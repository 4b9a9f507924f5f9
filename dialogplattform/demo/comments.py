"""What the demo's participants say about the promises, and what they are answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from actions.models import Comment, HiddenReason
from meetings.models import ParticipantStatus, Side

if TYPE_CHECKING:
    from .load import Loading

UMEA = [
    (1, 40, "Bra att köket står först. Men vem bokar salen när alla vill ha den samma kväll? Det bråkade vi om på träff 3.",
     "Det var den svåraste frågan i förstudien också. Vi föreslår att de tre minsta föreningarna får välja kväll först.", ""),
    (1, 22, "Förstudien är klar, säger ni. När får vi veta om det blir ett hus?",
     "Nämnden tar ställning när driften är räknad. Vi skriver här samma dag.", ""),
    (2, 30, "Tolv månader utan ett ord. Vi är flera som har frågat.", "", ""),
    (3, 18, "Det är han på fritids som stoppar allt.", "", HiddenReason.PERSON),
]  # fmt: skip
"""Number of the promise, days ago, the comment, its answer, why it was hidden."""


def write(loading: Loading) -> None:
    """Write the comments of those who came, each by somebody else."""
    if loading.case.key != "umea":
        return
    people = loading.dialogue.participants.filter(status=ParticipantStatus.YES, side=Side.CIVIL_SOCIETY).select_related(
        "organisation"
    )
    authors = list(people.order_by("pk")[: len(UMEA)])
    for author, (number, days, text, answer, hidden) in zip(authors, UMEA, strict=False):
        proposal = loading.dialogue.proposals.select_related("owner_organisation").get(number=number)
        at = timezone.now() - timedelta(days=days)
        comment = Comment.objects.create(
            proposal=proposal,
            participant=author,
            text=text,
            side=author.side,
            organisation=author.organisation.name if author.organisation else "",
            created_at=at,
            hidden_at=at + timedelta(days=1) if hidden else None,
            hidden_by=loading.users["leader"] if hidden else None,
            hidden_reason=hidden,
        )
        if answer:
            owner = proposal.owner_organisation
            Comment.objects.create(
                proposal=proposal,
                answers_to=comment,
                text=answer,
                organisation=owner.name if owner else "",
                created_at=at + timedelta(days=4),
            )
