"""The plan and its coverage: whom to hear, whom has been heard."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import scope_of

from .. import services
from ..coverage import MOST_GAPS, Coverage, Gap, coverage, lead
from ..coverage.map import board, ring
from ..forms import GapForm, GroupForm, VariableForm
from ..models import BackgroundVariable, GapDecision, GroupKind, StakeholderGroup
from ..rules import interviewers, sees_exact_counts
from ..services.plan import why_group_stays

NOBODY = "nobody"
VIEWS = ("drawing", "table", "board")
KEPT = ("view", "by", "with", "gaps", "as")
"""What the coverage heeds of its address, and links on it keep."""


def coverage_page(request: WorkspaceRequest) -> HttpResponse:
    """Render the coverage as the person may see it; the leader may look at what the design team sees.

    ``view`` is board, table or drawing; ``by`` and ``with`` are what is crossed (``with`` for exact counts only);
    ``gaps=all`` shows them all.
    """
    dialogue = request.dialogue
    may_see_all = sees_exact_counts(request.user, dialogue)
    as_others = may_see_all and request.GET.get("as") == "others"
    result = coverage(
        dialogue,
        exact=may_see_all and not as_others,
        variable=request.GET.get("by", ""),
        down=request.GET.get("with", ""),
    )
    view = request.GET.get("view") if request.GET.get("view") in VIEWS else VIEWS[0]
    all_gaps = request.GET.get("gaps") == "all"
    context = {
        "coverage": result,
        "lead": lead(result),
        "view": view,
        "views": [(one, label, _here(request, view=one)) for one, label in _view_labels()],
        "columns": board(result.rows) if view == "board" else None,
        "ring": ring(result) if view == "drawing" else None,
        "gaps": result.gaps if all_gaps else result.gaps[:MOST_GAPS],
        "all_gaps_url": _here(request, gaps="all") if len(result.gaps) > MOST_GAPS and not all_gaps else "",
        "fewer_gaps_url": _here(request, gaps=None) if len(result.gaps) > MOST_GAPS and all_gaps else "",
        "others_url": _here(request, **{"as": "others"}),
        "mine_url": _here(request, **{"as": None}),
        "crossings": _crossings(request, result),
        "as_others": as_others,
        "may_see_all": may_see_all,
        "may_register": scope_of(request.user, dialogue, "register_interviews") is not None,
    }
    return render(request, "interviews/coverage.html", context)


def _view_labels() -> list[tuple[str, str]]:
    return [("drawing", _("Drawing")), ("table", _("Table")), ("board", _("Board"))]


def _here(request: WorkspaceRequest, **changes: str | None) -> str:
    """Return this page's address with some of what it heeds set, or left out where None."""
    query = request.GET.copy()
    for name in list(query):
        if name not in KEPT:
            del query[name]
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _crossings(request: WorkspaceRequest, result: Coverage) -> list[tuple[str, str]]:
    """Return the other variables that groups can be crossed with, and their addresses."""
    if result.matrix is None:
        return []
    others = [one for one in result.variables if one != result.matrix.variable]
    return [(one.name, _here(request, by=one.key, **{"with": None}) + "#cross") for one in others]


@workspace("read_coverage")
def plan(request: WorkspaceRequest) -> HttpResponse:
    return coverage_page(request)


@workspace("plan_interviews")
def groups(request: WorkspaceRequest) -> HttpResponse:
    people = [(user.pk, str(user)) for user in interviewers(request.dialogue)]
    filters: dict[str, Any] = {
        "kind": (_("Who they are"), GroupKind.choices),
        "asks": (_("Who asks them"), [(NOBODY, _("nobody in particular")), *people]),
    }
    listing = ListFilter(request.GET, filters=filters)
    rows = search(request.dialogue.groups.select_related("asks"), listing.value("q"), ["name", "area", "why"])
    if kind := listing.value("kind"):
        rows = rows.filter(kind=kind)
    if asks := listing.value("asks"):
        rows = rows.filter(asks=None if asks == NOBODY else int(asks))
    return render(request, "interviews/groups.html", {"page": page_of(request, rows), "filter_form": listing})


@workspace("plan_interviews")
def group_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    group = get_object_or_404(dialogue.groups, pk=pk) if pk else StakeholderGroup(dialogue=dialogue)
    back = reverse("interviews:groups", args=[dialogue.slug])
    return form_page(
        request,
        GroupForm(request.POST or None, instance=group, dialogue=dialogue),
        save=lambda form: services.save_group(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change the group") if pk else _("Add a group"),
        submit=_("Save the group"),
        back=back,
        back_title=_("Groups in the plan"),
        done=back,
        said=_("The group is saved."),
        template="interviews/group_form.html",
        group=group if pk else None,
    )


@workspace("plan_interviews")
@require_POST
def group_move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(request.dialogue.groups, pk=pk)
    services.move_group(group=group, up=request.POST.get("to") == "up", actor=request.user)
    address = reverse("interviews:groups", args=[request.dialogue.slug])
    page = request.POST.get("page", "")
    return redirect(f"{address}?page={page}" if page.isdecimal() else address)


@workspace("plan_interviews")
def group_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(request.dialogue.groups, pk=pk)
    back = reverse("interviews:groups", args=[request.dialogue.slug])
    if request.method != "POST" and (why := why_group_stays(group)):
        title = _("%(name)s stays in the plan") % {"name": group}
        return render(request, "interviews/stays.html", {"title": title, "text": why, "back": back})
    return confirm_page(
        request,
        act=lambda: services.remove_group(group=group, actor=request.user),
        title=_("Remove %(name)s from the plan?") % {"name": group},
        text=_("The group and its target are removed. Nobody belongs to it, so nothing that was said is lost."),
        submit=_("Remove the group"),
        back=back,
        done=back,
        said=_("The group is removed."),
    )


def _gap(request: WorkspaceRequest, key: str) -> Gap:
    """Return a gap of the plan as it is now, left or not.

    Raises:
        Http404: there is no such gap (any more).
    """
    result = coverage(request.dialogue, exact=True)
    for gap in [*result.gaps, *result.warnings, *result.left]:
        if gap.key == key:
            return gap
    raise Http404


@workspace("plan_interviews")
def gap_leave(request: WorkspaceRequest, key: str) -> HttpResponse:
    """Leave a gap for a reason, or change the reason."""
    dialogue = request.dialogue
    gap = _gap(request, key)
    back = reverse("interviews:plan", args=[dialogue.slug])
    return form_page(
        request,
        GapForm(request.POST or None, instance=gap.decision or GapDecision(dialogue=dialogue, key=key)),
        save=lambda form: services.leave_gap(form=form, dialogue=dialogue, key=key, actor=request.user),
        title=gap.title,
        lead=gap.text,
        submit=_("Leave the gap"),
        back=back,
        back_title=_("Whom have we heard?"),
        done=f"{back}#left",
        said=_("The gap is left, with the reason."),
    )


@workspace("plan_interviews")
@require_POST
def gap_take_up(request: WorkspaceRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(request.dialogue.gap_decisions, pk=pk)
    services.take_up_gap(decision=decision, actor=request.user)
    messages.success(request, _("The gap stands among the others again."))
    return redirect("interviews:plan", request.dialogue.slug)


@workspace("plan_interviews")
def background(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET)
    rows = request.dialogue.variables.prefetch_related("values")
    if words := listing.value("q"):
        found = search(BackgroundVariable.objects.all(), words, ["name"]).values("pk")
        by_value = search(BackgroundVariable.objects.all(), words, ["values__name"]).values("pk")
        rows = rows.filter(pk__in=found) | rows.filter(pk__in=by_value)
    context = {"page": page_of(request, rows), "filter_form": listing}
    return render(request, "interviews/background.html", context)


@workspace("plan_interviews")
def variable_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    variable = get_object_or_404(dialogue.variables, pk=pk) if pk else BackgroundVariable(dialogue=dialogue)
    back = reverse("interviews:background", args=[dialogue.slug])
    return form_page(
        request,
        VariableForm(request.POST or None, instance=variable),
        save=lambda form: services.save_variable(
            form=form, dialogue=dialogue, actor=request.user, renamed=form.renamed(), added=form.added()
        ),
        title=_("Change “%(name)s”") % {"name": variable.name} if pk else _("Add something to spread over"),
        submit=_("Save"),
        back=back,
        back_title=_("Background"),
        done=back,
        said=_("The background is saved."),
        template="interviews/variable_form.html",
        variable=variable if pk else None,
    )


@workspace("plan_interviews")
def variable_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    variable = get_object_or_404(request.dialogue.variables, pk=pk)
    back = reverse("interviews:background", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: services.remove_variable(variable=variable, actor=request.user),
        title=_("Remove “%(name)s”?") % {"name": variable},
        text=_("It is no longer asked about when people are registered. Only what nobody has a value of goes."),
        submit=_("Remove"),
        back=back,
        done=back,
        said=_("It is removed."),
    )


@workspace("plan_interviews")
@require_POST
def background_usual(request: WorkspaceRequest) -> HttpResponse:
    added = services.add_usual_variables(dialogue=request.dialogue, actor=request.user)
    if added:
        said = ngettext("%(count)d kind of background is added.", "%(count)d kinds of background are added.", added)
        messages.success(request, said % {"count": added})
    else:
        messages.info(request, _("The usual ones are already there."))
    return redirect("interviews:background", request.dialogue.slug)
