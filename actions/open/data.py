"""Open data: every promise with its decisions, plan and reports, as JSON and as a table.

``SCHEMA`` is the contract. Names are English and stay the same whatever language the page is read in; a change that
breaks a reader is a new ``schema_version``.
"""

from collections.abc import Mapping
from typing import Any

from dialogues.models import Dialogue
from perspectives.exchange.sheets import Sheet, write_csv

from .. import queries, spine
from ..deciding import money
from ..models import DecisionOutcome, ProposalState, ReportState
from .news import absolute

Json = dict[str, Any]
SCHEMA_VERSION = "1.0"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
_DAY: Json = {"type": "string", "format": "date"}
_MAYBE_DAY: Json = {"type": ["string", "null"], "format": "date"}
_TEXT: Json = {"type": "string"}


def _object(**properties: Json) -> Json:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _list(item: Json) -> Json:
    return {"type": "array", "items": item}


SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Promises of a citizen dialogue",
    **_object(
        schema_version={"const": SCHEMA_VERSION},
        licence={"const": LICENCE},
        dialogue=_object(title=_TEXT, municipality=_TEXT, url={"type": "string", "format": "uri"}),
        promises=_list(
            _object(
                number={"type": "integer", "minimum": 1},
                url={"type": "string", "format": "uri"},
                title=_TEXT,
                what=_TEXT,
                why=_TEXT,
                state={"enum": [str(value) for value in ProposalState.values]},
                standing=_TEXT,
                is_late={"type": "boolean"},
                owner=_TEXT,
                partners=_list(_TEXT),
                promised_on=_MAYBE_DAY,
                due_on=_MAYBE_DAY,
                next_report_on=_MAYBE_DAY,
                perspectives=_list(_object(title=_TEXT, url={"type": "string", "format": "uri"})),
                decisions=_list(
                    _object(
                        date=_DAY,
                        body=_TEXT,
                        outcome={"enum": [str(value) for value in DecisionOutcome.values]},
                        reference_number=_TEXT,
                        reasons=_TEXT,
                        money=_TEXT,
                    )
                ),
                milestones=_list(_object(title=_TEXT, due_on=_DAY, done_on=_MAYBE_DAY, note=_TEXT)),
                reports=_list(
                    _object(date=_DAY, state={"enum": [str(value) for value in ReportState.values]}, text=_TEXT)
                ),
            )
        ),
    ),
}
"""JSON Schema of ``document``."""

HEAD = [
    "number", "title", "state", "standing", "is_late", "owner", "partners", "promised_on", "due_on",
    "next_report_on", "decided_by", "reference_number", "money", "milestones_done", "milestones",
    "last_report_on", "last_report_state", "last_report", "url",
]  # fmt: skip
"""Columns of the table, one row a promise."""


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def document(dialogue: Dialogue) -> Json:
    """Everything that is public about the dialogue's promises, as ``SCHEMA`` says. A fixed number of queries."""
    every = queries.promises(dialogue)
    published = spine.published(dialogue, [one.proposal for one in every])
    return {
        "schema_version": SCHEMA_VERSION,
        "licence": LICENCE,
        "dialogue": {
            "title": dialogue.title,
            "municipality": dialogue.municipality.name,
            "url": absolute(f"/d/{dialogue.slug}/"),
        },
        "promises": [_promise(one, published) for one in every],
    }


def table(dialogue: Dialogue) -> bytes:
    """The same with one row a promise and the columns of ``HEAD``, in the file that Swedish Excel opens: UTF-8 with
    its mark, semicolons; no cell is a formula."""
    return write_csv(Sheet(title="", head=HEAD, rows=[_row(one) for one in document(dialogue)["promises"]]))


def _row(promise: Json) -> list[Any]:
    """Cells in the order of ``HEAD``. What a promise has several of is told by its newest."""
    decision = promise["decisions"][-1] if promise["decisions"] else None
    report = promise["reports"][0] if promise["reports"] else None
    return [
        *(promise[name] for name in ("number", "title", "state", "standing")),
        "yes" if promise["is_late"] else "no",
        promise["owner"],
        ", ".join(promise["partners"]),
        *(promise[name] or "" for name in ("promised_on", "due_on", "next_report_on")),
        *((decision[name] for name in ("body", "reference_number", "money")) if decision else ("", "", "")),
        sum(step["done_on"] is not None for step in promise["milestones"]),
        len(promise["milestones"]),
        *((report[name] for name in ("date", "state", "text")) if report else ("", "", "")),
        promise["url"],
    ]


def _promise(promise: queries.Promise, published: Mapping[int, spine.Heard]) -> Json:
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
        "partners": [one.name for one in proposal.partners.all()],
        "promised_on": _day(promise.facts.promised_on),
        "due_on": _day(proposal.due_on),
        "next_report_on": _day(how.next_report_on),
        "perspectives": [{"title": one.title, "url": absolute(chain.url_of(one))} for one in chain.heard],
        "decisions": [
            {
                "date": _day(one.decided_on),
                "body": one.body.name,
                "outcome": one.outcome,
                "reference_number": one.reference_number,
                "reasons": one.reasons,
                "money": money.in_words(one),
            }
            for one in proposal.decisions.all()
        ],
        "milestones": [
            {"title": one.title, "due_on": _day(one.due_on), "done_on": _day(one.done_on), "note": one.note}
            for one in proposal.milestones.all()
        ],
        "reports": [
            {"date": _day(one.reported_on), "state": one.state, "text": one.text} for one in proposal.reports.all()
        ],
    }
