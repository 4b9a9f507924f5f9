"""What was decided: the list with its sums, and the form of one decision."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page

from ..models import Decision, DecisionOutcome
from ..views import address, proposal_or_404
from . import anchoring, money, services
from .forms import DecisionForm


@workspace("read_actions")
def decision_list(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"outcome": (_("Outcome"), DecisionOutcome.choices)})
    rows = Decision.objects.filter(proposal__dialogue=request.dialogue).select_related("proposal", "body")
    rows = search(rows, listing.value("q"), ["proposal__title", "body__name", "reference_number", "reasons"])
    if outcome := listing.value("outcome"):
        rows = rows.filter(outcome=outcome)
    page = page_of(request, rows.prefetch_related("amounts").order_by("-decided_on", "-pk"))
    context = {"page": page, "filter_form": listing, "sums": money.sums(request.dialogue)}
    return render(request, "actions/deciding/list.html", context)


@workspace("decide")
def decision_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    decision = get_object_or_404(proposal.decisions, pk=pk) if pk else Decision(proposal=proposal)
    back = address("detail", proposal)
    form = DecisionForm(request.POST or None, instance=decision, proposal=proposal)
    return form_page(
        request,
        form,
        save=lambda form: services.save_decision(form=form, proposal=proposal, actor=request.user),
        title=_("Change the decision") if pk else _("Write down a decision"),
        submit=_("Save the decision"),
        back=back,
        done=back + "#decisions",
        said=_("The decision is saved."),
        lead=proposal.title,
        back_title=_("The proposal"),
        template="actions/deciding/form.html",
        formset=form.money,
        others=[one for one in proposal.decisions.select_related("body") if one.pk != pk],
        decision=decision,
        unsigned=[] if pk else anchoring.unsigned(proposal),
    )
