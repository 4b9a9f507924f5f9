"""The way in: the list of one's dialogues, and the overview of one."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from . import queries
from .access import SignedInRequest, WorkspaceRequest, signed_in, workspace
from .lists import ListFilter, page_of, search
from .overview import Overview
from .permissions import Role
from .starting.queries import drafts_of


@signed_in
def dialogue_list(request: SignedInRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"role": (_("Role"), Role.choices)})
    rows = search(queries.dialogues_of(request.user), listing.value("q"), ["title", "issue", "municipality__name"])
    if role := listing.value("role"):
        rows = rows.filter(Q(memberships__user=request.user, memberships__role=role)).distinct()
    page = page_of(request, rows)
    administered = queries.administered_by(request.user)
    context = {
        "page": page,
        "rows": queries.listed(page.object_list, administered),
        "filter_form": listing,
        "drafts": drafts_of(request.user),
        "administers": bool(administered),
        "may_start": queries.municipalities_to_start_in(request.user).exists(),
        "may_take_in": request.user.is_superuser or request.user.administered.exists(),
    }
    return render(request, "dialogues/list.html", context)


@workspace("read_overview")
def overview(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "dialogues/overview.html", {"overview": Overview(request.dialogue, request.user)})
