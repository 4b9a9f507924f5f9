"""Forms on the web, as the leader makes and opens them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import confirm_page, form_page

from ..models import FormState, WebForm
from . import queries, services
from .answer_form import AnswerForm
from .forms import QuestionFormSet, WebFormForm, begins
from .public_views import page_context
from .ready_made import READY_MADE


def _own(request: WorkspaceRequest, pk: int) -> WebForm:
    found = get_object_or_404(request.dialogue.web_forms, pk=pk)
    found.dialogue = request.dialogue
    return found


@workspace("plan_interviews")
@require_safe
def web_forms(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET)
    rows = search(queries.forms_of(request.dialogue), listing.value("q"), ["title"])
    context = {
        "page": page_of(request, rows),
        "filter_form": listing,
        "standing": queries.standing(request.dialogue),
        "gaps": request.dialogue.privacy_gaps(),
        "states": FormState,
    }
    return render(request, "interviews/webforms/list.html", context)


@workspace("plan_interviews")
def web_form_new(request: WorkspaceRequest) -> HttpResponse:
    """Choose what to begin from, then say what it is called and who it is for."""
    dialogue = request.dialogue
    begin_from = request.GET.get("from", "")
    if begin_from not in READY_MADE:
        return render(request, "interviews/webforms/begin.html", {"begins": begins()})
    form = WebFormForm(request.POST or None, instance=WebForm(dialogue=dialogue), begin_from=begin_from)
    return form_page(
        request,
        form,
        save=lambda form: services.save_form(form=form, dialogue=dialogue, actor=request.user, begin_from=begin_from),
        title=_("A new form on the web"),
        submit=_("Save the form"),
        back=reverse("interviews:web_form_new", args=[dialogue.slug]),
        back_title=_("What to begin from"),
        done=lambda web_form: web_form.get_absolute_url(),
        said=_("The form is saved. Nobody sees it until you open it."),
    )


@workspace("plan_interviews")
@require_safe
def web_form(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    rows = queries.inbox(request.dialogue, form=str(pk)).order_by()
    context = {
        "web_form": found,
        "state": found.state,
        "states": FormState,
        "questions": found.questions.filter(removed_at=None),
        "lacks": services.why_not_open(found),
        "answer_count": rows.count(),
        "new_count": rows.filter(status="new").count(),
        "address": settings.SITE_URL + found.get_public_url(),
    }
    return render(request, "interviews/webforms/detail.html", context)


@workspace("plan_interviews")
def web_form_edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    return form_page(
        request,
        WebFormForm(request.POST or None, instance=found),
        save=lambda form: services.save_form(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change “%(name)s”") % {"name": found.title},
        submit=_("Save the form"),
        back=found.get_absolute_url(),
        back_title=found.title,
        done=found.get_absolute_url(),
        said=_("The form is saved."),
    )


@workspace("plan_interviews")
def questions(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """All questions on one page. Every button saves what is typed; the arrows and "remove" do their thing too."""
    found = _own(request, pk)
    rows = list(found.questions.filter(removed_at=None))
    initial = [
        {"pk": row.pk, "text": row.text, "help_text": row.help_text, "is_long": row.is_long, "required": row.required}
        for row in rows
    ]
    if request.method != "POST":
        formset = QuestionFormSet(initial=initial, prefix="q")
        return _question_page(request, found, formset, found.version)
    formset = QuestionFormSet(request.POST, prefix="q")
    opened = request.POST.get("opened_version", "")
    if not formset.is_valid():
        return _question_page(request, found, formset, opened, status=422)
    button = request.POST.get("do", "save")
    try:
        services.save_questions(
            web_form=found,
            questions=formset.moved(button),
            opened_version=int(opened) if opened.isdecimal() else 0,
            actor=request.user,
        )
    except Conflict as error:
        typed = "\n".join(row.text for row in formset.moved("save"))
        stored = "\n".join(row.text for row in rows)
        fields = [{"name": "text", "label": _("Questions"), "theirs": stored, "yours": typed}]
        # saving again replaces theirs with what stands here, rows that are gone made anew
        known = {row.pk for row in rows}
        data = request.POST.copy()
        for form in formset.forms:
            if form.cleaned_data.get("pk") not in known:
                data[form.add_prefix("pk")] = ""
        again = QuestionFormSet(data, prefix="q")
        again.is_valid()
        return _question_page(request, found, again, error.current.version, status=409, conflict=fields)
    except ValidationError as error:
        formset._non_form_errors.extend(error.messages)
        return _question_page(request, found, formset, opened, status=422)
    if button == "save":
        messages.success(request, _("The questions are saved."))
        return redirect(found.get_absolute_url())
    place = button.partition("-")[2]
    return redirect(reverse("interviews:web_form_questions", args=[request.dialogue.slug, pk]) + f"#row-{place}")


def _question_page(
    request: WorkspaceRequest, found: WebForm, formset: Any, opened: int | str, status: int = 200, conflict: Any = None
) -> HttpResponse:
    context = {"web_form": found, "formset": formset, "opened_version": opened, "conflict": conflict}
    return render(request, "interviews/webforms/questions.html", context, status=status)


@workspace("plan_interviews")
@require_safe
def preview(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The page as those who answer will meet it, with nowhere to send it."""
    found = _own(request, pk)
    context = page_context(found, form=AnswerForm(web_form=found), is_preview=True, back=found.get_absolute_url())
    return render(request, "public/web_form.html", context)


@workspace("plan_interviews")
@require_POST
def web_form_open(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    try:
        services.open_form(web_form=found, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The form is open."))
    return redirect(found.get_absolute_url())


@workspace("plan_interviews")
@require_POST
def web_form_close(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    services.close_form(web_form=found, actor=request.user)
    messages.success(request, _("The form is closed. What has arrived is in the inbox."))
    return redirect(found.get_absolute_url())


@workspace("plan_interviews")
def web_form_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    if request.method != "POST" and (why := services.why_form_stays(found)):
        title = _("%(name)s stays") % {"name": found.title}
        return render(request, "interviews/stays.html", {"title": title, "text": why, "back": found.get_absolute_url()})
    return confirm_page(
        request,
        act=lambda: services.remove_form(web_form=found, actor=request.user),
        title=_("Remove “%(name)s”?") % {"name": found.title},
        text=_("The form and its questions are erased, and its address leads nowhere. Nobody has answered it."),
        submit=_("Remove the form"),
        back=found.get_absolute_url(),
        done=reverse("interviews:web_forms", args=[request.dialogue.slug]),
        said=_("The form is removed."),
    )
