"""The ledger of the whole dialogue, and how many proposals are too many."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.services import change_section

from ..models import ProposalState
from . import queries
from .forms import LimitForm


@workspace("read_actions")
def ledger(request: WorkspaceRequest) -> HttpResponse:
    """Every move of every proposal: who, when, at which meeting, why, and what was said against it."""
    dialogue = request.dialogue
    meetings = [(meeting.pk, f"{meeting}: {meeting.title}") for meeting in queries.meetings_in_ledger(dialogue)]
    filters: dict[str, Any] = {"to": (_("Moved to"), ProposalState.choices)}
    if meetings:
        filters["meeting"] = (_("Meeting"), meetings)
    listing = ListFilter(request.GET, filters=filters)
    rows = search(queries.ledger(dialogue), listing.value("q"), ["proposal__title", "reason", "objections__objection"])
    if listing.value("q"):
        rows = rows.distinct()
    for name, column in (("to", "to_state"), ("meeting", "meeting_id")):
        if name in listing.fields and (value := listing.value(name)):
            rows = rows.filter(**{column: value})
    context = {
        "page": page_of(request, rows),
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
