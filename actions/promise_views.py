"""Who is responsible, what was decided, the plan, and how it goes: pages about one proposal in the workspace."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page

from . import ownership, promises, services
from .forms import AnswerForm, DecisionForm, MilestoneForm, OwnerForm
from .models import Decision, DecisionOutcome, Milestone, Proposal, StatusReport
from .reporting.forms import ReportForm
from .rules import may
from .views import address, proposal_or_404


def own_proposal_or_403(request: WorkspaceRequest, number: int, capability: str) -> Proposal:
    """The proposal, if ``capability`` reaches it: an owner's rights end with what they have been asked about.

    Raises:
        PermissionDenied: it is somebody else's.
    """
    proposal = proposal_or_404(request, number)
    if not may(request.user, proposal, capability):
        raise PermissionDenied(capability)
    return proposal


@workspace("assign_owner")
def owner_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    back = address("detail", proposal)
    return form_page(
        request,
        OwnerForm(request.POST or None, instance=proposal, dialogue=request.dialogue),
        save=lambda form: ownership.assign_owner(form=form, proposal=proposal, actor=request.user),
        title=_("Who is responsible, with whom and by when?"),
        submit=_("Save"),
        back=back,
        done=back + "#owner",
        said=_("It is saved. Nobody is responsible until they have said yes."),
        lead=proposal.title,
        back_title=_("The proposal"),
    )


@workspace("assign_owner")
def owner_ask(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    back = address("detail", proposal)
    who = proposal.owner_name or proposal.owner_email or _("the one responsible")
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        save=lambda form: ownership.ask_owner(proposal=proposal, actor=request.user),
        title=_("Ask %(who)s to be responsible?") % {"who": who},
        lead=_(
            "A mail with a link goes to %(email)s. They can say yes, yes with changes, or no, without an account. "
            "The link works once and for six weeks; links sent before stop working."
        )
        % {"email": proposal.owner_email or _("no address yet")},
        submit=_("Send the question"),
        back=back,
        back_title=proposal.title,
        done=back + "#owner",
        said=_("The question has been sent."),
    )


@workspace("answer_ownership")
def owner_answer(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "answer_ownership")
    back = address("detail", proposal)
    return form_page(
        request,
        AnswerForm(request.POST or None, initial={"words": proposal.handshake_words}),
        save=lambda form: ownership.answer_ownership(proposal=proposal, actor=request.user, **form.cleaned_data),
        title=_("Do you take on the responsibility?"),
        submit=_("Send the answer"),
        back=back,
        done=back + "#owner",
        said=_("Thank you. Your answer is kept with the proposal."),
        lead=proposal.title,
        back_title=_("The proposal"),
    )


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
