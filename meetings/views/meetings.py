"""The meetings: list, one evening with agenda, tables and attendance."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope, scope_of

from .. import queries, rules, services
from ..evening.queries import running
from ..forms import AgendaItemForm, AttendanceForm, MeetingForm
from ..models import AgendaItem, Meeting


def the_meeting(request: WorkspaceRequest, number: int) -> Meeting:
    """Return the dialogue's meeting of that number, its ``dialogue`` being the one in hand.

    Raises:
        Http404: there is none.
    """
    meeting = get_object_or_404(request.dialogue.meetings, number=number)
    meeting.dialogue = request.dialogue
    return meeting


@workspace("read_meetings")
def meeting_list(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    listing = ListFilter(request.GET)
    rows = search(dialogue.meetings.order_by("held_on", "number"), listing.value("q"), ["title", "place", "purpose"])
    context = {"page": page_of(request, rows), "filter_form": listing}
    if request.scope is Scope.ALL:
        context |= {
            "by_side": queries.people_by_side(dialogue),
            "without_voice": queries.perspectives_without_voice(dialogue).count(),
            "not_taken_up": queries.perspectives_not_taken_up(dialogue).count(),
        }
    return render(request, "meetings/list.html", context)


@workspace("read_meetings")
def meeting_detail(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One evening. A participant sees the agenda, their own table and what was written there."""
    meeting = the_meeting(request, number)
    tables, unseated = queries.table_views(meeting)
    notes = meeting.notes.select_related("table").prefetch_related("perspectives", "proposals")
    if request.scope is Scope.OWN:
        own = rules.own_participant(request.user, request.dialogue)
        if own is None:
            raise Http404
        tables = [view for view in tables if any(seat.participant_id == own.pk for seat in view.seats)]
        notes = notes.filter(table__in=[view.table.pk for view in tables])
    context = {
        "meeting": meeting,
        "steps": running(meeting).steps,
        "tables": tables,
        "unseated": unseated if request.scope is Scope.ALL else [],
        "came": sum(seat.came is True for view in tables for seat in view.seats)
        + sum(s.came is True for s in unseated),
        "asked": sum(len(view.seats) for view in tables) + len(unseated),
        "notes": page_of(request, notes, size=40),
        "own": request.scope is Scope.OWN,
        "with_names": request.scope is not Scope.RELEASED,
        "may_write": _may_write(request, tables),
        "may_harvest": scope_of(request.user, request.dialogue, "cull_proposals") is not None,
    }
    return render(request, "meetings/detail.html", context)


def _may_write(request: WorkspaceRequest, tables: list[queries.TableView]) -> bool:
    scope = scope_of(request.user, request.dialogue, "run_meetings")
    return scope is Scope.ALL or (scope is Scope.OWN and bool(tables))


@workspace("plan_meetings")
def meeting_edit(request: WorkspaceRequest, number: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    meeting = the_meeting(request, number) if number else Meeting()
    back = meeting.get_absolute_url() if number else reverse("meetings:list", args=[dialogue.slug])
    return form_page(
        request,
        MeetingForm(request.POST or None, instance=meeting, dialogue=dialogue),
        save=lambda form: services.save_meeting(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change meeting %(number)s") % {"number": number} if number else _("Plan a meeting"),
        submit=_("Save"),
        back=back,
        done=lambda saved: reverse("meetings:detail", args=[dialogue.slug, saved.number]),
        said=_("The dialogue meeting is saved."),
    )


@workspace("plan_meetings")
def agenda_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    meeting = the_meeting(request, number)
    item = get_object_or_404(meeting.agenda, pk=pk) if pk else AgendaItem()
    back = reverse("meetings:detail", args=[request.dialogue.slug, number]) + "#agenda"
    return form_page(
        request,
        AgendaItemForm(request.POST or None, instance=item),
        save=lambda form: services.save_agenda_item(form=form, meeting=meeting, actor=request.user),
        title=_("Change a part of the evening") if pk else _("Add a part of the evening"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The agenda is saved."),
    )


@workspace("plan_meetings")
def agenda_move(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    item = get_object_or_404(the_meeting(request, number).agenda, pk=pk)
    if request.method == "POST":
        item.meeting.dialogue = request.dialogue
        services.move_agenda_item(item=item, up=request.POST.get("direction") == "up", actor=request.user)
    return redirect(reverse("meetings:detail", args=[request.dialogue.slug, number]) + "#agenda")


@workspace("plan_meetings")
def agenda_remove(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    item = get_object_or_404(the_meeting(request, number).agenda, pk=pk)
    back = reverse("meetings:detail", args=[request.dialogue.slug, number]) + "#agenda"
    return confirm_page(
        request,
        act=lambda: services.remove_agenda_item(item=item, actor=request.user),
        title=_("Remove “%(title)s” from the agenda?") % {"title": item.title},
        text=_("The rest of the evening stays as it is."),
        submit=_("Remove"),
        back=back,
        done=back,
        said=_("It is removed from the agenda."),
    )


@workspace("run_meetings")
def attendance(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The door list, for those who run the meeting."""
    if request.scope is not Scope.ALL:
        raise Http404
    meeting = the_meeting(request, number)
    form = AttendanceForm(request.POST or None, meeting=meeting, people=list(queries.invited(request.dialogue)))
    back = reverse("meetings:detail", args=[request.dialogue.slug, number])
    return form_page(
        request,
        form,
        save=lambda form: services.save_attendance(meeting=meeting, came=form.came(), actor=request.user),
        title=_("Who came to meeting %(number)s?") % {"number": number},
        submit=_("Save the door list"),
        back=back,
        done=back,
        said=_("The door list is saved."),
        template="meetings/attendance.html",
        meeting=meeting,
    )
