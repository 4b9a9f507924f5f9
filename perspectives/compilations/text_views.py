"""Changing one text of the draft where it is read: a fragment of the page with htmx, a page of its own without."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, workspace

from . import prefill
from .readability import readability, typed_figures
from .texts import TextForm, TextPlace, save_text, text_place
from .views import _compilation

LONGEST_MEASURED = 30_000


@workspace("edit_compilation")
def text(request: WorkspaceRequest, number: int, where: str) -> HttpResponse:
    """Show the form, keep what was written, or take in what the data says (``fill``) without keeping it yet."""
    compilation = _compilation(request, number)
    place = text_place(compilation, where)
    if place is None:
        raise Http404
    if request.method != "POST":
        if "shown" in request.GET:
            return _shown(request, place)
        return _form(request, place, TextForm(place=place))
    form = TextForm(request.POST, place=place)
    if not form.is_valid():
        return _form(request, place, form, status=422)
    written = form.cleaned_data["text"]
    if "fill" in request.POST and where == "unheard":
        form.with_text("\n\n".join([part for part in [written, *prefill.lines_to_add(compilation, written)] if part]))
        return _form(request, place, form)
    try:
        save_text(place=place, text=written, opened=form.cleaned_data["opened"], actor=request.user)
    except Conflict as error:
        now = TextPlace(**vars(place) | {"row": error.current})
        return _form(request, now, form, conflict=form.seen(now), status=409)
    except ValidationError as error:
        form.add_error(None, error)
        return _form(request, place, form, status=422)
    if not request.htmx:
        messages.success(request, _("The text is saved."))
        return redirect(f"{place.address}#text-{where}")
    place = text_place(_compilation(request, number), where)
    if place is None:
        raise Http404
    return _shown(request, place, focus=True)


def _shown(request: WorkspaceRequest, place: TextPlace, *, focus: bool = False) -> HttpResponse:
    """The text as it is read in the draft, with the way back into it; a page without htmx."""
    if not request.htmx:
        return redirect(f"{place.address}#text-{place.where}")
    context = {"where": place.where, "text": place.text, "about": place.label, "url": request.path, "focus": focus}
    return render(request, "compilations/parts/editable.html", context)


def _form(request: WorkspaceRequest, place: TextPlace, form: TextForm, status: int = 200, **more: Any) -> HttpResponse:
    written = str(form["text"].value() or "")
    context = {
        "compilation": place.compilation,
        "place": place,
        "form": form,
        "back": f"{place.address}#text-{place.where}",
        "measure_url": reverse("compilations:readability", args=[request.dialogue.slug, place.compilation.number]),
        "lines": prefill.lines_to_add(place.compilation, written) if place.where == "unheard" else [],
        **_measured(written),
    }
    name = "compilations/parts/text_form.html" if request.htmx else "compilations/text.html"
    # htmx swaps in no answer that says it failed
    return render(request, name, context | more, status=200 if request.htmx else status)


def _measured(text: str) -> dict[str, Any]:
    found = text[:LONGEST_MEASURED]
    return {"measured": readability(found), "typed": typed_figures(found)}


@workspace("edit_compilation")
@require_POST
def measure(request: WorkspaceRequest, number: int) -> HttpResponse:
    """How hard the text in the form is to read, as it stands while it is written. Nothing is kept."""
    _compilation(request, number)
    return render(request, "compilations/parts/readability.html", _measured(request.POST.get("text", "")))
