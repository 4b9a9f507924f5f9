"""The mandate for anyone: the version that holds, those before it, and where it went otherwise."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..access import public
from ..public import kept_briefly, public_context, public_dialogue
from .queries import mandate_page


@public
@require_safe
@kept_briefly
def mandate(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    found = public_dialogue(slug)
    page = mandate_page(found, number=number)
    if page is None or page.latest is None:
        raise Http404
    is_old = number is not None and number != page.latest.number
    return render(request, "mandate/public.html", public_context(request, found, mandate=page, is_old=is_old))
