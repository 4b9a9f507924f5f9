"""Proposals in the workspace: the list, the page of one, culling, objections, what is urgent and feasible, gaps."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.permissions import scope_of
from dialogues.wording import term
from meetings.models import Note

from . import queries, services, spine
from .deciding import anchoring
from .forms import MoveForm, ObjectionForm, ProposalForm
from .gaps import groups_for, todo
from .models import MOVES, Proposal, ProposalObjection, ProposalState
from .page import ProposalPage, move_word, rows_of, scatter_of


def proposal_or_404(request: WorkspaceRequest, number: int) -> Proposal:
    return get_object_or_404(request.dialogue.proposals.select_related("owner_organisation"), number=number)


def address(name: str, proposal: Proposal, *more: object) -> str:
    return reverse(f"actions:{name}", args=[proposal.dialogue.slug, proposal.number, *more])


@workspace("read_actions")
def proposal_list(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    meetings = [(meeting.pk, f"{meeting}: {meeting.title}") for meeting in queries.meetings_with_proposals(dialogue)]
    themes = list(queries.themes_of_proposals(dialogue).values_list("pk", "title"))
    organisations = list(queries.owner_organisations(dialogue).values_list("pk", "name"))
    filters: dict[str, Any] = {"state": (_("State"), ProposalState.choices)}
    if meetings:
        filters["meeting"] = (term("meeting"), meetings)
    if themes:
        filters["theme"] = (_("Theme"), themes)
    if organisations:
        filters["owner"] = (_("Responsible"), organisations)
    filters["late"] = (pgettext("filter", "Time"), [("late", pgettext("filter", "Late"))])
    listing = ListFilter(request.GET, filters=filters)
    rows = queries.listed(dialogue)
    if not listing.value("state"):
        rows = rows.exclude(state=ProposalState.MERGED)
    rows = search(rows, listing.value("q"), ["title", "what", "why", "owner_organisation__name"])
    for name, column in (("state", "state"), ("meeting", "meeting_id"), ("owner", "owner_organisation_id")):
        if name in listing.fields and (value := listing.value(name)):
            rows = rows.filter(**{column: value})
    if "theme" in listing.fields and (theme := listing.value("theme")):
        rows = rows.filter(perspectives__themes=theme).distinct()
    if listing.value("late"):
        rows = rows.filter(pk__in=queries.late_ids(dialogue))
    page = page_of(request, rows)
    kept = queries.kept_count(dialogue)
    context = {
        "page": page,
        "rows": rows_of(page.object_list),
        "filter_form": listing,
        "filtered": any(listing.value(name) for name in listing.fields),
        "kept": kept,
        "too_many": kept > dialogue.most_kept,
    }
    return render(request, "actions/list.html", context)


@workspace("cull_proposals")
def proposal_new(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    note = _note_asked_for(request)
    initial = {"meeting": request.GET.get("meeting") if str(request.GET.get("meeting", "")).isdigit() else None}
    if note:
        first = note.text.strip().splitlines()[0] if note.text.strip() else ""
        title = first if len(first) <= 160 else f"{first[:157].rstrip()} …"
        initial = {"title": title, "what": note.text, "meeting": note.meeting, "perspectives": note.perspectives.all()}
    form = ProposalForm(request.POST or None, dialogue=dialogue, instance=Proposal(), initial=initial)
    return form_page(
        request,
        form,
        save=lambda form: services.save_proposal(form=form, dialogue=dialogue, actor=request.user, note=note),
        title=_("New proposal from a note") if note else _("New proposal"),
        submit=_("Save the proposal"),
        back=reverse("actions:list", args=[dialogue.slug]),
        done=lambda proposal: address("detail", proposal),
        said=_("The proposal is saved among the collected ones."),
        template="actions/proposal_form.html",
        note_of_proposal=note,
    )


def _note_asked_for(request: WorkspaceRequest) -> Note | None:
    """The note that a proposal is made from; 404 for one of another dialogue, none for a mangled number."""
    asked = request.GET.get("note", "")
    if not asked.isdecimal() or len(asked) > 18:
        return None
    if scope_of(request.user, request.dialogue, "read_notes") is None:
        raise PermissionDenied("read_notes")
    return get_object_or_404(Note.objects.select_related("meeting"), pk=int(asked), meeting__dialogue=request.dialogue)


@workspace("cull_proposals")
def proposal_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    back = address("detail", proposal)
    return form_page(
        request,
        ProposalForm(request.POST or None, instance=proposal, dialogue=request.dialogue),
        save=lambda form: services.save_proposal(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change the proposal"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The proposal is saved."),
        template="actions/proposal_form.html",
        back_title=proposal.title,
    )


@workspace("read_actions")
def proposal_detail(request: WorkspaceRequest, number: int) -> HttpResponse:
    page = ProposalPage(request.user, request.dialogue, number)
    return render(request, "actions/detail.html", {"page": page, "proposal": page.proposal})


@workspace("cull_proposals")
def proposal_move(request: WorkspaceRequest, number: int, state: str) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    if state not in MOVES or state == ProposalState.MERGED:
        raise Http404
    back = address("detail", proposal)
    kept = queries.kept_count(request.dialogue)
    crowded = state in queries.KEPT and proposal.state not in queries.KEPT and kept >= request.dialogue.most_kept

    def save(form: MoveForm) -> None:
        services.move_proposal(proposal=proposal, to_state=state, actor=request.user, **form.cleaned_data)

    return form_page(
        request,
        MoveForm(request.POST or None, dialogue=request.dialogue, initial={"meeting": proposal.meeting_id}),
        save=save,
        title=move_word(state),
        submit=move_word(state),
        back=back,
        done=back,
        said=_("The proposal is now %(state)s.") % {"state": ProposalState(state).label},
        template="actions/move.html",
        proposal=proposal,
        back_title=proposal.title,
        crowded=kept if crowded else 0,
        to_state=ProposalState(state).label,
        becomes_public=state == ProposalState.DECIDED,
        unsigned=anchoring.unsigned(proposal) if state == ProposalState.PROPOSED else [],
    )


@workspace("object_to_proposals")
def objection_new(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    return form_page(
        request,
        ObjectionForm(request.POST or None, instance=ProposalObjection(proposal=proposal)),
        save=lambda form: services.object_to_proposal(form=form, proposal=proposal, actor=request.user),
        title=_("Object to the proposal"),
        submit=_("Save the objection"),
        back=address("detail", proposal),
        done=address("detail", proposal) + "#objections",
        said=_("The objection is kept with the proposal."),
        lead=proposal.title,
        back_title=_("The proposal"),
    )


@workspace("read_actions")
def choices(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    rows = queries.by_urgency(dialogue)
    kept = queries.kept_count(dialogue)
    context = {
        "drawn": scatter_of(queries.placed(dialogue)),
        "page": page_of(request, rows),
        "kept": kept,
        "too_many": kept > dialogue.most_kept,
    }
    return render(request, "actions/choices.html", context)


@workspace("read_actions")
def gaps(request: WorkspaceRequest) -> HttpResponse:
    may_see_all = scope_of(request.user, request.dialogue, "read_draft") is not None
    untouched = spine.perspectives_without_meeting(request.dialogue) if may_see_all else None
    context = {
        "page": page_of(request, untouched) if untouched is not None else None,
        "groups": groups_for(request.user, request.dialogue),
        "todo": todo("perspectives", request.user, request.dialogue),
    }
    return render(request, "actions/gaps.html", context)
