"""How it goes: status reports in the workspace."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, takes_files, workspace
from dialogues.files.cleaning import LARGEST
from dialogues.pages import form_page

from . import promises
from .models import StatusReport
from .owning.reach import own_proposal_or_403
from .reporting.forms import ReportForm
from .views import address, proposal_or_404


@takes_files(2 * LARGEST)
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
