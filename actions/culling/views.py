"""The ledger of the whole dialogue, how many proposals are too many, and the sitting that chooses among them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.services import change_section
from dialogues.wording import term

from ..models import ProposalState
from . import queries
from .forms import LimitForm
from .sitting import UP_FOR_CHOICE, SittingForm, sit


@workspace("read_actions")
def ledger(request: WorkspaceRequest) -> HttpResponse:
    """Every move of every proposal: who, when, at which meeting, why, and what was said against it."""
    dialogue = request.dialogue
    meetings = [(meeting.pk, f"{meeting}: {meeting.title}") for meeting in queries.meetings_in_ledger(dialogue)]
    filters: dict[str, Any] = {"to": (_("Moved to"), ProposalState.choices)}
    if meetings:
        filters["meeting"] = (term("meeting"), meetings)
    listing = ListFilter(request.GET, filters=filters)
    rows = search(queries.ledger(dialogue), listing.value("q"), ["proposal__title", "reason", "objections__objection"])
    if listing.value("q"):
        rows = rows.distinct()
    for name, column in (("to", "to_state"), ("meeting", "meeting_id")):
        if name in listing.fields and (value := listing.value(name)):
            rows = rows.filter(**{column: value})
    page = page_of(request, rows)
    page.object_list = queries.with_who(page.object_list, request.user, dialogue)
    context = {
        "page": page,
        "filter_form": listing,
        "filtered": any(listing.value(name) for name in listing.fields),
    }
    return render(request, "actions/culling/ledger.html", context)


@workspace("cull_proposals")
def limit(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    back = reverse("actions:choices", args=[dialogue.slug])
    return form_page(
        request,
        LimitForm(request.POST or None, instance=dialogue),
        save=lambda form: change_section(form=form, dialogue=dialogue, section="limit", actor=request.user),
        title=_("How many proposals are too many?"),
        submit=_("Save"),
        back=back,
        back_title=_("Urgent and feasible"),
        done=back,
        said=_("It is saved."),
    )


@workspace("decide")
def sitting(request: WorkspaceRequest) -> HttpResponse:
    """Every proposal that waits for a choice, gone through in one sitting."""
    dialogue = request.dialogue
    waiting = queries.waiting_for_choice(dialogue)
    asked = request.GET.get("over", "")
    over = asked if asked in UP_FOR_CHOICE else next((state for state in UP_FOR_CHOICE if waiting[state]), "proposed")
    proposals = waiting[over]
    today = timezone.localdate()
    initial = {"decided_on": today, "body": queries.latest_body(dialogue, over), "first_year": today.year}
    form = SittingForm(
        request.POST or None,
        dialogue=dialogue,
        proposals=proposals,
        with_money=over == ProposalState.PROPOSED,
        initial=initial,
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            values = form.cleaned_data
            try:
                made = sit(
                    dialogue=dialogue,
                    body=values["body"],
                    decided_on=values["decided_on"],
                    reference_number=values["reference_number"],
                    meeting=values["meeting"],
                    said=form.said(),
                    first_year=values.get("first_year", 0),
                    source=values.get("source", ""),
                    actor=request.user,
                )
            except ValidationError as error:
                form.add_error(None, error)
                status = 409
            else:
                words = ngettext("%(n)s decision is written down.", "%(n)s decisions are written down.", len(made))
                messages.success(request, words % {"n": len(made)})
                return redirect("actions:decisions", dialogue.slug)
    if over == ProposalState.PRIORITISED:
        heading = _("Which of them go on?")
        lead = _(
            "A yes proposes it for decision, a no puts it in the idea bank with the reasons, later leaves it here."
        )
    else:
        heading = _("What is decided?")
        lead = _("A yes makes it a promise, a no puts it in the idea bank with the reasons, later leaves it here.")
    context = {"form": form, "over": over, "both": all(waiting.values()), "heading": heading, "lead": lead}
    return render(request, "actions/culling/sitting.html", context, status=status)
