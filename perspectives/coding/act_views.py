"""What is done with a statement or an interview in one press: suggest, remove, put back, undo, confirm, finish."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from interviews.models import Interview

from ..codebook import tree
from ..likeness.queries import suggestions
from ..models import Statement
from ..queries import open_themes
from ..rules import may_confirm
from ..statements import release as release_services
from ..statements import services as statement_services
from .parts import OPEN, asked_numbers, part, wants_part
from .undo import REMOVED, Act, forget, remember, undo_last, undone_words
from .views import interview_to_code, page_address, statement_in


@workspace("code_statements")
def theme_suggestions(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    """Themes that a statement may belong to, as a piece of the page; as a page of its own it is the statement's."""
    found = interview_to_code(request, interview)
    row = statement_in(found, statement)
    if not wants_part(request):
        return redirect(page_address(request, found, row.number))
    nodes = tree.flat_tree(open_themes(request.dialogue).only(*tree.DRAWN))
    context = {"suggestions": suggestions(row, nodes), "is_fragment": True}
    return render(request, "perspectives/_suggestions.html", context)


@workspace("code_statements")
@require_POST
def remove(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    row = statement_in(found, statement)
    try:
        statement_services.remove_statement(statement=row, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(page_address(request, found, row.number))
    remember(request.session, found, Act(REMOVED, row.number))
    return redirect(page_address(request, found, removed=str(row.number)))


@workspace("code_statements")
@require_POST
def restore(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    row = statement_in(found, statement, removed=True)
    try:
        statement_services.restore_statement(statement=row, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(page_address(request, found))
    forget(request.session, found, row.number, REMOVED)
    messages.success(request, _("Statement %(number)s is back.") % {"number": row.number})
    return redirect(page_address(request, found, row.number))


@workspace("code_statements")
@require_POST
def undo(request: WorkspaceRequest, interview: int) -> HttpResponse:
    """Undo the last of what the person did in this interview, and say what that was."""
    found = interview_to_code(request, interview)
    try:
        act = undo_last(session=request.session, interview=found, actor=request.user)
    except ValidationError as error:
        if wants_part(request):
            return part(request, found, error=error.messages[0])
        messages.error(request, error.messages[0])
        return redirect(page_address(request, found))
    if act is None:
        said, row = _("There is nothing to undo."), None
    else:
        row = Statement.everything.get(interview=found, number=act.number)
        said = undone_words(act)
    gone = row is not None and row.removed_at is not None
    if wants_part(request):
        return _undone_part(request, found, row, said)
    messages.success(request, said)
    if row is None:
        return redirect(page_address(request, found))
    if gone:
        return redirect(page_address(request, found, removed=str(row.number)))
    return redirect(page_address(request, found, row.number))


def _undone_part(request: WorkspaceRequest, interview: Interview, row: Statement | None, said: str) -> HttpResponse:
    """The rows around what was undone. The form that is open stays, is fetched anew, or goes with its statement."""
    is_open = asked_numbers(request)[:1]
    gone = row is not None and row.removed_at is not None
    closes = gone and row is not None and row.number in is_open
    answer = part(
        request,
        interview,
        places=[(row.start, row.end)] if row else [],
        opened=is_open[0] if is_open and not closes else None,
        said=said,
        removed=row.number if row and gone else None,
        closes=closes,
    )
    if row and not gone and row.number in is_open:
        answer.headers[OPEN] = str(row.number)
    return answer


@workspace("code_statements")
@require_POST
def confirm(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    row = statement_in(found, statement)
    if may_confirm(request.user, row):
        rows = Statement.objects.filter(pk=row.pk)
        release_services.confirm_masks(dialogue=request.dialogue, statements=rows, actor=request.user)
        messages.success(request, _("The mask of statement %(number)s is confirmed.") % {"number": row.number})
    else:
        messages.error(request, _("Somebody else than who lifted the statement confirms its mask."))
    return redirect(page_address(request, found, row.number))


@workspace("code_statements")
@require_POST
def accept_words(request: WorkspaceRequest, interview: int, statement: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    row = statement_in(found, statement)
    try:
        statement_services.accept_new_words(statement=row, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(page_address(request, found, row.number))


@workspace("code_statements")
@require_POST
def finish(request: WorkspaceRequest, interview: int) -> HttpResponse:
    found = interview_to_code(request, interview)
    finished = "again" not in request.POST
    statement_services.finish_coding(interview=found, actor=request.user, finished=finished)
    if finished:
        said = _("Interview %(number)s is coded.") % {"number": found.number}
    else:
        said = _("Interview %(number)s is open for coding again.") % {"number": found.number}
    messages.success(request, said)
    return redirect(page_address(request, found))
