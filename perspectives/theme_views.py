"""Themes: created, reworded, put in order, removed with a say in where their statements go, put back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page
from dialogues.permissions import scope_of

from . import theme_services
from .forms import RemoveThemeForm, ThemeForm
from .models import Theme
from .queries import theme_uses
from .rules import visible_themes


def _address(request: WorkspaceRequest, name: str = "themes", *args: object) -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug, *args])


def _theme(request: WorkspaceRequest, pk: int, *, removed: bool = False) -> Theme:
    theme = get_object_or_404(request.dialogue.themes.filter(removed_at__isnull=not removed), pk=pk)
    theme.dialogue = request.dialogue
    return theme


@workspace("read_statements")
def themes(request: WorkspaceRequest) -> HttpResponse:
    shapes = scope_of(request.user, request.dialogue, "shape_perspectives") is not None
    rows = list(visible_themes(request.user, request.dialogue))
    uses = theme_uses(request.dialogue) if shapes else {}
    for row in rows:
        row.statement_count, row.perspective_count = uses.get(row.pk, (0, 0))
    removed = request.dialogue.themes.filter(removed_at__isnull=False).order_by("-removed_at") if shapes else []
    context = {"themes": rows, "removed": list(removed), "shapes": shapes}
    return render(request, "perspectives/themes.html", context)


@workspace("shape_perspectives")
def theme_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    theme = _theme(request, pk) if pk else Theme()
    return form_page(
        request,
        ThemeForm(request.POST or None, instance=theme, dialogue=request.dialogue),
        save=lambda form: theme_services.save_theme(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change the theme") if pk else _("New theme"),
        submit=_("Save"),
        back=_address(request),
        back_title=_("Themes"),
        done=_address(request),
        said=_("The theme is saved."),
    )


@workspace("shape_perspectives")
@require_POST
def theme_move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    theme = _theme(request, pk)
    theme_services.move_theme(theme=theme, up="up" in request.POST, actor=request.user)
    return redirect(f"{_address(request)}#theme-{pk}")


@workspace("shape_perspectives")
def theme_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Say what uses the theme and ask where it should go; nothing is lost, and all of it can be undone."""
    theme = _theme(request, pk)
    statements, perspectives = theme_uses(request.dialogue).get(theme.pk, (0, 0))
    data = request.POST if request.method == "POST" else None
    form = RemoveThemeForm(data, theme=theme, in_use=bool(statements or perspectives))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with transaction.atomic():
                    theme_services.remove_theme(theme=theme, actor=request.user, move_to=form.cleaned_data["move_to"])
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("The theme is removed. You can put it back below."))
                return redirect(_address(request))
    context = {
        "theme": theme, "form": form, "statements": statements, "perspectives": perspectives, "back": _address(request)
    }  # fmt: skip
    return render(request, "perspectives/theme_remove.html", context, status=status)


@workspace("shape_perspectives")
@require_POST
def theme_restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    theme = _theme(request, pk, removed=True)
    try:
        theme_services.restore_theme(theme=theme, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The theme is back, last in order."))
    return redirect(_address(request))
