"""What an open board gets after an act instead of a whole new page: the pieces that changed.

The script (``static/js/board.js``) asks with htmx's header. An element with an id takes the place of the one that has
it; a piece goes into every place that draws that perspective. Without a script the same addresses answer with pages.
"""

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dialogues.access import WorkspaceRequest

from ..models import Perspective, Voice
from . import queries
from .drawing import BoardDrawing
from .forms import LARGEST
from .reader import Reader
from .undo import act_words, last_act

MOST_LISTS = 12
"""Perspectives redrawn one by one; when more have changed the whole board is."""
FOCUS = "Board-Focus"
"""Header: what the page should bring the focus to, as ``number-statement`` or ``number``."""


def wanted(request: WorkspaceRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def number_in(data: QueryDict, name: str) -> int:
    value = data.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and int(value[:12]) <= LARGEST else 0


def asked_with(request: WorkspaceRequest) -> QueryDict:
    """What the board is narrowed to: in the address, or in what was posted from it."""
    return QueryDict(request.POST.get("filter", "")[:2000]) if request.method == "POST" else request.GET


def opened(request: WorkspaceRequest) -> dict[int, int]:
    """Perspectives of which the page shows more than the first statements, ``open=number:how many``."""
    found: dict[int, int] = {}
    data = request.POST if request.method == "POST" else request.GET
    for value in data.getlist("open")[:200]:
        number, _sep, upto = value.partition(":")
        if all(part.isascii() and part.isdigit() and len(part) < 9 for part in (number, upto)):
            found[int(number)] = min(int(upto), queries.MOST_OPEN)
    return found


def piece(kind: str, inside: SafeString, number: int) -> SafeString:
    return format_html('<div data-piece="{}" data-of="{}">{}</div>', kind, number, inside)


def _said(request: WorkspaceRequest, **context: Any) -> SafeString:
    act = last_act(request.session, request.dialogue)
    context |= {
        "undoes": act_words(request.dialogue, act) if act else "",
        "dialogue": request.dialogue,
        "filter_words": asked_with(request).urlencode(),
    }
    return render_to_string("perspectives/_board_said.html", context, request)


def _answer(pieces: list[SafeString], *, focus: str = "", status: int = 200) -> HttpResponse:
    answer = HttpResponse("".join(pieces), status=status)
    if focus:
        answer.headers[FOCUS] = focus
    return answer


def refused(request: WorkspaceRequest, error: str) -> HttpResponse:
    """Nothing was changed, and why."""
    return _answer([_said(request, error=error)], status=422)


def _around(request: WorkspaceRequest, found: queries.Board, drawing: BoardDrawing) -> SafeString:
    """What stands around the perspectives: the tray and what is missing."""
    context = {
        "board": found,
        "reader": found.reader,
        "shapes": found.reader.shapes,
        "dialogue": request.dialogue,
        "unsaid": queries.unsaid(found.reader),
        "page": found.tray.page,
        "tray": drawing.tray(found.tray.page.object_list),
        "narrowing": narrowing(asked_with(request)),
        "is_narrowed": is_narrowed(asked_with(request)),
    }
    return render_to_string("perspectives/_board_around.html", context, request)


def narrowing(data: QueryDict) -> str:
    """What the board is narrowed to, for an address, without the page and the order it is shown in."""
    kept = data.copy()
    for name in ("tray", "page", "order", "upto", "show"):
        kept.pop(name, None)
    return kept.urlencode()


def is_narrowed(data: QueryDict) -> bool:
    return any(value for key, value in data.items() if key in {"q", "theme"})


def changed(request: WorkspaceRequest, keys: Collection[int], *, said: str, focus: str = "") -> HttpResponse:
    """Redraw the perspectives with those keys wherever they are drawn, and what is around them."""
    data = asked_with(request)
    if len(keys) > MOST_LISTS:
        return whole(request, said=said, focus=focus)
    found, cards = queries.lists(request.user, request.dialogue, data, keys, opened(request))
    drawing = BoardDrawing(found.reader, found.words, asked=found.asked)
    pieces = [piece("list", drawing.list_of(card), card.perspective.number) for card in cards]
    return _answer([*pieces, _around(request, found, drawing), _said(request, said=said)], focus=focus)


def whole(request: WorkspaceRequest, *, said: str = "", focus: str = "") -> HttpResponse:
    """Redraw every perspective: one was created, moved, merged or parked."""
    found = queries.board(request.user, request.dialogue, asked_with(request), opened=opened(request))
    drawing = BoardDrawing(found.reader, found.words, asked=found.asked)
    context = {
        "sections": drawing.sections(found.sections),
        "ways": drawing.ways(found.sections),
        "parked": drawing.parked(found.parked),
        "shapes": found.reader.shapes,
        "dialogue": request.dialogue,
        "asked": found.asked,
        "narrowing": narrowing(asked_with(request)),
    }
    perspectives = render_to_string("perspectives/_board_perspectives.html", context, request)
    pieces = [perspectives, _around(request, found, drawing), _said(request, said=said)]
    return _answer(pieces, focus=focus)


def tray_only(request: WorkspaceRequest) -> HttpResponse:
    """Another page of the tray."""
    found = queries.loose(request.user, request.dialogue, request.GET)
    return _answer([_around(request, found, BoardDrawing(found.reader, found.words, asked=found.asked))])


def head_of(request: WorkspaceRequest, number: int, *, said: str) -> HttpResponse:
    """A perspective's words, for every place that draws it."""
    reader = Reader(request.user, request.dialogue)
    one = next(one for one in reader.perspectives if one.number == number)
    card = queries.cards(reader, [one], folded=[one.pk])[one.pk]
    queries.name_themes(reader, {one.pk: card})
    drawing = BoardDrawing(reader, queries.Words(reader.titles))
    pieces = [
        format_html(
            '<div data-piece="head" data-heading="{}">{}</div>', heading, drawing.head(card, theme, heading=heading)
        )
        for heading, theme in drawing.headings(card)
    ]
    return _answer([*pieces, _said(request, said=said)], focus=str(number))


def touched(keys: Collection[int], statements: Collection[int]) -> set[int]:
    """Keys of the perspectives that look different: those that were changed, and all that say of one of the statements
    where else it stands."""
    others = Voice.objects.filter(statement__in=list(statements)).values_list("perspective_id", flat=True)
    return {*keys, *others.distinct()}


def list_of(request: WorkspaceRequest, perspective: Perspective, upto: int) -> HttpResponse:
    """More of one perspective's statements, within what the board is narrowed to."""
    opens = {perspective.number: upto}
    found, cards = queries.lists(request.user, request.dialogue, request.GET, {perspective.pk}, opens)
    drawing = BoardDrawing(found.reader, found.words, asked=found.asked)
    return _answer([piece("list", drawing.list_of(card), card.perspective.number) for card in cards])
