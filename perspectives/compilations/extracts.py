"""What a version is made into beside the book itself: the short version and the cards, and each in other languages.

All come from the same frozen content, or from the draft as it stands, and through the same job (``reports``). A kind of
document is a form and a language: ``compilation_cards_ar``.
"""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.look.paper import dressed
from reports import makers
from reports.makers import Print
from reports.models import Document
from reports.services import order_document

from ..models import Compilation
from . import cards, printing, short, spoken
from .document import Json
from .tongues import SWEDISH, WRITTEN

BOOK, SHORT, CARDS = "book", "short", "cards"
KIND = "compilation"


def kind_of(form: str, language: str = SWEDISH) -> str:
    """Return the kind of document: ``compilation``, ``compilation_short``, ``compilation_en``, …"""
    parts = [KIND, form if form != BOOK else "", language if language != SWEDISH else ""]
    return "_".join(part for part in parts if part)


def every_kind() -> list[str]:
    return [kind_of(form, language) for form in (BOOK, SHORT, CARDS) for language in [SWEDISH, *WRITTEN]]


def extract(form: str, cover: Json, chapters: list[Json]) -> Json:
    """Return what a short version or a deck shows, for page and paper alike."""
    if form == SHORT:
        return {"short": short.short_version(cover, chapters)}
    deck = cards.deck(chapters)
    return {"cover": cover, "cards": deck, "sheets": cards.sheets(deck)}


def content_of(compilation: Compilation) -> tuple[Json, list[Json]]:
    """Return cover and chapters, frozen if they are. Two queries, or a dozen and a half for a draft."""
    return printing.frozen(compilation) if compilation.published_at else printing.draft(compilation)


def read_in(compilation: Compilation, form: str, language: str) -> Json:
    """Return the context of a page or a paper: the extract in ``language``, else in Swedish."""
    cover, chapters = content_of(compilation)
    how = spoken.reading(cover, language)
    shown = extract(form, spoken.spoken_cover(cover, how), [spoken.spoken_chapter(row, how) for row in chapters])
    return {"compilation": compilation, "reading": how, "version": compilation.number} | shown


def make(pk: int, *, form: str, language: str = SWEDISH) -> Print:
    """Return a short version or a deck for paper; see ``printing.compilation_print``.

    Raises:
        Compilation.DoesNotExist: it is gone.
    """
    compilation = Compilation.objects.select_related("dialogue__municipality").get(pk=pk)
    cover, chapters = content_of(compilation)
    is_draft = compilation.published_at is None
    how = spoken.reading(cover, language)
    key = printing.draft_key(cover, chapters) if is_draft else ""
    shown = extract(form, spoken.spoken_cover(cover, how), [spoken.spoken_chapter(row, how) for row in chapters])
    context = {
        "compilation": compilation,
        "version": compilation.number,
        "dialogue": compilation.dialogue,
        "draft": is_draft,
        "language": how.language,
        "reading": how,
        "paper": True,
        **shown,
    }
    return Print(
        html=lambda: dressed(
            printing.written(f"compilations/print_{form}.html", context, how), compilation.dialogue.municipality
        ),
        title=title_of(compilation, form),
        language=how.language,
        key=key,
        is_current=printing.stands(compilation, key) if is_draft else None,
    )


def title_of(compilation: Compilation, form: str, language: str = SWEDISH) -> str:
    """Return what a document is called: title, version, form and language."""
    words = {"title": compilation.title, "number": compilation.number}
    named = {
        BOOK: _("%(title)s, version %(number)s"),
        SHORT: _("%(title)s, version %(number)s, short"),
        CARDS: _("%(title)s, version %(number)s, cards"),
    }[form] % words
    return named if language == SWEDISH else f"{named} ({language})"


@transaction.atomic
def order(*, compilation: Compilation, form: str, language: str = SWEDISH) -> Document:
    """Order a short version, a deck or a book in another language, of the version as it stands."""
    versions = Compilation.objects.select_for_update(of=("self",)).select_related("dialogue__municipality")
    compilation = versions.get(pk=compilation.pk)
    key = _published_key(compilation) if compilation.published_at else printing.draft_key(*printing.draft(compilation))
    return _order(compilation, form, language, key)


def order_published(compilation: Compilation) -> None:
    """Order all that a published version is made into beside its book in Swedish, in every language it has."""
    languages = [SWEDISH, *(compilation.content or {}).get("languages", [])]
    for language in languages:
        for form in (SHORT, CARDS) if language == SWEDISH else (BOOK, SHORT, CARDS):
            _order(compilation, form, language, _published_key(compilation))


def _published_key(compilation: Compilation) -> str:
    return f"published-{compilation.pk}"


def _order(compilation: Compilation, form: str, language: str, key: str) -> Document:
    title = title_of(compilation, form, language)
    return order_document(kind=kind_of(form, language), object_id=compilation.pk, content_key=key, title=title)


def latest(compilation: Compilation, form: str, language: str = SWEDISH) -> Document | None:
    """Return the newest document of the form and language, ready or not. One query."""
    return Document.objects.filter(kind=kind_of(form, language), object_id=compilation.pk).first()


def ready(compilation: Compilation) -> dict[str, Document]:
    """Return the finished documents of a published version by kind. One query."""
    made = Document.objects.filter(kind__startswith=KIND, object_id=compilation.pk, state="done").exclude(file="")
    return {document.kind: document for document in made.order_by("pk")}


def register() -> None:
    """Say how every form is made in every language; called from ``AppConfig.ready``."""
    for language in [SWEDISH, *WRITTEN]:
        for form in (SHORT, CARDS):
            maker = partial(make, form=form, language=language)
            makers.register(kind_of(form, language), maker, hides_small_groups=True)
        if language != SWEDISH:
            maker = partial(printing.compilation_print, language=language)
            makers.register(kind_of(BOOK, language), maker, hides_small_groups=True)
