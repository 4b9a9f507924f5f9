"""The plan's own page: read, moved, changed row by row."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.records import Conflict

from ..access import WorkspaceRequest, workspace
from ..models import PlannedPhase
from ..pages import confirm_page, form_page
from ..permissions import scope_of
from . import services
from .drawing import ROOM, Drawing
from .forms import MoveForm, PlannedPhaseForm
from .yardstick import CASES


def _home(request: WorkspaceRequest, key: int | None = None) -> str:
    return reverse("dialogues:time_plan", args=[request.dialogue.slug]) + (f"#phase-{key}" if key else "")


def _context(request: WorkspaceRequest) -> dict:
    may_edit = scope_of(request.user, request.dialogue, "edit_dialogue") is not None
    return {"drawing": Drawing(request.dialogue, request.user, room=ROOM), "may_edit": may_edit, "cases": CASES}


@workspace("read_mandate")
def time_plan(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "dialogues/time_plan/page.html", _context(request))


@workspace("edit_dialogue")
def plan_move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Move a bar. To the drawing's script it answers with the drawing as it is now, to anyone else with the page."""
    planned = get_object_or_404(request.dialogue.plan.select_related("dialogue"), pk=pk)
    if request.method != "POST":
        return redirect(_home(request, pk))
    form, status, said = MoveForm(request.POST), 200, ""
    if not form.is_valid():
        status, said = 422, _("The phase is moved by whole weeks, five years at the most.")
    else:
        try:
            with transaction.atomic():
                moved = services.move_planned_phase(planned=planned, actor=request.user, **form.cleaned_data)
            said = services.said_of(moved)
        except Conflict:
            planned.refresh_from_db()
            status, now = 409, services.said_of(planned)
            said = _("Someone else moved it first, so your move was not saved. It lies like this: %(now)s") % {
                "now": now
            }
        except ValidationError as error:
            status, said = 422, " ".join(error.messages)
    if request.headers.get("HX-Request") == "true":
        context = _context(request) | {"said": said, "moved": pk}
        return render(request, "dialogues/time_plan/_room.html", context, status=status)
    (messages.success if status == 200 else messages.warning)(request, said)
    return redirect(_home(request, pk))


@workspace("edit_dialogue")
def plan_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    planned = get_object_or_404(dialogue.plan, pk=pk) if pk else PlannedPhase()

    def save(form):
        saved = services.save_planned_phase(form=form, dialogue=dialogue, actor=request.user)
        for oddity in services.oddities(saved):
            messages.warning(request, oddity)
        return saved

    return form_page(
        request,
        PlannedPhaseForm(request.POST or None, instance=planned),
        save=save,
        title=_("Change the time plan") if pk else _("Add to the time plan"),
        submit=_("Save"),
        back=_home(request),
        back_title=_("The time plan"),
        done=_home(request),
        said=_("The time plan is saved."),
        aside="dialogues/time_plan/_aside.html",
        planned=planned,
    )


@workspace("edit_dialogue")
def plan_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    planned = get_object_or_404(request.dialogue.plan, pk=pk)
    return confirm_page(
        request,
        act=lambda: services.remove_planned_phase(planned=planned, actor=request.user),
        title=_("Take %(phase)s out of the time plan?") % {"phase": planned},
        text=_("The dates are removed. Nothing that has been done in the phase is touched."),
        submit=_("Take it out"),
        back=_home(request),
        back_title=_("The time plan"),
        done=_home(request),
        said=_("It is out of the time plan."),
    )
