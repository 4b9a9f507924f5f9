"""What a follow-up report says, frozen on the day it is ordered: what was promised, what happened, what is missing.

``content`` is what page and PDF alike are made from, and nothing but the summary is written into it afterwards, until
it is published. Its shape::

    {"format": 3, "language": "sv", "since": "2022-07-01", "until": "2022-12-31",
     "dialogue": {"title", "municipality", "question", "contact"},
     "sentence": "Åtta löften …", "summary": "…", "ideas": 19,
     "to": [{"name", "references": []}], "money": {"years": [{"year", "amount"}], "total"},
     "previous": {"number", "title", "until"} or None,
     "changes": [{"number", "title", "words": ["…"]}], "unchanged": ["title"],
     "promises": [{"number", "position", "title", "what", "why", "organisation", "partners": [],
                   "perspectives": [{"title", "theme"}], "unpublished_perspectives": 0,
                   "description": "", "description_by": "",
                   "decisions": [{"day", "body", "outcome", "agreed", "reference", "reasons", "money"}],
                   "state", "promised_on", "ended_on", "every_weeks", "due_on",
                   "steps": [{"title", "due_on", "done_on", "late", "note"}],
                   "reports": [{"day", "state", "words", "text", "earlier"}], "earlier_reports": 0,
                   "indicators": [{"name", "unit", "baseline": {"day", "value"} or None, "target", "figures": []}],
                   "differs": ["…"], "next": ["…"],
                   "standing": {"mark", "words", "short", "detail", "tone"}, "missing": ["…"]}]}

Days are ISO dates. No person's name is in it. Reports of format 1 lack ``since``, ``to``, ``previous``, ``changes``,
``differs`` and ``next``, those of format 2 ``money``. Money is in whole kronor.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.text import capfirst

from accounts.models import OrganisationKind
from dialogues.models import Dialogue

from .. import queries, spine
from ..deciding import money
from ..models import PROMISED, Decision, FollowUpReport, Proposal, ProposalState, StatusReport
from ..owning.partners import public_partners
from ..standing import standing, summary, weeks_between
from .curves import frozen_indicator
from .differences import changes, next_words, why_it_differs

LANGUAGE = "sv"
TOLD = ("perspectives", "partners", "partner_contacts", "decisions__amounts", "indicators__figures")
"""What a report tells of a promise beside its standing."""


def promises_on(dialogue: Dialogue, day: date) -> list[queries.Promise]:
    """Everything that had been promised by the end of ``day``, as it stood then. Eleven queries."""
    rows = queries.with_progress(dialogue.proposals.all()).order_by("number")
    rows = rows.select_related("owner_organisation", "meeting", "description__group", "description__written_at")
    found: list[queries.Promise] = []
    for proposal in rows.prefetch_related(*TOLD):
        proposal.dialogue = dialogue
        if not _was_promised(proposal, day):
            continue
        facts = queries.facts_of(proposal, day)
        found.append(queries.Promise(len(found) + 1, proposal, facts, standing(facts, day)))
    return found


def _was_promised(proposal: Proposal, day: date) -> bool:
    if queries.state_on(proposal, day) in PROMISED:
        return True
    first = queries.promised_on(proposal)
    return first is None and proposal.state in PROMISED and queries.local(proposal.created_at) <= day


def freeze(dialogue: Dialogue, *, until: date, since: date | None = None, words: str = "") -> dict[str, Any]:
    """Return the content of a report from ``since`` (the beginning when None) to the end of ``until``, in Swedish. A
    fixed number of queries."""
    with translation.override(LANGUAGE):
        every = promises_on(dialogue, until)
        published = spine.published(dialogue, [promise.proposal for promise in every])
        question = dialogue.questions.filter(agreed_on__isnull=False).values_list("wording", flat=True).first()
        content: dict[str, Any] = {
            "format": 3,
            "language": LANGUAGE,
            "since": _iso(since),
            "until": until.isoformat(),
            "dialogue": {
                "title": dialogue.title,
                "municipality": dialogue.municipality.name,
                "question": question or "",
                "contact": dialogue.contact_email or dialogue.municipality.contact_email,
            },
            "sentence": summary(promise.standing for promise in every),
            "summary": words,
            "ideas": dialogue.proposals.filter(state=ProposalState.IDEA_BANK).count(),
            "to": _bodies(every, until),
            "money": _frozen_money(every, until),
            "promises": [_frozen(promise, published, since, until) for promise in every],
        }
        return content | _since_last(dialogue, content)


def previous_report(dialogue: Dialogue, until: date) -> FollowUpReport | None:
    """The newest published report that tells of a time before the end of ``until``: what readers have seen."""
    rows = dialogue.follow_ups.exclude(published_at=None).filter(until__lte=until)
    return rows.order_by("-until", "-number").first()


def _since_last(dialogue: Dialogue, content: dict[str, Any]) -> dict[str, Any]:
    previous = previous_report(dialogue, date.fromisoformat(content["until"]))
    if previous is None:
        return {"previous": None, "changes": [], "unchanged": []}
    told = {"number": previous.number, "title": previous.title, "until": previous.until.isoformat()}
    changed, same = changes(previous.content, content)
    return {"previous": told, "changes": changed, "unchanged": same}


def _bodies(every: list[queries.Promise], until: date) -> list[dict[str, Any]]:
    """The political bodies that have decided, each with its reference numbers: who the report is for."""
    found: dict[str, list[str]] = {}
    for promise in every:
        for decision in promise.proposal.decisions.all():
            if decision.decided_on <= until and decision.body.kind == OrganisationKind.POLITICAL_BODY:
                known = found.setdefault(decision.body.name, [])
                if decision.reference_number and decision.reference_number not in known:
                    known.append(decision.reference_number)
    return [{"name": name, "references": sorted(known)} for name, known in sorted(found.items())]


def _frozen(
    promise: queries.Promise, published: Mapping[int, spine.Heard], since: date | None, until: date
) -> dict[str, Any]:
    proposal = promise.proposal
    frozen: dict[str, Any] = {
        "number": proposal.number,
        "position": promise.position,
        **_promised(proposal, published),
        "decisions": [_frozen_decision(one) for one in _decided(proposal, until)],
        "state": promise.facts.state,
        "promised_on": _iso(promise.facts.promised_on),
        "ended_on": _iso(promise.facts.ended_on),
        "every_weeks": proposal.report_every_weeks,
        "due_on": _iso(proposal.due_on),
        "steps": [_frozen_step(step, until) for step in proposal.milestones.all()],
        "reports": [_frozen_report(one, since) for one in proposal.reports.all() if one.reported_on <= until],
        "standing": {name: getattr(promise.standing, name) for name in ("mark", "words", "short", "detail", "tone")},
        "missing": spine.missing_in_words(promise),
    }
    return frozen | {
        "earlier_reports": sum(report["earlier"] for report in frozen["reports"]),
        "indicators": [frozen_indicator(one, until) for one in proposal.indicators.all()],
        "differs": why_it_differs(promise, frozen),
        "next": next_words(promise, until),
    }


def _promised(proposal: Proposal, published: Mapping[int, spine.Heard]) -> dict[str, Any]:
    """What was promised, by whom and why. Reads prefetched rows."""
    keys = [row.pk for row in proposal.perspectives.all()]
    heard = [published[key] for key in keys if key in published]
    return {
        "title": proposal.title,
        "what": proposal.what,
        "why": proposal.why,
        "organisation": proposal.owner_organisation.name if proposal.owner_organisation else "",
        "partners": [one.organisation.name for one in public_partners(proposal)],
        "perspectives": [{"title": one.title, "theme": one.theme} for one in heard],
        "unpublished_perspectives": len(keys) - len(heard),
        "description": proposal.description.text if proposal.description else "",
        "description_by": proposal.description.group.name if proposal.description else "",
    }


def _decided(proposal: Proposal, until: date) -> list[Decision]:
    return [one for one in proposal.decisions.all() if one.decided_on <= until]


def _frozen_decision(decision: Decision) -> dict[str, Any]:
    return {
        "day": decision.decided_on.isoformat(),
        "body": decision.body.name,
        "outcome": capfirst(decision.get_outcome_display()),
        "agreed": decision.outcome in queries.AGREED,
        "reference": decision.reference_number,
        "reasons": decision.reasons,
        "money": money.in_words(decision),
    }


def _frozen_report(report: StatusReport, since: date | None) -> dict[str, Any]:
    return {
        "day": report.reported_on.isoformat(),
        "state": report.state,
        "words": capfirst(report.get_state_display()),
        "text": report.text,
        "earlier": bool(since and report.reported_on < since),
    }


def _frozen_money(every: list[queries.Promise], until: date) -> dict[str, Any]:
    """What all decisions that said yes have given, by year and in all, in whole kronor."""
    given = money.sums_of(one for promise in every for one in _decided(promise.proposal, until))
    return {"years": [{"year": one.year, "amount": one.amount} for one in given.years], "total": given.total}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _frozen_step(step, until: date) -> dict[str, Any]:
    done = step.done_on if step.done_on and step.done_on <= until else None
    return {
        "title": step.title,
        "due_on": step.due_on.isoformat(),
        "done_on": _iso(done),
        "late": bool(weeks_between(step.due_on, done or until)),
        "note": step.note if done or not step.done_on else "",
    }


def with_dates(content: dict[str, Any]) -> dict[str, Any]:
    """The content with its days as dates, for templates."""
    days = {"day", "due_on", "done_on", "since", "until", "promised_on", "ended_on"}

    def read(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: read(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [read(part) for part in value]
        return (parse_date(value) if value else None) if key in days else value

    return read(content)
