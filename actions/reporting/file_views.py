"""The pictures and files of reports: to anyone once the promise is public, before that to those within the dialogue."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from dialogues.access import WorkspaceRequest, public, workspace
from dialogues.files.serving import served
from dialogues.public import KEPT_SECONDS, public_dialogue

from ..models import PROMISED, ReportAttachment


def _served(request: HttpRequest, attachment: ReportAttachment) -> HttpResponseBase:
    """A picture to look at, a file to keep."""
    return served(
        request,
        stored=attachment.stored,
        sha256=attachment.sha256,
        name=attachment.name,
        content_type=attachment.content_type,
        to_keep=not attachment.is_picture,
    )


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
