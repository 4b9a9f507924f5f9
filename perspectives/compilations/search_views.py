"""Searching one published version, for anyone: what is found, where, and the words around it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues.access import public
from dialogues.lists import page_of
from dialogues.public import public_context

from ..models import Compilation, PublishedChapter, PublishedPerspective
from . import spoken
from .finding import MOST_EXCERPTS, Excerpt, asked_words, excerpt, folded, marked
from .public_views import published_page
from .tongues import COVER_FIELDS, SWEDISH, direction

SHOWN = 20


@public
@require_safe
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """Look for words in the version and language that the reader has before them.

    Every word has to stand in the same place: in one perspective with its quotes, in one chapter's own texts, or in one
    text around them. In order of the document, never by how often. Not indexed and not kept: what somebody looks for is
    theirs.
    """
    dialogue, context = published_page(request, slug)
    query = request.GET.get("q", "")
    words = asked_words(query)
    context |= {"q": query[:100], "words": words}
    if words:
        compilation, how = context["compilation"], context["reading"]
        inside = PublishedPerspective.objects.filter(chapter__compilation=compilation)
        for word in words:
            inside = inside.filter(words__contains=word)
        rows = inside.select_related("chapter").only("number", "content", "chapter__number")
        page = page_of(request, rows.order_by("chapter__number", "number"), size=SHOWN)
        context |= {
            "page": page,
            "found": [_perspective(row, words, how) for row in page.object_list],
            "around": _around(context["cover"], words) if page.number == 1 else [],
            "chapters": _chapters(compilation, words, how) if page.number == 1 else [],
        }
        context["count"] = page.paginator.count + len(context["around"]) + len(context["chapters"])
    response = render(request, "public/compilation_search.html", public_context(request, dialogue, **context))
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _excerpt(text: Any, words: list[str], *, lang: str = "", place: int = 0) -> Excerpt | None:
    """The piece of a text where a word stands; its language from itself, else ``lang``, else Swedish."""
    found = excerpt(str(text), words) if text else None
    if found is None:
        return None
    language = lang or getattr(text, "lang", SWEDISH)
    return Excerpt(found, language, direction(language), bool(place), place)


def _around(cover: dict[str, Any], words: list[str]) -> list[dict[str, Any]]:
    found = []
    for name in COVER_FIELDS:
        text = cover.get(name, "")
        if text and all(word in folded(str(text)) for word in words):
            found.append({"field": name, "excerpt": _excerpt(text, words)})
    return found


def _chapters(compilation: Compilation, words: list[str], how: spoken.Reading) -> list[dict[str, Any]]:
    rows = PublishedChapter.objects.filter(compilation=compilation)
    for word in words:
        rows = rows.filter(words__contains=word)
    found = []
    for row in rows.only("number", "content"):
        chapter = spoken.spoken_chapter(row.content | {"perspectives": [], "matrix": None}, how)
        excerpts = [_excerpt(chapter[name], words) for name in ("lead", "silence")]
        title = marked(chapter["title"], words)
        found.append({"number": row.number, "title": title, "excerpts": [one for one in excerpts if one]})
    return found


def _perspective(row: PublishedPerspective, words: list[str], how: spoken.Reading) -> dict[str, Any]:
    content = spoken.spoken_perspective(row.content, how)
    excerpts = [one for one in [_excerpt(content["text"], words)] if one]
    more = 0
    for place, quote in enumerate(content["quotes"], 1):
        found = _excerpt(quote["text"], words, lang=quote["lang"], place=place)
        found = found or _excerpt(quote["translation"], words, lang=SWEDISH, place=place)
        if found is None:
            continue
        if len(excerpts) < MOST_EXCERPTS:
            excerpts.append(found)
        else:
            more += 1
    return {
        "chapter": row.chapter.number,
        "number": row.number,
        "title": marked(content["title"], words),
        "excerpts": excerpts,
        "more": more,
    }
