"""Reads about the wordings."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from ..models import Dialogue
from .checklist import Finding, Point, findings
from .subject import Subject


def wordings(dialogue: Dialogue, subject: Subject) -> QuerySet[Any]:
    """Every wording, the agreed one first and then the newest, with ``heard`` (objections), ``said`` (comments),
    ``judged`` and who was there when it was agreed. Five queries when read."""
    objections = subject.objections.objects.select_related("by", "candidate")
    return (
        subject.of(dialogue)
        .select_related("agreed_at", "proposed_by")
        .prefetch_related(
            Prefetch("objections", queryset=objections, to_attr="heard"),
            Prefetch("comments", queryset=subject.comments.objects.select_related("by"), to_attr="said"),
            Prefetch("judgements", queryset=subject.judgements.objects.all(), to_attr="judged"),
            "agreed_by",
        )
        .order_by(F("agreed_on").desc(nulls_last=True), "-number")
    )


@dataclass(frozen=True)
class Check:
    """A point of the checklist for one wording: what the machine sees, how many find that it holds, of how many."""

    point: Point
    finding: Finding | None
    holds: int
    of: int


def checks(wording: Any, subject: Subject, dialogue: Dialogue, places: set[str]) -> list[Check]:
    """The checklist of a wording read by ``wordings``. No query."""
    seen = findings(wording.wording, dialogue=dialogue, places=places)
    return [
        Check(point, seen.get(point.key), sum(point.key in row.holds for row in wording.judged), len(wording.judged))
        for point in subject.points
    ]


def agreed_purpose(dialogue: Dialogue) -> Any:
    """The agreed wording of the purpose, or None. One query."""
    return dialogue.purposes.filter(agreed_on__isnull=False).first()
