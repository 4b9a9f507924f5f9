"""A kept file sent to whoever may have it: never run, never guessed at, never framed."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import condition

SEALED = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
"""Policy of a file: it loads nothing, runs nothing, and stands in no page."""


def served(
    request: HttpRequest, *, stored: str, sha256: str, name: str, content_type: str, to_keep: bool = True
) -> HttpResponseBase:
    """Send the file at ``stored``; ``to_keep``: to be saved under ``name``, and not looked at in the browser.

    Raises:
        Http404: the file is gone from the disk.
    """

    @condition(etag_func=lambda *args: f'"{sha256[:32]}"')
    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            file = (settings.MEDIA_ROOT / stored).open("rb")
        except FileNotFoundError:
            raise Http404 from None
        return FileResponse(file, as_attachment=to_keep, filename=name, content_type=content_type)

    response = answer(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SEALED
    return response
