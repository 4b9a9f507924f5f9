"""Writing a version's texts in another language: which there are, how far one has come, what was written."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record

from ..differences import section
from ..models import Compilation, Quote, Translation
from ..told import ground
from . import services
from .facts import question_facts
from .forms import ChapterTextsForm, TextsForm
from .tongues import (
    CONTRAST_FIELDS,
    COVER_FIELDS,
    IN_THE_PRODUCT,
    NAME,
    PERSPECTIVE_FIELDS,
    QUOTE,
    SWEDISH,
    THEME_FIELDS,
    Slot,
    of_version,
    source_key,
    swedish_words,
    word_slot,
)

AROUND, PARTING = "around", "parting"


@dataclass(frozen=True)
class Source:
    """A text that can be translated: where it stands, what it is called, its words and their language."""

    slot: Slot
    part: str
    label: str | Promise
    text: str
    language: str = SWEDISH
    is_line: bool = False
    is_quote: bool = False


@dataclass(frozen=True)
class Part:
    """What is translated on one page: the texts around, the contradictions, a chapter, or a perspective's quotes."""

    key: str
    title: str
    sources: list[Source] = field(default_factory=list)
    above: str = ""
    """Title of the chapter that the quotes stand in."""


@dataclass(frozen=True)
class Progress:
    done: int
    stale: int
    total: int

    @property
    def is_whole(self) -> bool:
        return self.done == self.total


def parts(compilation: Compilation) -> list[Part]:
    """Return every text of a version in the order of the document, part by part. A dozen queries, whatever there is."""
    found = [Part(AROUND, _("Beginning and end"), _around(compilation))]
    placed = list(compilation.chapters.select_related("theme").order_by("position", "pk"))
    inside: dict[int, list] = {}
    for entry in compilation.entries.select_related("perspective").order_by("position", "pk"):
        inside.setdefault(entry.chapter_id, []).append(entry)
    said: dict[int, list[Source]] = {}
    rows = Quote.objects.filter(compilation=compilation).order_by("position", "pk")
    for entry_id, statement, text, language in rows.values_list(
        "entry_id", "statement_id", "statement__masked", "statement__language"
    ):
        slot = Slot(QUOTE, "statement", statement)
        said.setdefault(entry_id, []).append(Source(slot, f"e{entry_id}", _("Quote"), text, language, is_quote=True))
    quoted = {source.slot for quotes in said.values() for source in quotes}
    if contrasts := list(_of_contrasts(compilation, quoted)):
        found.append(Part(PARTING, _("Where the pictures part"), contrasts))
    for number, chapter in enumerate(placed, 1):
        title = f"{number}. {chapter.theme.title}"
        entries = inside.get(chapter.pk, [])
        found.append(Part(f"c{chapter.pk}", title, list(_of_chapter(chapter, entries))))
        for entry in entries:
            if quotes := said.get(entry.pk, []):
                found.append(Part(f"e{entry.pk}", entry.perspective.title, quotes, above=title))
    return found


def _around(compilation: Compilation) -> list[Source]:
    texts = {name: getattr(compilation, name) for name in COVER_FIELDS if name != "question"}
    texts["question"] = question_facts(compilation.dialogue)["question"]
    labels: dict[str, str | Promise] = {"title": _("Title"), "question": _("The central question")}
    labels |= TextsForm.Meta.labels
    found = [
        Source(Slot(name), AROUND, labels[name], texts[name], is_line=name == "title")
        for name in COVER_FIELDS
        if texts[name].strip()
    ]
    words = [Source(word_slot(key), AROUND, _("Word"), text, is_line=True) for key, text in swedish_words().items()]
    names = ground(compilation.dialogue).names
    groups = [
        Source(Slot(NAME, "group", key), AROUND, _("Name of a group"), name, is_line=True)
        for key, name in names.items()
    ]
    return [*found, *words, *groups]


def _of_chapter(chapter, entries: Iterable) -> Iterable[Source]:
    part = f"c{chapter.pk}"
    labels: dict[str, str | Promise] = {"title": _("Title"), **ChapterTextsForm.Meta.labels}
    for name in THEME_FIELDS:
        if text := getattr(chapter.theme, name).strip():
            slot = Slot(name, "theme", chapter.theme_id)
            yield Source(slot, part, labels[name], text, is_line=name == "title")
    labels = {"title": _("The perspective's wording"), "text": _("The perspective's description")}
    for entry in entries:
        for name in PERSPECTIVE_FIELDS:
            if text := getattr(entry.perspective, name).strip():
                slot = Slot(name, "perspective", entry.perspective_id)
                yield Source(slot, part, labels[name], text, is_line=name == "title")


def _of_contrasts(compilation: Compilation, quoted: Collection[Slot]) -> Iterable[Source]:
    """The contradictions that may stand in the version, and those of their quotes that no chapter has."""
    labels = {"title": _("What they see differently"), "lead": _("A neutral sentence")}
    for contrast, statements in section.translatable(compilation):
        for name in CONTRAST_FIELDS:
            if text := getattr(contrast, name).strip():
                yield Source(Slot(name, "contrast", contrast.pk), PARTING, labels[name], text, is_line=name == "title")
        for one in statements:
            slot = Slot(QUOTE, "statement", one.pk)
            if slot not in quoted:
                yield Source(slot, PARTING, _("Quote"), one.masked, one.language, is_quote=True)


def wanted(source: Source, language: str) -> bool:
    """Whether a text has to be translated into ``language``: not one that is in it, nor a word that the product has."""
    if source.slot.field.startswith("word:"):
        return language not in IN_THE_PRODUCT
    return source.language != language


def progress(compilation: Compilation, found: list[Part] | None = None) -> dict[str, dict[str, Progress]]:
    """Return by language, and in that by part, how far it has come; "" is the whole. One query more than ``parts``."""
    found = parts(compilation) if found is None else found
    translations = of_version(compilation.pk)
    languages = {language for rows in translations.rows.values() for language in rows}
    result: dict[str, dict[str, Progress]] = {}
    for language in sorted(languages):
        rows = {part.key: _progress(part.sources, translations.rows, language) for part in found}
        whole = Progress(*(sum(getattr(row, name) for row in rows.values()) for name in ("done", "stale", "total")))
        result[language] = rows | {"": whole}
    return result


def nothing_yet(found: list[Part], language: str) -> dict[str, Progress]:
    """Return the progress of a language that nothing is written in."""
    rows = {part.key: _progress(part.sources, {}, language) for part in found}
    return rows | {"": Progress(0, 0, sum(row.total for row in rows.values()))}


def _progress(sources: list[Source], rows: dict[Slot, dict[str, Translation]], language: str) -> Progress:
    asked = [source for source in sources if wanted(source, language)]
    there = [(source, rows[source.slot][language]) for source in asked if language in rows.get(source.slot, {})]
    done = sum(row.source_key == source_key(source.text) for source, row in there)
    return Progress(done, len(there) - done, len(asked))


def opened_mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


@dataclass(frozen=True)
class Written:
    """What was sent about one text. ``still`` says that a stale translation was looked at and holds."""

    source: Source
    text: str
    opened: str
    still: bool = False


@dataclass
class Outcome:
    """How many texts changed, and those that somebody else had changed: both wordings are shown, theirs is kept."""

    changed: int = 0
    conflicts: list[tuple[Written, str]] = field(default_factory=list)


@transaction.atomic
def save_translations(*, compilation: Compilation, language: str, written: list[Written], actor: User) -> Outcome:
    """Keep what was written in one language. An empty text takes the translation away.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = services.locked_open(compilation)
    outcome = Outcome()
    for one in written:
        slot = one.source.slot
        row = Translation.objects.filter(
            compilation=compilation, language=language, field=slot.field, **(slot.where() or _none())
        ).first()
        now = row.text if row else ""
        key = source_key(one.source.text)
        if one.text == now and not (row and one.still and row.source_key != key):
            continue
        if opened_mark(now) != one.opened:
            outcome.conflicts.append((one, now))
            continue
        outcome.changed += 1
        if row and not one.text:
            row.delete()
        elif row:
            row.text, row.source_key, row.by = one.text, key, actor
            row.version += 1
            row.save()
        else:
            Translation.objects.create(
                compilation=compilation,
                language=language,
                field=slot.field,
                text=one.text,
                source_key=key,
                by=actor,
                **slot.where(),
            )
    if outcome.changed:
        record(
            "compilation.translated",
            dialogue=compilation.dialogue,
            actor=actor,
            obj=compilation,
            language=language,
            count=outcome.changed,
        )
    return outcome


def _none() -> dict[str, None]:
    return dict.fromkeys(("theme", "perspective", "statement", "group", "contrast"))


@transaction.atomic
def remove_language(*, compilation: Compilation, language: str, actor: User) -> int:
    """Take all translations into one language out of a version. Returns how many there were.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = services.locked_open(compilation)
    gone, _by_model = compilation.translations.filter(language=language).delete()
    if gone:
        record(
            "compilation.language_removed",
            dialogue=compilation.dialogue,
            actor=actor,
            obj=compilation,
            language=language,
            count=gone,
        )
    return gone


def stale_count(compilation: Compilation) -> int:
    """Return how many translations are of an earlier wording. As many queries as ``progress``."""
    return sum(rows[""].stale for rows in progress(compilation).values())
