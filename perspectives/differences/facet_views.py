"""Pages of the second codebook: the list, switching it on and off, one question's form, one category's form."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page
from dialogues.permissions import scope_of

from ..models import Category, Facet
from . import facets
from .forms import CategoryForm, FacetForm


def _address(request: WorkspaceRequest) -> str:
    return reverse("perspectives:categories", args=[request.dialogue.slug])


@workspace("shape_perspectives")
def categories(request: WorkspaceRequest) -> HttpResponse:
    """The list with how many statements each category has. Four queries, whatever it holds."""
    request.nav_path = reverse("perspectives:themes", args=[request.dialogue.slug])
    rows = facets.all_facets(request.dialogue) if request.dialogue.second_codebook else []
    standing = Q(statements__removed_at=None)
    counted = Category.objects.filter(facet__dialogue=request.dialogue).order_by()
    uses = dict(counted.annotate(n=Count("statements", filter=standing)).values_list("pk", "n")) if rows else {}
    for facet in rows:
        for category in facet.categories.all():
            category.statement_count = uses.get(category.pk, 0)
    removed = Category.objects.filter(facet__dialogue=request.dialogue, removed_at__isnull=False)
    context = {
        "facets": rows,
        "removed": list(removed.select_related("facet").order_by("-removed_at")) if rows else [],
        "may_edit": scope_of(request.user, request.dialogue, "edit_dialogue") is not None,
    }
    return render(request, "perspectives/categories.html", context)


@workspace("edit_dialogue")
@require_POST
def categories_switch(request: WorkspaceRequest) -> HttpResponse:
    on = request.POST.get("on") == "1"
    if facets.switch(dialogue=request.dialogue, on=on, actor=request.user):
        said = _("The second codebook is on. Change the list as you need.") if on else _("The second codebook is off.")
        messages.success(request, said)
    return redirect(_address(request))


def _facet(request: WorkspaceRequest, pk: int) -> Facet:
    facet = get_object_or_404(request.dialogue.facets, pk=pk)
    facet.dialogue = request.dialogue
    return facet


def _category(request: WorkspaceRequest, pk: int, *, removed: bool = False) -> Category:
    rows = Category.objects.filter(facet__dialogue=request.dialogue, removed_at__isnull=not removed)
    category = get_object_or_404(rows.select_related("facet"), pk=pk)
    category.facet.dialogue = request.dialogue
    return category


@workspace("edit_dialogue")
def facet_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    facet = _facet(request, pk) if pk else Facet(dialogue=request.dialogue)
    return form_page(
        request,
        FacetForm(request.POST or None, instance=facet),
        save=lambda form: facets.save_facet(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Change the question") if pk else _("New question in the second codebook"),
        submit=_("Save"),
        back=_address(request),
        back_title=_("Second codebook"),
        done=_address(request),
        said=_("The second codebook is saved."),
    )


@workspace("edit_dialogue")
def category_new(request: WorkspaceRequest, pk: int) -> HttpResponse:
    facet = _facet(request, pk)
    return _category_form(request, facet, Category(facet=facet), _("New category: %(facet)s") % {"facet": facet.name})


@workspace("edit_dialogue")
def category_edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    category = _category(request, pk)
    return _category_form(request, category.facet, category, _("Change the category"))


def _category_form(request: WorkspaceRequest, facet: Facet, category: Category, title: str) -> HttpResponse:
    return form_page(
        request,
        CategoryForm(request.POST or None, instance=category),
        save=lambda form: facets.save_category(form=form, facet=facet, actor=request.user),
        title=title,
        submit=_("Save"),
        back=_address(request),
        back_title=_("Second codebook"),
        done=f"{_address(request)}#facet-{facet.pk}",
        said=_("The second codebook is saved."),
    )


@workspace("edit_dialogue")
@require_POST
def category_move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    category = _category(request, pk)
    facets.move_category(category=category, up="up" in request.POST, actor=request.user)
    return redirect(f"{_address(request)}#category-{pk}")


@workspace("edit_dialogue")
@require_POST
def category_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    facets.remove_category(category=_category(request, pk), actor=request.user)
    messages.success(request, _("The category is removed. You can put it back at the end of the page."))
    return redirect(_address(request))


@workspace("edit_dialogue")
@require_POST
def category_restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    try:
        facets.restore_category(category=_category(request, pk, removed=True), actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The category is back, on everything that had it."))
    return redirect(_address(request))
