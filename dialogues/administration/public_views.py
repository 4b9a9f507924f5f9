"""What browsers fetch of a municipality's look."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.look.files import logo_file, look_file

from ..access import public


@public
@require_safe
def look(request: HttpRequest, municipality: str, accent: str) -> HttpResponse:
    return look_file(municipality, accent)


@public
@require_safe
def logo(request: HttpRequest, municipality: str, name: str) -> HttpResponse:
    return logo_file(municipality, name)
