"""The team's meetings: the list, one meeting, its decisions and tasks, and its minutes as the members read them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ...access import WorkspaceRequest, workspace
from ...lists import ListFilter, page_of, search
from ...models import DesignTeamMeeting, MinutesReading, TeamDecision, TeamTask
from ...pages import confirm_page, form_page
from ...permissions import scope_of
from .. import tasks
from ..queries import team_meetings
from . import services
from .forms import DecisionForm, ReadingForm, TaskForm, TeamMeetingForm
from .minutes import answer_minutes, send_minutes, sent_content, standing


def _edits(request: WorkspaceRequest) -> bool:
    return scope_of(request.user, request.dialogue, "edit_design_team") is not None


def _url(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"dialogues:{name}", args=[request.dialogue.slug, *args])


def _meeting(request: WorkspaceRequest, number: int) -> DesignTeamMeeting:
    meeting = get_object_or_404(request.dialogue.design_team_meetings, number=number)
    meeting.dialogue = request.dialogue
    return meeting


@workspace("read_design_team")
def team_meeting_list(request: WorkspaceRequest) -> HttpResponse:
    when = [("held", _("held")), ("ahead", _("ahead")), ("unwritten", _("without minutes"))]
    listing = ListFilter(request.GET, filters={"when": (_("Which"), when)})
    today = timezone.localdate()
    rows = search(team_meetings(request.dialogue), listing.value("q"), ["place", "agenda", "minutes"])
    chosen: dict[str, dict[str, Any]] = {
        "held": {"held_on__lte": today},
        "ahead": {"held_on__gt": today},
        "unwritten": {"held_on__lte": today, "minutes": ""},
    }
    rows = rows.filter(**chosen.get(listing.value("when"), {}))
    context = {"page": page_of(request, rows), "filter_form": listing, "may_edit": _edits(request), "today": today}
    return render(request, "dialogues/design_team/meetings.html", context)


def _own_reading(request: WorkspaceRequest, readings: list[MinutesReading]) -> MinutesReading | None:
    own = (one for one in readings if one.candidate and one.candidate.user_id == request.user.pk)
    return next(own, None)


@workspace("read_design_team")
def team_meeting(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = _meeting(request, number)
    known = standing(meeting)
    may_tick = scope_of(request.user, request.dialogue, "do_team_tasks")
    context = {
        "meeting": meeting,
        "present": meeting.present.all(),
        "excused": meeting.excused.all(),
        "decided": meeting.decided.all(),
        "tasks": meeting.tasks.select_related("candidate"),
        "agreed": meeting.questions.all(),
        "known": known,
        "own": _own_reading(request, known.readings),
        "may_edit": _edits(request),
        "may_tick": may_tick is not None,
        "is_ahead": meeting.held_on > timezone.localdate(),
    }
    return render(request, "dialogues/design_team/meeting.html", context)


@workspace("edit_design_team")
def team_meeting_edit(request: WorkspaceRequest, number: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    meeting = _meeting(request, number) if number else DesignTeamMeeting()
    return form_page(
        request,
        TeamMeetingForm(request.POST or None, instance=meeting, dialogue=dialogue),
        save=lambda form: services.save_team_meeting(form=form, dialogue=dialogue, actor=request.user),
        title=str(meeting) if number else _("A meeting of the design team"),
        submit=_("Save"),
        back=_url(request, "team_meeting", number) if number else _url(request, "team_meetings"),
        back_title=_("Back"),
        done=lambda saved: _url(request, "team_meeting", saved.number),
        said=_("The meeting is saved."),
    )


@workspace("edit_design_team")
def decision_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    meeting = _meeting(request, number)
    decision = get_object_or_404(meeting.decided, pk=pk) if pk else TeamDecision()
    back = _url(request, "team_meeting", number)
    return form_page(
        request,
        DecisionForm(request.POST or None, instance=decision),
        save=lambda form: services.save_decision(form=form, meeting=meeting, actor=request.user),
        title=_("Change the decision") if pk else _("What was decided?"),
        submit=_("Save"),
        back=back,
        back_title=str(meeting),
        done=f"{back}#decisions",
        said=_("The decision is saved."),
    )


@workspace("edit_design_team")
def decision_remove(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    meeting = _meeting(request, number)
    decision = get_object_or_404(meeting.decided, pk=pk)
    decision.meeting = meeting
    back = _url(request, "team_meeting", number)
    return confirm_page(
        request,
        act=lambda: services.remove_decision(decision=decision, actor=request.user),
        title=_("Take the decision off the list?"),
        text=decision.text,
        consequences=[_("Minutes that have been sent keep it. New minutes ask the members anew.")],
        submit=_("Take it off"),
        back=back,
        back_title=str(meeting),
        done=f"{back}#decisions",
        said=_("The decision is off the list."),
    )


@workspace("edit_design_team")
def task_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    meeting = _meeting(request, number)
    task = get_object_or_404(meeting.tasks, pk=pk) if pk else TeamTask()
    back = _url(request, "team_meeting", number)
    return form_page(
        request,
        TaskForm(request.POST or None, instance=task, dialogue=request.dialogue),
        save=lambda form: tasks.save_task(form=form, meeting=meeting, actor=request.user),
        title=_("Change the task") if pk else _("Who does what, and by when?"),
        submit=_("Save"),
        back=back,
        back_title=str(meeting),
        done=f"{back}#tasks",
        said=_("The task is saved."),
    )


@workspace("edit_design_team")
def task_remove(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    meeting = _meeting(request, number)
    task = get_object_or_404(meeting.tasks, pk=pk)
    task.meeting = meeting
    back = _url(request, "team_meeting", number)
    return confirm_page(
        request,
        act=lambda: tasks.remove_task(task=task, actor=request.user),
        title=_("Take the task off the list?"),
        text=task.text,
        consequences=[_("A task that is done can stay. It shows that someone kept their word.")],
        submit=_("Take it off"),
        back=back,
        back_title=str(meeting),
        done=f"{back}#tasks",
        said=_("The task is off the list."),
    )


@workspace("do_team_tasks")
def task_tick(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    """Say that a task is done, or take it up again."""
    task = get_object_or_404(tasks.tasks_to_tick(request.user, request.dialogue), meeting__number=number, pk=pk)
    task.meeting.dialogue = request.dialogue
    back, is_done = _url(request, "team_meeting", number), task.done_on is None
    return confirm_page(
        request,
        act=lambda: tasks.tick_task(task=task, is_done=is_done, actor=request.user),
        title=_("Is the task done?") if is_done else _("Is it not done after all?"),
        text=task.text,
        submit=_("Yes, it is done") if is_done else _("Take it up again"),
        plain=True,
        back=back,
        back_title=str(task.meeting),
        done=f"{back}#tasks",
        said=_("The task is done.") if is_done else _("The task is taken up again."),
    )


@workspace("edit_design_team")
def minutes_send(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = _meeting(request, number)
    back = _url(request, "team_meeting", number)
    members = request.dialogue.design_team.filter(status="accepted")
    without = [person.name for person in members if not person.email and not person.user_id]
    consequences = [
        _("Everyone who sits in the team is asked to confirm them, or to say what is wrong."),
        _("What is sent is kept word for word. If you change something afterwards, it goes out as a new version."),
    ]
    if without:
        text = _("Has neither address nor account, so give it on paper: %(names)s.")
        consequences.append(text % {"names": ", ".join(without)})
    return confirm_page(
        request,
        act=lambda: send_minutes(meeting=meeting, actor=request.user),
        title=_("Send the minutes to the team?"),
        text=_("They go by mail with a link to read and answer, no account needed."),
        consequences=consequences,
        submit=_("Send them"),
        plain=True,
        back=back,
        back_title=str(meeting),
        done=back,
        said=_("The minutes are on their way to the team."),
    )


@workspace("read_design_team")
def minutes_version(request: WorkspaceRequest, number: int, minutes: int) -> HttpResponse:
    meeting = _meeting(request, number)
    found = get_object_or_404(meeting.versions.prefetch_related("readings__candidate"), number=minutes)
    context = {
        "meeting": meeting,
        "minutes": found,
        "content": sent_content(found),
        "readings": found.readings.all(),
    }
    return render(request, "dialogues/design_team/minutes.html", context)


@workspace("answer_minutes")
def minutes_answer(request: WorkspaceRequest, number: int) -> HttpResponse:
    """A member with an account answers about the newest version."""
    meeting = _meeting(request, number)
    known = standing(meeting)
    reading = _own_reading(request, known.readings)
    if reading is None or known.newest is None:
        raise Http404
    reading.minutes = known.newest
    reading.minutes.meeting = meeting
    back = _url(request, "team_meeting", number)
    return form_page(
        request,
        ReadingForm(request.POST or None, initial={"answer": reading.answer, "words": reading.words}),
        save=lambda form: answer_minutes(reading=reading, actor=request.user, **form.cleaned_data),
        title=_("Do the minutes say what happened?"),
        submit=_("Send my answer"),
        back=back,
        back_title=str(meeting),
        done=back,
        said=_("Thank you. Your answer is kept with the minutes."),
        template="dialogues/design_team/minutes_answer.html",
        meeting=meeting,
        content=sent_content(known.newest),
    )
