"""The pages of a round for those who run it, and what the others see of it."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.models import DialogueKind
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import scope_of

from .. import rules
from ..models import Correction, OptionObjection, Round
from ..views.meetings import the_meeting
from . import paper, queries, services
from .administrations import table_of
from .drawing import spots
from .forms import CorrectionForm, OptionForm, OptionObjectionForm, RoundForm, SheetForm, SlipForm
from .phone import give_page
from .results import filling, result_of


def the_round(request: WorkspaceRequest, pk: int) -> Round:
    """Return the dialogue's round, its meeting and dialogue in hand.

    Raises:
        Http404: the dialogue has no such round.
    """
    found = get_object_or_404(Round.objects.select_related("meeting"), pk=pk, meeting__dialogue=request.dialogue)
    found.meeting.dialogue = request.dialogue
    return found


def address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=[request.dialogue.slug, *args])


@workspace("read_rounds")
def rounds(request: WorkspaceRequest) -> HttpResponse:
    context = {
        "page": page_of(request, queries.rounds_of(request.dialogue)),
        "meetings": request.dialogue.meetings.order_by("held_on", "number"),
    }
    return render(request, "meetings/rounds/list.html", context)


@workspace("lead_rounds")
def round_edit(request: WorkspaceRequest, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """Make a round at a meeting, or change one that has not been opened."""
    round_ = the_round(request, pk) if pk else Round()
    meeting = round_.meeting if pk else the_meeting(request, number or 0)
    return form_page(
        request,
        RoundForm(request.POST or None, instance=round_, dialogue=request.dialogue),
        save=lambda form: services.save_round(form=form, meeting=meeting, actor=request.user, **form.options),
        title=_("Change the round") if pk else _("Make a round of prioritising"),
        submit=_("Save"),
        back=address(request, "round", pk) if pk else address(request, "rounds"),
        done=lambda saved: address(request, "round", saved.pk),
        said=_("The round is saved. Nobody can give anything until you open it."),
        lead=f"{meeting}: {meeting.title}",
    )


@workspace("read_rounds")
def round_detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Options before it is opened, how it fills while it is open, the result when it is closed."""
    round_ = the_round(request, pk)
    leads = scope_of(request.user, request.dialogue, "lead_rounds") is not None
    context = {"round": round_, "meeting": round_.meeting, "leads": leads}
    context["gives"] = scope_of(request.user, request.dialogue, "take_part") is not None
    within = request.dialogue.kind == DialogueKind.INTERNAL
    if round_.closed_at:
        result = result_of(round_)
        context |= {
            "result": result,
            "within": within,
            "by_side": not within and (leads or result.sides_may_be_shown),
            "spots": [] if round_.has_dots else spots(result.rows),
            "administrations": table_of(round_, result) if within and round_.has_dots else None,
        }
    else:
        context["options"] = round_.options.prefetch_related("objections")
        context["has_proposals"] = leads and request.dialogue.proposals.exists()
        if leads and round_.is_open:
            context |= {"filling": filling(round_), "tables": round_.meeting.tables.all()}
    return render(request, "meetings/rounds/detail.html", context)


@workspace("lead_rounds")
def round_filling(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The part of the page that the script asks for again. Without one the whole page is asked for."""
    round_ = the_round(request, pk)
    if not request.headers.get("HX-Request"):
        return redirect(address(request, "round", pk))
    response = render(request, "meetings/rounds/_filling.html", {"round": round_, "filling": filling(round_)})
    if round_.closed_at:
        response.headers["HX-Refresh"] = "true"
    return response


@workspace("lead_rounds")
def round_wall(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """For the projector: what is asked and how many have given, then the result. Nothing of any person."""
    round_ = the_round(request, pk)
    context: dict[str, Any] = {"round": round_, "meeting": round_.meeting}
    if round_.closed_at:
        result = result_of(round_)
        context |= {"result": result, "by_side": result.sides_may_be_shown}
        context["spots"] = [] if round_.has_dots else spots(result.rows)
    else:
        context |= {"filling": filling(round_), "options": round_.options.all()}
    return render(request, "meetings/rounds/wall.html", context)


def _act(request: WorkspaceRequest, pk: int, act, said: str) -> HttpResponse:
    round_ = the_round(request, pk)
    try:
        act(round_=round_, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, said)
    return redirect(address(request, "round", pk))


@workspace("lead_rounds")
def round_open(request: WorkspaceRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return redirect(the_round(request, pk).get_absolute_url())
    return _act(request, pk, services.open_round, _("The round is open. People can give now."))


@workspace("lead_rounds")
def round_close(request: WorkspaceRequest, pk: int) -> HttpResponse:
    round_ = the_round(request, pk)
    return confirm_page(
        request,
        act=lambda: services.close_round(round_=round_, actor=request.user),
        title=_("Close the round?"),
        text=_(
            "Nobody can give anything after this, and the result is not changed. Enter what is on paper first. What "
            "turns out wrong later is written as a correction beside it."
        ),
        submit=_("Close and count"),
        back=round_.get_absolute_url(),
        done=round_.get_absolute_url(),
        said=_("The round is closed and counted."),
    )


@workspace("lead_rounds")
def round_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    round_ = the_round(request, pk)
    return confirm_page(
        request,
        act=lambda: services.remove_round(round_=round_, actor=request.user),
        title=_("Remove the round?"),
        text=_("It has not been opened, so nobody has given anything in it."),
        submit=_("Remove"),
        back=round_.get_absolute_url(),
        done=address(request, "rounds"),
        said=_("The round is removed."),
    )


@workspace("lead_rounds")
def option_edit(request: WorkspaceRequest, pk: int, option: int) -> HttpResponse:
    round_ = the_round(request, pk)
    row = get_object_or_404(round_.options, pk=option)
    back = round_.get_absolute_url()
    return form_page(
        request,
        OptionForm(request.POST or None, instance=row),
        save=lambda form: services.save_option(form=form, round_=round_, actor=request.user),
        title=_("Change the option"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The option is saved."),
    )


@workspace("lead_rounds")
def option_remove(request: WorkspaceRequest, pk: int, option: int) -> HttpResponse:
    round_ = the_round(request, pk)
    row = get_object_or_404(round_.options, pk=option)
    row.round = round_
    back = round_.get_absolute_url()
    return confirm_page(
        request,
        act=lambda: services.remove_option(option=row, actor=request.user),
        title=_("Remove “%(title)s” from the round?") % {"title": row.title},
        text=_("What it was made from stays as it is."),
        submit=_("Remove"),
        back=back,
        done=back,
        said=_("The option is removed."),
    )


@workspace("lead_rounds")
def option_object(request: WorkspaceRequest, pk: int, option: int) -> HttpResponse:
    """Write down what somebody said against an option, before or after the counting."""
    round_ = the_round(request, pk)
    row = get_object_or_404(round_.options, pk=option)
    row.round = round_
    back = round_.get_absolute_url()
    return form_page(
        request,
        OptionObjectionForm(request.POST or None, instance=OptionObjection()),
        save=lambda form: services.object_to_option(form=form, option=row, actor=request.user),
        title=_("An objection to “%(title)s”") % {"title": row.title},
        submit=_("Keep the objection"),
        back=back,
        done=back,
        said=_("The objection is kept with the option."),
        lead=_("In the words of whoever said it, without the name."),
    )


@workspace("lead_rounds")
def round_sheet(request: WorkspaceRequest, pk: int, table: int) -> HttpResponse:
    """A table's dot sheet, counted by side."""
    round_ = the_round(request, pk)
    seated = get_object_or_404(round_.meeting.tables, number=table)
    before = queries.earlier_sheet(round_, seated)
    return form_page(
        request,
        SheetForm(request.POST or None, round_=round_, before=before),
        save=lambda form: paper.save_sheet(
            round_=round_,
            table=seated,
            sides=form.sides(),
            actor=request.user,
            opened_as=form.cleaned_data["opened_as"],
        ),
        title=_("The dot sheet of table %(number)s") % {"number": table},
        submit=_("Save the sheet"),
        back=round_.get_absolute_url(),
        done=round_.get_absolute_url(),
        said=_("The sheet is saved."),
        template="meetings/rounds/sheet.html",
        round=round_,
        again=bool(before),
    )


@workspace("lead_rounds")
def round_slips(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """One slip after the other; the page comes back empty for the next."""
    round_ = the_round(request, pk)
    here = address(request, "round_slips", pk)
    if request.method == "POST" and "take_back" in request.POST:
        return _act_back(request, round_, here)
    table = request.GET.get("table", "")
    chosen = round_.meeting.tables.filter(number=int(table)).first() if table.isdigit() and len(table) < 5 else None
    return form_page(
        request,
        SlipForm(request.POST or None, round_=round_, initial={"table": chosen}),
        save=lambda form: paper.add_slip(
            round_=round_,
            table=form.cleaned_data["table"],
            side=form.cleaned_data["side"],
            marks=form.marks(),
            key=form.cleaned_data.get("key") or uuid.uuid4(),
            actor=request.user,
        ),
        title=_("Slips on paper"),
        submit=_("Save and take the next"),
        back=round_.get_absolute_url(),
        done=lambda slip: here + (f"?table={slip.table.number}" if slip.table else ""),
        said=_("The slip is saved."),
        template="meetings/rounds/slips.html",
        round=round_,
        entered=round_.ballots.filter(on_paper=True).count(),
    )


def _act_back(request: WorkspaceRequest, round_: Round, here: str) -> HttpResponse:
    try:
        taken = paper.remove_last_slip(round_=round_, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The last slip is taken back.") if taken else _("There was no slip to take back."))
    return redirect(here)


@workspace("lead_rounds")
def round_correct(request: WorkspaceRequest, pk: int) -> HttpResponse:
    round_ = the_round(request, pk)
    back = round_.get_absolute_url()
    return form_page(
        request,
        CorrectionForm(request.POST or None, instance=Correction(), round_=round_),
        save=lambda form: services.correct_round(form=form, round_=round_, actor=request.user),
        title=_("Correct the round"),
        submit=_("Write the correction"),
        back=back,
        done=back,
        said=_("The correction stands beside the result."),
        lead=_("The round stays as it was closed. The correction is shown with the result, and is not changed either."),
    )


@workspace("take_part")
def round_give(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """A participant with an account gives here."""
    round_ = the_round(request, pk)
    participant = rules.own_participant(request.user, request.dialogue)
    if participant is None:
        raise Http404
    here, back = address(request, "round_give", pk), address(request, "rounds")
    return give_page(request, participant=participant, round_=round_, here=here, back=back)
