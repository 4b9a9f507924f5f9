"""What has changed since an earlier version: at work for a draft or a published one, in public between published ones.

``?from=1`` says which earlier version; without it the nearest one before. Each chapter has an address of its own. A
version that something was taken back out of, and that a newer one has replaced, is compared with nothing.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues.access import WorkspaceRequest, public, workspace
from dialogues.models import Dialogue
from dialogues.public import kept_briefly, public_context

from ..models import Compilation
from ..withdrawal import replaced_versions
from . import versions
from .public_views import published_page
from .views import _compilation, _may


def _earlier(compilation: Compilation, asked: str) -> Compilation | None:
    """Return the version asked for, or the nearest, of those to compare with; None when there is none.

    Raises:
        Http404: one is asked for that is not there, or is compared with nothing.
    """
    older = versions.comparable(compilation)
    if not asked:
        return older[0] if older else None
    found = next((row for row in older if str(row.number) == asked), None)
    if found is None:
        raise Http404
    return found


def _changes(old: Compilation, new: Compilation, *, with_quotes: bool) -> versions.Changes:
    old = Compilation.objects.get(pk=old.pk)  # with what was frozen, which lists leave out
    return versions.compare(*(versions.book_of(one, with_quotes=with_quotes) for one in (old, new)))


def _context(request: HttpRequest, changes: versions.Changes | None, **more: Any) -> dict[str, Any]:
    query = f"?from={changes.old.number}" if changes and request.GET.get("from") else ""
    said = versions.in_words(changes.counts) if changes else []
    return {"changes": changes, "said": said, "from_query": query} | more


def _at_work(request: WorkspaceRequest, number: int) -> tuple[Compilation, versions.Changes | None, bool]:
    compilation = _compilation(request, number)
    if compilation.published_at and compilation.number in replaced_versions(request.dialogue):
        raise Http404
    old = _earlier(compilation, request.GET.get("from", ""))
    with_quotes = _may(request, "edit_compilation")
    changes = _changes(old, compilation, with_quotes=with_quotes) if old else None
    return compilation, changes, with_quotes


@workspace("read_draft")
def changes(request: WorkspaceRequest, number: int) -> HttpResponse:
    """All that differs from the last published version. The leader sees the quotes too."""
    compilation, found, with_quotes = _at_work(request, number)
    context = _context(request, found, compilation=compilation, with_quotes=with_quotes)
    return render(request, "compilations/changes.html", context)


@workspace("read_draft")
def chapter_changes(request: WorkspaceRequest, number: int, chapter: int) -> HttpResponse:
    """One chapter, old and new side by side."""
    compilation, found, with_quotes = _at_work(request, number)
    one = found.chapter(chapter) if found else None
    if one is None:
        raise Http404
    context = _context(request, found, compilation=compilation, chapter=one, with_quotes=with_quotes)
    return render(request, "compilations/chapter_changes.html", context)


def _in_public(request: HttpRequest, slug: str) -> tuple[Dialogue, dict[str, Any]]:
    dialogue, context = published_page(request, slug)
    new = Compilation.objects.get(pk=context["compilation"].pk)
    new.dialogue = dialogue
    old = _earlier(new, request.GET.get("from", ""))
    if old is None:
        raise Http404
    found = _changes(old, new, with_quotes=False)
    query = context["version_query"]
    query += f"{'&' if query else '?'}from={old.number}" if request.GET.get("from") else ""
    return dialogue, context | _context(request, found, with_quotes=False) | {"from_query": query}


@public
@require_safe
@kept_briefly
def public_changes(request: HttpRequest, slug: str) -> HttpResponse:
    dialogue, context = _in_public(request, slug)
    return render(request, "public/compilation_changes.html", public_context(request, dialogue, **context))


@public
@require_safe
@kept_briefly
def public_chapter_changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    dialogue, context = _in_public(request, slug)
    one = context["changes"].chapter(number)
    if one is None:
        raise Http404
    context |= {"chapter": one}
    return render(request, "public/compilation_chapter_changes.html", public_context(request, dialogue, **context))
