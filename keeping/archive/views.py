"""Pages of the archives: ordered, watched and fetched in the dialogue; taken in by administrators."""

import tempfile
import uuid
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import SignedInRequest, WorkspaceRequest, signed_in, takes_files, workspace
from dialogues.signing_in.proving import with_proof
from reports.orders.views import OrderPages

from ..models import ArchiveOrder
from . import importing, services
from .forms import LARGEST_UPLOAD, MOST_ROWS_HERE, OrderForm, TakeInForm, municipalities_of
from .rules import still_may

PAGES = OrderPages(
    model=ArchiveOrder,
    listed="keeping:archive",
    one="keeping:order",
    still_may=still_may,
    begin=services.begin,
    note_fetched=services.note_fetched,
    words=lambda order: _("With names and own words: %(why)s.") % {"why": order.reason} if order.with_people else "",
)


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
                return PAGES.lead_to(order)
    return render(request, "keeping/archive.html", {"form": form, "rows": PAGES.rows(request)}, status=status)


@workspace("archive_dialogue")
def order(request: WorkspaceRequest, order: int) -> HttpResponse:
    request.nav_path = reverse("keeping:archive", args=[request.dialogue.slug])
    return PAGES.job(request, PAGES.own(request, order))


@workspace("archive_dialogue")
@require_POST
def retry(request: WorkspaceRequest, order: int) -> HttpResponse:
    return PAGES.retry(request, PAGES.own(request, order))


@workspace("archive_dialogue")
def file(request: WorkspaceRequest, order: int) -> HttpResponse | FileResponse:
    return PAGES.file(request, PAGES.own(request, order))


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
                people=importing.HERE,
                most_rows=MOST_ROWS_HERE,
                from_elsewhere=form.cleaned_data["from_elsewhere"],
            )
        except ValidationError as error:
            form.add_error("file", error)
            return None
