"""Pages on which a version is translated: its languages, one language part by part, the Swedish beside."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.models import TEXT
from dialogues.pages import confirm_page
from interviews.reading import clean_text

from ..masking.assistant import hard_findings
from ..models import Compilation, Translation
from . import tongues, translating
from .translating import Part, Source, Written
from .views import _address, _compilation

TEXTS_SHOWN = 40
LONGEST_LINE = 400


def _known(language: str) -> str:
    if language not in tongues.WRITTEN:
        raise Http404
    return language


@workspace("edit_compilation")
def languages(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The languages there is something in, how far each has come, and the way to begin one."""
    compilation = _compilation(request, number)
    asked = request.GET.get("add", "")
    if asked in tongues.WRITTEN:
        return redirect("compilations:language", request.dialogue.slug, number, asked)
    found = translating.progress(compilation)
    rows = [(code, tongues.NAMES[code], tongues.OWN_NAMES[code], found[code][""]) for code in tongues.in_order(found)]
    others = [(code, tongues.NAMES[code]) for code in tongues.WRITTEN if code not in found]
    context = {"compilation": compilation, "rows": rows, "others": sorted(others, key=lambda row: str(row[1]))}
    return render(request, "compilations/languages.html", context)


def _named(language: str) -> dict[str, Any]:
    return {
        "code": language,
        "language_name": tongues.NAMES[language],
        "own_name": tongues.OWN_NAMES[language],
        "text_dir": tongues.direction(language),
    }


@workspace("edit_compilation")
def language(request: WorkspaceRequest, number: int, language: str) -> HttpResponse:
    """One language, part by part."""
    compilation = _compilation(request, number)
    found = translating.parts(compilation)
    far = translating.progress(compilation, found).get(_known(language)) or translating.nothing_yet(found, language)
    context = {
        "compilation": compilation,
        "parts": [(part, far[part.key]) for part in found if far[part.key].total],
        "whole": far[""],
        **_named(language),
    }
    return render(request, "compilations/language.html", context)


@dataclass
class Row:
    """A text on the page: what is there now, what was typed, and what is wrong with it."""

    source: Source
    text: str
    opened: str
    is_stale: bool = False
    theirs: str | None = None
    """What somebody else has written meanwhile; empty when they took it away."""
    error: str = ""


@workspace("edit_compilation")
def language_part(request: WorkspaceRequest, number: int, language: str, part: str) -> HttpResponse:
    """Every text of one part with its translation beside; saved together, each held against what it was opened as."""
    compilation = _compilation(request, number)
    found = [one for one in translating.parts(compilation) if _asked(one, _known(language))]
    place = next((at for at, one in enumerate(found) if one.key == part), None)
    if place is None:
        raise Http404
    page = Paginator(_asked(found[place], language), TEXTS_SHOWN).get_page(request.GET.get("page"))
    rows = _rows(compilation, language, list(page.object_list))
    status = 200
    if request.method == "POST":
        status = _save(request, compilation, language, rows)
        if status == 302:
            return redirect(request.get_full_path())
    context = {
        "compilation": compilation,
        "part": found[place],
        "rows": rows,
        "page": page,
        "following": found[place + 1] if place + 1 < len(found) else None,
        "conflicts": [row for row in rows if row.theirs is not None],
        "errors": [row for row in rows if row.error],
        **_named(language),
    }
    return render(request, "compilations/language_part.html", context, status=status)


def _asked(part: Part, language: str) -> list[Source]:
    return [source for source in part.sources if translating.wanted(source, language)]


def _rows(compilation: Compilation, language: str, sources: list[Source]) -> list[Row]:
    """The texts with what is written, one query."""
    there = tongues.translated(Translation.objects.filter(compilation=compilation, language=language)).rows
    rows = []
    for source in sources:
        row = there.get(source.slot, {}).get(language)
        text = row.text if row else ""
        is_stale = row is not None and row.source_key != tongues.source_key(source.text)
        rows.append(Row(source, text, translating.opened_mark(text), is_stale))
    return rows


def _save(request: WorkspaceRequest, compilation: Compilation, language: str, rows: list[Row]) -> int:
    """Keep what was sent; return 302 when all of it was, else the status with what is wrong noted in ``rows``."""
    written = []
    for row in rows:
        name = row.source.slot.name
        if f"text-{name}" not in request.POST:
            continue
        row.text = clean_text(request.POST[f"text-{name}"]).strip()
        row.opened = request.POST.get(f"opened-{name}", "")[:20]
        row.error = _wrong(row)
        if not row.error:
            written.append(Written(row.source, row.text, row.opened, f"still-{name}" in request.POST))
    try:
        outcome = translating.save_translations(
            compilation=compilation, language=language, written=written, actor=request.user
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return 422
    if outcome.changed:
        words = ngettext("%(count)d text is saved.", "%(count)d texts are saved.", outcome.changed)
        messages.success(request, words % {"count": outcome.changed})
    theirs = {one.source.slot: text for one, text in outcome.conflicts}
    for row in rows:
        if row.source.slot in theirs:
            row.theirs = theirs[row.source.slot]
            row.opened = translating.opened_mark(row.theirs)
    if outcome.conflicts:
        return 409
    return 422 if any(row.error for row in rows) else 302


def _wrong(row: Row) -> str:
    longest = LONGEST_LINE if row.source.is_line else TEXT
    if len(row.text) > longest:
        return _("At most %(most)s characters. It has %(count)s.") % {"most": longest, "count": len(row.text)}
    if row.source.is_quote and hard_findings(row.text):
        return _("There is a number or an address in it that leads to one person. It cannot stand in public.")
    return ""


@workspace("edit_compilation")
def language_remove(request: WorkspaceRequest, number: int, language: str) -> HttpResponse:
    compilation = _compilation(request, number)
    name = tongues.NAMES[_known(language)]
    count = compilation.translations.filter(language=language).count()
    words = ngettext("%(count)d text goes.", "%(count)d texts go.", count) % {"count": count}
    return confirm_page(
        request,
        act=lambda: translating.remove_language(compilation=compilation, language=language, actor=request.user),
        title=_("Take %(language)s out of the version?") % {"language": name},
        text=_("Nobody can read the version in that language. What is published stays as it is.") + " " + words,
        submit=_("Take it out"),
        back=_address("languages", compilation),
        done=_address("languages", compilation),
        said=_("The language is taken out."),
    )
