"""What an open coding page gets instead of a whole new one: the rows that changed, how far it has come, the form.

The script (``static/js/coding.js``) asks with htmx's header and puts each part where its id says. Without a script the
same addresses answer with whole pages.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dialogues.access import WorkspaceRequest
from interviews.models import Interview

from ..forms import chosen_keys
from .filters import CodingFilter
from .lifted import progress
from .queries import CodingPage, drawn_around, open_statement
from .undo import last_act

OPEN = "Coding-Open"
"""Header: the number of the statement whose form the page should fetch next."""
MOST_ROWS = 8


def wants_part(request: WorkspaceRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def asked_numbers(request: WorkspaceRequest) -> list[int]:
    """Statements that the page says look different now, such as the one whose form was open."""
    return chosen_keys([*request.GET.getlist("was"), *request.POST.getlist("was")])[:MOST_ROWS]


def part(
    request: WorkspaceRequest,
    interview: Interview,
    *,
    changed: Sequence[int] = (),
    places: Sequence[tuple[int, int]] = (),
    opened: int | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Answer with the rows around the statements numbered ``changed`` and around ``places``, and what goes with them.

    Args:
        opened: number of the statement whose form is open, or is about to be.
        context: ``said`` (a sentence), ``error``, ``removed`` (number of a statement to put back), ``page`` with
            ``form`` when the form comes along.
    """
    asked = CodingFilter.read(request.GET)
    state = progress(interview, request.user, asked, number=opened)
    around = [(one.start, one.end) for one in state.marks if one.number in {*changed, opened}]
    rows = drawn_around(interview, [*places, *around], state, query=asked.query)
    context |= {
        "interview": interview,
        "dialogue": interview.dialogue,
        "state": state,
        "asked": asked,
        "last_act": last_act(request.session, interview),
        "rows": rows,
        "is_part": True,
    }
    return render(request, "perspectives/_coding_part.html", context, status=status)


def page_for_part(request: WorkspaceRequest, interview: Interview, number: int) -> CodingPage | None:
    """The open statement with what its form needs."""
    page = open_statement(request.user, interview, number)
    if page:
        page.asked = CodingFilter.read(request.GET)
    return page
