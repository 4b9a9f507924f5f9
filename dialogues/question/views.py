"""The wordings, side by side."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..access import WorkspaceRequest, workspace
from ..lists import ListFilter, page_of, search
from ..models import QuestionObjection
from ..pages import confirm_page, form_page
from ..permissions import scope_of
from ..queries import agreed_question
from . import forms, services
from .queries import wordings

WORDINGS_SHOWN = 12


def _edits(request: WorkspaceRequest) -> bool:
    return scope_of(request.user, request.dialogue, "edit_design_team") is not None


def _url(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"dialogues:{name}", args=[request.dialogue.slug, *args])


@workspace("read_design_team")
def questions(request: WorkspaceRequest) -> HttpResponse:
    kinds = [("standing", _("with objections that stand")), ("unopposed", _("without objections"))]
    listing = ListFilter(request.GET, filters={"kind": (_("Which"), kinds)})
    rows = search(wordings(request.dialogue), listing.value("q"), ["wording", "reason"])
    standing = QuestionObjection.objects.filter(question__dialogue=request.dialogue, settled_on=None)
    if listing.value("kind") == "standing":
        rows = rows.filter(pk__in=standing.values("question"))
    elif listing.value("kind") == "unopposed":
        rows = rows.exclude(pk__in=standing.values("question"))
    context = {
        "page": page_of(request, rows, size=WORDINGS_SHOWN),
        "filter_form": listing,
        "agreed": agreed_question(request.dialogue),
        "may_edit": _edits(request),
    }
    return render(request, "dialogues/question/page.html", context)


@workspace("edit_design_team")
def question_new(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    return form_page(
        request,
        forms.QuestionForm(request.POST or None),
        save=lambda form: services.propose_question(form=form, dialogue=dialogue, actor=request.user),
        title=_("Try a wording"),
        lead=_("It is put beside the others. A wording is never changed or deleted, only followed by another."),
        submit=_("Put it beside the others"),
        back=_url(request, "questions"),
        back_title=_("The central question"),
        done=_url(request, "questions"),
        said=_("The wording is there for the team to read."),
    )


@workspace("edit_design_team")
def question_agree(request: WorkspaceRequest, number: int) -> HttpResponse:
    dialogue = request.dialogue
    question = get_object_or_404(dialogue.questions, number=number)
    return form_page(
        request,
        forms.AgreeForm(request.POST or None, instance=question, dialogue=dialogue),
        save=lambda form: services.agree_question(form=form, dialogue=dialogue, actor=request.user),
        title=_("Has the design team agreed on this question?"),
        submit=_("Yes, this is the question"),
        back=_url(request, "questions"),
        back_title=_("The central question"),
        done=_url(request, "questions"),
        said=_("The dialogue has its central question."),
        template="dialogues/question/agree.html",
        question=question,
        standing=question.objections.filter(settled_on=None).select_related("by", "candidate"),
        earlier=dialogue.questions.filter(agreed_on__isnull=False).exclude(pk=question.pk).first(),
    )


@workspace("object_in_design_team")
def question_object(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    question = get_object_or_404(dialogue.questions, number=number)
    objection = get_object_or_404(question.objections, pk=pk) if pk else QuestionObjection()
    if pk and not request.user.has_perm("dialogues.speak_for_objection", objection):
        raise PermissionDenied
    return form_page(
        request,
        forms.ObjectionForm(
            request.POST or None, instance=objection, dialogue=dialogue, for_others=_edits(request) and not pk
        ),
        save=lambda form: services.save_objection(form=form, question=question, actor=request.user),
        title=_("Change the objection") if pk else _("What rubs?"),
        submit=_("Save"),
        back=_url(request, "questions"),
        back_title=_("The central question"),
        done=_url(request, "questions") + f"#wording-{number}",
        said=_("The objection is there for the team to read."),
        template="dialogues/question/object.html",
        question=question,
    )


@workspace("object_in_design_team")
def objection_settle(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    question = get_object_or_404(request.dialogue.questions, number=number)
    objection = get_object_or_404(question.objections, pk=pk)
    if not request.user.has_perm("dialogues.speak_for_objection", objection):
        raise PermissionDenied
    back = _url(request, "questions") + f"#wording-{number}"
    return confirm_page(
        request,
        act=lambda: services.settle_objection(objection=objection, actor=request.user),
        title=_("Does the objector go along now?"),
        text=_("The objection stays and can be read, with the day on which it was settled."),
        submit=_("Yes, it is settled"),
        plain=True,
        back=back,
        back_title=_("The central question"),
        done=back,
        said=_("The objection is settled."),
    )
