"""Pages of the exploratory interviews. Names on their own pages only, and each showing of them is an event."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.models import DesignTeamCandidate
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope, scope_of

from ..models import ExploratoryGuide, ExploratoryInterview
from ..rules import own_exploratory
from . import services
from .forms import ExploratoryForm, FoundForm, GuideForm
from .questions import in_parts, questions_of


def _url(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"interviews:{name}", args=[request.dialogue.slug, *args])


def _may(request: WorkspaceRequest, capability: str) -> bool:
    return scope_of(request.user, request.dialogue, capability) is not None


def _own(request: WorkspaceRequest, number: int, *, erased: bool = False) -> ExploratoryInterview:
    """The interview if it is the person's to read; 404 else. One that is erased only for who asks for that."""
    rows = own_exploratory(request.user, request.dialogue).select_related("interviewer", "candidate")
    row = get_object_or_404(rows if erased else rows.filter(erased_at=None), number=number)
    row.dialogue = request.dialogue
    return row


def _with_log(request: WorkspaceRequest, row: ExploratoryInterview, response: HttpResponse) -> HttpResponse:
    """Note that who was met was shown, unless ``response`` only leads on."""
    if response.status_code < 300 or response.status_code >= 400:
        services.note_exploratory_read(interview=row, actor=request.user)
    return response


@workspace("register_interviews")
def exploratory_list(request: WorkspaceRequest) -> HttpResponse:
    """Numbers and days, no names: those stand on each interview's own page."""
    rows = own_exploratory(request.user, request.dialogue).select_related("interviewer")
    context = {
        "page": page_of(request, rows),
        "questions": questions_of(request.dialogue),
        "sees_all": request.scope is Scope.ALL,
        "may_edit_team": _may(request, "edit_design_team"),
        "may_plan": _may(request, "plan_interviews"),
    }
    return render(request, "interviews/exploring/list.html", context)


@workspace("read_source")
def exploratory(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _own(request, number, erased=True)
    context = {
        "interview": row,
        "parts": in_parts(row.notes, questions_of(request.dialogue)),
        "may_edit_team": _may(request, "edit_design_team"),
    }
    return _with_log(request, row, render(request, "interviews/exploring/page.html", context))


@workspace("register_interviews")
def exploratory_edit(request: WorkspaceRequest, number: int | None = None) -> HttpResponse:
    row = _own(request, number) if number else ExploratoryInterview()
    if request.method != "POST" and not number and (gaps := request.dialogue.privacy_gaps()):
        back = _url(request, "exploratory_list")
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": back})
    response = form_page(
        request,
        ExploratoryForm(
            request.POST or None,
            instance=row,
            dialogue=request.dialogue,
            user=request.user,
            questions=questions_of(request.dialogue),
        ),
        save=lambda form: services.save_exploratory(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change exploratory interview %(number)s") % {"number": number}
        if number
        else _("Write down an exploratory interview"),
        submit=_("Save"),
        back=_url(request, "exploratory", number) if number else _url(request, "exploratory_list"),
        back_title=str(row) if number else _("Exploratory interviews"),
        done=lambda saved: _url(request, "exploratory", saved.number),
        said=_("It is saved."),
        aside="interviews/exploring/_who_sees.html",
    )
    return _with_log(request, row, response) if number else response


@workspace("plan_interviews")
def exploratory_guide(request: WorkspaceRequest) -> HttpResponse:
    guide = ExploratoryGuide.objects.filter(dialogue=request.dialogue).first() or ExploratoryGuide()
    return form_page(
        request,
        GuideForm(
            request.POST or None,
            instance=guide,
            initial={"questions": "\n".join(questions_of(request.dialogue))},
        ),
        save=lambda form: services.save_guide(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Questions for the exploratory interviews"),
        submit=_("Save"),
        back=_url(request, "exploratory_list"),
        back_title=_("Exploratory interviews"),
        done=_url(request, "exploratory_list"),
        said=_("It is saved."),
    )


@workspace("read_source")
def exploratory_erase(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _own(request, number)
    return confirm_page(
        request,
        act=lambda: services.erase_exploratory(interview=row, actor=request.user),
        title=_("Erase exploratory interview %(number)s?") % {"number": number},
        text=_("Name, contact and notes are erased for good. Do it as soon as the person asks for it."),
        consequences=[
            _("That a talk was held that day stays, and who held it."),
            _("A candidate it led to stays on the list. Nothing tells any more that they were met here."),
        ],
        submit=_("Erase"),
        back=_url(request, "exploratory", number),
        back_title=str(row),
        done=_url(request, "exploratory_list"),
        said=_("It is erased."),
    )


@workspace("edit_design_team")
def exploratory_candidate(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _own(request, number)
    if row.candidate and request.method == "GET":
        return redirect("dialogues:candidate_edit", request.dialogue.slug, row.candidate.pk)
    form = FoundForm(
        request.POST or None, instance=DesignTeamCandidate(), dialogue=request.dialogue, initial={"name": row.name}
    )
    response = form_page(
        request,
        form,
        save=lambda form: services.make_candidate(form=form, interview=row, actor=request.user),
        title=_("A candidate for the design team"),
        submit=_("Put on the list"),
        back=_url(request, "exploratory", number),
        back_title=str(row),
        done=_url(request, "exploratory", number),
        said=_("The person is among the candidates."),
        aside="interviews/exploring/_found_aside.html",
        interview=row,
    )
    return _with_log(request, row, response)
