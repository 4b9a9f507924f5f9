"""The published compilation, for anyone: the cover, one chapter at a time, one perspective at a time, the PDF.

A page reads the version's cover and the one chapter or perspective it shows, so it costs the same however much was
published. ``?version=1`` leads to an older version; without it the newest is shown.
"""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.access import public
from dialogues.lists import page_of
from dialogues.models import Dialogue
from dialogues.public import kept_briefly, public_context, public_dialogue
from reports.views import document_file

from ..models import Compilation, PublishedChapter, PublishedPerspective
from ..withdrawal import withdrawn_versions
from . import queries
from .versions import in_words


def has_compilation(dialogue: Dialogue) -> bool:
    """Whether the public bar has something to lead to."""
    return queries.published_versions(dialogue).exists()


def readable(dialogue: Dialogue) -> list[Compilation]:
    """The published versions, newest first, without those that a newer one replaces because words were taken back."""
    replaced = withdrawn_versions(dialogue)
    rows = list(queries.published_versions(dialogue))
    return [row for row in rows if row is rows[0] or row.number not in replaced]


def published_page(request: HttpRequest, slug: str) -> tuple[Dialogue, dict[str, Any]]:
    """Return the dialogue, and the context every page of the version asked for has.

    Raises:
        Http404: nothing is published, or no such version is.
    """
    dialogue = public_dialogue(slug)
    versions = readable(dialogue)
    asked = request.GET.get("version", "")
    chosen = next((version for version in versions if not asked or str(version.number) == asked), None)
    if chosen is None:
        raise Http404
    older = chosen is not versions[0]
    cover = Compilation.objects.values_list("content", flat=True).get(pk=chosen.pk)
    return dialogue, {
        "compilation": chosen,
        "cover": cover,
        "versions": versions,
        "is_older": older,
        "version_query": f"?version={chosen.number}" if older else "",
        "since": _since(cover or {}, versions),
        "document": chosen.document if chosen.document and chosen.document.file else None,
    }


def _since(cover: dict[str, Any], shown: list[Compilation]) -> dict[str, Any] | None:
    """What the version says of the one before: its number and sentences. None when that one is no longer shown."""
    since = cover.get("since")
    if not since or since["number"] not in {version.number for version in shown}:
        return None
    return {"number": since["number"], "said": in_words(since["counts"])}


@public
@require_safe
@kept_briefly
def compilation(request: HttpRequest, slug: str) -> HttpResponse:
    dialogue, context = published_page(request, slug)
    return render(request, "public/compilation.html", public_context(request, dialogue, **context))


@public
@require_safe
@kept_briefly
def chapter(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    dialogue, context = published_page(request, slug)
    found = get_object_or_404(PublishedChapter, compilation=context["compilation"], number=number)
    following = next((row for row in context["cover"]["chapters"] if row["number"] == number + 1), None)
    context |= {"chapter": found.content, "following": following}
    return render(request, "public/compilation_chapter.html", public_context(request, dialogue, **context))


@public
@require_safe
@kept_briefly
def perspective(request: HttpRequest, slug: str, number: int, perspective: int) -> HttpResponse:
    dialogue, context = published_page(request, slug)
    found = get_object_or_404(
        PublishedPerspective,
        chapter__compilation=context["compilation"],
        chapter__number=number,
        number=perspective,
    )
    chapter = next(row for row in context["cover"]["chapters"] if row["number"] == number)
    page = page_of(request, found.content["quotes"])
    context |= {"perspective": found.content, "chapter": chapter, "page": page}
    return render(request, "public/compilation_perspective.html", public_context(request, dialogue, **context))


@public
@require_safe
def compilation_pdf(request: HttpRequest, slug: str) -> FileResponse:
    _dialogue, context = published_page(request, slug)
    if context["document"] is None:
        raise Http404
    return document_file(context["document"])
