"""The evening as it runs: the facilitator's page with its clock, the wall, and the kit to print."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.permissions import Scope
from reports.views import document_file, job_context, job_fragment

from .. import queries as meeting_queries
from ..models import Kit, KitPart, MarkKind, Meeting
from ..phone import codes
from . import kit as kits
from . import services
from .queries import running
from .templates import RUNBOOKS, runbook


class KitForm(forms.Form):
    """What to print."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("What should be in it?"),
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one thing to print.")},
    )

    def __init__(self, *args: Any, has_cards: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = [
            (key, str(label)[:1].upper() + str(label)[1:])
            for key, label in KitPart.choices
            if has_cards or key != KitPart.CARDS
        ]
        self.fields["parts"].initial = [key for key, _label in self.fields["parts"].choices]


def _meeting(request: WorkspaceRequest, number: int) -> Meeting:
    """The meeting, for those who run it or plan it."""
    if request.scope is not Scope.ALL:
        raise Http404
    meeting = get_object_or_404(request.dialogue.meetings, number=number)
    meeting.dialogue = request.dialogue
    return meeting


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=[request.dialogue.slug, *args])


# --- The runbook ----------------------------------------------------------------------------------------------------


@workspace("plan_meetings")
def begin(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Choose a template; its parts come last in the agenda, where they are moved and changed one by one."""
    meeting = _meeting(request, number)
    back = _address(request, "detail", number) + "#agenda"
    if request.method == "POST":
        chosen = runbook(request.POST.get("runbook", ""))
        seen = request.POST.get("seen", "")
        if chosen is not None and seen.isdecimal():
            try:
                services.begin_runbook(meeting=meeting, runbook=chosen, seen=int(seen), actor=request.user)
            except ValidationError as error:
                messages.error(request, error.messages[0])
            else:
                messages.success(request, _("The parts are in the agenda. Change and move them as you like."))
            return redirect(back)
    context = {"meeting": meeting, "runbooks": RUNBOOKS, "seen": meeting.agenda.count(), "back": back}
    return render(request, "meetings/evening/begin.html", context)


# --- The clock ------------------------------------------------------------------------------------------------------


@workspace("run_meetings")
def run(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Which part is now, what to say, how much is left, whether the evening is late."""
    meeting = _meeting(request, number)
    views, _unseated = meeting_queries.table_views(meeting)
    context = {"meeting": meeting, "running": running(meeting), "tables": [view for view in views if view.seats]}
    return render(request, "meetings/evening/run.html", context)


@workspace("run_meetings")
@require_POST
def press(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One press on the clock. One that came too late changes nothing, and the page shows how it is."""
    meeting = _meeting(request, number)
    kind, seen, item = request.POST.get("kind", ""), request.POST.get("seen", ""), request.POST.get("item", "")
    if kind in MarkKind.values and seen.isdecimal():
        chosen = meeting.agenda.filter(pk=item).first() if item.isdecimal() else None
        if not services.press(meeting=meeting, kind=kind, item=chosen, seen=int(seen), actor=request.user):
            messages.info(request, _("Somebody pressed before you. This is how it is now."))
    return redirect(_address(request, "run", number))


@workspace("run_meetings")
def clock(request: WorkspaceRequest, number: int) -> JsonResponse:
    """The clock in numbers, for pages that are open (``static/js/clock.js``)."""
    return JsonResponse(running(_meeting(request, number)).data)


@workspace("run_meetings")
def wall(request: WorkspaceRequest, number: int) -> HttpResponse:
    """What is shown on the wall: nothing personal, read from the last row."""
    meeting = _meeting(request, number)
    room = codes.code_for(meeting).code
    context = {
        "meeting": meeting,
        "running": running(meeting),
        "tables": meeting.tables.count(),
        "code": codes.shown(room),
        "picture": codes.picture(room),
        "address": codes.enter_address(),
    }
    return render(request, "meetings/evening/wall.html", context)


# --- The kit --------------------------------------------------------------------------------------------------------


@workspace("run_meetings")
def kit(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Choose what to print, watch it being made, fetch it."""
    meeting = _meeting(request, number)
    version = kits.newest_version(request.dialogue)
    form = KitForm(request.POST if request.method == "POST" else None, has_cards=version is not None)
    if request.method == "POST" and form.is_valid():
        kits.order_kit(meeting=meeting, parts=form.cleaned_data["parts"], actor=request.user)
        return redirect(_address(request, "kit", number) + "#made")
    rows = meeting.kits.exclude(document=None).select_related("document")[:3]
    context = {
        "meeting": meeting,
        "form": form,
        "kits": [(one, _job(request, one), [KitPart(part).label for part in one.parts]) for one in rows],
        "version": version,
    }
    return render(request, "meetings/evening/kit.html", context, status=422 if form.errors else 200)


def _kit(request: WorkspaceRequest, number: int, pk: int) -> Kit:
    meeting = _meeting(request, number)
    return get_object_or_404(meeting.kits.exclude(document=None).select_related("document"), pk=pk)


def _urls(request: WorkspaceRequest, one: Kit) -> dict[str, str]:
    number = one.meeting.number
    return {
        "poll_url": _address(request, "kit_status", number, one.pk),
        "download_url": _address(request, "kit_file", number, one.pk),
    }


def _job(request: WorkspaceRequest, one: Kit) -> dict[str, Any]:
    return job_context(one.document, **_urls(request, one))  # type: ignore[arg-type] # those without are left out


@workspace("run_meetings")
def kit_status(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    one = _kit(request, number, pk)
    return job_fragment(request, one.document, **_urls(request, one))  # type: ignore[arg-type] # as above


@workspace("run_meetings")
def kit_file(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse | FileResponse:
    one = _kit(request, number, pk)
    try:
        return document_file(one.document)  # type: ignore[arg-type] # as above
    except Http404:
        messages.info(request, _("It is not ready, or thrown away. Order it again."))
        return redirect(_address(request, "kit", number))
