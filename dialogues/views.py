"""The way in: the list of one's dialogues, starting a new one, and the overview of one."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from . import queries, services
from .access import SignedInRequest, WorkspaceRequest, signed_in, workspace
from .forms import NewDialogueForm
from .lists import ListFilter, page_of, search
from .overview import Overview
from .pages import form_page
from .permissions import Role


@signed_in
def dialogue_list(request: SignedInRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"role": (_("Role"), Role.choices)})
    rows = search(queries.dialogues_of(request.user), listing.value("q"), ["title", "issue", "municipality__name"])
    if role := listing.value("role"):
        rows = rows.filter(Q(memberships__user=request.user, memberships__role=role)).distinct()
    page = page_of(request, rows)
    context = {
        "page": page,
        "rows": queries.listed(page.object_list, request.user),
        "filter_form": listing,
        "may_start": queries.municipalities_to_start_in(request.user).exists(),
    }
    return render(request, "dialogues/list.html", context)


@signed_in
def dialogue_new(request: SignedInRequest) -> HttpResponse:
    municipalities = queries.municipalities_to_start_in(request.user)
    if not municipalities:
        raise PermissionDenied
    initial = {"municipality": municipalities[0]} if len(municipalities) == 1 else {}
    return form_page(
        request,
        NewDialogueForm(request.POST or None, municipalities=municipalities, initial=initial),
        save=lambda form: services.start_dialogue(form=form, actor=request.user),
        title=_("Start a dialogue"),
        submit=_("Start the dialogue"),
        back=reverse("dialogues:list"),
        back_title=_("All dialogues"),
        done=lambda dialogue: reverse("dialogues:preparation", args=[dialogue.slug]),
        said=_("The dialogue is started and you lead it. No one outside can see it yet."),
        aside="dialogues/new_aside.html",
    )


@workspace("read_overview")
def overview(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "dialogues/overview.html", {"overview": Overview(request.dialogue, request.user)})
