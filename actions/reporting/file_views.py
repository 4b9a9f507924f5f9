"""The pictures and files of reports: to anyone once the promise is public, before that to those within the dialogue."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from dialogues.access import WorkspaceRequest, public, workspace
from dialogues.public import KEPT_SECONDS, public_dialogue

from ..models import PROMISED, ReportAttachment


def _served(request: HttpRequest, attachment: ReportAttachment) -> HttpResponseBase:
    """A picture to look at, a file to keep; never run, never guessed at, never framed.

    Raises:
        Http404: the file is gone from the disk.
    """

    @condition(etag_func=lambda *args: f'"{attachment.sha256[:32]}"')
    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            file = (settings.MEDIA_ROOT / attachment.stored).open("rb")
        except FileNotFoundError:
            raise Http404 from None
        return FileResponse(
            file,
            as_attachment=not attachment.is_picture,
            filename=attachment.name,
            content_type=attachment.content_type,
        )

    response = answer(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@public
def public_file(request: HttpRequest, slug: str, number: int, key: Any) -> HttpResponseBase:
    """A picture or file of a public report. Kept for a minute and then asked about, so that it can be taken back."""
    proposal = public_dialogue(slug).proposals.filter(number=number, state__in=PROMISED).values("pk")
    found = ReportAttachment.objects.filter(report__proposal__in=proposal, key=key).first()
    if found is None:
        raise Http404
    response = _served(request, found)
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


@workspace("read_actions")
def file(request: WorkspaceRequest, number: int, key: Any) -> HttpResponseBase:
    """The same inside the dialogue, published or not."""
    found = ReportAttachment.objects.filter(
        report__proposal__dialogue=request.dialogue, report__proposal__number=number, key=key
    ).first()
    if found is None:
        raise Http404
    return _served(request, found)
