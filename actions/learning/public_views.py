"""The published case: as page, as PDF and as a file to send in."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify

from dialogues.access import public
from dialogues.public import kept_briefly, public_context, public_dialogue
from reports.jobs import JobState
from reports.views import document_file

from . import printing, queries


@public
@kept_briefly
def case(request: HttpRequest, slug: str) -> HttpResponse:
    dialogue = public_dialogue(slug)
    versions = list(queries.published_cases(dialogue))
    if not versions:
        raise Http404
    newest = versions[0]
    context = {
        "version": newest,
        "content": newest.content,
        "parts": printing.parts(newest.content),
        "has_pdf": newest.document is not None and newest.document.state == JobState.DONE,
        "earlier": versions[1:],
    }
    return render(request, "public/case.html", public_context(request, dialogue, **context))


@public
def case_pdf(request: HttpRequest, slug: str, number: int) -> FileResponse:
    version = get_object_or_404(queries.published_cases(public_dialogue(slug)), number=number)
    if version.document is None:
        raise Http404
    return document_file(version.document)


@public
def case_word(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    version = get_object_or_404(queries.published_cases(public_dialogue(slug)), number=number)
    answer = HttpResponse(printing.as_word(version), content_type=printing.DOCX)
    name = slugify(version.content["title"])[:80] or "case"
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
