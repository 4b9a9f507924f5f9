"""What is done on the board in one press: statements moved, a perspective put in its place, the last of it undone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace

from ..models import Perspective, Theme
from ..rules import visible_perspectives, visible_statements
from . import parts, services, views
from .forms import ActForm, PlaceForm
from .places import Placed, neighbour, place_perspective
from .services import Outcome, Pick, standing
from .undo import CREATED, MOVED, PLACED, Act, Undone, remember, undo_last

MOST_PICKED = 3000


def _picks(request: WorkspaceRequest) -> tuple[list[Pick], int]:
    """What was picked, as keys within what the person may see, and how many of the picks lead nowhere any more."""
    asked: list[tuple[int, int]] = []
    values = list(dict.fromkeys(request.POST.getlist("pick")[:MOST_PICKED]))
    for value in values:
        number, _sep, key = value.partition("-")
        if all(part.isascii() and part.isdigit() and len(part) < 18 for part in (number, key)):
            asked.append((int(number), int(key)))
    here = dict(visible_perspectives(request.user, request.dialogue).values_list("number", "pk"))
    seen: set[int] = set()
    keys = sorted({key for _number, key in asked})
    for at in range(0, len(keys), services.CHUNK):
        rows = visible_statements(request.user, request.dialogue).filter(pk__in=keys[at : at + services.CHUNK])
        seen |= set(rows.order_by().values_list("pk", flat=True))
    picks: list[Pick] = [
        (here.get(number), key) for number, key in asked if key in seen and (number == 0 or number in here)
    ]
    return picks, len(values) - len(picks)


def _back(request: WorkspaceRequest, anchor: str = "") -> HttpResponse:
    """Back to the page the act was sent from, narrowed as it was."""
    at, data = request.POST.get("at", ""), parts.asked_with(request)
    if at == views.TRAY:
        where = views.address(request, "board_tray")
    elif at.isascii() and at.isdigit() and len(at) < 9:
        where = views.address(request, "board_one", at)
    else:
        where = views.address(request)
    query = f"?{data.urlencode()}" if data else ""
    return redirect(f"{where}{query}{anchor}")


def _refused(request: WorkspaceRequest, error: ValidationError) -> HttpResponse:
    """The page the act was sent from, with what was picked and typed, and why nothing was done."""
    said = " ".join(error.messages)
    if parts.wanted(request):
        return parts.refused(request, said)
    at, data = request.POST.get("at", ""), parts.asked_with(request)
    kept: dict[str, Any] = {"picked": set(request.POST.getlist("pick")[:MOST_PICKED]), "typed": request.POST}
    if at == views.TRAY:
        return views.show_tray(request, data, **kept, error=said)
    if at.isascii() and at.isdigit() and len(at) < 9:
        found = visible_perspectives(request.user, request.dialogue).filter(number=int(at)).first()
        if found is not None:
            return views.show_one(request, views.perspective_in(request, found.number), views.MORE, **kept, error=said)
    return views.show_board(request, data, **kept, error=said)


@workspace("shape_perspectives")
def act(request: WorkspaceRequest) -> HttpResponse:
    """Do with the picked statements what was pressed."""
    if request.method != "POST":
        return redirect(views.address(request))
    form = ActForm(request.POST, dialogue=request.dialogue)
    try:
        if not form.is_valid():
            raise ValidationError(list(form.non_field_errors()))
        picks, gone = _picks(request)
        if gone and not picks:
            raise ValidationError(_("The statements you chose are no longer there. Nothing has been changed."))
        kind, outcome = _do(request, form.cleaned_data, picks)
    except ValidationError as error:
        return _refused(request, error)
    outcome.left["gone"] += gone
    remember(request.session, request.dialogue, Act.of(kind, outcome))
    said = _outcome_words(outcome, form.cleaned_data["action"])
    if parts.wanted(request):
        if kind == CREATED:
            return parts.whole(request, said=said, focus=_focus(outcome))
        keys = parts.touched({one.perspective for one in outcome.changes}, outcome.statements)
        return parts.changed(request, keys, said=said, focus=_focus(outcome))
    messages.success(request, said)
    return _back(request, _anchor(outcome.perspective))


def _do(request: WorkspaceRequest, data: dict[str, Any], picks: list[Pick]) -> tuple[str, Outcome]:
    action = data["action"]
    common: dict[str, Any] = {"dialogue": request.dialogue, "picks": picks, "actor": request.user}
    if action == ActForm.TAKE_OUT:
        return MOVED, services.take_out_statements(**common)
    if action == ActForm.NEW:
        fields: dict[str, Any] = {name: data[name] for name in ("title", "kind", "theme", "keep", "creation_key")}
        return CREATED, services.create_from_statements(**common, **fields)
    to = standing(request.dialogue, data["to"])
    keep = action == ActForm.COPY
    return MOVED, services.move_statements(**common, to=to, stance=data["stance"], keep=keep)


def _focus(outcome: Outcome) -> str:
    """Where the page brings the focus: the first statement, where it stands now."""
    number = outcome.perspective.number if outcome.perspective else 0
    first = min(outcome.statements, default=0)
    return f"{number}-{first}" if first else ""


def _anchor(perspective: Perspective | None) -> str:
    """The first place on the board where the perspective is drawn."""
    if perspective is None:
        return ""
    place = perspective.places.order_by("theme__position").values_list("theme_id", flat=True).first()
    return f"#p{perspective.number}-{place or 0}"


def _outcome_words(outcome: Outcome, action: str) -> str:
    n, title = outcome.done, outcome.perspective.title if outcome.perspective else ""
    if not outcome.changes:
        said = _("Nothing was changed.")
    elif action == ActForm.TAKE_OUT:
        said = ngettext(
            "%(n)d statement is taken out. It is still among the statements.",
            "%(n)d statements are taken out. They are still among the statements.",
            n,
        )
    elif action == ActForm.COPY:
        said = ngettext(
            "%(n)d statement stands under “%(title)s” as well.", "%(n)d statements stand under “%(title)s” as well.", n
        )
    elif action == ActForm.NEW:
        said = ngettext(
            "“%(title)s” is created, with %(n)d statement.", "“%(title)s” is created, with %(n)d statements.", n
        )
    else:
        said = ngettext("%(n)d statement is moved to “%(title)s”.", "%(n)d statements are moved to “%(title)s”.", n)
    return " ".join([said % {"n": n, "title": title}, *_left_words(outcome)])


def _left_words(outcome: Outcome) -> list[str]:
    """What was left alone, and why."""
    moved, there, gone = (outcome.left[why] for why in ("moved", "there", "gone"))
    words = [
        (
            moved,
            ngettext(
                "Somebody else moved %(n)d meanwhile; it is left where it is.",
                "Somebody else moved %(n)d meanwhile; they are left where they are.",
                moved,
            ),
        ),
        (there, ngettext("%(n)d stood so already.", "%(n)d stood so already.", there)),
        (gone, ngettext("%(n)d is no longer there.", "%(n)d are no longer there.", gone)),
    ]
    return [text % {"n": n} for n, text in words if n]


# --- A perspective in its place -----------------------------------------------------------------------------------


@workspace("shape_perspectives")
def place(request: WorkspaceRequest) -> HttpResponse:
    """Put a perspective in a theme, before another or last; or one step earlier or later in the theme."""
    if request.method != "POST":
        return redirect(views.address(request))
    form = PlaceForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(list(form.non_field_errors()))
        perspective, placed = _place(request, form.cleaned_data)
    except ValidationError as error:
        return _refused(request, error)
    if placed:
        remember(request.session, request.dialogue, Act(PLACED, perspective.pk, placed=placed))
        said = _("“%(title)s” is moved.") % {"title": perspective.title}
    else:
        said = _("Nothing was changed.")
    if parts.wanted(request):
        return parts.whole(request, said=said, focus=str(perspective.number))
    messages.success(request, said)
    return _back(request, f"#p{perspective.number}-{placed.to or 0}" if placed else _anchor(perspective))


def _place(request: WorkspaceRequest, data: dict[str, Any]) -> tuple[Perspective, Placed | None]:
    step = data["move"].split(":") if data["move"] else None
    perspective = standing(request.dialogue, int(step[0]) if step else data["perspective"] or 0)
    keys = {int(step[1])} if step else {data["source"] or 0, data["to"] or 0}
    themes = request.dialogue.themes.filter(removed_at=None).in_bulk([key for key in keys if key])
    if len(themes) != len([key for key in keys if key]):
        raise ValidationError(_("The theme is no longer there. Nothing has been changed."))
    place: Callable[..., Placed | None] = place_perspective
    if step:
        theme: Theme | None = themes.get(int(step[1]))
        before = neighbour(theme, perspective.pk, step[2]) if theme else perspective.pk
        if before == perspective.pk:
            return perspective, None
        return perspective, place(perspective=perspective, source=theme, to=theme, before=before, actor=request.user)
    number = data["before"]
    following = (
        request.dialogue.perspectives.filter(number=number).values_list("pk", flat=True).first() if number else None
    )
    return perspective, place(
        perspective=perspective,
        source=themes.get(data["source"] or 0),
        to=themes.get(data["to"] or 0),
        before=following,
        keep=data["keep"],
        actor=request.user,
    )


# --- Undo ---------------------------------------------------------------------------------------------------------


@workspace("shape_perspectives")
def undo(request: WorkspaceRequest) -> HttpResponse:
    """Undo the last of what the person did on this board, and say what that was."""
    if request.method != "POST":
        return redirect(views.address(request))
    try:
        undone = undo_last(session=request.session, dialogue=request.dialogue, actor=request.user)
    except ValidationError as error:
        if parts.wanted(request):
            return parts.refused(request, " ".join(error.messages))
        messages.error(request, " ".join(error.messages))
        return _back(request)
    said = _undone_words(undone) if undone else _("There is nothing to undo.")
    if not parts.wanted(request):
        messages.success(request, said)
        return _back(request)
    if undone and undone.act.kind == MOVED:
        changes = undone.act.changes
        keys = parts.touched({one.perspective for one in changes}, {one.statement for one in changes})
        return parts.changed(request, keys, said=said)
    return parts.whole(request, said=said)


def _undone_words(undone: Undone) -> str:
    words = [_("It is undone.")]
    if undone.left:
        words.append(
            ngettext(
                "%(n)d statement stays where somebody else has put it.",
                "%(n)d statements stay where somebody else has put them.",
                undone.left,
            )
            % {"n": undone.left}
        )
    if undone.stays:
        words.append(_("The perspective stays: somebody has put statements under it since."))
    return " ".join(words)
