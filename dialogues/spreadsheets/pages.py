"""The page on which an uploaded list is looked through and said yes to: the same for every kind of list."""

from collections.abc import Callable, Collection
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from . import columns
from .forms import SOUND, Looked, TakeForm
from .reading import Sheet

SHOWN = 50
"""Rows on a page, of those to be taken in and of those with errors."""


def look_through(
    request: HttpRequest,
    *,
    kept: Any,
    is_open: bool,
    checked: Callable[[], tuple[Looked, Sheet]],
    take_in: Callable[[Collection[int], bool], int],
    said: Callable[[int], str],
    template: str,
    over: str,
    upload: str,
    back: str,
) -> HttpResponse:
    """Show what will happen with each row and, when that is said yes to, take the list in. Cached nowhere.

    Args:
        kept: the upload, with ``used_at`` and ``added``.
        is_open: whether it still waits for a yes.
        checked: what would become of each row now; a ``ValidationError`` leads back to ``upload`` with its words.
        take_in: from the lines of those already there that are wanted, and whether faulty rows may be left out, to how
            many were taken in; may raise ``ValidationError``.
        said: the confirmation, from how many there were.
        over: template for a list that was used or grew too old.
        upload, back: addresses.
    """
    if kept.used_at or not is_open:
        return render(request, over, {"kept": kept, "back": back}, status=410)
    try:
        result, sheet = checked()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(upload)
    form = TakeForm(request.POST or None, checked=result)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count = take_in(form.chosen(), form.cleaned_data["take"] == SOUND)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, said(count))
                return redirect(back)
    context = {
        "kept": kept,
        "form": form,
        "result": result,
        "sheet": sheet,
        "not_taken": columns.words_for(result.not_taken),
        "page": Paginator(result.new, SHOWN).get_page(request.GET.get("page")),
        "faulty": Paginator(result.faulty, SHOWN).get_page(request.GET.get("errors")),
        "listed": result.known[: len(form.fields["known"].choices)],
        "listed_more": len(form.rest),
        "ticked": {str(number) for number in form["known"].value() or []},
        "back": back,
    }
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response
