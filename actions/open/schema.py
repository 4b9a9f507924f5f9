"""The contract of the open data: a JSON Schema (2020-12) whose every field says in words what it holds.

Names and words are English and stay the same whatever language the page is read in; a change that breaks a reader is a
new ``VERSION``.
"""

from typing import Any

from meetings.models import Side

from ..models import AttachmentKind, DecisionOutcome, Handshake, PartnerAnswer, ProposalState, ReportState

Json = dict[str, Any]
VERSION = "2.0"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
CURRENCY = "SEK"


def text(says: str) -> Json:
    return {"type": "string", "description": says}


def day(says: str) -> Json:
    return {"type": "string", "format": "date", "description": says}


def maybe_day(says: str) -> Json:
    return {"type": ["string", "null"], "format": "date", "description": says}


def address(says: str) -> Json:
    return {"type": "string", "format": "uri", "description": says}


def count(says: str, least: int = 0) -> Json:
    return {"type": "integer", "minimum": least, "description": says}


def one_of(values: Any, says: str) -> Json:
    return {"enum": [str(value) for value in values], "description": says}


def fields(**properties: Json) -> Json:
    """An object that has these fields, all of them, and no other."""
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def rows(item: Json, says: str) -> Json:
    return {"type": "array", "items": item, "description": says}


MONEY = fields(
    amount=count("A sum, in whole units of the currency.", least=1),
    currency={"const": CURRENCY, "description": "ISO 4217."},
    year=count("The year that the sum is for.", least=2000),
    source=text("Where it comes from, as the decision says; empty when it does not."),
)
FIGURE = fields(date=day("The day it was measured."), value={"type": "number", "description": "In the measure's unit."})
MAYBE_FIGURE: Json = {"anyOf": [FIGURE, {"type": "null"}]}
DECISION = fields(
    date=day("The day of the decision."),
    body=text("Who decided."),
    outcome=one_of(DecisionOutcome.values, "What was decided."),
    reference_number=text("The body's own number of the matter; empty when it has none."),
    reasons=text("The body's reasons."),
    changes=text("What was changed against what was proposed."),
    money=rows(MONEY, "What the decision gives, one row a year or a source."),
    money_note=text("Money as it was written before sums had rows; empty when there are rows."),
)
ATTACHMENT = fields(
    kind=one_of(AttachmentKind.values, "Whether it is looked at or kept."),
    name=text("The file's name."),
    type=text("Its media type."),
    bytes=count("Its size."),
    description=text("What a picture shows, in words."),
    url=address("Where it is."),
)
REPORT = fields(
    date=day("The day of the report."),
    state=one_of(ReportState.values, "How it goes, by the word of the one responsible."),
    text=text("In their own words. Never changed afterwards."),
    attachments=rows(ATTACHMENT, "What was shown beside it."),
)
INDICATOR = fields(
    name=text("What is measured."),
    unit=text("The unit of its figures; empty when it has none."),
    baseline=MAYBE_FIGURE | {"description": "The value before."},
    target=MAYBE_FIGURE | {"description": "The value aimed for, and by when."},
    figures=rows(FIGURE, "What has been measured, oldest first. Of several for a day the newest holds."),
)
COMMENT = fields(
    date=day("The day it was written."),
    text=text("As it was written by somebody who took part."),
    organisation=text("Their organisation then; empty when they have none."),
    side=one_of(["", *Side.values], "Which side of the dialogue they come from; empty when it is not known."),
    answers=rows(
        fields(
            date=day("The day of the answer."),
            text=text("The answer."),
            organisation=text("Who answers for the promise, by organisation."),
        ),
        "What the one responsible has answered.",
    ),
)
PROMISE = fields(
    number=count("Its number in the dialogue, which never changes.", least=1),
    url=address("Its page."),
    title=text("What it is called."),
    what=text("What is to be done."),
    why=text("Why."),
    state=one_of(ProposalState.values, "Where it stands."),
    standing=text("How it stands today, in words of the page's language."),
    is_late={"type": "boolean", "description": "Whether something is late that nobody has explained."},
    owner=text("The organisation that is to answer for it; empty when there is none."),
    owner_answer=one_of(Handshake.values, "What whoever was asked there has said. Only a yes makes them responsible."),
    partners=rows(
        fields(
            name=text("The organisation."),
            answer=one_of(
                [one for one in PartnerAnswer.values if one != PartnerAnswer.NO], "What it has said. A no is left out."
            ),
        ),
        "With whom it is done.",
    ),
    promised_on=maybe_day("The day of the first yes."),
    due_on=maybe_day("The day the whole is to be done."),
    next_report_on=maybe_day("The day the next status report is due."),
    perspectives=rows(fields(title=text("The perspective."), url=address("Where it is read.")), "What it answers."),
    decisions=rows(DECISION, "Oldest first."),
    milestones=rows(
        fields(
            title=text("The step."),
            due_on=day("When it should be done."),
            done_on=maybe_day("When it was done."),
            note=text("A note on it."),
        ),
        "The plan.",
    ),
    indicators=rows(INDICATOR, "What is measured."),
    reports=rows(REPORT, "Newest first."),
    comments={"description": "What those who took part say of it."}
    | fields(
        count=count("How many comments can be read."),
        hidden=count("How many were hidden by the rules, with their reason in their place."),
        published=rows(COMMENT, "Those that can be read, oldest first. No person is named."),
    ),
)
SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Promises of a citizen dialogue",
    **fields(
        schema_version={"const": VERSION},
        licence={"const": LICENCE},
        dialogue=fields(title=text("The dialogue."), municipality=text("Who holds it."), url=address("Its page.")),
        promises=rows(PROMISE, "In the order of their numbers."),
    ),
}
"""JSON Schema of ``data.document``."""

HEAD = [
    "number", "title", "state", "standing", "is_late", "owner", "owner_answer", "partners", "promised_on", "due_on",
    "next_report_on", "decided_by", "reference_number", "money_sek", "milestones_done", "milestones",
    "last_report_on", "last_report_state", "last_report", "attachments", "comments", "url",
]  # fmt: skip
"""Columns of the table of promises, one row a promise."""
MONEY_HEAD = ["number", "title", "decided_on", "body", "reference_number", "amount", "currency", "year", "source"]
"""Columns of the table of money, one row a sum."""
