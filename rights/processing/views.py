"""Pages of the register and the impact assessment: read, filled in, made into a PDF."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.pages import form_page

from .. import papers
from ..models import Assessment
from .sheets import ASSESSMENT, REGISTER, own_words

SLUGS = {"register": REGISTER, "assessment": ASSESSMENT}


class AssessmentForm(RecordForm):
    class Meta:
        model = Assessment
        fields = ["controller", "processors", "transfers", "necessity", "risks", "consulted", "conclusion"]
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("processors", "transfers", "necessity", "risks", "consulted", "conclusion")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.Meta.widgets:
            self.fields[name].max_length = 5000


@transaction.atomic
def save_assessment(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Assessment:
    """Keep what the municipality says itself.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    row, changed = form.save_record(dialogue=dialogue)
    if changed:
        record("processing.changed", dialogue=dialogue, actor=actor, obj=row)
    return row


def _kind(which: str) -> str:
    if which not in SLUGS:
        raise Http404
    return SLUGS[which]


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"rights:{name}", args=[request.dialogue.slug, *args])


@workspace("read_processing")
def documents(request: WorkspaceRequest) -> HttpResponse:
    """Both papers, how much of each is left to fill in, and their PDFs."""
    rows = []
    for which, kind in SLUGS.items():
        sheet = papers.sheet_of(kind, request.dialogue.pk)
        rows.append((which, sheet, papers.latest(kind, request.dialogue.pk)))
    return render(request, "rights/documents.html", {"rows": rows})


@workspace("read_processing")
def paper(request: WorkspaceRequest, which: str) -> HttpResponse:
    sheet = papers.sheet_of(_kind(which), request.dialogue.pk)
    return render(request, "rights/paper.html", {"sheet": sheet, "which": which})


@workspace("read_processing")
def paper_pdf(request: WorkspaceRequest, which: str) -> HttpResponse:
    """GET shows how far the PDF has come, POST orders it."""
    kind = _kind(which)
    document = papers.latest(kind, request.dialogue.pk)
    if request.method == "POST":
        document = papers.order(kind, request.dialogue.pk)
    return papers.watch(request, document, "paper", which)


@workspace("read_processing")
def paper_pdf_file(request: WorkspaceRequest, which: str) -> HttpResponseBase:
    answer = papers.fetched(papers.latest(_kind(which), request.dialogue.pk))
    return answer or redirect(_address(request, "paper_pdf", which))


@workspace("manage_retention")
def assessment_edit(request: WorkspaceRequest) -> HttpResponse:
    back = _address(request, "documents")
    return form_page(
        request,
        AssessmentForm(request.POST or None, instance=own_words(request.dialogue)),
        save=lambda form: save_assessment(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("What only the municipality knows"),
        lead=_(
            "It goes into the register and the impact assessment, where it is marked as missing until you write it."
        ),
        submit=_("Save"),
        back=back,
        back_title=_("Register and assessment"),
        said=_("It is saved."),
    )
