"""Pages of the exports: ordered on one page, watched, fetched by whoever ordered them."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.signing_in.proving import with_proof
from reports.jobs import JobState
from reports.services import THROWN_AWAY
from reports.views import document_download, job_context, job_fragment

from ..models import Export
from . import services
from .forms import OrderForm, UploadForm
from .rules import kinds_for, reach_of, still_may

LATEST = 20


@dataclass
class Row:
    """An export in the list, with its job while there is something to watch."""

    export: Export
    state: str
    job: dict[str, Any] | None = None

    @property
    def is_ready(self) -> bool:
        return self.state == "ready"


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug, *args])


def _allowed(request: WorkspaceRequest) -> None:
    """Those who only read what is released take nothing out."""
    if not kinds_for(request.user, request.dialogue):
        raise PermissionDenied("exchange_material")


def _export(request: WorkspaceRequest, key: int) -> Export:
    """The person's own export; somebody else's does not exist."""
    _allowed(request)
    rows = Export.objects.select_related("document", "dialogue__municipality")
    return get_object_or_404(rows, pk=key, dialogue=request.dialogue, by=request.user)


def _job(request: WorkspaceRequest, export: Export) -> dict[str, str]:
    return {
        "poll_url": _address(request, "export", export.pk),
        "download_url": _address(request, "export_file", export.pk),
        "retry_url": _address(request, "export_retry", export.pk),
    }


def _row(request: WorkspaceRequest, export: Export) -> Row:
    document = export.document
    if document is None or document.error == THROWN_AWAY or document.state == JobState.CANCELLED:
        return Row(export, "gone")
    if document.state == JobState.DONE:
        return Row(export, "ready" if still_may(request.user, export) else "closed")
    return Row(export, "job", job_context(document, **_job(request, export)))


@with_proof
@workspace("read_statements")
def exchange(request: WorkspaceRequest) -> HttpResponse:
    """Order a file, see those ordered, and where to take a file in."""
    _allowed(request)
    form = OrderForm(
        request.POST or None, user=request.user, dialogue=request.dialogue, initial={"creation_key": uuid.uuid4()}
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                export = services.order_export(
                    dialogue=request.dialogue,
                    actor=request.user,
                    kind=form.cleaned_data["kind"],
                    sees_source=form.sees_source,
                    creation_key=form.cleaned_data.get("creation_key"),
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return redirect(f"{_address(request, 'exchange')}#export-{export.pk}")
    exports = Export.objects.filter(dialogue=request.dialogue, by=request.user).select_related("document")[:LATEST]
    for export in exports:
        export.dialogue = request.dialogue
    context = {
        "form": form,
        "rows": [_row(request, export) for export in exports],
        "takes_in": reach_of(request.user, request.dialogue) is not None,
        "upload": UploadForm(),
    }
    return render(request, "perspectives/exchange.html", context, status=status)


@workspace("read_statements")
def export_job(request: WorkspaceRequest, export: int) -> HttpResponse:
    """How far one export has come; polled by the page that lists them."""
    found = _export(request, export)
    request.nav_path = _address(request, "list")
    if found.document is None or _row(request, found).state in {"gone", "closed"}:
        return redirect(f"{_address(request, 'exchange')}#export-{found.pk}")
    return job_fragment(request, found.document, **_job(request, found))


@workspace("read_statements")
@require_POST
def export_retry(request: WorkspaceRequest, export: int) -> HttpResponse:
    found = _export(request, export)
    if still_may(request.user, found):
        services.order_again(found)
    return redirect(f"{_address(request, 'exchange')}#export-{found.pk}")


@workspace("read_statements")
def export_file(request: WorkspaceRequest, export: int) -> HttpResponse | FileResponse:
    """Hand over the file, to whoever ordered it and may still have it: asked anew each time."""
    found = _export(request, export)
    if not still_may(request.user, found):
        raise PermissionDenied("exchange_material")
    if found.document is None:
        return redirect(f"{_address(request, 'exchange')}#export-{found.pk}")
    try:
        answer = document_download(found.document)
    except Http404:
        return redirect(f"{_address(request, 'exchange')}#export-{found.pk}")
    services.note_fetched(found, request.user)
    return answer
