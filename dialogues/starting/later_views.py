"""The start's answers in a dialogue that runs: place, what is contested, what was tried, what it builds on."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..access import WorkspaceRequest, workspace
from ..forms_base import RecordForm
from ..lists import ListFilter, page_of, search
from ..models import Area
from ..pages import form_page
from . import services
from .forms import About, PageForm, PlaceForm, fingerprint
from .pages import BY_KEY, Page
from .queries import answers_of


@workspace("edit_dialogue")
def about(request: WorkspaceRequest, key: str) -> HttpResponse:
    """One of the start's questions, asked again. More rows are given without saving anything."""
    dialogue, page = request.dialogue, BY_KEY[key]
    known = About(dialogue.municipality, request.user, dialogue)
    home = reverse("dialogues:preparation", args=[dialogue.slug]) + "#beginning"
    if "more" in request.POST:
        form = page.form.with_typed(page.form(request.POST, about=known).typed(), about=known)
        form.initial["opened_as"] = request.POST.get("opened_as", "")
        shown = {"form": form, "title": page.title, "submit": _("Save"), "back": home}
        return render(request, "starting/later.html", _context(page, form) | shown)
    answers = answers_of(dialogue, key)
    form = page.form(request.POST or None, about=known, initial=answers | {"opened_as": fingerprint(answers)})

    def done(_result: None) -> str:
        is_few = isinstance(form, PlaceForm) and form.is_few
        return reverse("dialogues:about_place", args=[dialogue.slug]) + "?gentle=1" if is_few else home

    return form_page(
        request,
        form,
        save=lambda form: services.change_page(dialogue=dialogue, key=key, form=form, actor=request.user),
        title=str(page.title),
        submit=_("Save"),
        back=home,
        done=done,
        said=_("It is saved."),
        template="starting/later.html",
        **_context(page, form, gentle="gentle" in request.GET),
    )


def _context(page: Page, form: PageForm, *, gentle: bool = False) -> dict[str, Any]:
    return {
        "page": page,
        "gentle": gentle,
        "has_rows": any(hasattr(field, "columns") for field in form.fields.values()),
    }


class AreaForm(RecordForm):
    class Meta:
        model = Area
        fields = ["name"]


@workspace("read_mandate")
def areas(request: WorkspaceRequest) -> HttpResponse:
    """The municipality's areas, and which of them this dialogue asks."""
    listing = ListFilter(request.GET)
    rows = search(request.dialogue.municipality.areas.all(), listing.value("q"), ["name"])
    context = {
        "page": page_of(request, rows),
        "filter_form": listing,
        "chosen": set(request.dialogue.areas.values_list("pk", flat=True)),
    }
    return render(request, "starting/areas.html", context)


@workspace("edit_dialogue")
def area_edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    dialogue = request.dialogue
    back = reverse("dialogues:areas", args=[dialogue.slug])
    return form_page(
        request,
        AreaForm(request.POST or None, instance=get_object_or_404(dialogue.municipality.areas, pk=pk)),
        save=lambda form: services.rename_area(form=form, dialogue=dialogue, actor=request.user),
        title=_("What is the area called?"),
        lead=_("Every dialogue in %(municipality)s shares the list.") % {"municipality": dialogue.municipality},
        submit=_("Save"),
        back=back,
        back_title=_("Areas"),
        done=back,
        said=_("The area is saved."),
    )
