"""The follow-up report: what was promised, what happened, and what is missing, frozen on the day it is ordered.

``content`` is what page and PDF alike are made from, and nothing changes it afterwards. Its shape::

    {"format": 1, "language": "sv", "until": "2022-12-31",
     "dialogue": {"title", "municipality", "question", "contact"},
     "sentence": "Åtta löften …", "summary": "…", "ideas": 19,
     "promises": [{"number", "position", "title", "what", "why", "organisation", "partners": [],
                   "perspectives": [{"title", "theme"}], "unpublished_perspectives": 0,
                   "description": "", "description_by": "",
                   "decisions": [{"day", "body", "outcome", "agreed", "reference", "reasons", "money"}],
                   "state", "promised_on", "ended_on", "every_weeks", "due_on",
                   "steps": [{"title", "due_on", "done_on", "late", "note"}],
                   "reports": [{"day", "state", "words", "text"}],
                   "standing": {"mark", "words", "short", "detail", "tone"}, "missing": ["…"]}]}

Days are ISO dates. No person's name is in it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.dateparse import parse_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from reports.jobs import JobState
from reports.makers import Print
from reports.models import Document
from reports.services import order_document

from . import queries, spine
from .deciding import money
from .forms import FollowUpForm
from .models import PROMISED, FollowUpReport, Proposal, ProposalState
from .standing import Facts, standing, summary, weeks_between
from .timeline import timeline

KIND = "follow_up"
LANGUAGE = "sv"


def promises_on(dialogue: Dialogue, day: date) -> list[queries.Promise]:
    """Everything that had been promised by the end of ``day``, as it stood then. Eight queries."""
    rows = queries.with_progress(dialogue.proposals.all()).order_by("number")
    rows = rows.select_related("owner_organisation", "meeting", "description__group", "description__written_at")
    found: list[queries.Promise] = []
    for proposal in rows.prefetch_related("perspectives", "partners", "decisions__amounts"):
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


def freeze(dialogue: Dialogue, *, until: date, words: str = "") -> dict[str, Any]:
    """Return the content of a report as of ``until``, in Swedish. A fixed number of queries."""
    with translation.override(LANGUAGE):
        every = promises_on(dialogue, until)
        published = spine.published(dialogue, [promise.proposal for promise in every])
        question = dialogue.questions.filter(agreed_on__isnull=False).values_list("wording", flat=True).first()
        return {
            "format": 1,
            "language": LANGUAGE,
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
            "promises": [_frozen(promise, published, until) for promise in every],
        }


def _frozen(promise: queries.Promise, published: Mapping[int, spine.Heard], until: date) -> dict[str, Any]:
    proposal, how = promise.proposal, promise.standing
    keys = [row.pk for row in proposal.perspectives.all()]
    heard = [published[key] for key in keys if key in published]
    return {
        "number": proposal.number,
        "position": promise.position,
        "title": proposal.title,
        "what": proposal.what,
        "why": proposal.why,
        "organisation": proposal.owner_organisation.name if proposal.owner_organisation else "",
        "partners": [partner.name for partner in proposal.partners.all()],
        "perspectives": [{"title": one.title, "theme": one.theme} for one in heard],
        "unpublished_perspectives": len(keys) - len(heard),
        "description": proposal.description.text if proposal.description else "",
        "description_by": proposal.description.group.name if proposal.description else "",
        "decisions": [
            {
                "day": decision.decided_on.isoformat(),
                "body": decision.body.name,
                "outcome": capfirst(decision.get_outcome_display()),
                "agreed": decision.outcome in queries.AGREED,
                "reference": decision.reference_number,
                "reasons": decision.reasons,
                "money": money.in_words(decision),
            }
            for decision in proposal.decisions.all()
            if decision.decided_on <= until
        ],
        "state": promise.facts.state,
        "promised_on": _iso(promise.facts.promised_on),
        "ended_on": _iso(promise.facts.ended_on),
        "every_weeks": proposal.report_every_weeks,
        "due_on": _iso(proposal.due_on),
        "steps": [_frozen_step(step, until) for step in proposal.milestones.all()],
        "reports": [
            {
                "day": report.reported_on.isoformat(),
                "state": report.state,
                "words": capfirst(report.get_state_display()),
                "text": report.text,
            }
            for report in proposal.reports.all()
            if report.reported_on <= until
        ],
        "standing": {
            "mark": how.mark,
            "words": how.words,
            "short": how.short,
            "detail": how.detail,
            "tone": how.tone,
        },
        "missing": spine.missing_in_words(promise),
    }


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


def fingerprint(report: FollowUpReport) -> str:
    """What the PDF is made from, as a key: the same report never makes two documents."""
    made_of = [report.title, report.number, report.content]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def order_follow_up(*, form: FollowUpForm, dialogue: Dialogue, actor: User) -> FollowUpReport:
    """Freeze what is known and order the PDF. The same form submitted twice gives one report.

    Raises:
        ValidationError: nothing had been promised by that day.
    """
    if earlier := form.already_created():
        return earlier
    content = freeze(dialogue, until=form.cleaned_data["until"], words=form.cleaned_data["summary"].strip())
    if not content["promises"]:
        raise ValidationError(_("Nothing had been promised by then, so there is nothing to follow up."))
    number = next_number(FollowUpReport, dialogue=dialogue)
    report, is_new = form.save_record(dialogue=dialogue, number=number, content=content)
    if is_new:
        record("follow_up.ordered", dialogue=dialogue, actor=actor, obj=report, number=report.number)
        order_pdf(report=report)
    return report


@transaction.atomic
def order_pdf(*, report: FollowUpReport) -> Document:
    """Order the report's PDF, or return the one that is made or on its way. A failed one is made anew."""
    document = order_document(
        kind=KIND, object_id=report.pk, content_key=fingerprint(report), title=f"{report.title}, {report.number}"[:200]
    )
    FollowUpReport.objects.filter(pk=report.pk).update(document=document)
    report.document = document
    return document


@transaction.atomic
def publish_follow_up(*, report: FollowUpReport, actor: User) -> None:
    """Show the report to anyone, as soon as the dialogue itself is published. It cannot be taken back or changed.

    Raises:
        ValidationError: its PDF is not ready.
    """
    if report.document is None or report.document.state != JobState.DONE:
        raise ValidationError(_("The PDF is not ready yet. Publish the report when it is."))
    if FollowUpReport.objects.filter(pk=report.pk, published_at=None).update(published_at=timezone.now()):
        record("follow_up.published", dialogue=report.dialogue, actor=actor, obj=report, number=report.number)


def published_reports(dialogue: Dialogue):
    """Published follow-up reports whose PDF can be had, newest first, without their content."""
    rows = dialogue.follow_ups.exclude(published_at=None).filter(document__state=JobState.DONE)
    return rows.select_related("document").defer("content")


def with_dates(content: dict[str, Any]) -> dict[str, Any]:
    """The content with its days as dates, for templates."""
    days = {"day", "due_on", "done_on", "until", "promised_on", "ended_on"}

    def read(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: read(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [read(part) for part in value]
        return (parse_date(value) if value else None) if key in days else value

    return read(content)


def _facts(promise: dict[str, Any]) -> Facts:
    """What the drawing needs, read back from frozen content (with dates)."""
    return Facts(
        state=promise["state"],
        promised_on=promise["promised_on"],
        due_on=promise["due_on"],
        every_weeks=promise["every_weeks"],
        reports=tuple((report["day"], report["state"]) for report in promise["reports"]),
        steps=tuple((step["due_on"], step["done_on"]) for step in promise["steps"]),
        ended_on=promise["ended_on"],
    )


def to_print(object_id: int) -> Print:
    """Return the report as HTML for paper. Costs two queries; runs in the worker.

    Raises:
        FollowUpReport.DoesNotExist: it is gone.
    """
    report = FollowUpReport.objects.select_related("dialogue__municipality").get(pk=object_id)
    language = report.content["language"]
    with translation.override(language):
        content = with_dates(report.content)
        drawn = timeline([_facts(promise) for promise in content["promises"]], content["until"], closest=0.21)
        for promise, lane in zip(content["promises"], drawn.lanes, strict=True):
            promise["lane"] = lane
        html = render_to_string(
            "reports/follow_up.html", {"report": report, "content": content, "drawn": drawn, "language": language}
        )
    return Print(html=html, title=report.title, language=language)


def newest_follow_up(dialogue: Dialogue) -> FollowUpReport:
    """The newest report, or, when none has been ordered, one as of today that is not saved with anybody's name.

    For ``manage.py render follow-up``. Runs in its own transaction.
    """
    found = dialogue.follow_ups.order_by("-number").first()
    if found:
        return found
    with transaction.atomic():
        today = timezone.localdate()
        report = FollowUpReport.objects.create(
            dialogue=dialogue,
            number=next_number(FollowUpReport, dialogue=dialogue),
            title=_("What became of what we promised"),
            until=today,
            content=freeze(dialogue, until=today),
        )
        record("follow_up.ordered", dialogue=dialogue, obj=report, number=report.number)
    return report
