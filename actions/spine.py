"""The spine: from what somebody said to what was done, link by link, and the places where a link is missing.

Outside the workspace only what a published compilation holds may be shown of perspectives and quotes, in its frozen
wording: later masking or rewording must not reach readers by this way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from meetings.models import Note, ProblemDescription
from perspectives.models import CompilationStatus, Perspective, PublishedPerspective

from . import queries
from .models import Decision, Proposal
from .standing import OPEN


@dataclass(frozen=True)
class Heard:
    """A perspective as it stands in the published compilation. ``quote`` is the first that says so, in own words."""

    number: int
    title: str
    theme: str
    chapter: int
    quote: str = ""
    quote_lang: str = ""
    quote_dir: str = ""
    quote_translation: str = ""
    quote_by: str = ""
    quotes: int = 0


def published(dialogue: Dialogue, proposals: Iterable[Proposal]) -> dict[int, Heard]:
    """What the newest published compilation says of the perspectives behind the proposals, by perspective key.

    One that was published and has gone into another since is what that other's proposals rest on, until the other is
    published itself. One query; reads the proposals' prefetched perspectives. Empty when nothing has been published.
    """
    wanted = {perspective.pk for proposal in proposals for perspective in proposal.perspectives.all()}
    newest = dialogue.compilations.filter(status=CompilationStatus.PUBLISHED).order_by("-number").values("pk")[:1]
    rows = PublishedPerspective.objects.filter(
        Q(perspective__in=wanted) | Q(perspective__merged_into__in=wanted), chapter__compilation__in=newest
    )
    merged: dict[int, Heard] = {}
    itself: dict[int, Heard] = {}
    for row in rows.select_related("chapter", "perspective").defer("perspective__kept", "perspective__text"):
        if row.perspective and row.perspective.merged_into_id:
            merged.setdefault(row.perspective.merged_into_id, _heard(row))
        elif row.perspective_id:
            itself[row.perspective_id] = _heard(row)
    return merged | itself


def _heard(row: PublishedPerspective) -> Heard:
    first: dict[str, str] = next((quote for quote in row.content["quotes"] if not quote.get("against")), {})
    return Heard(
        number=row.number,
        title=row.content["title"],
        theme=row.chapter.content["title"],
        chapter=row.chapter.number,
        quote=first.get("text", ""),
        quote_lang=first.get("lang", ""),
        quote_dir=first.get("dir", ""),
        quote_translation=first.get("translation", ""),
        quote_by=first.get("by", ""),
        quotes=row.content["quote_count"],
    )


def perspectives_without_meeting(dialogue: Dialogue) -> QuerySet[Perspective]:
    """Perspectives, but for parked ones, that no note and no problem description has taken up."""
    notes = Note.perspectives.through.objects.filter(perspective=OuterRef("pk"))
    texts = ProblemDescription.perspectives.through.objects.filter(perspective=OuterRef("pk"))
    standing = dialogue.perspectives.filter(removed_at=None, parked_at=None)
    return standing.filter(~Exists(notes), ~Exists(texts)).order_by("number")


@dataclass(frozen=True)
class GapGroup:
    """One kind of missing link: what it is called, why it matters, the proposals it concerns, what to say if none."""

    key: str
    title: str
    why: str
    proposals: list[Proposal]
    none: str
    anchor: str = ""
    todo: Any = None
    """What to do about it (``gaps.Todo``)."""
    others: list[Any] = field(default_factory=list)
    """What is no proposal: working groups whose need is not answered."""
    may_open: bool = False


def missing_links(promise: queries.Promise) -> list[str]:
    """Which links a promise lacks, as keys: owner, decision, plan, report, perspective. Reads prefetched rows.

    Once it is done or stopped, nobody needs to take it on or plan it any more.
    """
    proposal = promise.proposal
    missing = []
    runs = promise.facts.state in OPEN
    if runs and not proposal.is_owned:
        missing.append("owner")
    if queries.agreed(proposal) is None:
        missing.append("decision")
    if runs and not promise.facts.steps and not proposal.due_on:
        missing.append("plan")
    if promise.standing.report_weeks_late:
        missing.append("report")
    if not proposal.perspectives.all():
        missing.append("perspective")
    return missing


def missing_in_words(promise: queries.Promise, keys: list[str] | None = None) -> list[str]:
    """The same, as sentences for a reader."""
    words = {
        "owner": _("Nobody has said yes to being responsible."),
        "decision": _("No decision has been written down."),
        "plan": _("There is no plan with steps and days."),
        "report": _("A status report has not come."),
        "perspective": _("It rests on no perspective that was heard."),
    }
    return [words[key] for key in (missing_links(promise) if keys is None else keys)]


def promise_gaps(dialogue: Dialogue) -> list[GapGroup]:
    """Promises that lack a link, kind by kind. Nine queries, however many promises."""
    every = queries.promises(dialogue)
    by_key: dict[str, list[Proposal]] = {}
    for promise in every:
        for key in missing_links(promise):
            by_key.setdefault(key, []).append(promise.proposal)
    return [
        GapGroup(
            "owner",
            _("Promises that nobody has taken on"),
            _("Asked is not the same as yes."),
            by_key.get("owner", []),
            _("Every promise has someone who has said yes."),
            anchor="owner",
        ),
        GapGroup(
            "decision",
            _("Promises without a decision"),
            _("Without a yes from someone who can decide, it is a hope."),
            by_key.get("decision", []),
            _("Every promise rests on a decision."),
            anchor="decisions",
        ),
        GapGroup(
            "plan",
            _("Promises without a plan"),
            _("Steps with days make it possible to see whether it moves."),
            by_key.get("plan", []),
            _("Every promise has a plan."),
            anchor="plan",
        ),
        GapGroup(
            "report",
            _("Status reports that have not come"),
            _("Silence costs more trust than delay."),
            by_key.get("report", []),
            _("Every report that should have come has come."),
            anchor="reports",
        ),
        GapGroup(
            "perspective",
            _("Promises that rest on nothing said"),
            _("Whoever was heard cannot see what became of it."),
            by_key.get("perspective", []),
            _("Every promise rests on a perspective."),
            anchor="why",
        ),
    ]


@dataclass(frozen=True)
class PublicSpine:
    """The chain behind one promise as anyone may read it. An empty ``heard`` is shown as a gap."""

    promise: queries.Promise
    published: Mapping[int, Heard]
    proposals_in_all: int

    @cached_property
    def heard(self) -> list[Heard]:
        keys = [row.pk for row in self.promise.proposal.perspectives.all()]
        return [self.published[key] for key in keys if key in self.published]

    @property
    def voice(self) -> Heard | None:
        """The first perspective that has a quote."""
        return next((heard for heard in self.heard if heard.quote), None)

    @property
    def quotes(self) -> int:
        return sum(heard.quotes for heard in self.heard)

    @property
    def gap(self) -> str:
        """Why nothing said is shown, in words; empty when something is."""
        if self.heard:
            return ""
        if self.promise.proposal.perspectives.all():
            return _("What this rests on has not been published yet.")
        return _("This rests on no perspective that was heard. The gap is shown so that it can be asked about.")

    @property
    def voice_url(self) -> str:
        heard = self.voice or (self.heard[0] if self.heard else None)
        return self.url_of(heard) if heard else ""

    def url_of(self, heard: Heard) -> str:
        return reverse("public:perspective", args=[self.promise.proposal.dialogue.slug, heard.chapter, heard.number])

    @property
    def links(self) -> list[dict[str, str]]:
        return [{"title": heard.title, "theme": heard.theme, "url": self.url_of(heard)} for heard in self.heard]

    @property
    def decision(self) -> Decision | None:
        """The newest decision, whatever it said."""
        return max(self.promise.proposal.decisions.all(), key=lambda row: (row.decided_on, row.pk), default=None)
