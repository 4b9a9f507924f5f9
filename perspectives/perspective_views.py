"""Perspectives: by theme, one with its statements for and against, worded, joined to statements, removed, put back."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import scope_of

from . import perspective_services
from .forms import PerspectiveForm, chosen_keys
from .models import Perspective, Stance
from .onward import leads
from .perspective_queries import attachable, perspective_list, sides
from .rules import visible_perspectives, visible_statements
from .statements import release as release_services


def _address(request: WorkspaceRequest, name: str = "board", *args: object) -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug, *args])


def _perspective(request: WorkspaceRequest, number: int) -> Perspective:
    perspective = get_object_or_404(visible_perspectives(request.user, request.dialogue), number=number)
    perspective.dialogue = request.dialogue
    return perspective


def _shapes(request: WorkspaceRequest) -> bool:
    return scope_of(request.user, request.dialogue, "shape_perspectives") is not None


@workspace("read_statements")
def perspectives(request: WorkspaceRequest) -> HttpResponse:
    listing = perspective_list(request, request.user, request.dialogue)
    shapes = _shapes(request)
    removed = request.dialogue.perspectives.filter(removed_at__isnull=False).select_related("merged_into")
    removed = removed.order_by("-removed_at")
    context = {
        "listing": listing,
        "page": listing.page,
        "shapes": shapes,
        "removed": list(removed[:50]) if shapes else [],
    }
    return render(request, "perspectives/perspectives.html", context)


@workspace("read_statements")
def detail(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One perspective. An old address of one that has gone into another leads to that one."""
    standing = visible_perspectives(request.user, request.dialogue)
    perspective = standing.filter(number=number).first()
    if perspective is None:
        into = get_object_or_404(standing, origins__number=number)
        return redirect(_address(request, "detail", into.number))
    perspective.dialogue = request.dialogue
    shapes = _shapes(request)
    context = {
        "perspective": perspective,
        "origins": list(perspective.origins.order_by("number")) if shapes else [],
        "themes": list(perspective.themes.all()),
        "sides": sides(request, request.user, perspective),
        "shapes": shapes,
        "leads": leads(request.dialogue, [perspective.pk], request.user),
    }
    return render(request, "perspectives/perspective.html", context)


@workspace("shape_perspectives")
def perspective_edit(request: WorkspaceRequest, number: int | None = None) -> HttpResponse:
    perspective = _perspective(request, number) if number else Perspective()
    themes = [] if number else chosen_keys([request.GET.get("theme", "")])
    return form_page(
        request,
        PerspectiveForm(
            request.POST or None,
            instance=perspective,
            dialogue=request.dialogue,
            **({"initial": {"themes": themes}} if themes else {}),
        ),
        save=lambda form: perspective_services.save_perspective(
            form=form, dialogue=request.dialogue, actor=request.user
        ),
        title=_("Change the perspective") if number else _("New perspective"),
        submit=_("Save"),
        back=_address(request, "detail", number) if number else _address(request),
        back_title=perspective.title if number else _("Perspectives"),
        done=lambda saved: _address(request, "detail", saved.number),
        said=_("The perspective is saved."),
    )


@workspace("shape_perspectives")
def perspective_remove(request: WorkspaceRequest, number: int) -> HttpResponse:
    perspective = _perspective(request, number)
    return confirm_page(
        request,
        act=lambda: perspective_services.remove_perspective(perspective=perspective, actor=request.user),
        title=_("Remove the perspective “%(title)s”?") % {"title": perspective.title},
        text=_("Its statements stay. You can put it back with all of them from the list of perspectives."),
        submit=_("Remove"),
        back=_address(request, "detail", number),
        back_title=perspective.title,
        done=_address(request, "list"),
        said=_("The perspective is removed. You can put it back at the end of the list."),
    )


@workspace("shape_perspectives")
@require_POST
def perspective_restore(request: WorkspaceRequest, number: int) -> HttpResponse:
    rows = request.dialogue.perspectives.filter(removed_at__isnull=False)
    perspective = get_object_or_404(rows, number=number)
    perspective.dialogue = request.dialogue
    try:
        perspective_services.restore_perspective(perspective=perspective, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(_address(request, "list"))
    messages.success(request, _("The perspective is back."))
    return redirect(_address(request, "detail", number))


@workspace("shape_perspectives")
def attach(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Choose statements, many at a time, for one side of the perspective."""
    perspective = _perspective(request, number)
    stance = request.POST.get("stance") or request.GET.get("stance")
    stance = stance if stance in Stance.values else Stance.FOR
    status = 200
    if request.method == "POST":
        keys = chosen_keys(request.POST.getlist("statement"))
        rows = visible_statements(request.user, request.dialogue).filter(pk__in=keys)
        try:
            if not rows.exists():
                raise ValidationError(_("Choose at least one statement first."))
            done = release_services.attach_statements(
                perspective=perspective, statements=rows, stance=stance, actor=request.user
            )
        except ValidationError as error:
            messages.error(request, error.messages[0])
            status = 422
        else:
            words = ngettext("%(n)d statement is added.", "%(n)d statements are added.", done.done)
            messages.success(request, words % {"n": done.done})
            return redirect(_address(request, "detail", number))
    found = attachable(request, request.user, perspective)
    context = {
        "perspective": perspective,
        "page": found.page,
        "filter_form": found.filter_form,
        "stance": stance,
        "stances": Stance.choices,
        "is_filtered": any(value for key, value in request.GET.items() if key not in {"page", "stance"}),
    }
    return render(request, "perspectives/attach.html", context, status=status)


@workspace("shape_perspectives")
@require_POST
def detach(request: WorkspaceRequest, number: int, key: uuid.UUID) -> HttpResponse:
    perspective = _perspective(request, number)
    statement = get_object_or_404(visible_statements(request.user, request.dialogue), creation_key=key)
    if release_services.detach_statement(perspective=perspective, statement=statement, actor=request.user):
        messages.success(request, _("The statement is taken out. It is still among the statements."))
    return redirect(_address(request, "detail", number))
