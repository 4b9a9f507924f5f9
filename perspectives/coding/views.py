"""Coding: statements lifted out of an interview's text. Pages for the leader and the interviewer who held it."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, workspace
from interviews.models import Interview
from interviews.queries import interview_at
from interviews.services import note_source_read

from .. import spans
from ..forms import CoderForm, LiftForm, SentencesForm, chosen_keys
from ..likeness.queries import suggestions
from ..masking.coding import hide_in_form
from ..models import Statement
from ..statements import services as statement_services
from .filters import CodingFilter
from .lifted import progress
from .parts import OPEN, asked_numbers, page_for_part, part, wants_part
from .queries import CodingPage, coding_page, perspectives_to_choose
from .undo import CODED, LIFTED, Act, Coded, last_act, remember


def interview_to_code(request: WorkspaceRequest, number: int) -> Interview:
    """Return an interview the person may code. Somebody else's answers 404."""
    interview = interview_at(request.user, request.dialogue, number, "code_statements")
    if interview is None:
        raise Http404
    request.nav_path = reverse("perspectives:statements", args=[request.dialogue.slug])
    return interview


def statement_in(interview: Interview, number: int, *, removed: bool = False) -> Statement:
    rows = Statement.everything if removed else Statement.objects
    statement = get_object_or_404(rows, interview=interview, number=number)
    statement.interview, statement.dialogue = interview, interview.dialogue
    return statement


def page_address(request: WorkspaceRequest, interview: Interview, statement: int | None = None, **more: str) -> str:
    """Address of the interview, or of one statement in it, as filtered as the page that was left."""
    slug, query = interview.dialogue.slug, CodingFilter.read(request.GET).query
    if more:
        query = f"?{urlencode(more)}{query.replace('?', '&', 1)}"
    if statement is None:
        return reverse("perspectives:coding", args=[slug, interview.number]) + query
    end = "" if "lifted" in more else "#coder"
    return reverse("perspectives:code", args=[slug, interview.number, statement]) + query + end


def _form(page: CodingPage, data: Any = None) -> CoderForm:
    return CoderForm(
        data,
        instance=page.opened,
        themes=page.nodes,
        perspectives=perspectives_to_choose(page.dialogue),
        people=page.people,
        questions=page.questions,
        facets=page.facets,
        auto_id="coder_%s",
    )


def _show(request: WorkspaceRequest, page: CodingPage, *, status: int = 200, **context: Any) -> HttpResponse:
    if page.opened and "form" not in context:
        context["form"] = _form(page)
    note_source_read(interview=page.interview, actor=request.user)
    before, after = page.pieces
    context |= {
        "page": page,
        "interview": page.interview,
        "lift_key": uuid.uuid4(),
        "before": before,
        "after": after,
        "state": page.progress,
        "asked": page.asked,
        "last_act": last_act(request.session, page.interview),
    }
    return render(request, "perspectives/coding.html", context, status=status)


def _opened(request: WorkspaceRequest, interview: Interview, number: int | None) -> CodingPage:
    asked = CodingFilter.read(request.GET)
    page = coding_page(request.user, request.dialogue, interview, number=number, asked=asked)
    if page is None:
        raise Http404
    return page


@workspace("code_statements")
def coding(request: WorkspaceRequest, interview: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    if wants_part(request):  # a form was closed
        return part(request, found, changed=asked_numbers(request))
    page = _opened(request, found, None)
    gone = request.GET.get("removed", "")
    undo = next((one for one in page.removed if str(one.number) == gone), None)
    return _show(request, page, removed=undo.number if undo else None)


@workspace("code_statements")
def code(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    just_lifted = "lifted" in request.GET
    if request.method != "POST":
        if wants_part(request):
            return _form_part(request, found, statement, changed=asked_numbers(request), just_lifted=just_lifted)
        whole = _opened(request, found, statement)
        told: dict[str, Any] = {}
        if "suggest" in request.GET and whole.opened:
            told = {"suggestions": suggestions(whole.opened, whole.nodes), "asked_for": True}
        return _show(request, whole, just_lifted=just_lifted, **told)
    page = page_for_part(request, found, statement)
    if page is None or page.opened is None:
        raise Http404
    before = Coded.of(page.opened, [theme.pk for theme in page.opened.themes.all()])
    form, status, conflict = _form(page, request.POST), 422, None
    if form.is_valid():
        try:
            with transaction.atomic():
                hide_in_form(form=form, posted=request.POST, actor=request.user)
                saved = statement_services.code_statement(form=form, actor=request.user)
        except Conflict as error:
            status, conflict = 409, form.conflicting_fields(error.current)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            remember(request.session, found, Act(CODED, saved.number, before, Coded.of(saved)))
            return _after_saving(request, found, saved)
    if not wants_part(request):
        page = _opened(request, found, statement)
    if page.mask_help:
        page.mask_help.keep(request.POST)
    if wants_part(request):
        return _form_part(request, found, statement, page=page, status=status, form=form, conflict=conflict)
    return _show(request, page, status=status, form=form, conflict=conflict)


def _form_part(
    request: WorkspaceRequest, interview: Interview, number: int, *, page: CodingPage | None = None, **context: Any
) -> HttpResponse:
    """The form of one statement, with the rows that look different for it. It shows the source, and so is a read."""
    page = page or page_for_part(request, interview, number)
    if page is None:
        raise Http404
    note_source_read(interview=interview, actor=request.user)
    context = {"form": _form(page) if "form" not in context else context["form"], "page": page} | context
    return part(request, interview, opened=number, **context)


def _after_saving(request: WorkspaceRequest, interview: Interview, saved: Statement) -> HttpResponse:
    """Stay at the statement, or go on to the next that lacks something when that was asked for."""
    said = [_("Statement %(number)s is saved.") % {"number": saved.number}]
    following: int | None = saved.number
    if "next" in request.POST:
        asked = CodingFilter.read(request.GET)
        mark = progress(interview, request.user, asked, number=saved.number).next_unfinished
        following = mark.number if mark else None
        if mark is None:
            said.append(_("All statements of this interview have a theme and a mask."))
    if wants_part(request):
        said_of: dict[str, Any] = {"changed": [saved.number, *asked_numbers(request)], "said": " ".join(said)}
        if following is None:
            return part(request, interview, closes=True, **said_of)
        return _form_part(request, interview, following, **said_of)
    for one in said:
        messages.success(request, one)
    address = page_address(request, interview, following)
    return redirect(address.replace("#coder", "#mask-help") if "mask" in request.POST else address)


@workspace("code_statements")
def lift(request: WorkspaceRequest, interview: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    if request.method != "POST":
        return redirect(page_address(request, found))
    form = LiftForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(_("What you marked did not arrive as it should. Mark the words again."))
        data = form.cleaned_data
        statement, is_new = statement_services.lift_statement(interview=found, actor=request.user, **data)
    except ValidationError as error:
        words = form.cleaned_data.get("words", "")[:2000] if form.is_valid() else ""
        if wants_part(request):
            return part(request, found, status=422, error=error.messages[0])
        page = _opened(request, found, None)
        return _show(request, page, status=422, lift_error=error.messages[0], lift_words=words)
    if wants_part(request):
        return _lifted_part(request, found, statement, is_new)
    return redirect(_after_lifting(request, found, statement, is_new))


def _lifted_part(request: WorkspaceRequest, interview: Interview, statement: Statement, is_new: bool) -> HttpResponse:
    """The rows with the new statement. Its form is fetched next, unless another is open and being written in."""
    if is_new:
        remember(request.session, interview, Act(LIFTED, statement.number))
        said = _("Statement %(number)s was lifted.") % {"number": statement.number}
    else:
        said = _("Those words are lifted already, as statement %(number)s.") % {"number": statement.number}
    busy = chosen_keys([request.POST.get("busy", "")])
    answer = part(
        request,
        interview,
        changed=[statement.number, *asked_numbers(request)],
        opened=busy[0] if busy else statement.number,
        said=said,
    )
    answer.headers[OPEN] = str(statement.number)
    return answer


def _after_lifting(request: WorkspaceRequest, interview: Interview, statement: Statement, is_new: bool) -> str:
    if is_new:
        remember(request.session, interview, Act(LIFTED, statement.number))
        return page_address(request, interview, statement.number, lifted="1")
    messages.info(request, _("Those words are lifted already, as statement %(number)s.") % {"number": statement.number})
    return page_address(request, interview, statement.number)


@workspace("code_statements")
def sentences(request: WorkspaceRequest, interview: int) -> HttpResponse:
    """Lifting without a mouse or a script: from the first to the last sentence chosen, or exact words."""
    found = interview_to_code(request, interview)
    page = _opened(request, found, None)
    divided = spans.sentences(page.text)
    form = SentencesForm(request.POST or None, count=len(divided), initial={"creation_key": uuid.uuid4()})
    status = 200
    if request.method == "POST":
        status = 422
        form = SentencesForm(request.POST, count=len(divided))
        if form.is_valid():
            data = form.cleaned_data
            chosen = [divided[number] for number in data["sentence"]] or [spans.Span(0, 0)]
            start, end = min(one.start for one in chosen), max(one.end for one in chosen)
            try:
                statement, is_new = statement_services.lift_statement(
                    interview=found,
                    actor=request.user,
                    start=start,
                    end=end,
                    words=data["words"] or page.text[start:end],
                    creation_key=data["creation_key"],
                )
            except ValidationError as error:
                form.add_error("words" if data["words"] else None, error)
            else:
                return redirect(_after_lifting(request, found, statement, is_new))
    note_source_read(interview=found, actor=request.user)
    context = {
        "page": page,
        "interview": found,
        "form": form,
        "sentences": _marked(divided, page, request.POST.getlist("sentence")),
    }
    return render(request, "perspectives/sentences.html", context, status=status)


def _marked(divided: list[spans.Span], page: CodingPage, chosen: list[str]) -> list[dict[str, Any]]:
    """Each sentence with its place, whether it is chosen, whether a paragraph begins, and where it is lifted."""
    text, marks = page.text, [one for one in page.rows if one.anchored]
    ticked = set(chosen)
    rows, before = [], 0
    for number, span in enumerate(divided):
        lifted = [one.number for one in marks if one.start < span.end and one.end > span.start]
        rows.append(
            {
                "number": number,
                "text": span.of(text),
                "chosen": str(number) in ticked,
                "opens": number > 0 and "\n" in text[before : span.start],
                "lifted": lifted,
            }
        )
        before = span.end
    return rows
