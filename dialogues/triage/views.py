"""The triage in the workspace: the questions, who has answered, and the answers side by side once one has answered."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..access import WorkspaceRequest, workspace
from ..models import TriageRound, TriageSheet
from ..pages import confirm_page, form_page
from . import queries, services
from .advice import FIRST, METHODS, advice
from .forms import AskForm, RoundForm, SheetForm
from .questions import AREAS, BY_KEY, COMPLEXITY, CONFLICT, QUESTIONS
from .reckoning import KIND_FLOORS, KIND_FROM, KINDS, LEVEL_FLOORS, LEVEL_FROM, LEVELS, STOPS


def _home(request: WorkspaceRequest) -> str:
    return reverse("dialogues:triage", args=[request.dialogue.slug])


def _round(request: WorkspaceRequest, number: int) -> TriageRound:
    rounds = request.dialogue.triage.prefetch_related("sheets__answers", "sheets__user")
    return get_object_or_404(rounds, number=number)


@workspace("answer_triage")
def triage(request: WorkspaceRequest) -> HttpResponse:
    """Where it stands: who has answered the latest round, what came of it, and how it has changed."""
    rounds = queries.rounds_of(request.dialogue)
    latest = rounds[0] if rounds else None
    own = queries.own_sheet(latest, request.user) if latest else None
    may_compare = latest is not None and queries.may_compare(latest, own)
    shown = rounds if may_compare else rounds[1:]
    context: dict[str, Any] = {
        "rounds": rounds,
        "latest": latest,
        "own": own,
        "may_compare": may_compare,
        "result": None,
        "change": queries.change(shown),
        "questions": len(QUESTIONS),
    }
    if latest and may_compare:
        context["result"] = queries.comparison(latest).result
        context["advice"] = advice(context["result"])
    return render(request, "triage/triage.html", context)


@workspace("answer_triage")
def found(request: WorkspaceRequest, number: int) -> HttpResponse:
    """A round's answers side by side; before one has answered oneself it leads to the questions."""
    one = _round(request, number)
    own = queries.own_sheet(one, request.user)
    if not queries.may_compare(one, own):
        if one.is_open:
            messages.info(request, _("Answer yourself first. Then you see what the others have answered."))
            return redirect("dialogues:triage_answer", request.dialogue.slug, number)
        return redirect(_home(request))
    compared = queries.comparison(one)
    context = {"found": one, "compared": compared, "advice": advice(compared.result), "questions": BY_KEY}
    return render(request, "triage/round.html", context)


@workspace("answer_triage")
def answer(request: WorkspaceRequest, number: int) -> HttpResponse:
    one = _round(request, number)
    own = queries.own_sheet(one, request.user)
    here = reverse("dialogues:triage_round", args=[request.dialogue.slug, number])
    if own and own.answered_at:
        return redirect(here)
    if not one.is_open:
        messages.info(request, _("The round is closed."))
        return redirect(_home(request))
    kept = queries.answers_of(own) if own else {}
    form = SheetForm(request.POST or None, answers=kept, note=own.note if own else "")
    hands_in = "later" not in request.POST

    def save(form: SheetForm) -> TriageSheet:
        return services.save_answers(
            found=one, answers=form.answers, note=form.cleaned_data["note"], hands_in=hands_in, user=request.user
        )

    return form_page(
        request,
        form,
        save=save,
        title=_("How do you see it?"),
        submit=_("Hand in"),
        back=_home(request),
        done=here if hands_in else _home(request),
        said=_("Thank you. This is what the others have answered.")
        if hands_in
        else _("It is kept. Go on whenever you like; no one sees it before you hand it in."),
        template="triage/answer.html",
        found=one,
    )


@workspace("answer_triage")
def rules(request: WorkspaceRequest) -> HttpResponse:
    """How answers become a result, drawn from the same data that reckons it."""
    context = {
        "areas": [(title, [one for one in QUESTIONS if one.area == area]) for area, title in AREAS.items()],
        "complexity": [one for one in QUESTIONS if COMPLEXITY in one.counts],
        "conflict": [one for one in QUESTIONS if CONFLICT in one.counts],
        "kinds": [(KINDS[kind], KIND_FROM[kind], method) for kind, method in METHODS.items()],
        "levels": [(words, LEVEL_FROM[level], FIRST[level]) for level, words in enumerate(LEVELS)],
        "floors": [_floor(one, KINDS) for one in KIND_FLOORS] + [_floor(one, LEVELS) for one in LEVEL_FLOORS],
        "stops": [(BY_KEY[stop.question], BY_KEY[stop.question].steps[3], stop) for stop in STOPS],
    }
    return render(request, "triage/rules.html", context)


def _floor(one, words) -> dict[str, Any]:
    question = BY_KEY[one.question]
    return {"question": question.text, "step": question.steps[one.step], "least": words[one.least]}


@workspace("lead_triage")
def new(request: WorkspaceRequest) -> HttpResponse:
    return form_page(
        request,
        RoundForm(request.POST or None),
        save=lambda form: services.open_round(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Ask the questions again") if request.dialogue.triage.exists() else _("Ask the questions"),
        lead=_("Everybody who works with the dialogue can answer. You can ask others by mail as well."),
        submit=_("Open the round"),
        back=_home(request),
        done=_home(request),
        said=_("The round is open. Answer yourself before you look at the others."),
    )


@workspace("lead_triage")
def close(request: WorkspaceRequest, number: int) -> HttpResponse:
    one = _round(request, number)
    waiting = len(one.sheets.all()) - len(queries.handed_in(one))
    return confirm_page(
        request,
        act=lambda: services.close_round(found=one, actor=request.user),
        title=_("Close the round of questions?"),
        text=_("No one can answer in it any more. All who work with the dialogue may then read the answers."),
        consequences=[_("%(n)d who began or were asked have not handed in.") % {"n": waiting}] if waiting else [],
        submit=_("Close it"),
        plain=True,
        back=_home(request),
        done=_home(request),
        said=_("The round is closed."),
    )


@workspace("lead_triage")
def ask(request: WorkspaceRequest, number: int) -> HttpResponse:
    one = _round(request, number)

    def save(form: AskForm) -> TriageSheet:
        given = form.cleaned_data
        return services.ask(
            found=one, name=given["name"], email=given["email"], actor=request.user, creation_key=given["creation_key"]
        )

    return form_page(
        request,
        AskForm(request.POST or None, initial={"creation_key": uuid.uuid4()}),
        save=save,
        title=_("Ask somebody by mail"),
        lead=_("They answer by a link of their own, without an account. Ask also those who see it otherwise than you."),
        submit=_("Mail the questions"),
        back=_home(request),
        done=_home(request),
        said=_("The mail is on its way."),
    )


def _asked(request: WorkspaceRequest, number: int, pk: int) -> TriageSheet:
    sheets = TriageSheet.objects.exclude(email="").select_related("round__dialogue")
    return get_object_or_404(sheets, pk=pk, round__dialogue=request.dialogue, round__number=number)


@workspace("lead_triage")
def remind(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    sheet = _asked(request, number, pk)
    if request.method == "POST":
        try:
            services.remind(sheet=sheet, actor=request.user)
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        else:
            messages.success(request, _("The mail is on its way."))
    return redirect(_home(request))


@workspace("lead_triage")
def take_back(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    sheet = _asked(request, number, pk)
    return confirm_page(
        request,
        act=lambda: services.take_back(sheet=sheet, actor=request.user),
        title=_("Take back the question to %(name)s?") % {"name": sheet},
        text=_("The link stops working, and what they have begun to write goes."),
        submit=_("Take it back"),
        back=_home(request),
        done=_home(request),
        said=_("It is taken back."),
    )
