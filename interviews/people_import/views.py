"""Upload, look through, say yes. The leader's own uploads only; anybody else's are not there."""

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
from dialogues.spreadsheets.pages import look_through
from dialogues.spreadsheets.template import download

from ..models import PeopleImport
from . import columns, services, template
from .forms import UploadForm


@takes_files(LARGEST_FILE)
@workspace("plan_interviews")
def upload(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    back = reverse("interviews:people", args=[dialogue.slug])
    if gaps := dialogue.privacy_gaps():
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": back})
    return form_page(
        request,
        UploadForm(request.POST or None, request.FILES or None, dialogue=dialogue),
        save=lambda form: services.keep_upload(
            data=form.cleaned_data["file"].read(LARGEST_FILE + 1),
            dialogue=dialogue,
            actor=request.user,
            default_group=form.cleaned_data["group"],
        ),
        title=_("Import people from a list"),
        submit=_("Look through the list"),
        back=back,
        back_title=_("People"),
        done=lambda kept: reverse("interviews:people_import_check", args=[dialogue.slug, kept.pk]),
        template="interviews/import_upload.html",
        headings=list(columns.headings(columns.variables_of(dialogue)).values()),
        has_groups=dialogue.groups.exists(),
    )


@workspace("plan_interviews")
@require_safe
def template_file(request: WorkspaceRequest) -> HttpResponse:
    return download(template.template(request.dialogue), _("people"))


@workspace("plan_interviews")
def check(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What will happen with each row, and the yes. Shown to whoever uploaded it, and kept in no memory on the way."""
    kept = uploads.own_upload(request, PeopleImport, pk)
    kept.dialogue = request.dialogue
    return look_through(
        request,
        kept=kept,
        is_open=uploads.open_uploads(PeopleImport, request.user, request.dialogue).filter(pk=pk).exists(),
        checked=lambda: services.checked(kept),
        take_in=lambda known, leave_faulty: services.import_people(
            upload=kept, actor=request.user, known=known, leave_faulty=leave_faulty
        ),
        said=lambda count: (
            ngettext("%(count)d person is taken in.", "%(count)d people are taken in.", count) % {"count": count}
        ),
        template="interviews/import_check.html",
        over="interviews/import_over.html",
        upload=reverse("interviews:people_import", args=[request.dialogue.slug]),
        back=reverse("interviews:people", args=[request.dialogue.slug]),
    )


@workspace("plan_interviews")
@require_POST
def discard(request: WorkspaceRequest, pk: int) -> HttpResponse:
    kept = uploads.own_upload(request, PeopleImport, pk)
    if kept.used_at is None:
        services.throw_away(upload=kept, actor=request.user)
    messages.success(request, _("The list is thrown away. Nobody was taken in."))
    return redirect("interviews:people", request.dialogue.slug)
