"""The page of differences: who says what, who says the opposite, and what is put side by side."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.permissions import scope_of

from ..models import Contrast
from ..rules import codes_everything
from . import drawing
from .contrast_queries import contrasts
from .labels import names
from .matrix import ALL, APART
from .matrix import differences as worked_out
from .reasons import reasons
from .suggestions import suggestions
from .words import opening, pairs

PAGE_SIZE = 40
MOST_CONTRASTS = 6


def _query(request: WorkspaceRequest, **changes: str) -> str:
    """The address of the page with what is asked for now, and ``changes``."""
    asked = request.GET.copy()
    asked.pop("page", None)
    for name, value in changes.items():
        asked.pop(name, None)
        if value:
            asked[name] = value
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


@workspace("read_statements")
def differences(request: WorkspaceRequest) -> HttpResponse:
    sees_all = codes_everything(request.user, request.dialogue)
    as_others = sees_all and request.GET.get("as") == "others"
    found = worked_out(
        request.user,
        request.dialogue,
        by=request.GET.get("by", ""),
        facet=request.GET.get("sorted", ""),
        as_others=as_others,
    )
    met = pairs(found)
    shows = request.GET.get("rows", "")
    shows = shows if shows in {APART, ALL} else APART if found.apart else ALL
    rows = found.apart if shows == APART else [row for row in found.rows if found.exact or row.is_shown]
    may_edit = scope_of(request.user, request.dialogue, "edit_compilation") is not None
    side_by_side = contrasts(request.user, request.dialogue)
    if not may_edit:
        side_by_side = [one for one in side_by_side if one.is_whole]
    every = request.GET.get("contrasts") == "all"
    context: dict[str, Any] = {
        "found": found,
        "opening": opening(found, met),
        "page": page_of(request, rows, size=PAGE_SIZE),
        "shows": shows,
        "ring": drawing.ring(found, met),
        "chain": drawing.chains(found),
        "reasons": reasons(found) if found.exact else [],
        "sees_all": sees_all,
        "as_others": as_others,
        "may_edit": may_edit,
        "contrasts": side_by_side if every else side_by_side[:MOST_CONTRASTS],
        "contrast_count": len(side_by_side),
        "removed": list(_removed(request)) if may_edit else [],
        "apart_url": _query(request, rows=APART),
        "all_url": _query(request, rows=ALL),
        "others_url": _query(request, **{"as": "" if as_others else "others"}),
        "every_contrast_url": _query(request, contrasts="all"),
        "sorted_urls": [
            ("", _("What it describes"), _query(request, sorted="")),
            *((str(one.pk), one.name, _query(request, sorted=str(one.pk))) for one in found.facets),
        ],
    }
    return render(request, "perspectives/differences.html", context)


def _removed(request: WorkspaceRequest) -> list[Contrast]:
    return list(request.dialogue.contrasts.filter(removed_at__isnull=False).order_by("-removed_at")[:20])


@workspace("edit_compilation")
def contrast_suggestions(request: WorkspaceRequest) -> HttpResponse:
    """Where a contradiction may lie, theme by theme. The leader looks and chooses."""
    request.nav_path = reverse("perspectives:differences", args=[request.dialogue.slug])
    rows = suggestions(request.dialogue, names(request.dialogue))
    page = page_of(request, rows, size=12)
    return render(request, "perspectives/contrast_suggestions.html", {"page": page})
