"""A list of actors: an empty one to fill in, upload, look through, say yes; and the map as a list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ..access import WorkspaceRequest, takes_files, workspace
from ..events import record_read
from ..files import LARGEST_FILE
from ..models import ActorImport
from ..pages import form_page
from ..spreadsheets import uploads
from ..spreadsheets.pages import look_through
from ..spreadsheets.template import download
from . import forms, importing
from .views import home


@takes_files(LARGEST_FILE)
@workspace("edit_dialogue")
def upload(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    return form_page(
        request,
        forms.UploadForm(request.POST or None, request.FILES or None),
        save=lambda form: importing.keep_upload(
            data=form.cleaned_data["file"].read(LARGEST_FILE + 1), dialogue=dialogue, actor=request.user
        ),
        title=_("Import actors from a list"),
        submit=_("Look through the list"),
        back=home(request),
        back_title=_("Actor map"),
        done=lambda kept: reverse("dialogues:actor_import_check", args=[dialogue.slug, kept.pk]),
        aside="dialogues/actors/import_aside.html",
        lead=_("First you see what would happen with each row. Nothing is taken in before you say yes."),
        headings=list(importing.headings().values()),
    )


@workspace("edit_dialogue")
@require_safe
def template_file(request: WorkspaceRequest) -> HttpResponse:
    return download(importing.as_workbook(request.dialogue, empty=True), _("Actors"))


@workspace("read_groundwork")
@require_safe
def export(request: WorkspaceRequest) -> HttpResponse:
    record_read("actor.list_fetched", dialogue=request.dialogue, actor=request.user, obj=request.dialogue)
    return download(importing.as_workbook(request.dialogue, empty=False), _("Actor map"))


@workspace("edit_dialogue")
def check(request: WorkspaceRequest, pk: int) -> HttpResponse:
    kept = uploads.own_upload(request, ActorImport, pk)
    return look_through(
        request,
        kept=kept,
        is_open=uploads.open_uploads(ActorImport, request.user, request.dialogue).filter(pk=pk).exists(),
        checked=lambda: importing.checked(kept),
        take_in=lambda known, leave_faulty: importing.take_in(
            upload=kept, actor=request.user, known=known, leave_faulty=leave_faulty
        ),
        said=lambda count: (
            ngettext("%(n)d actor is on the map now.", "%(n)d actors are on the map now.", count) % {"n": count}
        ),
        template="dialogues/actors/import_check.html",
        over="dialogues/actors/import_over.html",
        upload=reverse("dialogues:actor_import", args=[request.dialogue.slug]),
        back=home(request),
    )


@workspace("edit_dialogue")
@require_POST
def discard(request: WorkspaceRequest, pk: int) -> HttpResponse:
    kept = uploads.own_upload(request, ActorImport, pk)
    if kept.used_at is None:
        importing.throw_away(upload=kept, actor=request.user)
    messages.success(request, _("The list is thrown away. Nothing was taken in."))
    return redirect(home(request))
