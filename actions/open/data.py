"""Open data: every promise with its decisions and money, plan, figures, reports and comments, as JSON and as tables.

``schema.py`` is the contract. No person is named in it, not even one whose name stands on the page by their own wish:
what has been fetched from here cannot be called back.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from dialogues.models import Dialogue
from perspectives.exchange.sheets import Sheet, write_csv

from .. import queries, spine
from ..models import Comment, Decision, Indicator, Proposal, ReportAttachment, StatusReport
from ..owning.partners import public_partners
from ..queries import AGREED, local
from .news import absolute
from .schema import CURRENCY, HEAD, LICENCE, MONEY_HEAD, VERSION, Json

BESIDE = ("reports__attachments", "indicators__figures", "comments__replies")
"""What is told of a promise beside what its page's list shows."""


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def document(dialogue: Dialogue) -> Json:
    """Everything that is public about the dialogue's promises, as ``SCHEMA`` says. A fixed number of queries."""
    every = queries.promises(dialogue)
    proposals = [one.proposal for one in every]
    prefetch_related_objects(proposals, *BESIDE)
    published = spine.published(dialogue, proposals)
    return {
        "schema_version": VERSION,
        "licence": LICENCE,
        "dialogue": {
            "title": dialogue.title,
            "municipality": dialogue.municipality.name,
            "url": absolute(f"/d/{dialogue.slug}/"),
        },
        "promises": [_promise(one, published, dialogue.slug) for one in every],
    }


def table(dialogue: Dialogue) -> bytes:
    """The same with one row a promise and the columns of ``HEAD``, in the file that Swedish Excel opens: UTF-8 with
    its mark, semicolons; no cell is a formula."""
    return write_csv(Sheet(title="", head=HEAD, rows=[_row(one) for one in document(dialogue)["promises"]]))


def money_table(dialogue: Dialogue) -> bytes:
    """All money of the promises' decisions, one row a sum and the columns of ``MONEY_HEAD``, in the same kind of file.
    Of decisions that said yes."""
    found = [
        [
            promise["number"],
            promise["title"],
            *(decision[name] for name in ("date", "body", "reference_number")),
            *(money[name] for name in ("amount", "currency", "year", "source")),
        ]
        for promise in document(dialogue)["promises"]
        for decision in promise["decisions"]
        if decision["outcome"] in AGREED
        for money in decision["money"]
    ]
    return write_csv(Sheet(title="", head=MONEY_HEAD, rows=found))


def _row(promise: Json) -> list[Any]:
    """Cells in the order of ``HEAD``. What a promise has several of is told by its newest, or counted, or summed."""
    decision = promise["decisions"][-1] if promise["decisions"] else None
    report = promise["reports"][0] if promise["reports"] else None
    agreed = [one for one in promise["decisions"] if one["outcome"] in AGREED]
    return [
        *(promise[name] for name in ("number", "title", "state", "standing")),
        "yes" if promise["is_late"] else "no",
        *(promise[name] for name in ("owner", "owner_answer")),
        ", ".join(one["name"] for one in promise["partners"]),
        *(promise[name] or "" for name in ("promised_on", "due_on", "next_report_on")),
        *((decision[name] for name in ("body", "reference_number")) if decision else ("", "")),
        sum(money["amount"] for one in agreed for money in one["money"]) or "",
        sum(step["done_on"] is not None for step in promise["milestones"]),
        len(promise["milestones"]),
        *((report[name] for name in ("date", "state", "text")) if report else ("", "", "")),
        sum(len(one["attachments"]) for one in promise["reports"]),
        promise["comments"]["count"],
        promise["url"],
    ]


def _promise(promise: queries.Promise, published: Mapping[int, spine.Heard], slug: str) -> Json:
    proposal, how = promise.proposal, promise.standing
    chain = spine.PublicSpine(promise, published, 0)
    return {
        "number": proposal.number,
        "url": absolute(proposal.get_public_url()),
        "title": proposal.title,
        "what": proposal.what,
        "why": proposal.why,
        "state": proposal.state,
        "standing": how.words,
        "is_late": how.is_late,
        "owner": proposal.owner_organisation.name if proposal.owner_organisation else "",
        "owner_answer": proposal.handshake,
        "partners": [{"name": one.organisation.name, "answer": one.answer} for one in public_partners(proposal)],
        "promised_on": iso(promise.facts.promised_on),
        "due_on": iso(proposal.due_on),
        "next_report_on": iso(how.next_report_on),
        "perspectives": [{"title": one.title, "url": absolute(chain.url_of(one))} for one in chain.heard],
        "decisions": [_decision(one) for one in proposal.decisions.all()],
        "milestones": [
            {"title": one.title, "due_on": iso(one.due_on), "done_on": iso(one.done_on), "note": one.note}
            for one in proposal.milestones.all()
        ],
        "indicators": [_indicator(one) for one in proposal.indicators.all()],
        "reports": [_report(one, slug, proposal.number) for one in proposal.reports.all()],
        "comments": _comments(proposal),
    }


def _decision(decision: Decision) -> Json:
    given = [
        {"amount": one.amount, "currency": CURRENCY, "year": one.year, "source": one.source}
        for one in decision.amounts.all()
    ]
    return {
        "date": iso(decision.decided_on),
        "body": decision.body.name,
        "outcome": decision.outcome,
        "reference_number": decision.reference_number,
        "reasons": decision.reasons,
        "changes": decision.changes,
        "money": given,
        "money_note": "" if given else decision.money,
    }


def _report(report: StatusReport, slug: str, number: int) -> Json:
    return {
        "date": iso(report.reported_on),
        "state": report.state,
        "text": report.text,
        "attachments": [_attachment(one, slug, number) for one in report.attachments.all()],
    }


def _attachment(attachment: ReportAttachment, slug: str, number: int) -> Json:
    return {
        "kind": attachment.kind,
        "name": attachment.name,
        "type": attachment.content_type,
        "bytes": attachment.size,
        "description": attachment.alt,
        "url": absolute(reverse("public:report_file", args=[slug, number, attachment.key])),
    }


def _figure(value: Decimal | None, day: date | None) -> Json | None:
    return {"date": iso(day), "value": float(value)} if value is not None else None


def _indicator(indicator: Indicator) -> Json:
    held = {one.on: one.value for one in sorted(indicator.figures.all(), key=lambda one: one.pk)}
    return {
        "name": indicator.name,
        "unit": indicator.unit,
        "baseline": _figure(indicator.baseline, indicator.baseline_on),
        "target": _figure(indicator.target, indicator.target_on),
        "figures": [_figure(held[day], day) for day in sorted(held)],
    }


def _comments(proposal: Proposal) -> Json:
    every = [one for one in proposal.comments.all() if one.answers_to_id is None]
    shown = [one for one in every if not one.is_hidden]
    return {
        "count": len(shown),
        "hidden": len(every) - len(shown),
        "published": [_comment(one) for one in shown],
    }


def _comment(comment: Comment) -> Json:
    return {
        "date": iso(local(comment.created_at)),
        "text": comment.text,
        "organisation": comment.organisation,
        "side": comment.side,
        "answers": [
            {"date": iso(local(one.created_at)), "text": one.text, "organisation": one.organisation}
            for one in comment.replies.all()
            if not one.is_hidden
        ],
    }
