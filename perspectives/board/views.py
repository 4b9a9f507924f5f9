"""The board: the whole of it, what stands in no perspective, one perspective with all its statements, its wording.

Every address answers with a page. To the board's script (``HX-Request``) the same answers with the pieces that go into
the page it has (``parts.py``).
"""

import uuid
from collections.abc import Collection
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page

from .. import perspective_services
from ..models import Perspective, PerspectiveKind, Stance
from ..rules import visible_perspectives
from . import parts, queries
from .drawing import BoardDrawing
from .forms import WordingForm, perspective_choices
from .queries import MORE, Board
from .reader import Reader
from .undo import act_words, last_act

TRAY = "tray"
"""Where an act was sent from: the board (nothing), the page of the tray, or the page of a perspective by its number."""


def address(request: WorkspaceRequest, name: str = "board", *args: object) -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug, *args])


def perspective_in(request: WorkspaceRequest, number: int) -> Perspective:
    """The perspective by number, if the person may read it; a page about it belongs to the board in the menu."""
    found = get_object_or_404(visible_perspectives(request.user, request.dialogue), number=number)
    found.dialogue = request.dialogue
    request.nav_path = address(request)
    return found


def _acting(request: WorkspaceRequest, reader: Reader, typed: QueryDict | None) -> dict[str, Any]:
    """What the bar under the statements offers, and what can be undone. Two queries; none for who may only read."""
    if not reader.shapes:
        return {}
    act = last_act(request.session, request.dialogue)
    typed = typed or QueryDict()
    return {
        "choices": perspective_choices(reader),
        "themes": [(node.theme.pk, node.path) for node in reader.nodes],
        "kinds": [(value, capfirst(str(label))) for value, label in PerspectiveKind.choices],
        "stances": [(value, capfirst(str(label))) for value, label in Stance.choices],
        "creation_key": typed.get("creation_key") or uuid.uuid4(),
        "typed": {name: typed.get(name, "") for name in ("to", "stance", "title", "kind", "theme", "keep", "action")},
        "undoes": act_words(request.dialogue, act) if act else "",
    }


def _context(
    request: WorkspaceRequest, found: Board, data: QueryDict, picked: Collection[str], typed: QueryDict | None
) -> dict[str, Any]:
    drawing = BoardDrawing(found.reader, found.words, asked=found.asked, picked=picked, is_page=not found.sections)
    return {
        "board": found,
        "reader": found.reader,
        "shapes": found.reader.shapes,
        "asked": found.asked,
        "filter_form": found.asked,
        "sections": drawing.sections(found.sections),
        "ways": drawing.ways(found.sections),
        "parked": drawing.parked(found.parked),
        "unsaid": queries.unsaid(found.reader) if found.sections else [],
        "tray": drawing.tray(found.tray.page.object_list),
        "page": found.tray.page,
        "filter_words": data.urlencode(),
        "narrowing": parts.narrowing(data),
        "is_narrowed": parts.is_narrowed(data),
        "at": "",
        **_acting(request, found.reader, typed),
    }


def show_board(
    request: WorkspaceRequest,
    data: QueryDict,
    *,
    picked: Collection[str] = (),
    typed: QueryDict | None = None,
    **more: Any,
) -> HttpResponse:
    """The board as a page. After a refusal with what was picked and typed still there."""
    found = queries.board(request.user, request.dialogue, data)
    context = _context(request, found, data, picked, typed) | more
    return render(request, "perspectives/board.html", context, status=422 if more.get("error") else 200)


def show_tray(
    request: WorkspaceRequest,
    data: QueryDict,
    *,
    picked: Collection[str] = (),
    typed: QueryDict | None = None,
    **more: Any,
) -> HttpResponse:
    request.nav_path = address(request)
    found = queries.loose(request.user, request.dialogue, data)
    context = _context(request, found, data, picked, typed) | {"at": TRAY} | more
    return render(request, "perspectives/board_tray.html", context, status=422 if more.get("error") else 200)


def show_one(
    request: WorkspaceRequest,
    perspective: Perspective,
    upto: int,
    *,
    picked: Collection[str] = (),
    typed: QueryDict | None = None,
    **more: Any,
) -> HttpResponse:
    reader, card, words = queries.one_card(request.user, request.dialogue, perspective, upto)
    drawing = BoardDrawing(reader, words, picked=picked, is_page=True)
    context = {
        "perspective": perspective,
        "card": card,
        "reader": reader,
        "shapes": reader.shapes,
        "list": drawing.list_of(card, more=False),
        "more": upto + MORE if card.left and upto < queries.MOST_OPEN else 0,
        "at": str(perspective.number),
        **_acting(request, reader, typed),
        **more,
    }
    return render(request, "perspectives/board_one.html", context, status=422 if more.get("error") else 200)


@workspace("read_statements")
def board(request: WorkspaceRequest) -> HttpResponse:
    if parts.wanted(request):
        return parts.whole(request)
    return show_board(request, request.GET)


@workspace("read_statements")
def tray(request: WorkspaceRequest) -> HttpResponse:
    """What stands in no perspective, on a page of its own: easier on a phone than beside the board."""
    if parts.wanted(request):
        return parts.tray_only(request)
    return show_tray(request, request.GET)


@workspace("read_statements")
def one(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One perspective with all its statements, ``MORE`` at a time of each side."""
    perspective = perspective_in(request, number)
    upto = min(parts.number_in(request.GET, "upto") or MORE, queries.MOST_OPEN)
    if parts.wanted(request):
        return parts.list_of(request, perspective, upto)
    return show_one(request, perspective, upto)


@workspace("shape_perspectives")
def wording(request: WorkspaceRequest, number: int) -> HttpResponse:
    """A perspective's words, changed where it stands; as a page without a script. Two who write at once see both."""
    perspective = perspective_in(request, number)
    form = WordingForm(request.POST or None, instance=perspective, auto_id=f"p{number}-%s")

    def save(valid: WordingForm) -> Perspective:
        return perspective_services.save_perspective(form=valid, dialogue=request.dialogue, actor=request.user)

    if parts.wanted(request):
        return _wording_part(request, perspective, form, save)
    return form_page(
        request,
        form,
        save=save,
        title=_("Change the perspective"),
        submit=_("Save"),
        back=address(request),
        back_title=_("The board"),
        done=address(request),
        said=_("The perspective is saved."),
    )


def _wording_part(request: WorkspaceRequest, perspective: Perspective, form: WordingForm, save: Any) -> HttpResponse:
    status, conflict = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                save(form)
            except Conflict as error:
                status, conflict = 409, form.conflicting_fields(error.current)
            else:
                return parts.head_of(request, perspective.number, said=_("The perspective is saved."))
    context = {"form": form, "perspective": perspective, "conflict": conflict}
    return render(request, "perspectives/_board_wording.html", context, status=status)
