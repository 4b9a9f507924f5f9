"""What is said at the tables."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope
from dialogues.wording import term

from .. import rules, services
from ..forms import NoteForm
from ..models import Note, NoteKind
from .meetings import the_meeting


@workspace("read_notes")
def notes(request: WorkspaceRequest) -> HttpResponse:
    """Every note of the dialogue: paged, filtered, searched."""
    dialogue = request.dialogue
    meetings = [(meeting.number, f"{meeting}: {meeting.title}") for meeting in dialogue.meetings.all()]
    filters: dict[str, Any] = {"kind": (_("Kind"), NoteKind.choices), "meeting": (term("meeting"), meetings)}
    listing = ListFilter(request.GET, filters=filters)
    rows = Note.objects.filter(meeting__dialogue=dialogue).select_related("meeting", "table")
    rows = rows.prefetch_related("perspectives").order_by("meeting__number", "table__number", "pk")
    rows = search(rows, listing.value("q"), ["text", "needs"])
    if kind := listing.value("kind"):
        rows = rows.filter(kind=kind)
    if number := listing.value("meeting"):
        rows = rows.filter(meeting__number=number)
    return render(request, "meetings/notes.html", {"page": page_of(request, rows), "filter_form": listing})


@workspace("run_meetings")
def note_edit(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
    """Write or change a note; a participant at their own table only."""
    meeting = the_meeting(request, number)
    tables = rules.tables_to_write_at(request.user, meeting, request.scope)
    note = get_object_or_404(meeting.notes, pk=pk) if pk else Note()
    whole_room = request.scope is Scope.ALL
    if (pk and not rules.may_change_note(request.user, note, request.scope)) or not (whole_room or tables.exists()):
        raise Http404
    back = reverse("meetings:detail", args=[request.dialogue.slug, number]) + "#notes"
    chosen = tables.filter(number=request.GET.get("table")).first() if request.GET.get("table", "").isdigit() else None
    initial = {"table": chosen or (None if whole_room else tables.first())}
    return form_page(
        request,
        NoteForm(
            request.POST or None, instance=note, meeting=meeting, tables=tables, whole_room=whole_room, initial=initial
        )
        if not pk
        else NoteForm(request.POST or None, instance=note, meeting=meeting, tables=tables, whole_room=whole_room),
        save=lambda form: services.save_note(form=form, meeting=meeting, actor=request.user),
        title=_("Change the note") if pk else _("Write a note from meeting %(number)s") % {"number": number},
        submit=_("Save the note"),
        back=back,
        done=back,
        said=_("The note is saved."),
    )


@workspace("run_meetings")
def note_remove(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    meeting = the_meeting(request, number)
    note = get_object_or_404(meeting.notes, pk=pk)
    if not rules.may_change_note(request.user, note, request.scope):
        raise Http404
    note.meeting = meeting
    back = reverse("meetings:detail", args=[request.dialogue.slug, number]) + "#notes"
    return confirm_page(
        request,
        act=lambda: services.remove_note(note=note, actor=request.user),
        title=_("Remove the note?"),
        text=_("The text is removed for good. A proposal that came out of it stays."),
        submit=_("Remove"),
        back=back,
        done=back,
        said=_("The note is removed."),
    )
