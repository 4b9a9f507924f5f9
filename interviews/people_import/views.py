"""Upload, look through, say yes. The leader's own uploads only; anybody else's are not there."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page

from ..models import PeopleImport
from . import columns, services, template
from .forms import SOUND, TakeForm, UploadForm
from .reading import LARGEST_FILE

SHOWN = 50
"""Rows on a page, of those to be taken in and of those with errors."""


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
    response = HttpResponse(template.template(request.dialogue), content_type=template.MEDIA_TYPE)
    name = slugify(_("people")) or "people"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _own(request: WorkspaceRequest, pk: int) -> PeopleImport:
    mine = PeopleImport.objects.filter(dialogue=request.dialogue, by=request.user)
    return get_object_or_404(mine, pk=pk)


@workspace("plan_interviews")
def check(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What will happen with each row, and the yes. Shown to whoever uploaded it, and kept in no memory on the way."""
    kept = _own(request, pk)
    kept.dialogue = request.dialogue
    people = reverse("interviews:people", args=[request.dialogue.slug])
    if kept.used_at or not services.open_uploads(request.user, request.dialogue).filter(pk=pk).exists():
        return render(request, "interviews/import_over.html", {"kept": kept, "back": people}, status=410)
    try:
        result, sheet = services.checked(kept)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("interviews:people_import", request.dialogue.slug)
    form = TakeForm(request.POST or None, checked=result)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count = services.import_people(
                    upload=kept,
                    actor=request.user,
                    known=form.chosen(),
                    leave_faulty=form.cleaned_data["take"] == SOUND,
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                said = ngettext("%(count)d person is taken in.", "%(count)d people are taken in.", count)
                messages.success(request, said % {"count": count})
                return redirect(people)
    context = {
        "kept": kept,
        "form": form,
        "result": result,
        "sheet": sheet,
        "not_taken": columns.words_for(result.not_taken),
        "page": Paginator(result.new, SHOWN).get_page(request.GET.get("page")),
        "faulty": Paginator(result.faulty, SHOWN).get_page(request.GET.get("errors")),
        "listed": result.known[: len(form.fields["known"].choices)],
        "listed_more": len(form.rest),
        "ticked": {str(number) for number in form["known"].value() or []},
        "back": people,
    }
    response = render(request, "interviews/import_check.html", context, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response


@workspace("plan_interviews")
@require_POST
def discard(request: WorkspaceRequest, pk: int) -> HttpResponse:
    kept = _own(request, pk)
    if kept.used_at is None:
        services.throw_away(upload=kept, actor=request.user)
    messages.success(request, _("The list is thrown away. Nobody was taken in."))
    return redirect("interviews:people", request.dialogue.slug)
