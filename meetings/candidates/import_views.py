"""A list of candidates: upload, look through, say yes. The leader's own uploads only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dialogues.access import WorkspaceRequest, takes_files, workspace
from dialogues.files import LARGEST_FILE
from dialogues.pages import form_page
from dialogues.spreadsheets import uploads
from dialogues.spreadsheets.forms import FileForm
from dialogues.spreadsheets.pages import look_through
from dialogues.spreadsheets.template import download, workbook
from interviews.people_import import columns

from ..models import CandidateImport
from . import importing


@takes_files(LARGEST_FILE)
@workspace("manage_candidates")
def upload(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    back = reverse("meetings:candidates", args=[dialogue.slug])
    if gaps := dialogue.privacy_gaps():
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": back})
    return form_page(
        request,
        FileForm(request.POST or None, request.FILES or None),
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
    titles = importing.headings(columns.variables_of(request.dialogue))
    data = workbook(_("Candidates"), titles, wide=dict.fromkeys(titles, 24), as_text=("phone", "email"))
    return download(data, _("Candidates"))


@workspace("manage_candidates")
def check(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What will happen with each row, and the yes."""
    kept = uploads.own_upload(request, CandidateImport, pk)
    return look_through(
        request,
        kept=kept,
        is_open=uploads.open_uploads(CandidateImport, request.user, request.dialogue).filter(pk=pk).exists(),
        checked=lambda: importing.checked(kept),
        take_in=lambda known, leave_faulty: importing.take_in(
            upload=kept, actor=request.user, known=known, leave_faulty=leave_faulty
        ),
        said=lambda count: (
            ngettext("%(n)d person is a candidate now.", "%(n)d people are candidates now.", count) % {"n": count}
        ),
        template="candidates/import_check.html",
        over="candidates/import_over.html",
        upload=reverse("meetings:candidate_import", args=[request.dialogue.slug]),
        back=reverse("meetings:candidates", args=[request.dialogue.slug]),
    )


@workspace("manage_candidates")
@require_POST
def discard(request: WorkspaceRequest, pk: int) -> HttpResponse:
    kept = uploads.own_upload(request, CandidateImport, pk)
    if kept.used_at is None:
        importing.throw_away(upload=kept, actor=request.user)
    messages.success(request, _("The list is thrown away. Nobody was taken in."))
    return redirect("meetings:candidates", request.dialogue.slug)
