"""The published compilation, for anyone: the cover, one chapter at a time, one perspective at a time, the PDF.

A page reads the version's cover and the one chapter or perspective it shows, so it costs the same however much was
published. ``?version=1`` leads to an older version; without it the newest is shown. ``?lang=en`` reads it in another
language, as far as it has been translated.
"""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dialogues.access import public
from dialogues.lists import page_of
from dialogues.models import Dialogue
from dialogues.public import kept_briefly, public_context, public_dialogue
from reports.views import document_file

from ..models import Compilation, PublishedChapter, PublishedPerspective
from ..onward import leads
from ..withdrawal import withdrawn_versions
from . import queries, spoken
from .keys import KEY
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
    """Return the dialogue, and the context every page of the version asked for has, in the language asked for.

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
    cover = Compilation.objects.values_list("content", flat=True).get(pk=chosen.pk) or {}
    chosen.content = cover
    how = spoken.reading(cover, request.GET.get("lang", ""))
    parts = [f"version={chosen.number}" if older else "", how.query]
    query = "&".join(part for part in parts if part)
    return dialogue, {
        "compilation": chosen,
        "cover": spoken.spoken_cover(cover, how),
        "reading": how,
        "versions": versions,
        "is_older": older,
        "version_query": f"?version={chosen.number}" if older else "",
        "query": f"?{query}" if query else "",
        "since": _since(cover, versions),
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
    rows = PublishedChapter.objects.only("content")
    found = get_object_or_404(rows, compilation=context["compilation"], number=number)
    following = next((row for row in context["cover"]["chapters"] if row["number"] == number + 1), None)
    context |= {"chapter": spoken.spoken_chapter(found.content, context["reading"]), "following": following}
    return render(request, "public/compilation_chapter.html", public_context(request, dialogue, **context))


@public
@require_safe
@kept_briefly
def perspective(request: HttpRequest, slug: str, number: int, perspective: int) -> HttpResponse:
    dialogue, context = published_page(request, slug)
    found = get_object_or_404(
        PublishedPerspective.objects.only("content", "perspective"),
        chapter__compilation=context["compilation"],
        chapter__number=number,
        number=perspective,
    )
    chapter = next(row for row in context["cover"]["chapters"] if row["number"] == number)
    page = page_of(request, found.content["quotes"])
    how = context["reading"]
    page.object_list = (
        [spoken.spoken_quote(quote, how) for quote in page.object_list] if how.query else page.object_list
    )
    shown = spoken.spoken_perspective(found.content | {"quotes": []}, how)
    keys = [found.perspective_id] if found.perspective_id else []
    context |= {"perspective": shown, "chapter": chapter, "page": page, "leads": leads(dialogue, keys, None)}
    return render(request, "public/compilation_perspective.html", public_context(request, dialogue, **context))


@public
@require_safe
def lasting(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Lead to where a theme or a perspective stands in the newest version that has it: an address that does not go
    out of date when chapters change places, and ``key`` stays with it."""
    dialogue = public_dialogue(slug)
    if not KEY.fullmatch(key):
        raise Http404
    versions = readable(dialogue)
    place = _place_of(versions, key)
    if place is None:
        raise Http404
    version, number, perspective = place
    query = f"?version={version.number}" if version is not versions[0] else ""
    if asked := request.GET.get("lang", ""):
        query += f"{'&' if query else '?'}{urlencode({'lang': asked[:12]})}"
    address = reverse("public:chapter", args=[dialogue.slug, number]) + query
    return redirect(f"{address}#{key}" if perspective else address)


def _place_of(versions: list[Compilation], key: str) -> tuple[Compilation, int, bool] | None:
    """Return version, chapter and whether it is a perspective, from the newest version that has ``key``. One query."""
    among = {version.pk: version for version in versions}
    if key.startswith("t"):
        chapters = PublishedChapter.objects.filter(compilation__in=among, key=key)
        found = [(row.compilation_id, row.number) for row in chapters.only("compilation", "number")]
    else:
        rows = PublishedPerspective.objects.filter(chapter__compilation__in=among, key=key)
        found = list(rows.order_by().values_list("chapter__compilation_id", "chapter__number"))
    if not found:
        return None
    pk, number = max(found, key=lambda place: among[place[0]].number)
    return among[pk], number, key.startswith("p")


@public
@require_safe
def compilation_pdf(request: HttpRequest, slug: str) -> FileResponse:
    _dialogue, context = published_page(request, slug)
    if context["document"] is None:
        raise Http404
    return document_file(context["document"])
