"""Pages of the exports: ordered on one page, watched, fetched by whoever ordered them."""

import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.signing_in.proving import with_proof
from reports.orders.services import Order
from reports.orders.views import OrderPages

from ..models import Export
from . import services
from .forms import OrderForm, UploadForm
from .rules import kinds_for, reach_of, still_may

PAGES = OrderPages(
    model=Export,
    listed="perspectives:exchange",
    one="perspectives:export",
    still_may=still_may,
    begin=services.begin,
    note_fetched=services.note_fetched,
    words=lambda export: _("With sources.") if export.sees_source else "",
)


def _allowed(request: WorkspaceRequest) -> None:
    """Those who only read what is released take nothing out."""
    if not kinds_for(request.user, request.dialogue):
        raise PermissionDenied("exchange_material")


def _export(request: WorkspaceRequest, key: int) -> Order:
    _allowed(request)
    return PAGES.own(request, key)


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
                return PAGES.lead_to(export)
    context = {
        "form": form,
        "rows": PAGES.rows(request),
        "takes_in": reach_of(request.user, request.dialogue) is not None,
        "upload": UploadForm(),
    }
    return render(request, "perspectives/exchange.html", context, status=status)


@workspace("read_statements")
def export_job(request: WorkspaceRequest, export: int) -> HttpResponse:
    request.nav_path = reverse("perspectives:list", args=[request.dialogue.slug])
    return PAGES.job(request, _export(request, export))


@workspace("read_statements")
@require_POST
def export_retry(request: WorkspaceRequest, export: int) -> HttpResponse:
    return PAGES.retry(request, _export(request, export))


@workspace("read_statements")
def export_file(request: WorkspaceRequest, export: int) -> HttpResponse | FileResponse:
    return PAGES.file(request, _export(request, export))
