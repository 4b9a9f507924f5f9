"""At the door, with a phone in the hand: tick who came, take in who came anyway, lay the tables again, undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.permissions import Scope

from .. import queries
from ..models import Meeting, Participant, ParticipantStatus
from ..seating.terms import Unseatable
from . import door as at_the_door
from .forms import WalkInForm
from .frozen import problem_to_json
from .views import changes_of
from .wording import Names, problems_in_words

MEANING = {"yes": True, "no": False, "unknown": None}


def _meeting(request: WorkspaceRequest, number: int) -> Meeting:
    """The meeting, for those who run it; a participant does not stand at the door."""
    if request.scope is not Scope.ALL:
        raise Http404
    meeting = get_object_or_404(request.dialogue.meetings, number=number)
    meeting.dialogue = request.dialogue
    return meeting


def _door(request: WorkspaceRequest, number: int) -> str:
    return reverse("meetings:door", args=[request.dialogue.slug, number])


@workspace("run_meetings")
def door(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Everybody who is expected, with two big buttons each; how many are here; the tables again."""
    meeting = _meeting(request, number)
    return _page(request, meeting, WalkInForm())


def _page(
    request: WorkspaceRequest, meeting: Meeting, form: WalkInForm, status: int = 200, **more: Any
) -> HttpResponse:
    views, _unseated = queries.table_views(meeting)
    rows = door_rows(meeting)
    context = {
        "meeting": meeting,
        "rows": [row for row in rows if row["expected"]],
        "others": [row for row in rows if not row["expected"]],
        "counts": counts(rows),
        "tables": [view for view in views if view.seats],
        "changes": changes_of(meeting),
        "form": form,
    } | more
    return render(request, "meetings/tables/door.html", context, status=status)


def door_rows(meeting: Meeting) -> list[dict[str, Any]]:
    """Everybody who could come through the door, with their table and whether they have been ticked. Two queries."""
    ticked = {row.participant_id: row for row in meeting.attendances.select_related("table")}
    people = meeting.dialogue.participants.exclude(status=ParticipantStatus.CONSIDERED).order_by("name", "pk")
    return [_row(person, ticked.get(person.pk)) for person in people]


def _row(person: Participant, attendance: Any) -> dict[str, Any]:
    has_row = attendance is not None and (attendance.table_id or attendance.came is not None)
    return {
        "person": person,
        "table": attendance.table if attendance else None,
        "came": attendance.came if attendance else None,
        "expected": bool(has_row or person.status != ParticipantStatus.NO),
    }


def counts(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {
        "here": sum(row["came"] is True for row in rows),
        "away": sum(row["came"] is False for row in rows),
        "left": sum(row["came"] is None and row["expected"] for row in rows),
        "standing": sum(row["came"] is True and row["table"] is None for row in rows),
    }


@workspace("run_meetings")
@require_POST
def tick(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    """One person came, did not come, or is not ticked after all. With a script only the row and the count are sent."""
    meeting = _meeting(request, number)
    person = get_object_or_404(request.dialogue.participants, pk=pk)
    came = MEANING.get(request.POST.get("came", ""))
    if came and person.status == ParticipantStatus.NO:
        at_the_door.bring_back(meeting=meeting, participant=person, actor=request.user)
    else:
        at_the_door.tick(meeting=meeting, participant=person, came=came, actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(f"{_door(request, number)}#p{pk}")
    rows = door_rows(meeting)
    row = next(row for row in rows if row["person"].pk == pk)
    return render(request, "meetings/tables/_tick.html", {"meeting": meeting, "row": row, "counts": counts(rows)})


@workspace("run_meetings")
@require_POST
def walk_in(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = _meeting(request, number)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, form, 422)
    try:
        person = at_the_door.walk_in(meeting=meeting, actor=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("name", error)
        form.fields["same_name"].widget = form.fields["same_name"].hidden_widget()
        return _page(request, meeting, form, 422, same_name=True)
    messages.success(request, _("%(name)s is on the list and ticked as here.") % {"name": person.name})
    return redirect(_door(request, number))


@workspace("run_meetings")
@require_POST
def again(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Lay the tables again for those who came; what cannot be done is said in words."""
    meeting = _meeting(request, number)
    try:
        change = at_the_door.plan_again(
            meeting=meeting, unticked=request.POST.get("unticked") == "on", actor=request.user
        )
    except Unseatable as error:
        names = Names.of(request.dialogue)
        for words in problems_in_words([problem_to_json(one) for one in error.problems], names):
            messages.error(request, words)
        return redirect(f"{_door(request, number)}#tables")
    if change.told["moves"] or change.told["seated"]:
        messages.success(request, _("The tables are laid again. Here is who moves."))
    else:
        messages.success(request, _("Nobody needs to move."))
    return redirect(f"{_door(request, number)}#tables")
