"""Coding: statements lifted out of an interview's text. Pages for the leader and the interviewer who held it."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, workspace
from interviews.models import Interview
from interviews.services import note_source_read

from . import release_services, spans, statement_services
from .coding_queries import CodingPage, coding_page, perspectives_to_choose
from .forms import CoderForm, LiftForm, SentencesForm
from .models import Statement
from .rules import codable_interviews, may_confirm


def _interview(request: WorkspaceRequest, number: int) -> Interview:
    """Return an interview the person may code. Somebody else's answers 404."""
    mine = codable_interviews(request.user, request.dialogue).select_related("source", "interviewer")
    interview = get_object_or_404(mine.prefetch_related("people__group"), number=number)
    interview.dialogue = request.dialogue
    request.nav_path = reverse("perspectives:statements", args=[request.dialogue.slug])
    return interview


def _statement(interview: Interview, number: int, *, removed: bool = False) -> Statement:
    rows = Statement.everything if removed else Statement.objects
    statement = get_object_or_404(rows, interview=interview, number=number)
    statement.interview, statement.dialogue = interview, interview.dialogue
    return statement


def _page_address(interview: Interview, statement: Statement | None = None, end: str = "#coder") -> str:
    slug = interview.dialogue.slug
    if statement is None:
        return reverse("perspectives:coding", args=[slug, interview.number])
    return reverse("perspectives:code", args=[slug, interview.number, statement.number]) + end


def _form(page: CodingPage, data: Any = None) -> CoderForm:
    return CoderForm(
        data,
        instance=page.opened,
        themes=page.themes,
        perspectives=perspectives_to_choose(page.dialogue),
        people=page.people,
        auto_id="coder_%s",
    )


def _show(request: WorkspaceRequest, page: CodingPage, *, status: int = 200, **context: Any) -> HttpResponse:
    if page.opened and "form" not in context:
        context["form"] = _form(page)
    note_source_read(interview=page.interview, actor=request.user)
    context |= {"page": page, "interview": page.interview, "lift_key": uuid.uuid4()}
    return render(request, "perspectives/coding.html", context, status=status)


def _opened(request: WorkspaceRequest, interview: Interview, number: int | None) -> CodingPage:
    page = coding_page(request.user, request.dialogue, interview, number=number)
    if page is None:
        raise Http404
    return page


@workspace("code_statements")
def coding(request: WorkspaceRequest, interview: int) -> HttpResponse:
    found = _interview(request, interview)
    page = _opened(request, found, None)
    gone = request.GET.get("removed", "")
    undo = next((one for one in page.removed if str(one.number) == gone), None)
    return _show(request, page, undo=undo)


@workspace("code_statements")
def code(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = _interview(request, interview)
    if request.method != "POST":
        page = _opened(request, found, statement)
        return _show(request, page, just_lifted="lifted" in request.GET)
    _statement(found, statement)
    page = _opened(request, found, statement)
    form, status, conflict = _form(page, request.POST), 422, None
    if form.is_valid():
        try:
            with transaction.atomic():
                saved = statement_services.code_statement(form=form, actor=request.user)
        except Conflict as error:
            status, conflict = 409, form.conflicting_fields(error.current)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _after_saving(request, found, saved)
    return _show(request, page, status=status, form=form, conflict=conflict)


def _after_saving(request: WorkspaceRequest, interview: Interview, saved: Statement) -> HttpResponse:
    """Stay at the statement, or go on to the next that lacks something when that was asked for."""
    messages.success(request, _("Statement %(number)s is saved.") % {"number": saved.number})
    if "next" not in request.POST:
        return redirect(_page_address(interview, saved))
    page = _opened(request, interview, saved.number)
    following = page.next_unfinished
    if following is None:
        messages.success(request, _("All statements of this interview have a theme and a mask."))
        return redirect(_page_address(interview))
    return redirect(_page_address(interview, following))


@workspace("code_statements")
def lift(request: WorkspaceRequest, interview: int) -> HttpResponse:
    found = _interview(request, interview)
    if request.method != "POST":
        return redirect(_page_address(found))
    form = LiftForm(request.POST)
    if not form.is_valid():
        error = ValidationError(_("What you marked did not arrive as it should. Mark the words again."))
        return _show(request, _opened(request, found, None), status=422, lift_error=error.messages[0])
    data = form.cleaned_data
    try:
        statement, is_new = statement_services.lift_statement(interview=found, actor=request.user, **data)
    except ValidationError as error:
        page = _opened(request, found, None)
        return _show(request, page, status=422, lift_error=error.messages[0], lift_words=data["words"][:2000])
    return redirect(_after_lifting(request, found, statement, is_new))


def _after_lifting(request: WorkspaceRequest, interview: Interview, statement: Statement, is_new: bool) -> str:
    if is_new:
        return _page_address(interview, statement, "?lifted=1")
    messages.info(request, _("Those words are lifted already, as statement %(number)s.") % {"number": statement.number})
    return _page_address(interview, statement)


@workspace("code_statements")
def sentences(request: WorkspaceRequest, interview: int) -> HttpResponse:
    """Lifting without a mouse or a script: from the first to the last sentence chosen, or exact words."""
    found = _interview(request, interview)
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


@workspace("code_statements")
@require_POST
def remove(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = _interview(request, interview)
    row = _statement(found, statement)
    try:
        statement_services.remove_statement(statement=row, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(_page_address(found, row))
    return redirect(f"{_page_address(found)}?removed={row.number}")


@workspace("code_statements")
@require_POST
def restore(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = _interview(request, interview)
    row = _statement(found, statement, removed=True)
    try:
        statement_services.restore_statement(statement=row, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(_page_address(found))
    messages.success(request, _("Statement %(number)s is back.") % {"number": row.number})
    return redirect(_page_address(found, row))


@workspace("code_statements")
@require_POST
def confirm(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = _interview(request, interview)
    row = _statement(found, statement)
    if may_confirm(request.user, row):
        rows = Statement.objects.filter(pk=row.pk)
        release_services.confirm_masks(dialogue=request.dialogue, statements=rows, actor=request.user)
        messages.success(request, _("The mask of statement %(number)s is confirmed.") % {"number": row.number})
    else:
        messages.error(request, _("Somebody else than who lifted the statement confirms its mask."))
    return redirect(_page_address(found, row))


@workspace("code_statements")
@require_POST
def accept_words(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = _interview(request, interview)
    row = _statement(found, statement)
    try:
        statement_services.accept_new_words(statement=row, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(_page_address(found, row))


@workspace("code_statements")
@require_POST
def finish(request: WorkspaceRequest, interview: int) -> HttpResponse:
    found = _interview(request, interview)
    finished = "again" not in request.POST
    statement_services.finish_coding(interview=found, actor=request.user, finished=finished)
    if finished:
        said = _("Interview %(number)s is coded.") % {"number": found.number}
    else:
        said = _("Interview %(number)s is open for coding again.") % {"number": found.number}
    messages.success(request, said)
    return redirect(_page_address(found))
