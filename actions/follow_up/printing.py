"""The follow-up report on paper, from its frozen content alone."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from accounts.look.paper import dressed
from reports.makers import Print
from reports.models import Document
from reports.services import order_document

from ..models import FollowUpReport
from ..standing import Facts
from ..timeline import Timeline, timeline
from .content import with_dates
from .curves import curve, written

KIND = "follow_up"


def fingerprint(report: FollowUpReport) -> str:
    """What the PDF is made from, as a key: the same report never makes two documents."""
    made_of = [report.title, report.number, report.content]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def order_pdf(*, report: FollowUpReport) -> Document:
    """Order the report's PDF, or return the one that is made or on its way. A failed one is made anew."""
    document = order_document(
        kind=KIND, object_id=report.pk, content_key=fingerprint(report), title=f"{report.title}, {report.number}"[:200]
    )
    FollowUpReport.objects.filter(pk=report.pk).update(document=document)
    report.document = document
    return document


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


def _show(indicator: dict[str, Any]) -> None:
    """Give an indicator its curve, and each of its values as it is written."""
    for one in (indicator["baseline"], indicator["target"], *indicator["figures"]):
        if one:
            one["shown"] = written(one["value"])
    indicator["curve"] = curve(indicator)


def drawn_content(report: FollowUpReport, *, closest: float = 0.2) -> tuple[dict[str, Any], Timeline]:
    """Return the content with its days as dates and each promise's ``lane``, and the drawing that the lanes are of.

    ``described_at`` is the position of the promise where the same problem description stands first."""
    content = with_dates(report.content)
    drawn = timeline([_facts(promise) for promise in content["promises"]], content["until"], closest=closest)
    first: dict[str, int] = {}
    for promise, lane in zip(content["promises"], drawn.lanes, strict=True):
        promise["lane"] = lane
        if promise["description"]:
            promise["described_at"] = first.setdefault(promise["description"], promise["position"])
        for indicator in promise.get("indicators", []):
            _show(indicator)
    return content, drawn


def to_print(object_id: int) -> Print:
    """Return the report as HTML for paper. Costs two queries; runs in the worker.

    Raises:
        FollowUpReport.DoesNotExist: it is gone.
    """
    report = FollowUpReport.objects.select_related("dialogue__municipality").get(pk=object_id)
    language = report.content["language"]
    with translation.override(language):
        content, drawn = drawn_content(report, closest=0.21)
        html = render_to_string(
            "reports/follow_up.html", {"report": report, "content": content, "drawn": drawn, "language": language}
        )
    return Print(html=dressed(html, report.dialogue.municipality), title=report.title, language=language)
