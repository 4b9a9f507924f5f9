"""Pages of the archives: ordered, watched and fetched in the dialogue; taken in by administrators."""

import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import SignedInRequest, WorkspaceRequest, signed_in, takes_files, workspace
from dialogues.signing_in.proving import with_proof
from reports.jobs import JobState
from reports.services import THROWN_AWAY
from reports.views import document_download, job_context, job_fragment

from ..models import ArchiveOrder
from . import importing, services
from .forms import LARGEST_UPLOAD, OrderForm, TakeInForm, municipalities_of
from .rules import still_may

LATEST = 20


@dataclass
class Row:
    """An order in the list, with its job while there is something to watch."""

    order: ArchiveOrder
    state: str
    job: dict[str, Any] | None = None


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"keeping:{name}", args=[request.dialogue.slug, *args])


def _order(request: WorkspaceRequest, key: int) -> ArchiveOrder:
    """The person's own order; somebody else's does not exist."""
    rows = ArchiveOrder.objects.select_related("document", "dialogue__municipality")
    return get_object_or_404(rows, pk=key, dialogue=request.dialogue, by=request.user)


def _job(request: WorkspaceRequest, order: ArchiveOrder) -> dict[str, str]:
    return {
        "poll_url": _address(request, "order", order.pk),
        "download_url": _address(request, "file", order.pk),
        "retry_url": _address(request, "retry", order.pk),
    }


def _row(request: WorkspaceRequest, order: ArchiveOrder) -> Row:
    document = order.document
    if document is None or document.error == THROWN_AWAY or document.state == JobState.CANCELLED:
        return Row(order, "gone")
    if document.state == JobState.DONE:
        return Row(order, "ready" if still_may(request.user, order) else "closed")
    return Row(order, "job", job_context(document, **_job(request, order)))


@with_proof
@workspace("archive_dialogue")
def archive(request: WorkspaceRequest) -> HttpResponse:
    """Order an archive, and see those ordered."""
    initial = {"creation_key": uuid.uuid4()}
    form = OrderForm(request.POST or None, user=request.user, dialogue=request.dialogue, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            asked = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
            try:
                order = services.order_archive(dialogue=request.dialogue, actor=request.user, **asked)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return redirect(f"{_address(request, 'archive')}#order-{order.pk}")
    orders = ArchiveOrder.objects.filter(dialogue=request.dialogue, by=request.user).select_related("document")[:LATEST]
    for order in orders:
        order.dialogue = request.dialogue
    context = {"form": form, "rows": [_row(request, order) for order in orders]}
    return render(request, "keeping/archive.html", context, status=status)


@workspace("archive_dialogue")
def order(request: WorkspaceRequest, order: int) -> HttpResponse:
    """How far one archive has come; polled by the page that lists them."""
    found = _order(request, order)
    request.nav_path = _address(request, "archive")
    if found.document is None or _row(request, found).state in {"gone", "closed"}:
        return redirect(f"{_address(request, 'archive')}#order-{found.pk}")
    return job_fragment(request, found.document, **_job(request, found))


@workspace("archive_dialogue")
@require_POST
def retry(request: WorkspaceRequest, order: int) -> HttpResponse:
    found = _order(request, order)
    if still_may(request.user, found):
        services.order_again(found)
    return redirect(f"{_address(request, 'archive')}#order-{found.pk}")


@workspace("archive_dialogue")
def file(request: WorkspaceRequest, order: int) -> HttpResponse | FileResponse:
    """Hand over the archive, to whoever ordered it and may still have it: asked anew each time."""
    found = _order(request, order)
    if not still_may(request.user, found):
        raise PermissionDenied("archive_dialogue")
    if found.document is not None:
        try:
            answer = document_download(found.document)
        except Http404:
            pass
        else:
            services.note_fetched(found, request.user)
            return answer
    return redirect(f"{_address(request, 'archive')}#order-{found.pk}")


@takes_files(LARGEST_UPLOAD)
@signed_in
def take_in(request: SignedInRequest) -> HttpResponse:
    """Take in an archive from another installation, for whoever administrates a municipality here."""
    if not municipalities_of(request.user).exists():
        raise Http404
    form = TakeInForm(request.POST or None, request.FILES or None, user=request.user)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (taken := _taken_in(form, request)):
            words = _("%(title)s is taken in. Nobody but you sees it until you invite a project leader.")
            messages.success(request, words % {"title": taken.dialogue.title})
            return redirect("dialogues:people", taken.dialogue.slug)
    return render(request, "keeping/take_in.html", {"form": form}, status=status)


def _taken_in(form: TakeInForm, request: SignedInRequest) -> importing.TakenIn | None:
    """Take it in, or say on the form why not. The upload lies in a file of our own while it is read."""
    with tempfile.NamedTemporaryFile(prefix="archive-", suffix=".zip") as copy:
        for piece in form.cleaned_data["file"].chunks():
            copy.write(piece)
        copy.flush()
        try:
            return importing.take_in(
                Path(copy.name),
                municipality=form.cleaned_data["municipality"],
                actor=request.user,
                from_elsewhere=form.cleaned_data["from_elsewhere"],
            )
        except ValidationError as error:
            form.add_error("file", error)
            return None
