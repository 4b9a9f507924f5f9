"""Pages of the codebook: the tree, one theme's form, its place, merging, splitting, removing, putting back, history."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.permissions import scope_of

from .. import queries as shared
from ..forms import chosen_keys
from ..models import Theme
from . import history, services, tree
from .forms import MergeForm, RemoveThemeForm, SplitForm, ThemeForm
from .queries import codebook, statements_of

LATEST = 5


def _address(request: WorkspaceRequest, name: str = "themes", *args: object) -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug, *args])


def _theme(request: WorkspaceRequest, pk: int, *, removed: bool = False) -> Theme:
    themes = request.dialogue.themes.filter(removed_at__isnull=not removed)
    theme = get_object_or_404(themes.select_related("parent"), pk=pk)
    theme.dialogue = request.dialogue
    request.nav_path = _address(request)
    return theme


@workspace("read_statements")
def themes(request: WorkspaceRequest) -> HttpResponse:
    shapes = scope_of(request.user, request.dialogue, "shape_perspectives") is not None
    form = ListFilter(request.GET)
    book = codebook(request.user, request.dialogue, asked=form.value("q"), counts=shapes)
    removed = request.dialogue.themes.filter(removed_at__isnull=False).order_by("-removed_at") if shapes else []
    context = {
        "book": book,
        "themes": book.themes,
        "filter_form": form,
        "removed": list(removed),
        "shapes": shapes,
        "here_url": _address(request),
        "statements_url": _address(request, "statements"),
        "perspectives_url": _address(request, "list"),
    }
    return render(request, "perspectives/themes.html", context)


@workspace("shape_perspectives")
def theme_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    theme = _theme(request, pk) if pk else Theme()
    aside: dict[str, Any] = {}
    initial = {}
    if pk:
        nodes = {node.theme.pk: node for node in tree.flat_tree(services.standing_themes(request.dialogue))}
        statements, perspectives = shared.theme_uses(request.dialogue).get(pk, (0, 0))
        aside = {
            "aside": "perspectives/_theme_aside.html",
            "theme": theme,
            "node": nodes.get(pk),
            "statements": statements,
            "perspectives": perspectives,
            "lines": history.told(history.lines(request.dialogue, theme)[:LATEST]),
        }
    elif under := chosen_keys([request.GET.get("under", "")]):
        initial = {"parent": under[0]}
    return form_page(
        request,
        ThemeForm(request.POST or None, instance=theme, dialogue=request.dialogue, initial=initial),
        save=lambda form: services.save_theme(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change the theme") if pk else _("New theme"),
        submit=_("Save"),
        back=_address(request),
        back_title=_("Codebook"),
        done=lambda saved: f"{_address(request)}#theme-{saved.pk}",
        said=_("The theme is saved."),
        **aside,
    )


@workspace("shape_perspectives")
@require_POST
def theme_move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    theme = _theme(request, pk)
    services.move_theme(theme=theme, up="up" in request.POST, actor=request.user)
    return redirect(f"{_address(request)}#theme-{pk}")


@workspace("shape_perspectives")
def theme_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Say what uses the theme and ask where it should go; nothing is lost, and all of it can be undone."""
    theme = _theme(request, pk)
    statements, perspectives = shared.theme_uses(request.dialogue).get(theme.pk, (0, 0))
    data = request.POST if request.method == "POST" else None
    form = RemoveThemeForm(data, theme=theme, in_use=bool(statements or perspectives))
    if request.method == "POST" and form.is_valid():
        answer = _act(request, form, lambda: services.remove_theme(
            theme=theme, actor=request.user, move_to=form.cleaned_data["move_to"]
        ), _("The theme is removed. You can put it back below."))  # fmt: skip
        if answer:
            return answer
    context = {
        "theme": theme, "form": form, "statements": statements, "perspectives": perspectives, "back": _address(request)
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "perspectives/theme_remove.html", context, status=status)


def _act(request: WorkspaceRequest, form: Any, act: Any, said: str) -> HttpResponse | None:
    """Do ``act`` and go to the codebook, or tell in the form why it was not done."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as error:
        form.add_error(None, error)
        return None
    messages.success(request, said)
    return redirect(_address(request))


@workspace("shape_perspectives")
def theme_merge(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Let one theme go into another, with its statements, perspectives and what stands under it."""
    theme = _theme(request, pk)
    statements, perspectives = shared.theme_uses(request.dialogue).get(theme.pk, (0, 0))
    form = MergeForm(request.POST if request.method == "POST" else None, theme=theme)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        said = _("“%(theme)s” is now part of “%(into)s”. You can undo it below, under removed themes.")
        answer = _act(
            request,
            form,
            lambda: services.remove_theme(theme=theme, actor=request.user, move_to=into),
            said % {"theme": theme.title, "into": into.title},
        )
        if answer:
            return answer
    context = {
        "theme": theme, "form": form, "statements": statements, "perspectives": perspectives, "back": _address(request)
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "perspectives/theme_merge.html", context, status=status)


@workspace("shape_perspectives")
def theme_split(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Choose among a theme's statements those that a new theme is for."""
    theme = _theme(request, pk)
    posted = request.method == "POST"
    asked = QueryDict(request.POST.get("filter", "")[:2000]) if posted else request.GET
    filter_form = ListFilter(asked)
    rows = search(statements_of(request.user, theme), filter_form.value("q"), ["masked", "translation"])
    form = SplitForm(request.POST if posted else None)
    ticked = chosen_keys(request.POST.getlist("statement"))
    if posted and form.is_valid():
        chosen = rows if request.POST.get("everything") else statements_of(request.user, theme).filter(pk__in=ticked)
        data = form.cleaned_data
        answer = _act(request, form, lambda: services.split_theme(
            theme=theme, statements=list(chosen.values_list("pk", flat=True)), title=data["title"],
            actor=request.user, under=data["place"] == SplitForm.UNDER, keep=data["keep"],
        ), _("The new theme is there, with its statements."))  # fmt: skip
        if answer:
            return answer
    page = page_of(request, shared.with_marks(rows), size=shared.PAGE_SIZE)
    groups = shared.shown_groups(request.user, request.dialogue)
    for row in page.object_list:
        row.group_name = groups.get(row.group_id or 0, "")
        row.is_chosen = row.pk in ticked
    context = {
        "theme": theme,
        "form": form,
        "page": page,
        "filter_form": filter_form,
        "filter_words": urlencode([pair for pair in asked.items() if pair[0] != "page"]),
        "back": _address(request),
    }
    return render(request, "perspectives/theme_split.html", context, status=422 if posted else 200)


@workspace("shape_perspectives")
@require_POST
def theme_restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    theme = _theme(request, pk, removed=True)
    try:
        services.restore_theme(theme=theme, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The theme is back, with everything that used it."))
    return redirect(_address(request))


@workspace("shape_perspectives")
def theme_history(request: WorkspaceRequest) -> HttpResponse:
    """What has become of the codebook: who, when, what. Of one theme with ``?theme=``."""
    keys = chosen_keys([request.GET.get("theme", "")])
    theme = get_object_or_404(request.dialogue.themes, pk=keys[0]) if keys else None
    request.nav_path = _address(request)
    page = page_of(request, history.lines(request.dialogue, theme), size=shared.PAGE_SIZE)
    page.object_list = history.told(page.object_list)
    return render(request, "perspectives/theme_history.html", {"page": page, "theme": theme, "back": _address(request)})
