"""Pages of contradictions: one of them, its form, choosing statements for a side, order, removing, putting back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.permissions import scope_of

from ..codebook import tree
from ..forms import chosen_keys
from ..models import Contrast, ContrastSide
from ..queries import open_themes, shown_groups, with_marks
from . import contrasts as services
from .contrast_queries import contrasts, standing_perspective
from .forms import ContrastForm
from .labels import names
from .suggestions import drawn_from

SIDE_PAGE = 20


def _address(request: WorkspaceRequest, name: str = "differences", *args: object) -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug, *args])


def _contrast(request: WorkspaceRequest, pk: int, *, removed: bool = False) -> Contrast:
    rows = request.dialogue.contrasts.filter(removed_at__isnull=not removed)
    contrast = get_object_or_404(rows, pk=pk)
    contrast.dialogue = request.dialogue
    request.nav_path = _address(request)
    return contrast


@workspace("read_statements")
def contrast(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """One contradiction, as it stands. Others than the leader meet it only once both sides say something."""
    found = _contrast(request, pk)
    seen = contrasts(request.user, request.dialogue, rows=request.dialogue.contrasts.filter(pk=found.pk))[0]
    may_edit = scope_of(request.user, request.dialogue, "edit_compilation") is not None
    if not may_edit and not seen.is_whole:
        raise Http404
    return render(request, "perspectives/contrast.html", {"one": seen, "contrast": found, "may_edit": may_edit})


@workspace("edit_compilation")
def contrast_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    """The form; a new one may come from a suggestion, which fills it in and decides nothing."""
    found = _contrast(request, pk) if pk else Contrast()
    if not pk:
        request.nav_path = _address(request)
    drawn: dict[str, Any] = {} if pk else drawn_from(request.dialogue, request.GET)
    form = ContrastForm(
        request.POST or None,
        instance=found,
        dialogue=request.dialogue,
        names=names(request.dialogue),
        perspectives=list(
            request.dialogue.perspectives.filter(removed_at=None, parked_at=None).order_by("title").only("title")
        ),
        themes=tree.paths(open_themes(request.dialogue).only(*tree.DRAWN)),
        drawn=drawn.get("sides", {}),
        initial=drawn.get("initial", {}),
    )
    return form_page(
        request,
        form,
        save=lambda form: services.save_contrast(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change the contradiction") if pk else _("Two pictures side by side"),
        submit=_("Save") if pk else _("Save and choose what is quoted"),
        back=_address(request, "contrast", pk) if pk else _address(request),
        back_title=found.title if pk else _("Differences"),
        done=lambda saved: _address(request, "contrast", saved.pk),
        said=_("The contradiction is saved."),
        template="perspectives/contrast_form.html",
    )


@workspace("edit_compilation")
def contrast_side(request: WorkspaceRequest, pk: int, place: int) -> HttpResponse:
    """Choose what is quoted under a side, among what may be quoted by those it is named by."""
    found = _contrast(request, pk)
    side = get_object_or_404(found.sides.select_related("perspective__merged_into", "group"), position=place)
    side.contrast = found
    status = 200
    if request.method == "POST":
        shown, chosen = (chosen_keys(request.POST.getlist(name)) for name in ("shown", "statement"))
        try:
            services.choose_statements(side=side, shown=shown, chosen=chosen, actor=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            status = 422
        else:
            messages.success(request, _("What is quoted is saved."))
            return redirect(_address(request, "contrast", pk))
    return render(request, "perspectives/contrast_side.html", _choosing(request, side), status=status)


def _choosing(request: WorkspaceRequest, side: ContrastSide) -> dict[str, Any]:
    """What the page for choosing shows: those chosen first, then a page of the others, searched and narrowed."""
    asked = QueryDict(request.POST.get("filter", "")[:2000]) if request.method == "POST" else request.GET
    perspective = standing_perspective(side)
    themes = tree.paths(open_themes(request.dialogue).only(*tree.DRAWN))
    filters: dict[str, Any] = {"theme": (_("Theme"), list(themes.items()))}
    if perspective:
        filters["perspective"] = (
            pgettext("filter", "Perspective"),
            [("all", _("Also what is not in the perspective"))],
        )
    form = ListFilter(asked, filters=filters)
    if perspective:
        narrowed, *wider = form.fields["perspective"].choices
        form.fields["perspective"].choices = [(narrowed[0], _("In the perspective")), *wider]
    rows = search(services.statements_for(side), form.value("q"), ["masked", "translation"])
    if theme := form.value("theme"):
        rows = rows.filter(themes=theme)
    if perspective and not form.value("perspective"):
        rows = rows.filter(voices__perspective=perspective, voices__stance=side.stance)
    chosen = set(side.quotes.values_list("statement_id", flat=True))
    ticked = set(chosen_keys(request.POST.getlist("statement"))) if request.method == "POST" else chosen
    mine = list(with_marks(services.statements_for(side).filter(pk__in=chosen)))
    page = page_of(request, with_marks(rows.exclude(pk__in=chosen)), size=SIDE_PAGE)
    groups = shown_groups(request.user, request.dialogue)
    for row in [*mine, *page.object_list]:
        row.group_name = groups.get(row.group_id or 0, "")
        row.is_chosen = row.pk in ticked
    return {
        "contrast": side.contrast,
        "side": side,
        "label": names(request.dialogue).label(side),
        "perspective": perspective,
        "mine": mine,
        "page": page,
        "filter_form": form,
        "filter_words": asked.urlencode(),
        "paths": themes,
        "most": services.MOST_QUOTES,
        "is_filtered": any(value for key, value in asked.items() if key != "page"),
    }


@workspace("edit_compilation")
@require_POST
def contrast_move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    services.move_contrast(contrast=_contrast(request, pk), up="up" in request.POST, actor=request.user)
    return redirect(f"{_address(request)}#contrast-{pk}")


@workspace("edit_compilation")
@require_POST
def contrast_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    services.remove_contrast(contrast=_contrast(request, pk), actor=request.user)
    messages.success(request, _("The contradiction is removed. You can put it back at the end of the page."))
    return redirect(_address(request))


@workspace("edit_compilation")
@require_POST
def contrast_restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    services.restore_contrast(contrast=_contrast(request, pk, removed=True), actor=request.user)
    messages.success(request, _("The contradiction is back."))
    return redirect(f"{_address(request)}#contrast-{pk}")
