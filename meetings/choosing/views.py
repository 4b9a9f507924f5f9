"""Pages of the choice. The leader orders, reads with names, takes and undoes; others read what is covered."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record_reads
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope
from reports.jobs import WORKER_LOST, JobState

from ..candidates import queries as candidates
from ..candidates.views import READ, is_leader
from ..models import ChoiceKind, ChoiceOutcome, ChoiceRun
from . import queries, services
from .forms import ChoiceForm
from .frozen import read

STAGES = ("search", "lots", "save")
ODDS_SHOWN = 50


@dataclass(frozen=True)
class Stage:
    title: str
    state: str
    detail: str = ""


@dataclass(frozen=True)
class JobView:
    """A choice under way, as ``components/job.html`` shows it."""

    pk: int
    state: str
    percent: int
    stages: list[Stage]
    error_message: str = ""
    called_off: str = ""
    begun_again: str = ""


def job_view(run: ChoiceRun) -> JobView:
    titles = {
        "search": _("The best panel is looked for, and how good any could be is proven"),
        "lots": _("The lot is drawn, many times over, to see everybody's chance"),
        "save": _("The choice is saved"),
    }
    if run.kind == ChoiceKind.REPLACEMENT:
        titles["lots"] = _("Those who could step in are compared")
    done = run.state == JobState.DONE
    reached = len(STAGES) if done else STAGES.index(run.stage) if run.stage in STAGES else 0
    at = "part" if run.state == JobState.RUNNING else "late" if run.state == JobState.FAILED else "gap"
    stages = [
        Stage(title, "done" if place < reached else at if place == reached else "gap")
        for place, title in enumerate(titles.values())
    ]
    lost = _("It was begun five times and broken off each time. Tell whoever runs the system.")
    broken = _("The choice could not be made. Try again. If it stops once more, write to whoever runs the system.")
    return JobView(
        pk=run.pk,
        state=run.state,
        percent=run.percent,
        stages=stages,
        error_message=(lost if run.error == WORKER_LOST else broken) if run.state == JobState.FAILED else "",
        begun_again=_("It was broken off and has begun anew.") if run.attempts > 1 else "",
    )


def _job_context(run: ChoiceRun) -> dict:
    here = reverse("meetings:choice", args=[run.dialogue.slug, run.number])
    return {
        "job": job_view(run),
        "title": str(run),
        "poll_url": reverse("meetings:choice_state", args=[run.dialogue.slug, run.number]),
        "download_url": here,
        "download_label": _("See what came out"),
        "retry_url": reverse("meetings:choice_again", args=[run.dialogue.slug, run.number]),
    }


def _run(request: WorkspaceRequest, number: int) -> ChoiceRun:
    run = get_object_or_404(request.dialogue.choices.select_related("by", "base", "repeats"), number=number)
    run.dialogue = request.dialogue
    return run


@workspace("read_candidates")
def choosing(request: WorkspaceRequest) -> HttpResponse:
    """The choices there are, and for the leader the way to a new one."""
    if request.scope is Scope.OWN:
        return redirect("meetings:participants", request.dialogue.slug)
    leads = is_leader(request)
    runs = list(request.dialogue.choices.select_related("base", "repeats").defer("frozen", "found"))
    if not leads:
        runs = [run for run in runs if run.taken_at and run.kind == ChoiceKind.CHOICE]
    context = {
        "leads": leads,
        "runs": runs,
        "taken": next((run for run in runs if run.taken_at and run.kind == ChoiceKind.CHOICE), None),
        "pool": candidates.pool(request.dialogue),
        "to_replace": len(services.to_replace(request.dialogue)) if leads else 0,
    }
    return render(request, "choosing/list.html", context)


@workspace("manage_candidates")
def choice_new(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    rows = list(candidates.choosable(dialogue))
    return form_page(
        request,
        ChoiceForm(request.POST or None, dialogue=dialogue),
        save=lambda form: services.order_choice(
            dialogue=dialogue,
            asked=form.asked(),
            seed=form.cleaned_data["seed"],
            actor=request.user,
            creation_key=form.cleaned_data["creation_key"],
        ),
        title=_("Choose whom to ask"),
        submit=_("Let it choose"),
        back=reverse("meetings:choosing", args=[dialogue.slug]),
        done=lambda run: reverse("meetings:choice", args=[dialogue.slug, run.number]),
        template="choosing/new.html",
        people=len(rows),
        chosen=sum(row.ruling == "chosen" for row in rows),
        excluded=sum(row.ruling == "excluded" for row in rows),
        pairs=candidates.pairs_of(dialogue).count(),
        wanted=candidates.demanded(dialogue).count(),
    )


@workspace("read_candidates")
def choice(request: WorkspaceRequest, choice: int) -> HttpResponse:
    """What came out of a choice: who, how good, with what chances; or why it cannot be done and whom to look for."""
    run = _run(request, choice)
    leads = is_leader(request)
    hidden = not run.taken_at or run.kind == ChoiceKind.REPLACEMENT  # beside the first it would tell who carries what
    if request.scope is Scope.OWN or (not leads and hidden):
        return redirect("meetings:choosing", request.dialogue.slug)
    if run.state != JobState.DONE:
        return render(request, "choosing/making.html", {"run": run} | _job_context(run))
    if run.outcome != ChoiceOutcome.CHOSEN:
        why = queries.impossible(run, with_names=leads)
        return render(request, "choosing/impossible.html", {"run": run, "told": why})
    told = queries.result(run, with_names=leads)
    if leads:
        rows = candidates.standing(request.dialogue).filter(number__in=[one.number for one in told.chosen])
        record_reads(READ, dialogue=request.dialogue, actor=request.user, objects=list(rows))
    context = {
        "run": run,
        "told": told,
        "leads": leads,
        "odds": Paginator(told.odds, ODDS_SHOWN).get_page(request.GET.get("page")),
        "same": _same(run),
        "taken": services.taken_choice(request.dialogue) if leads else None,
        "asked_words": _asked_words(told),
    }
    if run.kind == ChoiceKind.REPLACEMENT:
        frozen, found = read(run)
        numbers = {*frozen["declined"], *found["came_in"], *found["went_out"]}
        names = queries.names_of(request.dialogue, numbers)[0] if leads else {}
        context |= {
            "changes": queries.changes(run),
            "declined": [names[number] for number in frozen["declined"] if number in names],
            "came_in": [names[number] for number in found["came_in"] if number in names],
            "went_out": [names[number] for number in found["went_out"] if number in names],
        }
    return render(request, "choosing/result.html", context)


def _same(run: ChoiceRun) -> bool | None:
    """Whether a repeated choice came out as the first did; None when it repeats none, or that is not over."""
    if run.repeats is None or run.repeats.outcome != ChoiceOutcome.CHOSEN:
        return None
    return read(run)[1]["chosen"] == read(run.repeats)[1]["chosen"]


def _asked_words(told: queries.Result) -> list[tuple[str, str]]:
    """What was demanded, as facts."""
    asked = told.asked
    carriers = _("at least one person") if asked["carriers"] == 1 else _("at least two people")
    facts = [
        (_("Chosen"), ngettext("%(n)s person", "%(n)s people", asked["number"]) % {"n": asked["number"]}),
        (_("Each perspective"), carriers),
        (_("From the municipality"), _("%(low)s–%(high)s percent") % {"low": asked["low"], "high": asked["high"]}),
        (_("Chosen from"), ngettext("%(n)s candidate", "%(n)s candidates", len(told.frozen["people"]))
         % {"n": len(told.frozen["people"])}),
        (_("Decided beforehand"), str(told.set_beforehand)),
        (pgettext("of a choice", "Seed"), str(told.run.seed)),
    ]  # fmt: skip
    if asked["most_of_one"]:
        facts.insert(3, (_("At most from one organisation"), str(asked["most_of_one"])))
    return facts


@workspace("manage_candidates")
@require_safe
def choice_state(request: WorkspaceRequest, choice: int) -> HttpResponse:
    """How far the choice has come: the fragment when a script polls, else the page."""
    run = _run(request, choice)
    if not getattr(request, "htmx", False):
        return redirect("meetings:choice", request.dialogue.slug, choice)
    return render(request, "components/job.html", _job_context(run))


@workspace("manage_candidates")
@require_POST
def choice_again(request: WorkspaceRequest, choice: int) -> HttpResponse:
    """Once more: a choice that failed is handed out again, a finished one made anew from what went into it."""
    run = _run(request, choice)
    try:
        if run.state == JobState.DONE:
            run = services.repeat_choice(run=run, actor=request.user)
        else:
            services.try_again(run=run, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("meetings:choice", request.dialogue.slug, run.number)


@workspace("manage_candidates")
def choice_take(request: WorkspaceRequest, choice: int) -> HttpResponse:
    run = _run(request, choice)
    here = reverse("meetings:choice", args=[request.dialogue.slug, choice])
    is_mending = run.kind == ChoiceKind.REPLACEMENT
    return confirm_page(
        request,
        act=lambda: services.take_choice(run=run, actor=request.user),
        title=_("Take the replacement?") if is_mending else _("Take this choice?"),
        text=_("Those chosen become participants. Nobody is written to: that you do with the invitations.")
        + " "
        + _("You can undo it until the first invitation is out."),
        submit=_("Take it"),
        back=here,
        done=reverse("meetings:participants", args=[request.dialogue.slug]),
        said=_("They are participants now. Nobody has been written to yet."),
    )


@workspace("manage_candidates")
def choice_undo(request: WorkspaceRequest, choice: int) -> HttpResponse:
    run = _run(request, choice)
    here = reverse("meetings:choice", args=[request.dialogue.slug, choice])
    return confirm_page(
        request,
        act=lambda: services.undo_choice(run=run, actor=request.user),
        title=_("Undo the choice?"),
        text=_("The participants that it made are taken away again. The candidates stay, and so does what came out."),
        submit=_("Undo it"),
        back=here,
        done=here,
        said=_("The choice is undone."),
    )


@workspace("manage_candidates")
@require_POST
def replace(request: WorkspaceRequest) -> HttpResponse:
    """Look for somebody to step in for those who have said no."""
    try:
        run = services.order_replacement(dialogue=request.dialogue, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("meetings:choosing", request.dialogue.slug)
    return redirect("meetings:choice", request.dialogue.slug, run.number)
