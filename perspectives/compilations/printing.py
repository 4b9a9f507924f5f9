"""The compilation on paper: what the worker makes a PDF from (``reports/makers.py``)."""

from django.template.loader import render_to_string

from reports.makers import Print

from ..models import Compilation, PublishedPerspective
from . import document


def compilation_print(pk: int) -> Print:
    """Return the version as HTML for paper: what was published if it was, else the draft as it stands, marked so.

    Raises:
        Compilation.DoesNotExist: it is gone.
    """
    compilation = Compilation.objects.select_related("dialogue__municipality").get(pk=pk)
    published = compilation.published_at is not None
    cover = compilation.content if published else document.build_cover(compilation)
    chapters = published_chapters(compilation) if published else document.build_chapters(compilation)
    context = {
        "compilation": compilation,
        "dialogue": compilation.dialogue,
        "cover": cover,
        "chapters": chapters,
        "draft": not published,
    }
    return Print(html=render_to_string("compilations/print.html", context), title=compilation.title)


def published_chapters(compilation: Compilation) -> list[document.Json]:
    """Return the frozen chapters with every quote. Two queries."""
    whole: dict[int, list[document.Json]] = {}
    rows = PublishedPerspective.objects.filter(chapter__compilation=compilation).order_by("chapter__number", "number")
    for chapter, content in rows.values_list("chapter_id", "content"):
        whole.setdefault(chapter, []).append(content)
    chapters = compilation.published_chapters.values_list("pk", "content")
    return [content | {"perspectives": whole.get(pk, [])} for pk, content in chapters]
