"""The knowledge base: sources, what is missing in them, and what nobody knows."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..access import WorkspaceRequest, takes_files, workspace
from ..files.cleaning import LARGEST
from ..files.serving import served
from ..lists import ListFilter, page_of
from ..models import Knowledge, KnowledgeArea, KnowledgeFile, KnowledgeGap, Viewpoint
from ..pages import confirm_page, form_page
from . import forms, queries, services


def _home(request: WorkspaceRequest, anchor: str = "") -> str:
    return reverse("dialogues:knowledge", args=[request.dialogue.slug]) + (f"#{anchor}" if anchor else "")


@workspace("read_groundwork")
def knowledge(request: WorkspaceRequest) -> HttpResponse:
    filters = {"area": (_("Area"), KnowledgeArea.choices), "rests": (_("Rests on"), Viewpoint.choices)}
    listing = ListFilter(request.GET, filters=filters)
    rows = list(request.dialogue.knowledge.select_related("file"))
    shown = queries.filtered(
        rows, text=listing.value("q"), area=listing.value("area"), viewpoint=listing.value("rests")
    )
    page = page_of(request, shown)
    known = queries.overview(request.dialogue, rows)
    context = {
        "known": known,
        "says": queries.says_in_short(known),
        "page": page,
        "sources": [queries.source(row) for row in page.object_list],
        "filter_form": listing,
    }
    return render(request, "dialogues/knowledge/list.html", context)


@takes_files(LARGEST)
@workspace("edit_dialogue")
def source_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    row = get_object_or_404(request.dialogue.knowledge, pk=pk) if pk else Knowledge()
    return form_page(
        request,
        forms.KnowledgeForm(request.POST or None, request.FILES or None, instance=row),
        save=lambda form: services.save_source(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change the source") if pk else _("Add a source"),
        submit=_("Save"),
        back=_home(request),
        back_title=_("Knowledge base"),
        done=_home(request, "sources"),
        said=_("The source is saved."),
        aside="dialogues/knowledge/aside.html",
        row=row,
        doubts=[words for _flag, words in queries.doubts(row)] if pk else [],
    )


@workspace("read_groundwork")
@require_safe
def source_file(request: WorkspaceRequest, pk: int, key: UUID) -> HttpResponseBase:
    """The source itself, to keep."""
    found = get_object_or_404(KnowledgeFile, source__dialogue=request.dialogue, source=pk, key=key)
    return served(request, stored=found.stored, sha256=found.sha256, name=found.name, content_type=found.content_type)


@workspace("edit_dialogue")
def gap_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    row = get_object_or_404(request.dialogue.knowledge_gaps, pk=pk) if pk else KnowledgeGap()
    return form_page(
        request,
        forms.GapForm(request.POST or None, instance=row),
        save=lambda form: services.save_gap(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change what we do not know") if pk else _("Add what we do not know"),
        submit=_("Save"),
        back=_home(request),
        back_title=_("Knowledge base"),
        done=_home(request, "unknown"),
        said=_("It is saved."),
        aside="dialogues/knowledge/gap_aside.html",
        row=row,
    )


def _remove(request: WorkspaceRequest, row: Knowledge | KnowledgeGap) -> HttpResponse:
    row.dialogue = request.dialogue
    return confirm_page(
        request,
        act=lambda: services.remove(row=row, actor=request.user),
        title=_("Remove “%(name)s”?") % {"name": row},
        text=_("It is removed for good. A compilation that is published already keeps what it says."),
        submit=_("Remove"),
        back=_home(request),
        back_title=_("Knowledge base"),
        done=_home(request),
        said=_("It is removed."),
    )


@workspace("edit_dialogue")
def source_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return _remove(request, get_object_or_404(request.dialogue.knowledge, pk=pk))


@workspace("edit_dialogue")
def gap_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return _remove(request, get_object_or_404(request.dialogue.knowledge_gaps, pk=pk))
