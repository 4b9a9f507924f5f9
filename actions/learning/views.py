"""Looking back, lessons and the case in the workspace."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, one_time_link, workspace
from dialogues.models import Dialogue, OneTimeLink
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import scope_of
from meetings.groups.views import own_row
from meetings.models import Participant
from reports.views import document_file

from ..models import Case, Lesson, LookBack, LookBackGiven
from . import queries, services
from .case import prefilled
from .forms import CaseForm, LessonForm, LookBackForm


def _home(dialogue: Dialogue) -> str:
    return reverse("actions:learning", args=[dialogue.slug])


@workspace("read_actions")
def learning(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    may_read = scope_of(request.user, dialogue, "read_evaluations") is not None
    context = {
        "looking": queries.looking(dialogue) if may_read else None,
        "lessons": dialogue.lessons.all(),
        "case": Case.objects.filter(dialogue=dialogue).first(),
        "versions": queries.published_cases(dialogue),
        "may_lead": scope_of(request.user, dialogue, "edit_dialogue") is not None,
        "may_write": scope_of(request.user, dialogue, "write_lessons") is not None,
        "may_answer": _may_answer(request),
    }
    return render(request, "actions/learning/home.html", context)


def _may_answer(request: WorkspaceRequest) -> bool:
    """Whether this person took part, and has something to answer."""
    if scope_of(request.user, request.dialogue, "take_part") is None:
        return False
    own = request.dialogue.participants.filter(user=request.user).first()
    open_now = LookBack.objects.filter(dialogue=request.dialogue, closed_at=None).first()
    return bool(own and open_now and not open_now.given.filter(participant=own).exists())


@workspace("edit_dialogue")
def look_back_ask(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    look_back = LookBack.objects.filter(dialogue=dialogue).first() or LookBack(dialogue=dialogue)
    waiting = len(queries.to_be_asked(look_back)) if look_back.pk else _with_address(dialogue)
    text = ngettext(
        "One person who took part gets a mail with a link of their own. No name is kept with the answer.",
        "%(n)s people who took part get a mail each with a link of their own. No name is kept with the answers.",
        waiting,
    )
    return confirm_page(
        request,
        act=lambda: services.ask(dialogue=dialogue, actor=request.user),
        title=_("Ask those who took part to look back?"),
        text=text % {"n": waiting},
        submit=_("Ask"),
        back=_home(dialogue),
        done=_home(dialogue),
        said=_("The question is on its way."),
        back_title=_("Learning"),
    )


def _with_address(dialogue: Dialogue) -> int:
    return queries.who_took_part(dialogue).exclude(email="").count()


@workspace("edit_dialogue")
def look_back_close(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    return confirm_page(
        request,
        act=lambda: services.close(dialogue=dialogue, actor=request.user),
        title=_("Close, and show what was answered?"),
        text=_("Nobody more can answer after this. While it is open nothing is shown, so that no answer can be told."),
        submit=_("Close"),
        back=_home(dialogue),
        done=_home(dialogue),
        said=_("It is closed."),
        back_title=_("Learning"),
    )


@workspace("take_part")
def look_back_give(request: WorkspaceRequest) -> HttpResponse:
    here = reverse("actions:look_back_give", args=[request.dialogue.slug])
    return _answer(request, request.dialogue, own_row(request), here)


@one_time_link
def look_back_by_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    dialogue = link.dialogue
    participant = Participant.objects.filter(pk=link.object_id, dialogue=dialogue).first()
    if dialogue is None or participant is None:
        raise Http404
    return _answer(request, dialogue, participant, request.path)


def _answer(request: HttpRequest, dialogue: Dialogue, participant: Participant, here: str) -> HttpResponse:
    """Three questions and a box. Answered once."""
    look_back = LookBack.objects.filter(dialogue=dialogue).first()
    if look_back is None:
        raise Http404
    form, status = LookBackForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.answer(dialogue=dialogue, participant=participant, given=form.answer())
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                messages.success(request, _("Thank you. Your answer is in, without your name."))
            return redirect(here)
    context = {
        "form": form,
        "dialogue": dialogue,
        "fewest": queries.fewest_in(dialogue),
        "closed": look_back.closed_at is not None,
        "answered": LookBackGiven.objects.filter(look_back=look_back, participant=participant).exists(),
    }
    return render(request, "actions/learning/answer.html", context, status=status)


@workspace("write_lessons")
def lesson_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    lesson = get_object_or_404(dialogue.lessons, pk=pk) if pk else Lesson(dialogue=dialogue)
    return form_page(
        request,
        LessonForm(request.POST or None, instance=lesson),
        save=lambda form: services.save_lesson(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change the lesson") if pk else _("A lesson"),
        submit=_("Save"),
        back=_home(dialogue),
        done=_home(dialogue) + "#lessons",
        said=_("The lesson is saved."),
        back_title=_("Learning"),
    )


@workspace("write_lessons")
def lesson_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    lesson = get_object_or_404(request.dialogue.lessons, pk=pk)
    return confirm_page(
        request,
        act=lambda: services.remove_lesson(lesson=lesson, actor=request.user),
        title=_("Take the lesson away?"),
        text=_("A case that has been published keeps it."),
        submit=_("Take it away"),
        back=_home(request.dialogue),
        done=_home(request.dialogue) + "#lessons",
        said=_("The lesson is gone."),
        back_title=_("Learning"),
    )


@workspace("edit_dialogue")
def case_edit(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    case = Case.objects.filter(dialogue=dialogue).first()
    initial = {} if case else prefilled(dialogue)
    return form_page(
        request,
        CaseForm(request.POST or None, instance=case or Case(dialogue=dialogue), initial=initial),
        save=lambda form: services.save_case(form=form, dialogue=dialogue, actor=request.user),
        title=_("The case, for others to learn from"),
        submit=_("Save"),
        back=_home(dialogue),
        done=_home(dialogue) + "#case",
        said=_("The case is saved. Anyone reads it when you publish it."),
        back_title=_("Learning"),
        lead=_("It begins with what is known already. Change it until it sounds like you."),
    )


@workspace("edit_dialogue")
def case_publish(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    return confirm_page(
        request,
        act=lambda: services.publish_case(dialogue=dialogue, actor=request.user),
        title=_("Publish the case?"),
        text=_("Anyone can then read it, with the lessons and, if enough have answered, how people look back."),
        submit=_("Publish"),
        back=_home(dialogue),
        done=_home(dialogue) + "#case",
        said=_("The case is published."),
        back_title=_("Learning"),
    )


@workspace("read_actions")
def case_file(request: WorkspaceRequest, number: int) -> FileResponse:
    version = get_object_or_404(queries.published_cases(request.dialogue), number=number)
    if version.document is None:
        raise Http404
    return document_file(version.document)
