"""In the workspace: the codes of an evening, and the tables' sheets, typed in from paper, read, made into notes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.permissions import Scope

from .. import rules
from ..models import Meeting, TableSheet
from . import codes, tonight
from .public_views import sheet_page, sheet_saved
from .sheets import make_notes, paragraphs, sheet_of


def _meeting(request: WorkspaceRequest, number: int) -> Meeting:
    meeting = get_object_or_404(request.dialogue.meetings, number=number)
    meeting.dialogue = request.dialogue
    return meeting


def _all(request: WorkspaceRequest) -> None:
    """Only for those who run the evening, not for whoever takes part in it."""
    if request.scope is not Scope.ALL:
        raise Http404


def _sheet(request: WorkspaceRequest, number: int, table: int) -> TableSheet:
    """A table's sheet, for those who run the evening and for those who sit there."""
    meeting = _meeting(request, number)
    found = get_object_or_404(rules.tables_to_write_at(request.user, meeting, request.scope), number=table)
    found.meeting = meeting
    return sheet_of(found)


@workspace("run_meetings")
def phones(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The room's code with its picture, the tables' codes, everyone's own, for whoever has lost theirs."""
    _all(request)
    meeting = _meeting(request, number)
    room = codes.code_for(meeting).code
    rows = list(meeting.attendances.exclude(table=None).select_related("participant", "table"))
    own = codes.codes_of_people(meeting, [row.participant_id for row in rows])
    context = {
        "meeting": meeting,
        "room": codes.shown(room),
        "room_code": room,
        "picture": codes.picture(room),
        "address": codes.enter_address(),
        "tables": [(table, codes.shown(code)) for table, code in codes.codes_of_tables(meeting).items()],
        "people": [(row.participant.name, row.table, codes.shown(own[row.participant_id])) for row in rows],
        "when": tonight.when(meeting),
    }
    response = render(request, "meetings/phone/codes.html", context)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=[request.dialogue.slug, *args])


@workspace("run_meetings")
def sheet(request: WorkspaceRequest, number: int, table: int) -> HttpResponse:
    """Write a table's sheet, as from paper afterwards; and see what notes it becomes."""
    found = _sheet(request, number, table)
    context: dict[str, Any] = {
        "meeting": found.table.meeting,
        "table": found.table,
        "save_url": _address(request, "sheet_save", number, table),
        "back": _address(request, "detail", number),
        "heading": _("The sheet of table %(number)s") % {"number": table},
        "may_make_notes": request.scope is Scope.ALL,
    }
    if request.scope is Scope.ALL:
        context |= {"paragraphs": paragraphs(found), "versions": found.versions.select_related("by")[:10]}
    return sheet_page(
        request, found, writer=str(request.user.pk), context=context, template="meetings/phone/sheet.html"
    )


@workspace("run_meetings")
def sheet_save(request: WorkspaceRequest, number: int, table: int) -> JsonResponse:
    return sheet_saved(request, _sheet(request, number, table), writer=str(request.user.pk))


@workspace("run_meetings")
@require_POST
def sheet_notes(request: WorkspaceRequest, number: int, table: int) -> HttpResponse:
    """Make notes of what the sheet says; pressed again it makes those that have come since."""
    _all(request)
    made = make_notes(sheet=_sheet(request, number, table), actor=request.user)
    if made:
        said = ngettext("%(n)s note is made.", "%(n)s notes are made.", made) % {"n": made}
        messages.success(request, said)
    else:
        messages.info(request, _("Everything on the sheet is a note already."))
    return redirect(_address(request, "detail", number) + "#notes")
