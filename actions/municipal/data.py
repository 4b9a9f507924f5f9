"""A municipality's promises as JSON: one object a promise, as ``SCHEMA`` says."""

from accounts.models import Municipality

from ..models import ProposalState
from ..open.data import _DAY, _MAYBE_DAY, _TEXT, LICENCE, Json, _day, _list, _object
from ..open.news import absolute
from .queries import KINDS, overview, published

SCHEMA_VERSION = "1.0"
_ADDRESS: Json = {"type": "string", "format": "uri"}

SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Promises of a municipality",
    **_object(
        schema_version={"const": SCHEMA_VERSION},
        licence={"const": LICENCE},
        municipality=_object(name=_TEXT, url=_ADDRESS),
        dialogues=_list(_object(title=_TEXT, url=_ADDRESS, published_on=_DAY, data=_ADDRESS)),
        promises=_list(
            _object(
                dialogue=_TEXT,
                number={"type": "integer", "minimum": 1},
                url=_ADDRESS,
                title=_TEXT,
                state={"enum": [str(value) for value in ProposalState.values]},
                stands={"enum": [key for key, _label in KINDS]},
                standing=_TEXT,
                owner=_TEXT,
                promised_on=_MAYBE_DAY,
                due_on=_MAYBE_DAY,
                last_report_on=_MAYBE_DAY,
                next_report_on=_MAYBE_DAY,
            )
        ),
    ),
}
"""JSON Schema of ``document``."""


def document(municipality: Municipality) -> Json:
    """Everything that is public about what the municipality has promised. A fixed number of queries."""
    return {
        "schema_version": SCHEMA_VERSION,
        "licence": LICENCE,
        "municipality": {"name": municipality.name, "url": absolute(f"/municipalities/{municipality.slug}/")},
        "dialogues": [
            {
                "title": one.title,
                "url": absolute(f"/d/{one.slug}/"),
                "published_on": _day(one.published_at.date()) if one.published_at else None,
                "data": absolute(f"/d/{one.slug}/actions/data.json"),
            }
            for one in published(municipality)
        ],
        "promises": [
            {
                "dialogue": row.dialogue,
                "number": row.number,
                "url": absolute(f"/d/{row.slug}/actions/{row.number}/"),
                "title": row.title,
                "state": row.state,
                "stands": row.kind,
                "standing": row.how.words,
                "owner": row.owner,
                "promised_on": _day(row.promised_on),
                "due_on": _day(row.due_on),
                "last_report_on": _day(row.last_report_on),
                "next_report_on": _day(row.how.next_report_on),
            }
            for row in overview(municipality).rows
        ],
    }
