"""The tables of all meetings at once: wishes, planning as a job, its result beside what is possible, use and undo."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope
from reports.jobs import WORKER_LOST, JobState
from reports.wording import DONE, GAP, LATE, PART, JobView, Stage

from .. import queries
from ..models import Meeting, Participant, SeatFacts, SeatingChange, SeatingWish, TablePlan, TableSetup
from . import services
from .forms import FactsForm, MixForm, PlanForm, SeatsForm, SetupForm, WishForm
from .people import background_of, expected, setup_of, with_all
from .results import result_of
from .wording import Names, moves_in_words, problems_in_words

LATEST = 10
CHANGES = 5


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=[request.dialogue.slug, *args])


def _meeting(request: WorkspaceRequest, number: int) -> Meeting:
    meeting = get_object_or_404(request.dialogue.meetings, number=number)
    meeting.dialogue = request.dialogue
    return meeting


def _plan(request: WorkspaceRequest, plan: int) -> TablePlan:
    found = get_object_or_404(request.dialogue.table_plans, pk=plan)
    found.dialogue = request.dialogue
    return found


# --- All meetings ---------------------------------------------------------------------------------------------------


@workspace("plan_meetings")
def planning(request: WorkspaceRequest) -> HttpResponse:
    """Everything that a plan follows from, on one page, and the button that orders it."""
    dialogue = request.dialogue
    form = PlanForm(request.POST if request.method == "POST" else None, dialogue=dialogue)
    if request.method == "POST" and form.is_valid():
        try:
            plan = services.order_plan(
                dialogue=dialogue,
                meetings=list(form.cleaned_data["meetings"].order_by("number")),
                actor=request.user,
                seed=form.cleaned_data["seed"],
                unanswered=form.cleaned_data["unanswered"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(_address(request, "table_plan", plan.pk))
    people = list(with_all(expected(dialogue)))
    rows = {setup.meeting_id: setup for setup in _setups(request)}
    context = {
        "form": form,
        "people": people,
        "facts": [_facts_row(person) for person in people],
        "meetings": [(meeting, rows.get(meeting.pk)) for meeting in dialogue.meetings.order_by("held_on", "number")],
        "wishes": dialogue.seating_wishes.select_related("facilitator").prefetch_related("people"),
        "plans": dialogue.table_plans.select_related("by")[:LATEST],
    }
    return render(request, "meetings/tables/planning.html", context, status=422 if form.errors else 200)


def _setups(request: WorkspaceRequest) -> list[TableSetup]:
    return list(TableSetup.objects.filter(meeting__dialogue=request.dialogue).prefetch_related("facilitators"))


def _facts_row(person: Participant) -> dict[str, Any]:
    facts: SeatFacts | None = getattr(person, "seat_facts", None)
    return {
        "person": person,
        "background": ", ".join(value.name for value in background_of(person)),
        "language": facts.language if facts else "",
        "step_free": bool(facts and facts.step_free),
    }


@workspace("plan_meetings")
def setup_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = _meeting(request, number)
    setup = setup_of(meeting, expected(request.dialogue).count())
    back = _address(request, "planning")
    return form_page(
        request,
        SetupForm(request.POST or None, instance=setup, meeting=meeting),
        save=lambda form: services.save_setup(form=form, meeting=meeting, actor=request.user),
        title=_("The room at meeting %(number)s") % {"number": number},
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The room is saved. Plan the tables again for it to count."),
    )


@workspace("plan_meetings")
def wish_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    wish = get_object_or_404(dialogue.seating_wishes, pk=pk) if pk else SeatingWish()
    back = _address(request, "planning") + "#wishes"
    return form_page(
        request,
        WishForm(request.POST or None, instance=wish, dialogue=dialogue),
        save=lambda form: services.save_wish(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change a wish") if pk else _("Who should share a table, or never do?"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The wish is saved. Plan the tables again for it to count."),
    )


@workspace("plan_meetings")
def wish_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    wish = get_object_or_404(request.dialogue.seating_wishes, pk=pk)
    wish.dialogue = request.dialogue
    back = _address(request, "planning") + "#wishes"
    return confirm_page(
        request,
        act=lambda: services.remove_wish(wish=wish, actor=request.user),
        title=_("Take away the wish?"),
        text=_("Tables that are planned already stay as they are."),
        submit=_("Take it away"),
        back=back,
        done=back,
        said=_("The wish is taken away."),
    )


@workspace("plan_meetings")
def facts_edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    participant = get_object_or_404(with_all(request.dialogue.participants.all()), pk=pk)
    participant.dialogue = request.dialogue
    facts = SeatFacts.objects.filter(participant=participant).first() or SeatFacts()
    back = _address(request, "planning") + "#people"
    return form_page(
        request,
        FactsForm(request.POST or None, instance=facts, participant=participant),
        save=lambda form: services.save_facts(form=form, participant=participant, actor=request.user),
        title=_("What the tables should know of %(name)s") % {"name": participant.name},
        submit=_("Save"),
        back=back,
        done=back,
        said=_("Saved. Plan the tables again for it to count."),
    )


# --- A plan ---------------------------------------------------------------------------------------------------------


@workspace("plan_meetings")
def plan_detail(request: WorkspaceRequest, plan: int) -> HttpResponse:
    """How far the plan has come, or what came of it."""
    found = _plan(request, plan)
    context: dict[str, Any] = {"plan": found, "changes": found.changes.select_related("meeting")}
    if found.state == JobState.DONE:
        context["result"] = result_of(found)
        context["same"] = _same_as_first(found)
    else:
        context |= _job(request, found)
    if found.problems:
        context["problems"] = problems_in_words(found.problems, Names.of(request.dialogue, _hosts(found)))
    return render(request, "meetings/tables/plan.html", context)


def _same_as_first(plan: TablePlan) -> bool | None:
    """Whether a plan made again came out as the first; None when it is no repetition, or the first is not finished."""
    first = plan.again_of
    if first is None or first.state != JobState.DONE:
        return None
    return bool(first.answer["seatings"] == plan.answer["seatings"])


def _hosts(plan: TablePlan) -> list[Any]:
    keys = [key for one in plan.problems for key in one["about"]]
    return keys + [key for one in plan.problems for _rule, people in one["rules"] for key in people]


def _job(request: WorkspaceRequest, plan: TablePlan) -> dict[str, Any]:
    """The context of ``components/job.html``."""
    states = {JobState.RUNNING: PART, JobState.FAILED: LATE, JobState.DONE: DONE}
    errors = {
        services.UNSEATABLE: _("The tables cannot be laid as they are asked for."),
        WORKER_LOST: _("It was begun five times and broken off each time. Tell whoever runs the system."),
    }
    stages = [
        Stage(_("The question is frozen, with its seed"), DONE),
        Stage(_("Tables are searched for"), states.get(JobState(plan.state), GAP)),
    ]
    broken = _("The tables could not be planned. Try again. If it stops once more, write to whoever runs the system.")
    stopped = _("It was stopped.") if plan.error == services.STOPPED else _("A newer plan has taken its place.")
    view = JobView(
        pk=plan.pk,
        state=plan.state,
        percent=plan.percent,
        stages=stages,
        error_message=str(errors.get(plan.error, broken)) if plan.state == JobState.FAILED else "",
        called_off=stopped,
    )
    return {
        "job": view,
        "title": _("The tables are being planned") if not plan.is_over else _("The plan"),
        "poll_url": _address(request, "table_plan_status", plan.pk),
        "retry_url": _address(request, "table_plan_again", plan.pk),
    }


@workspace("plan_meetings")
def plan_status(request: WorkspaceRequest, plan: int) -> HttpResponse:
    """How far it has come, for the page that polls; when it is over that page is loaded anew."""
    found = _plan(request, plan)
    if not request.headers.get("HX-Request"):
        return redirect(_address(request, "table_plan", plan))
    if found.is_over:
        answer = HttpResponse()
        answer.headers["HX-Redirect"] = _address(request, "table_plan", plan)
        return answer
    return render(request, "components/job.html", _job(request, found))


@workspace("plan_meetings")
@require_POST
def plan_again(request: WorkspaceRequest, plan: int) -> HttpResponse:
    again = services.order_again(plan=_plan(request, plan), actor=request.user)
    return redirect(_address(request, "table_plan", again.pk))


@workspace("plan_meetings")
@require_POST
def plan_stop(request: WorkspaceRequest, plan: int) -> HttpResponse:
    services.stop_plan(plan=_plan(request, plan), actor=request.user)
    return redirect(_address(request, "table_plan", plan))


@workspace("plan_meetings")
@require_POST
def plan_use(request: WorkspaceRequest, plan: int) -> HttpResponse:
    found = _plan(request, plan)
    try:
        changes = services.use_plan(plan=found, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(_address(request, "table_plan", plan))
    messages.success(request, _("The tables are laid as planned. Move anyone you like."))
    if len(changes) == 1:
        return redirect(_address(request, "tables", changes[0].meeting.number))
    return redirect(_address(request, "table_plan", plan))


# --- One evening ----------------------------------------------------------------------------------------------------


@workspace("plan_meetings")
def tables(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Plan one evening, or move people by hand: two forms on one page, each with its own button."""
    meeting = _meeting(request, number)
    seated = meeting.attendances.exclude(table=None).values("participant")
    people = list(request.dialogue.participants.filter(pk__in=expected(request.dialogue).values("pk")))
    people += list(request.dialogue.participants.filter(pk__in=seated).exclude(pk__in=[one.pk for one in people]))
    setup = setup_of(meeting, len(people))
    posted = request.POST if request.method == "POST" else None
    mixing = MixForm(posted if posted and "mix" in posted else None, initial={"tables": setup.tables})
    seats = SeatsForm(posted if posted and "mix" not in posted else None, meeting=meeting, people=people)
    here = _address(request, "tables", number)
    if mixing.is_valid():
        try:
            plan = services.mix_one(meeting=meeting, tables=mixing.cleaned_data["tables"], actor=request.user)
        except ValidationError as error:
            mixing.add_error(None, error)
        else:
            return redirect(_address(request, "table_plan", plan.pk))
    if seats.is_valid():
        services.move_by_hand(meeting=meeting, seats=seats.seats(), locked=seats.locked(), actor=request.user)
        messages.success(request, _("The seats are saved."))
        return redirect(here)
    views, unseated = queries.table_views(meeting)
    context = {
        "meeting": meeting,
        "mixing": mixing,
        "seats": seats,
        "tables": views,
        "unseated": [seat for seat in unseated if seat.participant_id in {person.pk for person in people}],
        "people": people,
        "sides": Counter(person.side for person in people),
        "changes": changes_of(meeting),
    }
    return render(request, "meetings/tables.html", context, status=422 if mixing.errors or seats.errors else 200)


def changes_of(meeting: Meeting) -> list[dict[str, Any]]:
    """The latest changes of the evening's seats, the newest first, with what each did in words."""
    rows = list(meeting.seating_changes.select_related("by")[:CHANGES])
    names = Names.of(meeting.dialogue) if rows else Names({})
    newest = next((row.pk for row in rows if row.undone_at is None), None)
    return [
        {"change": row, "words": moves_in_words(row.told, names), "may_undo": row.pk == newest and _stands(row)}
        for row in rows
    ]


def _stands(change: SeatingChange) -> bool:
    return services.seats_of(change.meeting) == change.after


@workspace("run_meetings")
@require_POST
def undo(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    """Take back one change of seats; the way back leads to the page that it was pressed on."""
    if request.scope is not Scope.ALL:
        raise Http404
    meeting = _meeting(request, number)
    change = get_object_or_404(meeting.seating_changes, pk=pk)
    change.meeting = meeting
    try:
        services.undo(change=change, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The seats are as they were before."))
    return redirect(_address(request, "door" if request.POST.get("to") == "door" else "tables", number))
