"""The demo's promises in full: money, plan, indicators, level, and how somebody came to answer for them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from actions.models import (
    Decision,
    Handshake,
    HandshakeStep,
    Indicator,
    IndicatorFigure,
    Milestone,
    Money,
    Partner,
    Proposal,
    StepKind,
)

from . import calendar, promised_words
from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

ADDED = {"umea": promised_words.UMEA, "sigtuna": promised_words.SIGTUNA}


def write(loading: Loading) -> None:
    """Add to the promises that have been written. Dates move with the rest of the demo."""
    added = calendar.moved(ADDED[loading.case.key], calendar.steps_to(loading.today))
    for proposal in loading.dialogue.proposals.filter(number__in=added).order_by("number"):
        row = added[proposal.number]
        proposal.dialogue = loading.dialogue
        plan(loading, proposal, row)
        money(proposal, row)
        indicator(loading, proposal, row)
        handshake(loading, proposal, row)


def plan(loading: Loading, proposal: Proposal, row: dict[str, Any]) -> None:
    fields = ("level", "cause_level", "resources", "effect")
    Proposal.objects.filter(pk=proposal.pk).update(**{name: row.get(name, "") for name in fields})
    proposal.touches.set(loading.organisation(name) for name in row.get("touches", ()))
    for title, (who, resources) in row.get("steps", {}).items():
        Milestone.objects.filter(proposal=proposal, title=title).update(who=who, resources=resources)


def money(proposal: Proposal, row: dict[str, Any]) -> None:
    decision = proposal.decisions.order_by("decided_on", "pk").first()
    if decision is None:
        return
    values: dict[str, str] = {}
    if changes := row.get("changes"):
        values["changes"] = changes
    if before := row.get("before"):
        values |= {
            "title_before": proposal.title,
            "what_before": before,
            "title_after": proposal.title,
            "what_after": proposal.what,
        }
    if row.get("amounts"):
        values["money"] = ""
    Decision.objects.filter(pk=decision.pk).update(**values) if values else None
    Money.objects.bulk_create(
        Money(decision=decision, amount=amount, year=int(str(day)[:4]), source=source)
        for amount, day, source in row.get("amounts", ())
    )


def indicator(loading: Loading, proposal: Proposal, row: dict[str, Any]) -> None:
    if "indicator" not in row:
        return
    name, unit, baseline, baseline_on, target, target_on, figures = row["indicator"]
    made = Indicator.objects.create(
        proposal=proposal,
        name=name,
        unit=unit,
        baseline=None if baseline is None else Decimal(baseline),
        baseline_on=baseline_on,
        target=Decimal(target),
        target_on=target_on,
    )
    IndicatorFigure.objects.bulk_create(
        IndicatorFigure(
            indicator=made, value=Decimal(value), on=day, report=proposal.reports.filter(reported_on=day).first()
        )
        for value, day in figures
        if date.fromisoformat(str(day)) <= loading.today
    )


def handshake(loading: Loading, proposal: Proposal, row: dict[str, Any]) -> None:
    """How the one responsible came to be, and the partner that has answered."""
    answered = proposal.handshake_at or noon(loading.today)
    steps = [(StepKind.ASKED, answered - timedelta(days=9), "")]
    if proposal.is_owned and not row.get("waits"):
        steps.append((StepKind.ACCEPTED, answered, ""))
    for kind, at, words in steps:
        step = HandshakeStep.objects.create(
            proposal=proposal,
            kind=kind,
            name=proposal.owner_name,
            organisation=proposal.owner_organisation,
            words=words,
            by=loading.users["leader"] if kind == StepKind.ASKED else None,
        )
        HandshakeStep.objects.filter(pk=step.pk).update(at=at)
    if contact := row.get("partner"):
        name, person, answer, words, may_be_named = contact
        Partner.objects.create(
            proposal=proposal,
            organisation=loading.organisation(name),
            name=person,
            answer=answer,
            words=words,
            answered_at=answered,
            may_be_named=may_be_named,
        )
    if left := row.get("handed_over"):
        name, words = left
        at = noon(loading.today - timedelta(days=10))
        step = HandshakeStep.objects.create(
            proposal=proposal,
            kind=StepKind.HANDED_OVER,
            name=name,
            organisation=proposal.owner_organisation,
            words=words,
        )
        HandshakeStep.objects.filter(pk=step.pk).update(at=at)
        Proposal.objects.filter(pk=proposal.pk).update(
            handshake=Handshake.LEFT, handshake_words=words, handshake_at=at, owner=None, owner_email=""
        )
    if row.get("waits"):
        at = noon(loading.today - timedelta(weeks=3))
        Proposal.objects.filter(pk=proposal.pk).update(handshake=Handshake.ASKED, handshake_at=at)
        HandshakeStep.objects.filter(proposal=proposal, kind=StepKind.ASKED).update(at=at)
