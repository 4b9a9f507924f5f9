"""The two pages that every room needs: a form that loses nothing, and a destructive act confirmed in words."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.records import Conflict

from .forms_base import ConfirmForm


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    save: Callable[[Any], Any],
    title: str,
    submit: str,
    back: str,
    done: str | Callable[[Any], str] = "",
    said: str = "",
    template: str = "pages/form.html",
    **context: Any,
) -> HttpResponse:
    """Show ``form`` and, when it is posted and valid, call ``save(form)`` in a transaction and go on to ``done``.

    Invalid input answers 422 with everything typed kept; an edit that somebody else got ahead of answers 409 with
    both texts. A ``ValidationError`` from the service is shown like the form's own.

    Args:
        save: a service call; its return value goes to ``done`` when that is a function.
        back: address of "cancel" and of the crumb.
        done: address to go to, or a function from what ``save`` returned to an address; ``back`` when it is not said.
        said: confirmation shown on the next page.
    """
    status, conflict = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with transaction.atomic():
                    result = save(form)
            except Conflict as error:
                status, conflict = 409, form.conflicting_fields(error.current)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                if said:
                    messages.success(request, said)
                return redirect(done(result) if callable(done) else done or back)
    context |= {"form": form, "title": title, "submit": submit, "back": back, "conflict": conflict}
    return render(request, template, context, status=status)


def confirm_page(
    request: HttpRequest,
    *,
    act: Callable[[], Any],
    title: str,
    text: str,
    submit: str,
    back: str,
    done: str = "",
    said: str = "",
    **context: Any,
) -> HttpResponse:
    """Say in words what a destructive act does and call ``act()`` when that has been confirmed.

    A ``ValidationError`` from the act (the last leader leaving, a theme in use) is shown as the reason why not.
    """
    form = ConfirmForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with transaction.atomic():
                    act()
            except ValidationError as error:
                form.add_error(None, error)
            else:
                if said:
                    messages.success(request, said)
                return redirect(done or back)
    context |= {"form": form, "title": title, "text": text, "submit": submit, "back": back}
    return render(request, "pages/confirm.html", context, status=status)
