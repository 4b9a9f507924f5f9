"""A list of candidates: upload, look through, say yes. The leader's own uploads only."""

import io

import openpyxl
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from openpyxl.styles import Font

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page
from interviews.people_import import columns
from interviews.people_import.forms import SOUND, TakeForm
from interviews.people_import.reading import LARGEST_FILE
from interviews.people_import.template import MEDIA_TYPE, put

from ..models import CandidateImport
from . import importing

SHOWN = 50


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Which file?"),
        help_text=gettext_lazy(".xlsx or .csv with one person a row and headings in the first row."),
    )


@workspace("manage_candidates")
def upload(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    back = reverse("meetings:candidates", args=[dialogue.slug])
    if gaps := dialogue.privacy_gaps():
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": back})
    return form_page(
        request,
        UploadForm(request.POST or None, request.FILES or None),
        save=lambda form: importing.keep_upload(
            data=form.cleaned_data["file"].read(LARGEST_FILE + 1), dialogue=dialogue, actor=request.user
        ),
        title=_("Import candidates from a list"),
        submit=_("Look through the list"),
        back=back,
        back_title=_("Candidates"),
        done=lambda kept: reverse("meetings:candidate_import_check", args=[dialogue.slug, kept.pk]),
        template="candidates/import_upload.html",
        headings=list(importing.headings(columns.variables_of(dialogue)).values()),
    )


@workspace("manage_candidates")
@require_safe
def template_file(request: WorkspaceRequest) -> HttpResponse:
    """An empty list with this dialogue's headings."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = _("Candidates")
    titles = importing.headings(columns.variables_of(request.dialogue))
    for place, title in enumerate(titles.values(), start=1):
        cell = sheet.cell(row=1, column=place)
        put(cell, title)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 24
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    response = HttpResponse(stream.getvalue(), content_type=MEDIA_TYPE)
    name = slugify(_("Candidates")) or "candidates"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _own(request: WorkspaceRequest, pk: int) -> CandidateImport:
    kept = get_object_or_404(CandidateImport, dialogue=request.dialogue, by=request.user, pk=pk)
    kept.dialogue = request.dialogue
    return kept


@workspace("manage_candidates")
def check(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What will happen with each row, and the yes."""
    kept = _own(request, pk)
    back = reverse("meetings:candidates", args=[request.dialogue.slug])
    if kept.used_at or not importing.open_uploads(request.user, request.dialogue).filter(pk=pk).exists():
        return render(request, "candidates/import_over.html", {"kept": kept, "back": back}, status=410)
    try:
        result, sheet = importing.checked(kept)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("meetings:candidate_import", request.dialogue.slug)
    form = TakeForm(request.POST or None, checked=result)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count = importing.take_in(
                    upload=kept,
                    actor=request.user,
                    known=form.chosen(),
                    leave_faulty=form.cleaned_data["take"] == SOUND,
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                said = ngettext("%(n)d person is a candidate now.", "%(n)d people are candidates now.", count)
                messages.success(request, said % {"n": count})
                return redirect(back)
    context = {
        "kept": kept,
        "form": form,
        "result": result,
        "sheet": sheet,
        "not_taken": columns.words_for(result.not_taken),
        "page": Paginator(result.new, SHOWN).get_page(request.GET.get("page")),
        "faulty": Paginator(result.faulty, SHOWN).get_page(request.GET.get("errors")),
        "ticked": {str(number) for number in form["known"].value() or []},
        "back": back,
    }
    response = render(request, "candidates/import_check.html", context, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response


@workspace("manage_candidates")
@require_POST
def discard(request: WorkspaceRequest, pk: int) -> HttpResponse:
    kept = _own(request, pk)
    if kept.used_at is None:
        importing.throw_away(upload=kept, actor=request.user)
    messages.success(request, _("The list is thrown away. Nobody was taken in."))
    return redirect("meetings:candidates", request.dialogue.slug)
