"""The inbox: what has come through the forms, read one by one, taken in or set aside."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of
from dialogues.pages import confirm_page

from ..languages import LANGUAGES
from ..models import AnswerStatus, WebFormAnswer
from ..rules import interviewers
from . import queries, sorting
from .forms import AsideForm, TakeInForm
from .guard import DOUBTS

MOST_AT_ONCE = 25
ADVERTISING = "advertising"


def _filters(request: WorkspaceRequest) -> ListFilter:
    dialogue = request.dialogue
    filters: dict[str, tuple[Any, Any]] = {
        "status": (_("Status"), AnswerStatus.choices),
        "looks": (
            _("Looks like"),
            [(queries.TRUSTED, _("an ordinary answer")), (queries.DOUBTED, _("advertising"))],
        ),
        "group": (_("Group"), [*dialogue.groups.values_list("pk", "name"), ("none", _("no group"))]),
        "form": (_("Form"), list(dialogue.web_forms.values_list("pk", "title"))),
    }
    asked = request.GET.copy()
    asked.setdefault("status", AnswerStatus.NEW)  # the inbox opens with what waits
    listing = ListFilter(asked, filters=filters, numbers={"number": _("Number")})
    del listing.fields["q"]  # what was written is encrypted, so there is nothing to search in
    return listing


@workspace("sort_answers")
@require_safe
def inbox(request: WorkspaceRequest) -> HttpResponse:
    """Numbers, groups and days. What was written is on each answer's own page, and opening it is an event."""
    dialogue = request.dialogue
    listing = _filters(request)
    chosen = {name: listing.value(name) for name in ("status", "looks", "group", "form", "number")}
    page = page_of(request, queries.inbox(dialogue, **chosen), size=MOST_AT_ONCE)
    context = {
        "page": page,
        "filter_form": listing,
        "standing": queries.standing(dialogue),
        "groups": list(dialogue.groups.all()),
        "interviewers": list(interviewers(dialogue)),
        "has_new": any(row.status == AnswerStatus.NEW for row in page.object_list),
        "kept_days": sorting.KEPT_DAYS,
        "query": request.GET.urlencode(),
    }
    return render(request, "interviews/webforms/inbox.html", context)


def _own(request: WorkspaceRequest, pk: int) -> WebFormAnswer:
    rows = queries.answers_of(request.dialogue).select_related("form", "group", "interview", "sorted_by")
    found = get_object_or_404(rows, pk=pk)
    found.form.dialogue = request.dialogue
    return found


def _back(request: WorkspaceRequest) -> str:
    return reverse("interviews:inbox", args=[request.dialogue.slug])


@sensitive_variables("found", "context")
def _answer_page(
    request: WorkspaceRequest, found: WebFormAnswer, *, take: Any = None, aside: Any = None, status: int = 200
) -> HttpResponse:
    """Show the answer, which is an event each time, with the two ways to sort it."""
    if found.emptied_at is None:
        sorting.note_answer_read(answer=found, actor=request.user)
    context = {
        "answer": found,
        "pairs": sorting.pairs_of(found),
        "doubts": [DOUBTS[key] for key in found.doubts.split(",") if key in DOUBTS],
        "reason": sorting.REASONS.get(found.reason, found.reason),
        "language": dict(LANGUAGES).get(found.language, found.language),
        "take": take or TakeInForm(dialogue=request.dialogue, user=request.user, initial={"group": found.group_id}),
        "aside": aside or AsideForm(initial={"reason": ADVERTISING} if found.doubts else None),
        "neighbours": queries.neighbours(found, request.dialogue),
        "kept_days": sorting.KEPT_DAYS,
        "has_groups": request.dialogue.groups.exists(),
        "form": take or aside,
        "take_url": reverse("interviews:inbox_take_in", args=[request.dialogue.slug, found.pk]),
        "aside_url": reverse("interviews:inbox_aside", args=[request.dialogue.slug, found.pk]),
    }
    return render(request, "interviews/webforms/answer.html", context, status=status)


@workspace("sort_answers")
@require_safe
def answer(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return _answer_page(request, _own(request, pk))


def _on(request: WorkspaceRequest, found: WebFormAnswer) -> HttpResponse:
    """Go to the next answer that waits, else to the inbox."""
    near = queries.neighbours(found, request.dialogue)
    after = near.older or near.newer
    if after:
        return redirect("interviews:inbox_answer", request.dialogue.slug, after.pk)
    return redirect(_back(request))


@workspace("sort_answers")
@require_POST
def take_in(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = TakeInForm(request.POST, dialogue=request.dialogue, user=request.user)
    if not form.is_valid():
        return _answer_page(request, found, take=form, status=422)
    try:
        interview = sorting.take_in(answer=found, actor=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return _answer_page(request, _own(request, pk), take=form, status=422)
    if interview is None:
        messages.warning(request, _("Answer %(number)s is sorted already.") % {"number": found.number})
        return redirect("interviews:inbox_answer", request.dialogue.slug, pk)
    said = _("Answer %(number)s is interview %(interview)s now.")
    messages.success(request, said % {"number": found.number, "interview": interview.number})
    return _on(request, found)


@workspace("sort_answers")
@require_POST
def aside(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = AsideForm(request.POST)
    if not form.is_valid():
        return _answer_page(request, found, aside=form, status=422)
    if sorting.set_aside(answer=found, reason=form.value(), actor=request.user):
        messages.success(request, _("Answer %(number)s is set aside.") % {"number": found.number})
        return _on(request, found)
    messages.warning(request, _("Answer %(number)s is sorted already.") % {"number": found.number})
    return redirect("interviews:inbox_answer", request.dialogue.slug, pk)


@workspace("sort_answers")
def bring_back(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Undo: at once for what was set aside, after a yes when an interview goes with it."""
    found = _own(request, pk)
    here = reverse("interviews:inbox_answer", args=[request.dialogue.slug, pk])
    if found.status == AnswerStatus.SET_ASIDE:
        if request.method == "POST" and sorting.bring_back(answer=found, actor=request.user):
            messages.success(request, _("Answer %(number)s is among those to sort again.") % {"number": found.number})
        return redirect(here)
    if found.status != AnswerStatus.SORTED or found.emptied_at:
        return redirect(here)
    return confirm_page(
        request,
        act=lambda: sorting.bring_back(answer=found, actor=request.user),
        title=_("Take answer %(number)s back to the inbox?") % {"number": found.number},
        text=_("The answer waits to be sorted again, as it was sent in."),
        consequences=[
            _("The interview that it became is erased, with what has been changed in its text since."),
            _("The person is taken out of the coverage, unless they are in another interview."),
            _("It cannot be done once statements have been lifted."),
        ],
        submit=_("Take it back"),
        back=here,
        done=here,
        said=_("Answer %(number)s is among those to sort again.") % {"number": found.number},
    )


@workspace("sort_answers")
@require_POST
def sort_many(request: WorkspaceRequest) -> HttpResponse:
    """Take in, or set aside as advertising, everything that is ticked on a page of the inbox."""
    dialogue = request.dialogue
    keys = [int(key) for key in request.POST.getlist("answer") if key.isdecimal() and len(key) < 19][:MOST_AT_ONCE]
    rows = queries.answers_of(dialogue).filter(pk__in=keys, status=AnswerStatus.NEW).select_related("form", "group")
    found = list(rows.order_by("created_at", "pk"))
    for row in found:
        row.form.dialogue = dialogue
    if not keys:
        messages.warning(request, _("Tick the answers first."))
    elif request.POST.get("do") == "aside":
        count = sum(sorting.set_aside(answer=row, reason=ADVERTISING, actor=request.user) for row in found)
        said = ngettext("%(count)d answer is set aside.", "%(count)d answers are set aside.", count)
        messages.success(request, said % {"count": count})
    else:
        _take_in_many(request, found)
    query = request.POST.get("query", "")
    return redirect(_back(request) + (f"?{query}" if query else ""))


def _take_in_many(request: WorkspaceRequest, found: list[WebFormAnswer]) -> None:
    dialogue = request.dialogue
    groups = queries.groups_by_key(dialogue.groups.all())
    able = {str(user.pk): user for user in interviewers(dialogue)}
    outcome = sorting.take_in_many(
        chosen=[(row, groups.get(request.POST.get(f"group-{row.pk}", ""))) for row in found],
        interviewer=able.get(request.POST.get("interviewer", ""), request.user),
        actor=request.user,
    )
    if count := len(outcome.taken):
        said = ngettext("%(count)d answer is an interview now.", "%(count)d answers are interviews now.", count)
        messages.success(request, said % {"count": count})
    if count := len(outcome.without_group):
        said = ngettext(
            "%(count)d answer has no group, and is still here: %(numbers)s.",
            "%(count)d answers have no group, and are still here: %(numbers)s.",
            count,
        )
        numbers = ", ".join(str(number) for number in outcome.without_group)
        messages.warning(request, said % {"count": count, "numbers": numbers})
    for number, why in outcome.refused.items():
        said = _("Answer %(number)s could not be taken in: %(why)s")
        messages.error(request, said % {"number": number, "why": why})
