"""The compilation on paper: what the worker makes a PDF from (``reports/makers.py``)."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.look.paper import dressed
from dialogues.models import Dialogue
from reports.makers import Print

from ..models import Compilation, PublishedPerspective
from ..told import ground
from . import document, spoken
from .tongues import SWEDISH

TEMPLATE = "compilations/print.html"


def compilation_print(pk: int, *, language: str = SWEDISH) -> Print:
    """Return the version for paper: what was published if it was, else the draft as it stands, marked so.

    Args:
        language: one that it is translated into; what is not stands in Swedish, marked so.

    Raises:
        Compilation.DoesNotExist: it is gone.
    """
    compilation = Compilation.objects.select_related("dialogue__municipality").get(pk=pk)
    dialogue, published = compilation.dialogue, compilation.published_at is not None
    cover, chapters = frozen(compilation) if published else draft(compilation)
    key = "" if published else draft_key(cover, chapters)
    how = spoken.reading(cover, language)
    context = {
        "compilation": compilation,
        "dialogue": dialogue,
        "cover": spoken.spoken_cover(cover, how),
        "chapters": [spoken.spoken_chapter(chapter, how) for chapter in chapters],
        "draft": not published,
        "address": _address(compilation, how.query) if published else "",
        "reading": how,
        "language": how.language,
    }
    return Print(
        html=lambda: dressed(written(TEMPLATE, context, how), dialogue.municipality),
        title=compilation.title,
        language=how.language,
        key=key,
        is_current=None if published else stands(compilation, key),
    )


def written(template: str, context: dict[str, Any], how: spoken.Reading) -> str:
    """Write a paper with the product's own sentences in the language it is read in, as far as it has that."""
    with translation.override(how.interface):
        return render_to_string(template, context)


def _address(compilation: Compilation, query: str) -> str:
    """Where the same text is read on the web; with the version, since the print stays when a newer one comes."""
    where = reverse("public:compilation", args=[compilation.dialogue.slug])
    return f"{settings.SITE_URL}{where}?version={compilation.number}{'&' if query else ''}{query}"


def frozen(compilation: Compilation) -> tuple[document.Json, list[document.Json]]:
    """Return cover and chapters as they were published. Two queries."""
    return compilation.content or {}, published_chapters(compilation)


def published_chapters(compilation: Compilation) -> list[document.Json]:
    """Return the frozen chapters with every quote. Two queries."""
    whole: dict[int, list[document.Json]] = {}
    rows = PublishedPerspective.objects.filter(chapter__compilation=compilation).order_by("chapter__number", "number")
    for chapter, content in rows.values_list("chapter_id", "content"):
        whole.setdefault(chapter, []).append(content)
    chapters = compilation.published_chapters.values_list("pk", "content")
    return [content | {"perspectives": whole.get(pk, [])} for pk, content in chapters]


def draft(compilation: Compilation) -> tuple[document.Json, list[document.Json]]:
    """Return cover and chapters as they stand now. A dozen queries."""
    base = ground(compilation.dialogue)
    return document.build_cover(compilation, base=base), document.build_chapters(compilation, base=base)


def draft_key(cover: document.Json, chapters: list[document.Json]) -> str:
    """Return a fingerprint of all that is printed of a draft: words, facts and what is hidden."""
    printed = json.dumps([cover, chapters], cls=DjangoJSONEncoder, ensure_ascii=False)
    return f"draft-{hashlib.sha256(printed.encode()).hexdigest()[:58]}"


def stands(compilation: Compilation, key: str) -> Callable[[], bool]:
    """Return what the worker asks between its stages. One small query unless something in the dialogue has happened.

    Every change writes an event, which moves the dialogue's revision on.
    """
    seen: int | None = compilation.dialogue.revision

    def still() -> bool:
        nonlocal seen
        revision = Dialogue.objects.values_list("revision", flat=True).filter(pk=compilation.dialogue_id).first()
        if revision == seen:
            return True
        now = Compilation.objects.select_related("dialogue__municipality").filter(pk=compilation.pk).first()
        if now is None or now.published_at is not None or draft_key(*draft(now)) != key:
            return False
        seen = revision
        return True

    return still
