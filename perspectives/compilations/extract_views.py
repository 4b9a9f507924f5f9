"""The short version and the cards as pages, of a draft and of what is published, and their PDFs."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dialogues.access import WorkspaceRequest, public, workspace
from dialogues.public import kept_briefly, public_context
from reports.views import document_file, file_at_hand, job_context, job_fragment

from ..models import Compilation
from . import extracts
from .public_views import published_page
from .tongues import SWEDISH
from .views import _address, _compilation, _is_replaced


def _language(request: HttpRequest, compilation: Compilation) -> str:
    """Return the language asked for when the version has anything in it, else Swedish."""
    asked = request.GET.get("lang", "")[:12]
    if asked and compilation.translations.filter(language=asked).exists():
        return asked
    return SWEDISH


def _query(language: str) -> str:
    return "" if language == SWEDISH else f"?lang={language}"


@workspace("read_draft")
def draft(request: WorkspaceRequest, number: int, form: str) -> HttpResponse:
    """The short version or the cards as they would be published now, and their PDF."""
    compilation = _compilation(request, number)
    if _is_replaced(request, compilation):
        return render(request, "compilations/replaced.html", {"compilation": compilation}, status=410)
    language = _language(request, compilation)
    context = extracts.read_in(compilation, form, language)
    document = extracts.latest(compilation, form, language)
    context |= {
        "form": form,
        "document": document,
        "here": _address(form, compilation),
        "print_url": _address(f"{form}_print", compilation) + _query(language),
        "version_query": "",
    }
    if document is not None:
        context |= _job(compilation, form, language, document)
    return render(request, f"compilations/{form}.html", context)


def _job(compilation: Compilation, form: str, language: str, document: Any) -> dict[str, Any]:
    urls = _urls(compilation, form, language)
    return job_context(document, retry_url=_address(f"{form}_print", compilation) + _query(language), **urls) | {
        "job_title": document.title
    }


def _urls(compilation: Compilation, form: str, language: str) -> dict[str, str]:
    names = {"poll_url": f"{form}_job", "download_url": f"{form}_pdf"}
    return {key: _address(name, compilation) + _query(language) for key, name in names.items()}


@workspace("read_draft")
@require_POST
def order(request: WorkspaceRequest, number: int, form: str) -> HttpResponse:
    compilation = _compilation(request, number)
    language = _language(request, compilation)
    if _is_replaced(request, compilation):
        return redirect(_address(form, compilation))
    extracts.order(compilation=compilation, form=form, language=language)
    return redirect(f"{_address(form, compilation)}{_query(language)}#pdf")


@workspace("read_draft")
def job(request: WorkspaceRequest, number: int, form: str) -> HttpResponse:
    compilation = _compilation(request, number)
    language = _language(request, compilation)
    document = extracts.latest(compilation, form, language)
    if document is None or _is_replaced(request, compilation):
        return redirect(_address(form, compilation) + _query(language))
    retry = _address(f"{form}_print", compilation) + _query(language)
    return job_fragment(request, document, retry_url=retry, **_urls(compilation, form, language))


@workspace("read_draft")
def pdf(request: WorkspaceRequest, number: int, form: str) -> HttpResponse | FileResponse:
    compilation = _compilation(request, number)
    language = _language(request, compilation)
    document = file_at_hand(extracts.latest(compilation, form, language))
    if document is None or _is_replaced(request, compilation):
        messages.info(request, _("There is no PDF yet. Order it here."))
        return redirect(f"{_address(form, compilation)}{_query(language)}#pdf")
    return document_file(document)


# --- For anyone -------------------------------------------------------------------------------------------------------


@public
@require_safe
@kept_briefly
def published(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The short version or the cards of what is published."""
    dialogue, context = published_page(request, slug)
    how = context["reading"]
    compilation = context["compilation"]
    context |= extracts.read_in(compilation, form, how.language)
    made = extracts.ready(compilation).get(extracts.kind_of(form, how.language))
    where = reverse(f"public:compilation_{form}_pdf", args=[dialogue.slug]) + context["query"]
    context |= {"form": form, "form_document": made, "form_pdf": where}
    return render(request, f"public/compilation_{form}.html", public_context(request, dialogue, **context))


@public
@require_safe
def published_pdf(request: HttpRequest, slug: str, form: str) -> FileResponse:
    """The PDF of a form in the language asked for, if the worker has made it.

    Raises:
        Http404: it is not made yet, or there is none.
    """
    _dialogue, context = published_page(request, slug)
    made = extracts.ready(context["compilation"]).get(extracts.kind_of(form, context["reading"].language))
    if made is None:
        raise Http404
    return document_file(made)
