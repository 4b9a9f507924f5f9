"""Answers that the views of other rooms give about documents. Who may ask has been settled by them."""

from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .jobs import JobState
from .makers import kind_of
from .models import Document
from .services import earlier_file
from .wording import job_view


def job_context(
    document: Document, *, poll_url: str, download_url: str, title: str = "", retry_url: str = ""
) -> dict[str, Any]:
    """Return the context of ``components/job.html``, for a page that includes it (``{% css "job" %}``).

    ``download_url`` answers with ``file_at_hand``, so that an earlier file can be had while the newest cannot.
    """
    return {
        "job": job_view(document),
        "poll_url": poll_url,
        "download_url": download_url,
        "retry_url": retry_url,
        "title": title or document.title,
        "download_label": _("Fetch the file") if kind_of(document.kind).is_file else "",
        "earlier": None if document.state == JobState.DONE else earlier_file(document),
    }


def job_fragment(
    request: HttpRequest, document: Document, *, poll_url: str, download_url: str, title: str = "", retry_url: str = ""
) -> HttpResponse:
    """Return how far the document has come: the fragment when a script polls, else a page of its own."""
    context = job_context(document, poll_url=poll_url, download_url=download_url, title=title, retry_url=retry_url)
    polled = getattr(request, "htmx", False)
    return render(request, "components/job.html" if polled else "reports/job.html", context)


def file_at_hand(document: Document | None) -> Document | None:
    """Return the document itself when it is ready, else the last one of the same object that is, else nothing."""
    if document is None or document.state == JobState.DONE:
        return document
    return earlier_file(document)


def document_file(document: Document) -> FileResponse:
    """Return the PDF, to be read in the browser.

    Raises:
        Http404: it is not made yet, or its file is gone.
    """
    name = f"{slugify(document.title)[:80] or 'document'}.pdf"
    answer = FileResponse(_open(document), content_type="application/pdf", filename=name)
    answer._csp_exempt = True  # type: ignore[attr-defined] # a PDF runs no page; browsers' viewers do and need styles
    return answer


def document_download(document: Document) -> FileResponse:
    """Return a file that is kept, not looked at: never shown by the browser, never guessed at, never cached.

    Raises:
        Http404: it is not made yet, or its file is gone.
    """
    answer = FileResponse(
        _open(document),
        as_attachment=True,
        filename=document.name,
        content_type=document.content_type or "application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store, private"
    return answer


def _open(document: Document) -> File:
    stored = document.file.name
    if document.state != JobState.DONE or not stored:
        raise Http404
    try:
        return default_storage.open(stored)
    except FileNotFoundError:
        raise Http404 from None
