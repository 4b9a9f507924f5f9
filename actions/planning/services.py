"""Verbs on the plan: what it takes and should lead to, its steps, its indicators and their figures."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record

from ..models import Indicator, IndicatorFigure, Milestone, Proposal
from ..services import keep_the_rest
from .forms import FigureForm, IndicatorForm, MilestoneForm, PlanForm


@transaction.atomic
def save_plan(*, form: PlanForm, proposal: Proposal, actor: User) -> Proposal:
    """Keep resources, expected effect and level.

    Raises:
        Conflict: somebody else changed the proposal since it was opened.
    """
    keep_the_rest(form)
    proposal, _changed = form.save_record()
    record("proposal.planned", dialogue=proposal.dialogue, actor=actor, obj=proposal)
    return proposal


@transaction.atomic
def save_milestone(*, form: MilestoneForm, proposal: Proposal, actor: User) -> Milestone:
    """Create or change a step of the plan.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    step, changed = form.save_record(proposal=proposal)
    if changed:
        name = "milestone.added" if is_new else "milestone.changed"
        record(name, dialogue=proposal.dialogue, actor=actor, obj=step, done=step.done_on is not None)
    return step


@transaction.atomic
def tick_milestone(*, step: Milestone, actor: User) -> bool:
    """Mark a step done today. False when it was done already, as after a double click."""
    today = timezone.localdate()
    ticked = Milestone.objects.filter(pk=step.pk, done_on=None).update(done_on=today, version=step.version + 1)
    if ticked:
        record("milestone.done", dialogue=step.proposal.dialogue, actor=actor, obj=step)
    return bool(ticked)


@transaction.atomic
def save_indicator(*, form: IndicatorForm, proposal: Proposal, actor: User) -> Indicator:
    """Create or change an indicator. Figures that have been given stay as they are.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    indicator, changed = form.save_record(proposal=proposal)
    if changed:
        name = "indicator.added" if is_new else "indicator.changed"
        record(name, dialogue=proposal.dialogue, actor=actor, obj=indicator)
    return indicator


@transaction.atomic
def remove_indicator(*, indicator: Indicator, actor: User) -> None:
    """Take an indicator away that nobody has given a figure for.

    Raises:
        ValidationError: it has figures, which are kept.
    """
    if indicator.figures.exists():
        raise ValidationError(_("It has figures, and they are kept. Change its name or its target instead."))
    record("indicator.removed", dialogue=indicator.proposal.dialogue, actor=actor, obj=indicator)
    indicator.delete()


@transaction.atomic
def give_figure(*, form: FigureForm, indicator: Indicator, actor: User) -> IndicatorFigure:
    """Keep a figure for a day. Never changed afterwards; a later one for the same day takes its place in what is shown.
    The very same value for the same day, as after a double click, is kept once."""
    values = form.cleaned_data
    latest = indicator.figures.filter(on=values["on"]).order_by("-pk").first()
    if latest is not None and latest.value == values["value"]:
        return latest
    figure = IndicatorFigure.objects.create(indicator=indicator, value=values["value"], on=values["on"], by=actor)
    record("indicator.figure_given", dialogue=indicator.proposal.dialogue, actor=actor, obj=indicator)
    return figure
