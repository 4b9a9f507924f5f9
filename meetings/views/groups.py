"""Working groups and the problem descriptions they write together."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.permissions import Scope, scope_of

from .. import rules, services
from ..forms import DescriptionForm, WorkingGroupForm
from ..groups.balance import balances
from ..models import ProblemDescription, WorkingGroup


@workspace("read_notes")
def groups(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET)
    rows = request.dialogue.working_groups.prefetch_related("themes", "members", "descriptions")
    rows = search(rows, listing.value("q"), ["name", "descriptions__text"]).distinct()
    return render(request, "meetings/groups.html", {"page": page_of(request, rows), "filter_form": listing})


def _writes(request: WorkspaceRequest, group: WorkingGroup) -> bool:
    """Whether the person writes with the group: they run the meetings, or are in it."""
    scope = scope_of(request.user, request.dialogue, "run_meetings")
    if scope is not Scope.OWN:
        return scope is Scope.ALL
    own = rules.own_participant(request.user, request.dialogue)
    return own is not None and group.members.filter(pk=own.pk).exists()


@workspace("read_notes")
def group_detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(request.dialogue.working_groups, pk=pk)
    context = {
        "group": group,
        "descriptions": group.descriptions.select_related("written_at").prefetch_related(
            "perspectives", "dissents", "present"
        ),
        "writes": _writes(request, group),
        "balance": balances([group])[0]
        if scope_of(request.user, request.dialogue, "plan_meetings") is not None
        else None,
        "members": group.members.all(),
        "themes": group.themes.all(),
    }
    return render(request, "meetings/group.html", context)


@workspace("plan_meetings")
def group_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    group = get_object_or_404(dialogue.working_groups, pk=pk) if pk else WorkingGroup()
    listed = reverse("meetings:groups", args=[dialogue.slug])
    return form_page(
        request,
        WorkingGroupForm(request.POST or None, instance=group, dialogue=dialogue),
        save=lambda form: services.save_working_group(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change the working group") if pk else _("Form a working group"),
        submit=_("Save"),
        back=reverse("meetings:group", args=[dialogue.slug, pk]) if pk else listed,
        done=lambda saved: reverse("meetings:group", args=[dialogue.slug, saved.pk]),
        said=_("The working group is saved."),
    )


@workspace("run_meetings")
def description_new(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Write the next version; it starts from the latest one, which is kept as it was. Whoever runs the meeting may, and
    who is in the group."""
    group = get_object_or_404(request.dialogue.working_groups, pk=pk)
    if not _writes(request, group):
        raise Http404
    latest = group.descriptions.first()
    initial: dict[str, Any] = {"based_on": latest.number if latest else 0}
    if latest:
        initial |= {"text": latest.text, "dissent": latest.dissent, "perspectives": latest.perspectives.all()}
    back = reverse("meetings:group", args=[request.dialogue.slug, pk])
    return form_page(
        request,
        DescriptionForm(request.POST or None, instance=ProblemDescription(), group=group, initial=initial),
        save=lambda form: services.write_description(form=form, group=group, actor=request.user),
        title=_("The problem, as the group describes it"),
        submit=_("Save as a new version"),
        back=back,
        done=back,
        said=_("The problem description is saved. Earlier versions are kept."),
    )
