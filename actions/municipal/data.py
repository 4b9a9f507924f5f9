"""A municipality's promises as JSON: one object a promise, as ``SCHEMA`` says."""

from accounts.models import Municipality

from ..models import ProposalState
from ..open.data import iso
from ..open.news import absolute
from ..open.schema import LICENCE, Json, address, count, day, fields, maybe_day, one_of, rows, text
from .queries import KINDS, overview, published

SCHEMA_VERSION = "1.1"

SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Promises of a municipality",
    **fields(
        schema_version={"const": SCHEMA_VERSION},
        licence={"const": LICENCE},
        municipality=fields(name=text("The municipality."), url=address("Its page.")),
        dialogues=rows(
            fields(
                title=text("The dialogue."),
                url=address("Its page."),
                published_on=day("Since when it can be read."),
                data=address("Everything about its promises."),
            ),
            "Those that can be read.",
        ),
        promises=rows(
            fields(
                dialogue=text("The dialogue that it came out of."),
                number=count("Its number there, which never changes.", least=1),
                url=address("Its page."),
                title=text("What it is called."),
                state=one_of(ProposalState.values, "Where it stands."),
                stands=one_of([key for key, _label in KINDS], "How it stands today, by kind."),
                standing=text("The same in words of the page's language."),
                owner=text("The organisation that is to answer for it; empty when there is none."),
                promised_on=maybe_day("The day of the first yes."),
                due_on=maybe_day("The day the whole is to be done."),
                last_report_on=maybe_day("The day of the last status report."),
                next_report_on=maybe_day("The day the next one is due."),
            ),
            "Every promise of them.",
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
                "published_on": iso(one.published_at.date()) if one.published_at else None,
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
                "promised_on": iso(row.promised_on),
                "due_on": iso(row.due_on),
                "last_report_on": iso(row.last_report_on),
                "next_report_on": iso(row.how.next_report_on),
            }
            for row in overview(municipality).rows
        ],
    }
