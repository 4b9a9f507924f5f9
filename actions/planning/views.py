"""The plan of a promise in the workspace: what it takes, its steps, its indicators and their figures."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page

from ..models import Indicator, Milestone
from ..owning.reach import own_proposal_or_403
from ..rules import may
from ..views import address
from . import services
from .forms import FigureForm, IndicatorForm, MilestoneForm, PlanForm


@workspace("report_status")
def plan_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "report_status")
    back = address("detail", proposal)
    leads = may(request.user, proposal, "cull_proposals")
    return form_page(
        request,
        PlanForm(request.POST or None, instance=proposal, leads=leads),
        save=lambda form: services.save_plan(form=form, proposal=proposal, actor=request.user),
        title=_("What does it take, and what should it lead to?"),
        submit=_("Save"),
        back=back,
        done=back + "#plan",
        said=_("The plan is saved."),
        lead=proposal.title,
        back_title=_("The proposal"),
    )


@workspace("report_status")
def milestone_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "report_status")
    step = get_object_or_404(proposal.milestones, pk=pk) if pk else Milestone(proposal=proposal)
    back = address("detail", proposal)
    return form_page(
        request,
        MilestoneForm(request.POST or None, instance=step, proposal=proposal),
        save=lambda form: services.save_milestone(form=form, proposal=proposal, actor=request.user),
        title=_("Change the step") if pk else _("Add a step to the plan"),
        submit=_("Save the step"),
        back=back,
        done=back + "#plan",
        said=_("The step is saved."),
        lead=proposal.title,
        back_title=_("The proposal"),
    )


@workspace("report_status")
@require_POST
def milestone_tick(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "report_status")
    services.tick_milestone(step=get_object_or_404(proposal.milestones, pk=pk), actor=request.user)
    return redirect(address("detail", proposal) + "#plan")


@workspace("report_status")
def indicator_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "report_status")
    indicator = get_object_or_404(proposal.indicators, pk=pk) if pk else Indicator(proposal=proposal)
    back = address("detail", proposal)
    return form_page(
        request,
        IndicatorForm(request.POST or None, instance=indicator),
        save=lambda form: services.save_indicator(form=form, proposal=proposal, actor=request.user),
        title=_("Change what is measured") if pk else _("What can be measured?"),
        submit=_("Save"),
        back=back,
        done=back + "#indicators",
        said=_("It is saved."),
        lead=proposal.title,
        back_title=_("The proposal"),
        template="actions/planning/indicator_form.html",
        indicator=indicator,
    )


@workspace("report_status")
def indicator_remove(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "report_status")
    indicator = get_object_or_404(proposal.indicators, pk=pk)
    back = address("detail", proposal)
    return confirm_page(
        request,
        act=lambda: services.remove_indicator(indicator=indicator, actor=request.user),
        title=_("Remove “%(name)s”?") % {"name": indicator.name},
        text=_("It is no longer measured. What has figures cannot be removed."),
        submit=_("Remove"),
        back=back,
        done=back + "#indicators",
        said=_("It is removed."),
        back_title=proposal.title,
    )


@workspace("report_status")
def figure_new(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "report_status")
    indicator = get_object_or_404(proposal.indicators, pk=pk)
    indicator.proposal = proposal
    back = address("detail", proposal)
    return form_page(
        request,
        FigureForm(request.POST or None, indicator=indicator),
        save=lambda form: services.give_figure(form=form, indicator=indicator, actor=request.user),
        title=_("A figure for “%(name)s”") % {"name": indicator.name},
        submit=_("Save the figure"),
        back=back,
        done=back + "#indicators",
        said=_("The figure is kept."),
        lead=indicator.unit,
        back_title=_("The proposal"),
    )
