"""The design team's room: who sits in it, their meetings, and the wordings of the central question."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from . import design_team_forms as forms
from . import design_team_services as services
from .access import WorkspaceRequest, workspace
from .design_team_queries import balance, members, team_meetings, wordings
from .lists import ListFilter, page_of, search
from .models import (
    CandidateSide,
    CandidateStatus,
    DesignTeamCandidate,
    DesignTeamMeeting,
    QuestionObjection,
)
from .pages import confirm_page, form_page
from .permissions import scope_of
from .queries import agreed_question

WORDINGS_SHOWN = 12


def _edits(request: WorkspaceRequest) -> bool:
    return scope_of(request.user, request.dialogue, "edit_design_team") is not None


def _url(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"dialogues:{name}", args=[request.dialogue.slug, *args])


@workspace("read_design_team")
def design_team(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    may_edit = _edits(request)
    context = {
        "may_edit": may_edit,
        "balance": balance(dialogue, whole=may_edit),
        "agreed": agreed_question(dialogue),
        "members": members(dialogue),
        "meetings": team_meetings(dialogue)[:3],
        "today": timezone.localdate(),
    }
    return render(request, "dialogues/design_team.html", context)


@workspace("read_design_team")
def candidates(request: WorkspaceRequest) -> HttpResponse:
    """Members of the team see who sits in it; who else was considered, and what they answered, is the leader's."""
    may_edit = _edits(request)
    filters = {"side": (_("Side"), CandidateSide.choices)}
    if may_edit:
        filters["status"] = (_("Answer"), CandidateStatus.choices)
    listing = ListFilter(request.GET, filters=filters)
    rows = request.dialogue.design_team.all()
    fields = ["name", "organisation", "perspective"]
    if may_edit:
        fields += ["email", "reason", "answer"]
    else:
        rows = rows.filter(status=CandidateStatus.ACCEPTED)
    rows = search(rows, listing.value("q"), fields)
    for name in filters:
        if value := listing.value(name):
            rows = rows.filter(**{name: value})
    context = {"page": page_of(request, rows), "filter_form": listing, "may_edit": may_edit}
    return render(request, "dialogues/design_team_candidates.html", context)


@workspace("edit_design_team")
def candidate_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    candidate = get_object_or_404(dialogue.design_team, pk=pk) if pk else DesignTeamCandidate()
    return form_page(
        request,
        forms.CandidateForm(request.POST or None, instance=candidate),
        save=lambda form: services.save_candidate(form=form, dialogue=dialogue, actor=request.user),
        title=candidate.name if pk else _("Someone for the design team"),
        submit=_("Save"),
        back=_url(request, "candidates"),
        back_title=_("Candidates"),
        done=_url(request, "candidates"),
        said=_("Saved."),
        aside="dialogues/design_team_candidate_aside.html",
        candidate=candidate,
    )


@workspace("edit_design_team")
def candidate_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    candidate = get_object_or_404(request.dialogue.design_team, pk=pk)
    return confirm_page(
        request,
        act=lambda: services.remove_candidate(candidate=candidate, actor=request.user),
        title=_("Remove %(name)s?") % {"name": candidate},
        text=_("Name, address and answer are erased, and the name leaves the meetings' lists of those present."),
        consequences=[
            _("Someone who has declined can stay on the list. It shows that they were asked."),
            _("Objections they made stay, without their name."),
        ],
        submit=_("Remove"),
        back=_url(request, "candidate_edit", pk),
        done=_url(request, "candidates"),
        said=_("The person is removed."),
    )


@workspace("read_design_team")
def team_meeting_list(request: WorkspaceRequest) -> HttpResponse:
    when = [("held", _("held")), ("ahead", _("ahead")), ("unwritten", _("without minutes"))]
    listing = ListFilter(request.GET, filters={"when": (_("Which"), when)})
    today = timezone.localdate()
    rows = search(team_meetings(request.dialogue), listing.value("q"), ["place", "agenda", "minutes", "decisions"])
    chosen: dict[str, dict[str, Any]] = {
        "held": {"held_on__lte": today},
        "ahead": {"held_on__gt": today},
        "unwritten": {"held_on__lte": today, "minutes": ""},
    }
    rows = rows.filter(**chosen.get(listing.value("when"), {}))
    context = {"page": page_of(request, rows), "filter_form": listing, "may_edit": _edits(request), "today": today}
    return render(request, "dialogues/design_team_meetings.html", context)


@workspace("read_design_team")
def team_meeting(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = get_object_or_404(request.dialogue.design_team_meetings, number=number)
    context = {
        "meeting": meeting,
        "present": meeting.present.all(),
        "agreed": meeting.questions.all(),
        "may_edit": _edits(request),
        "is_ahead": meeting.held_on > timezone.localdate(),
    }
    return render(request, "dialogues/design_team_meeting.html", context)


@workspace("edit_design_team")
def team_meeting_edit(request: WorkspaceRequest, number: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    meeting = get_object_or_404(dialogue.design_team_meetings, number=number) if number else DesignTeamMeeting()
    back = _url(request, "team_meeting", number) if number else _url(request, "team_meetings")
    return form_page(
        request,
        forms.TeamMeetingForm(request.POST or None, instance=meeting, dialogue=dialogue),
        save=lambda form: services.save_team_meeting(form=form, dialogue=dialogue, actor=request.user),
        title=str(meeting) if number else _("A meeting of the design team"),
        submit=_("Save"),
        back=back,
        back_title=_("Back"),
        done=lambda saved: _url(request, "team_meeting", saved.number),
        said=_("The meeting is saved."),
    )


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
    return render(request, "dialogues/questions.html", context)


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
        template="dialogues/questions_agree.html",
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
        template="dialogues/questions_object.html",
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
