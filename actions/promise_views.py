"""Who is responsible, what was decided, the plan, and how it goes: pages about one proposal in the workspace."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page

from . import promises, services
from .forms import DecisionForm, MilestoneForm
from .models import Decision, DecisionOutcome, Milestone, StatusReport
from .owning.reach import own_proposal_or_403
from .reporting.forms import ReportForm
from .views import address, proposal_or_404


@workspace("read_actions")
def decision_list(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"outcome": (_("Outcome"), DecisionOutcome.choices)})
    rows = Decision.objects.filter(proposal__dialogue=request.dialogue).select_related("proposal", "body")
    rows = search(rows, listing.value("q"), ["proposal__title", "body__name", "reference_number", "reasons"])
    if outcome := listing.value("outcome"):
        rows = rows.filter(outcome=outcome)
    page = page_of(request, rows.order_by("-decided_on", "-pk"))
    return render(request, "actions/decisions.html", {"page": page, "filter_form": listing})


@workspace("decide")
def decision_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    decision = get_object_or_404(proposal.decisions, pk=pk) if pk else Decision(proposal=proposal)
    back = address("detail", proposal)
    return form_page(
        request,
        DecisionForm(request.POST or None, instance=decision, proposal=proposal),
        save=lambda form: services.save_decision(form=form, proposal=proposal, actor=request.user),
        title=_("Change the decision") if pk else _("Write down a decision"),
        submit=_("Save the decision"),
        back=back,
        done=back + "#decisions",
        said=_("The decision is saved."),
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
        save=lambda form: promises.save_milestone(form=form, proposal=proposal, actor=request.user),
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
    promises.tick_milestone(step=get_object_or_404(proposal.milestones, pk=pk), actor=request.user)
    return redirect(address("detail", proposal) + "#plan")


@workspace("report_status")
def report_new(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "report_status")
    back = address("detail", proposal)
    return form_page(
        request,
        ReportForm(request.POST or None, request.FILES or None, instance=StatusReport(), proposal=proposal),
        template="actions/report_form.html",
        save=lambda form: promises.give_report(form=form, proposal=proposal, actor=request.user),
        title=_("How is it going?"),
        submit=_("Publish the report"),
        back=back,
        done=back + "#reports",
        said=_("The report is published."),
        lead=proposal.title,
        back_title=_("The proposal"),
        note=_("A published report is not changed. If something turns out otherwise, write a new one."),
    )


@workspace("assign_owner")
def report_ask(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    back = address("detail", proposal)
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        save=lambda form: promises.ask_for_report(proposal=proposal, actor=request.user),
        title=_("Ask for a status report?"),
        lead=_(
            "A mail with a link goes to %(email)s. It takes a few minutes to answer and needs no account. "
            "The link works once and for six weeks; links sent before stop working."
        )
        % {"email": proposal.owner_email or _("no address yet")},
        submit=_("Send the question"),
        back=back,
        back_title=proposal.title,
        done=back + "#reports",
        said=_("The question has been sent."),
    )
