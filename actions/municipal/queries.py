"""A municipality's promises as anyone may read them. A fixed number of queries, however many dialogues and promises.

Working out how each promise stands takes time with thousands of them, so what came out is kept in the cache for as long
as nothing has changed (``known``).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, QuerySet, Sum
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Municipality
from dialogues.models import Dialogue
from dialogues.public import fingerprint

from .. import queries
from ..models import PROMISED, Proposal, ProposalState
from ..standing import DONE, GAP, SILENT_AFTER, Standing, standing, summary

KEPT_SECONDS = 3600
KINDS = [
    ("silent", pgettext_lazy("how promises stand", "no report has come")),
    ("late", pgettext_lazy("how promises stand", "late, not explained")),
    ("delayed", pgettext_lazy("how promises stand", "late, and says why")),
    ("stopped", pgettext_lazy("how promises stand", "stopped")),
    ("not_begun", pgettext_lazy("how promises stand", "decided, not begun")),
    ("as_planned", pgettext_lazy("how promises stand", "follows its plan")),
    ("done", pgettext_lazy("how promises stand", "carried out")),
]
"""Ways in which a promise can stand, what needs an eye first."""
ORDER = {key: place for place, (key, _label) in enumerate(KINDS)}
NOBODY = _("Nobody yet")


@dataclass(frozen=True)
class Row:
    """A promise in the municipality's list. Plain data, so that it can be kept."""

    slug: str
    dialogue: str
    number: int
    title: str
    state: str
    kind: str
    owner: str
    owner_key: int
    how: Standing
    promised_on: date | None
    due_on: date | None
    last_report_on: date | None

    @property
    def is_silent(self) -> bool:
        return self.kind == "silent"

    @property
    def is_over(self) -> bool:
        return self.state in {ProposalState.DONE, ProposalState.STOPPED}


@dataclass(frozen=True)
class Overview:
    """All of it: ``rows`` with what needs an eye first, ``sentence`` about how many keep to time."""

    rows: list[Row]
    sentence: str

    def of(self, slug: str) -> list[Row]:
        return sorted((row for row in self.rows if row.slug == slug), key=lambda row: row.number)

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.rows if row.is_silent]

    @property
    def owners(self) -> list[tuple[str, str]]:
        """Keys and names of the organisations that answer for something, by name."""
        named = {row.owner: str(row.owner_key) for row in self.rows if row.owner_key}
        return [(named[name], name) for name in sorted(named, key=str.casefold)]

    @property
    def counts(self) -> Counter[str]:
        return Counter(row.kind for row in self.rows)


def published(municipality: Municipality) -> QuerySet[Dialogue]:
    return municipality.dialogues.exclude(published_at=None).order_by("-published_at", "pk")


def municipality_at(slug: str) -> Municipality:
    """Return a municipality that has a published dialogue.

    Raises:
        Http404: there is none of that address, or nothing of it is public; from outside the two look the same.
    """
    found = Municipality.objects.filter(slug=slug, dialogues__published_at__isnull=False).distinct().first()
    if found is None:
        raise Http404
    return found


def known(slug: str) -> Any:
    """What everything here follows from: the municipality, which of its dialogues are public, and how often they have
    changed; None when nothing is public. One query."""
    rows = Dialogue.objects.exclude(published_at=None).filter(municipality__slug=slug).order_by()
    found = rows.aggregate(
        Count("pk"), Sum("revision"), Sum("pk"), Max("published_at"), Max("municipality__version"), Max("municipality")
    )
    return tuple(found.values()) if found["pk__count"] else None


def overview(municipality: Municipality) -> Overview:
    """Return every promise with its standing today. Six queries, or one while nothing has changed."""
    key = f"municipal:{fingerprint(known(municipality.slug))[3:-1]}"
    kept: Overview | None = cache.get(key)
    if kept is None:
        kept = _work_out(municipality)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _work_out(municipality: Municipality) -> Overview:
    today = timezone.localdate()
    rows = Proposal.objects.filter(dialogue__in=published(municipality), state__in=PROMISED)
    found = []
    for proposal in queries.with_progress(rows).select_related("dialogue", "owner_organisation").order_by("pk"):
        facts = queries.facts_of(proposal)
        how = standing(facts, today)
        owner = proposal.owner_organisation
        found.append(
            Row(
                slug=proposal.dialogue.slug,
                dialogue=proposal.dialogue.title,
                number=proposal.number,
                title=proposal.title,
                state=proposal.state,
                kind=kind_of(how, proposal.state),
                owner=owner.name if owner else "",
                owner_key=owner.pk if owner else 0,
                how=how,
                promised_on=facts.promised_on,
                due_on=proposal.due_on,
                last_report_on=max((day for day, _state in facts.reports), default=None),
            )
        )
    found.sort(key=lambda row: (ORDER[row.kind], -row.how.report_weeks_late, -row.how.plan_weeks_late, row.title))
    return Overview(found, summary(row.how for row in found))


def kind_of(how: Standing, state: str) -> str:
    """Return which of ``KINDS`` a standing is."""
    if how.mark == DONE:
        return "done"
    if how.report_weeks_late >= SILENT_AFTER:
        return "silent"
    if how.is_late:
        return "late"
    if state == ProposalState.STOPPED or how.tone == "late":
        return "stopped"
    if how.tone == "notice":
        return "delayed"
    return "not_begun" if how.mark == GAP else "as_planned"
