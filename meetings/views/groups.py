"""Working groups and the problem descriptions they write together."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page

from .. import services
from ..forms import DescriptionForm, WorkingGroupForm
from ..models import ProblemDescription, WorkingGroup


@workspace("read_notes")
def groups(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET)
    rows = request.dialogue.working_groups.prefetch_related("themes", "members", "descriptions")
    rows = search(rows, listing.value("q"), ["name", "descriptions__text"]).distinct()
    return render(request, "meetings/groups.html", {"page": page_of(request, rows), "filter_form": listing})


@workspace("read_notes")
def group_detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(request.dialogue.working_groups, pk=pk)
    context = {
        "group": group,
        "descriptions": group.descriptions.select_related("written_at").prefetch_related("perspectives"),
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


@workspace("plan_meetings")
def description_new(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Write the next version; it starts from the latest one, which is kept as it was."""
    group = get_object_or_404(request.dialogue.working_groups, pk=pk)
    latest = group.descriptions.first()
    initial = {}
    if latest:
        initial = {"text": latest.text, "dissent": latest.dissent, "perspectives": latest.perspectives.all()}
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
