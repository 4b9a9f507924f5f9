"""A published follow-up report, as anyone may read it: the page says all that the PDF does."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from dialogues.access import public
from dialogues.public import kept_briefly, public_context, public_dialogue
from reports.views import document_file

from .printing import drawn_content
from .queries import published_reports


@public
@kept_briefly
def follow_up_page(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    dialogue = public_dialogue(slug)
    report = get_object_or_404(published_reports(dialogue).defer(None).select_related("document"), number=number)
    content, drawn = drawn_content(report)
    return render(
        request,
        "public/follow_up.html",
        public_context(request, dialogue, report=report, content=content, drawn=drawn),
    )


@public
def follow_up_pdf(request: HttpRequest, slug: str, number: int) -> FileResponse:
    report = get_object_or_404(published_reports(public_dialogue(slug)), number=number)
    if report.document is None:
        raise Http404
    return document_file(report.document)
