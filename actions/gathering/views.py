"""Pages where proposals are made of what was said: the sources, and the rows of one of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables

from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record_reads
from dialogues.lists import ListFilter, page_of
from dialogues.permissions import scope_of
from dialogues.wording import term

from ..models import OriginKind
from . import queries, services
from .forms import CollectForm
from .sources import SOURCES, Source, found_among

AT_ONCE = 20


@workspace("cull_proposals")
def sources(request: WorkspaceRequest) -> HttpResponse:
    context = {"sources": queries.sources_for(request.user, request.dialogue)}
    return render(request, "actions/gathering/sources.html", context)


def _source_or_404(request: WorkspaceRequest, slug: str) -> Source:
    source = SOURCES.get(slug)
    if source is None:
        raise Http404
    for right in source.rights:
        if scope_of(request.user, request.dialogue, right) is None:
            raise PermissionDenied(right)
    return source


def _filters(request: WorkspaceRequest, source: Source) -> ListFilter:
    made = [("none", _("no proposal yet")), ("some", _("a proposal already"))]
    filters: dict = {"made": (_("Has led to"), made)}
    if source.by_meeting:
        filters["meeting"] = (
            term("meeting"),
            [(meeting.pk, f"{meeting}: {meeting.title}") for meeting in request.dialogue.meetings.order_by("number")],
        )
    asked = request.GET.copy()
    asked.setdefault("made", "none")
    listing = ListFilter(asked, filters=filters)
    del listing.fields["q"]
    return listing


@workspace("cull_proposals")
@sensitive_variables("form", "found", "rows", "context")
def source(request: WorkspaceRequest, source: str) -> HttpResponse:
    """The rows of one source: tick some, change their words, and make a proposal of each in one step."""
    chosen, dialogue = _source_or_404(request, source), request.dialogue
    listing = _filters(request, chosen)
    rows = chosen.rows(dialogue)
    if request.method == "POST":
        keys = [int(key) for key in request.POST.getlist("row") if key.isdecimal() and len(key) < 19][:AT_ONCE]
        page = page_of(request, rows.filter(pk__in=keys), size=AT_ONCE)
    else:
        if made := listing.value("made"):
            lacking = queries.without_proposal(chosen)
            rows = rows.filter(lacking) if made == "none" else rows.exclude(lacking).distinct()
        if chosen.by_meeting and (meeting := listing.value("meeting")):
            rows = rows.filter(**{f"{chosen.by_meeting}_id": meeting})
        page = page_of(request, rows, size=AT_ONCE)
    found = found_among(chosen, page.object_list)
    if chosen.kind == OriginKind.ANSWER:
        record_reads("source.read", dialogue=dialogue, actor=request.user, objects=list(page.object_list))
    form = CollectForm(request.POST if request.method == "POST" else None, source=chosen, found=found)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            made_now = services.collect(dialogue=dialogue, source=chosen, chosen=form.chosen(), actor=request.user)
            words = ngettext(
                "%(n)s proposal has been collected.", "%(n)s proposals have been collected.", len(made_now)
            )
            messages.success(request, words % {"n": len(made_now)})
            return redirect(reverse("actions:list", args=[dialogue.slug]) + "?state=harvested")
        status = 422
    context = {"source": chosen, "page": page, "form": form, "filter_form": listing, "query": request.GET.urlencode()}
    return render(request, "actions/gathering/source.html", context, status=status)
