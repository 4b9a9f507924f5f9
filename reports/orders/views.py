"""Pages of files that people order for themselves: listed, watched, fetched, begun anew after a failure.

A room keeps its own rows and rules, and its own views, which say who comes in at all; what they do is here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from ..jobs import JobState
from ..services import THROWN_AWAY
from ..views import document_download, job_context, job_fragment
from .services import Order

LATEST = 20


@dataclass(frozen=True)
class OrderPages:
    """The pages of one room's orders.

    Args:
        model: the room's rows, newest first: each an ``Order`` with ``by``, ``kind`` and ``ordered_at``.
        listed: name of the address of the list.
        one: name of the address of an order's job; those of its file and of a new try add ``_file`` and ``_retry``.
        still_may: whether the person may have the file now; asked anew each time.
        begin: has the worker make the file, where it is neither there nor under way.
        note_fetched: writes in the log that somebody has the file.
        words: what the list says of an order besides its kind.
    """

    model: Any
    listed: str
    one: str
    still_may: Callable[..., bool]
    begin: Callable[..., None]
    note_fetched: Callable[..., None]
    words: Callable[..., str]

    def rows(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The latest that the person has ordered in the dialogue, for ``reports/orders.html``."""
        orders = self.model.objects.filter(dialogue=request.dialogue, by=request.user).select_related("document")
        return [self._row(request, order) for order in orders[:LATEST]]

    def own(self, request: HttpRequest, key: int) -> Order:
        """The person's own order; somebody else's does not exist."""
        orders = self.model.objects.select_related("document", "dialogue__municipality")
        return get_object_or_404(orders, pk=key, dialogue=request.dialogue, by=request.user)

    def lead_to(self, order: Order) -> HttpResponse:
        """Lead to the order in the list."""
        return redirect(f"{reverse(self.listed, args=[order.dialogue.slug])}#{self._anchor(order)}")

    def job(self, request: HttpRequest, order: Order) -> HttpResponse:
        """How far the order has come; polled by the page that lists it."""
        if order.document is None or self._state(request, order) in {"gone", "closed"}:
            return self.lead_to(order)
        return job_fragment(request, order.document, **self._urls(order))

    def retry(self, request: HttpRequest, order: Order) -> HttpResponse:
        """Begin anew after a failure. Does nothing while the file is being made, is there or has been thrown away."""
        if order.document and order.document.error != THROWN_AWAY and self.still_may(request.user, order):
            self.begin(order)
        return self.lead_to(order)

    def file(self, request: HttpRequest, order: Order) -> HttpResponse | FileResponse:
        """Hand over the file, to whoever ordered it and may still have it: asked anew each time."""
        if not self.still_may(request.user, order):
            raise PermissionDenied
        if order.document is None:
            return self.lead_to(order)
        try:
            answer = document_download(order.document)
        except Http404:
            return self.lead_to(order)
        self.note_fetched(order, request.user)
        return answer

    def _anchor(self, order: Order) -> str:
        return f"{self.one.rpartition(':')[2]}-{order.pk}"

    def _urls(self, order: Order) -> dict[str, str]:
        names = {"poll_url": self.one, "download_url": f"{self.one}_file", "retry_url": f"{self.one}_retry"}
        return {key: reverse(name, args=[order.dialogue.slug, order.pk]) for key, name in names.items()}

    def _state(self, request: HttpRequest, order: Order) -> str:
        document = order.document
        if document is None or document.error == THROWN_AWAY or document.state == JobState.CANCELLED:
            return "gone"
        if document.state == JobState.DONE:
            return "ready" if self.still_may(request.user, order) else "closed"
        return "job"

    def _row(self, request: HttpRequest, order: Order) -> dict[str, Any]:
        order.dialogue = request.dialogue
        row = {"order": order, "state": self._state(request, order), "anchor": self._anchor(order)}
        if order.document and row["state"] == "job":
            return row | job_context(order.document, **self._urls(order))
        return row | self._urls(order) | {"words": self.words(order)}
