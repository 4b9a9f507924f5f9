"""What a compilation says, as data: the same for the draft, the public page and the PDF.

**Cover** (``Compilation.content``)::

    {"title", "summary", "method", "unheard", "respond": texts as written,
     "question": the agreed central question or "", "question_on": "2021-12-09" or "", "question_wordings": how many
     wordings were tried, "dialogue", "municipality": names,
     "people": int or 0 when too few to tell, "people_about", "at_least": bool, "ages": "10:70" (decades) or "",
     "interviews": [[kind, count], …], "from", "until": "2022-01",
     "groups": [names of groups of at least ``threshold`` people], "other_groups": bool, "threshold": int,
     "spoken_of": [names of groups of which words are told],
     "plan": {"groups", "people", "heard", "silent", "tilted"}, see ``facts.plan_facts``,
     "themes", "perspectives", "quotes": counts,
     "chapters": [{"number", "key", "title", "translations": {language: title}, "perspectives":
                   [{"number", "key", "title", "kind", "translations"}, …]}, …],
     "read_by": {"team": people of the design team who answered, "readers": all who did, "objections": how many of
                 them said no, "words": [what those of them wrote who let it stand, in nobody's order]},
     "background": [what was known before, a source each, see ``dialogues/knowledge/queries.py``],
     "differences": where groups part, as data (``perspectives/differences/section.py``), or None,
     "emptied": there and true once a re-issue has taken its place and its quotes are gone (``emptying.py``),
     "redacts": number of the version that something was taken out of because it was taken back, or None,
     "since": once published {"number": of the version before, "counts": what changed (``versions.py``)}, or None,
     "languages": [codes of the languages that there is something in], "translations": {language: {field: text}},
     "words": {language: {key: text}}, "group_names": {language: {name: text}}; see ``tongues.py``}

**Chapter** (``PublishedChapter.content``)::

    {"number", "key", "title", "lead", "silence", "translations": {language: {field: text}},
     "matrix": {"groups": [names], "rows": [{"number", "title", "cells": [word, …]}, …]} or None,
     "perspectives": [perspective, …]}

**Perspective** (``PublishedPerspective.content``; in the chapter only the first ``SHOWN`` quotes)::

    {"number", "key", "title", "kind", "text", "translations": {language: {field: text}},
     "heard": {"says": [groups], "against": […], "both": […]},
     "quotes": [{"text", "lang", "dir", "translation", "translations": {language: text}, "by": group or "",
                 "against": bool, "wording": VERBATIM, MASKED or CHANGED}, …], "quote_count": int}

``key`` is the same in every version (``keys.py``). Nothing here leads back to a statement, an interview or a person,
and no order tells which quotes came from the same talk: quotes start out shuffled by a seed that is never shown
(``services.py``).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, F, Q, Value, When

from dialogues.knowledge.queries import background
from dialogues.suppression import AGAINST, BOTH, HIDDEN, SAYS, Telling

from ..differences import section
from ..masking import bracketed
from ..models import Chapter, ChapterPerspective, Compilation, Quote, Stance
from ..told import Ground, ground, may_stand_beside, of_group, of_perspective, telling
from ..withdrawal import withdrawn_versions
from . import facts, tongues
from .heard import facts as heard_facts
from .keys import perspective_key, theme_key
from .queries import chapters, published_versions, read_by, with_stance
from .tongues import COVER_FIELDS, NAME, PERSPECTIVE_FIELDS, QUOTE, THEME_FIELDS, Slot, Translated

SHOWN = 6
"""Quotes of a perspective that its chapter shows; the rest are a page away."""
VERBATIM, MASKED, CHANGED = "verbatim", "masked", "changed"
"""How a quote stands to what was said: word for word, with something in brackets instead, or put a little otherwise."""

Json = dict[str, Any]


def build_cover(compilation: Compilation, *, base: Ground | None = None, told: Telling | None = None) -> Json:
    """Return the cover of ``compilation`` as it would be published now. A dozen queries, whatever there is."""
    dialogue = compilation.dialogue
    base = base or ground(dialogue)
    of_cover = Q(statement=None) & (Q(theme=None, perspective=None) | Q(field="title"))
    translations = tongues.of_version(compilation.pk, only=of_cover)
    contents = _contents(compilation, translations)
    texts = {name: getattr(compilation, name) for name in ("title", "summary", "method", "unheard", "respond")}
    texts |= facts.question_facts(dialogue)
    known = heard_facts(dialogue, base)
    return {
        **texts,
        "ages": compilation.ages,
        "dialogue": dialogue.title,
        "municipality": dialogue.municipality.name,
        "people": known.people,
        "people_about": known.about,
        "at_least": known.at_least,
        "interviews": known.interviews,
        "from": known.first,
        "until": known.last,
        "groups": list(base.names.values()),
        "spoken_of": [name for pk, name in base.names.items() if base.is_spoken_of(of_group(pk), compilation.left_out)],
        "other_groups": base.has_unnamed,
        "threshold": base.threshold,
        "plan": facts.plan_facts(dialogue),
        "themes": len(contents),
        "perspectives": sum(len(chapter["perspectives"]) for chapter in contents),
        "quotes": compilation.quotes.count(),
        "chapters": contents,
        "read_by": read_by(compilation),
        "redacts": _redacted_version(compilation),
        "background": background(dialogue),
        "differences": section.build(compilation, base, told),
        **_in_other_languages(compilation, texts, base, translations),
    }


def _in_other_languages(compilation: Compilation, texts: Json, base: Ground, translations: Translated) -> Json:
    """Return what the cover says in other languages. One query."""
    written = compilation.translations.order_by().values_list("language", flat=True).distinct()
    names: dict[str, dict[str, str]] = {}
    for key, name in base.names.items():
        for language, text in translations.texts(Slot(NAME, "group", key), name).items():
            names.setdefault(language, {})[name] = text
    return {
        "languages": tongues.in_order(written),
        "translations": translations.of_fields((name, Slot(name), texts[name]) for name in COVER_FIELDS),
        "words": translations.of_fields(
            (key, tongues.word_slot(key), text) for key, text in tongues.swedish_words().items()
        ),
        "group_names": names,
    }


def _redacted_version(compilation: Compilation) -> int | None:
    """The version before, when it holds something that has been taken back since: this is then its re-issue."""
    earlier = published_versions(compilation.dialogue).filter(number__lt=compilation.number)
    before = earlier.values_list("number", flat=True).first()
    return before if before in withdrawn_versions(compilation.dialogue) else None


def _contents(compilation: Compilation, translations: Translated) -> list[Json]:
    inside: dict[int, list[Json]] = {}
    rows = compilation.entries.select_related("perspective").order_by("chapter__position", "position", "pk")
    for entry in rows:
        listed, perspective = inside.setdefault(entry.chapter_id, []), entry.perspective
        listed.append(
            {
                "number": len(listed) + 1,
                "key": perspective_key(perspective),
                "title": perspective.title,
                "kind": perspective.kind,
                "translations": translations.texts(Slot("title", "perspective", perspective.pk), perspective.title),
            }
        )
    placed = compilation.chapters.select_related("theme").order_by("position", "pk")
    return [
        {
            "number": number,
            "key": theme_key(chapter.theme),
            "title": chapter.theme.title,
            "translations": translations.texts(Slot("title", "theme", chapter.theme_id), chapter.theme.title),
            "perspectives": inside.get(chapter.pk, []),
        }
        for number, chapter in enumerate(placed, 1)
    ]


@dataclass(frozen=True)
class _Material:
    """What chapters are built from, read for all of them at once."""

    base: Ground
    words: dict[int, dict[int, str]]
    quotes: dict[int, list[Json]]
    translations: Translated
    anchored: bool


def build_chapters(
    compilation: Compilation,
    *,
    base: Ground | None = None,
    told: Telling | None = None,
    only: int | None = None,
    anchored: bool = False,
) -> list[Json]:
    """Return the chapters as they would be published now, with every quote. Eight queries, whatever their size.

    Args:
        told: the words of all perspectives, when they are worked out already.
        only: number of the one chapter wanted.
        anchored: mark chapters, perspectives and quotes with ``pk`` and ``anchor``, for comments on a draft.
    """
    base = base or ground(compilation.dialogue)
    wanted = [chapter for chapter in chapters(compilation) if only in {None, chapter.number}]
    entries = ChapterPerspective.objects.filter(chapter__in=[chapter.pk for chapter in wanted])
    by_chapter: dict[int, list[ChapterPerspective]] = {}
    for entry in entries.select_related("perspective").order_by("position", "pk"):
        by_chapter.setdefault(entry.chapter_id, []).append(entry)
    entered = [entry for inside in by_chapter.values() for entry in inside]
    of_parts = Q(theme__in=[chapter.theme_id for chapter in wanted])
    of_parts |= Q(perspective__in=[entry.perspective_id for entry in entered])
    of_parts |= Q(statement__in=Quote.objects.filter(entry__in=[entry.pk for entry in entered]).values("statement"))
    perspectives = [entry.perspective_id for entry in entered]
    translations = tongues.of_version(compilation.pk, only=of_parts)
    material = _Material(
        base,
        _words(perspectives, base, told or telling(base, perspectives, left_out=compilation.left_out)),
        _quotes(entered, base, translations, anchored),
        translations,
        anchored,
    )
    return [_chapter(chapter, by_chapter.get(chapter.pk, []), material) for chapter in wanted]


def _chapter(chapter: Chapter, entries: list[ChapterPerspective], material: _Material) -> Json:
    theme = chapter.theme
    rows = [_perspective(number, entry, material) for number, entry in enumerate(entries, 1)]
    fields = ((name, Slot(name, "theme", theme.pk), getattr(theme, name)) for name in THEME_FIELDS)
    made = {
        "number": chapter.number,
        "key": theme_key(theme),
        "title": theme.title,
        "lead": theme.lead,
        "silence": theme.silence,
        "translations": material.translations.of_fields(fields),
        "matrix": _matrix(rows, [material.words[entry.perspective_id] for entry in entries], material.base),
        "perspectives": rows,
    }
    return made | ({"pk": chapter.pk, "anchor": f"c{chapter.pk}"} if material.anchored else {})


def _perspective(number: int, entry: ChapterPerspective, material: _Material) -> Json:
    perspective, names = entry.perspective, material.base.names
    words, quotes = material.words[entry.perspective_id], material.quotes.get(entry.pk, [])
    fields = (
        (name, Slot(name, "perspective", perspective.pk), getattr(perspective, name)) for name in PERSPECTIVE_FIELDS
    )
    made = {
        "number": number,
        "key": perspective_key(perspective),
        "title": perspective.title,
        "kind": perspective.kind,
        "text": perspective.text,
        "translations": material.translations.of_fields(fields),
        "heard": {word: [names[group] for group in names if words[group] == word] for word in (SAYS, AGAINST, BOTH)},
        "quotes": quotes,
        "quote_count": len(quotes),
    }
    return made | ({"pk": entry.pk, "anchor": f"e{entry.pk}"} if material.anchored else {})


def _words(perspectives: list[int], base: Ground, told: Telling) -> dict[int, dict[int, str]]:
    """The word of every (perspective, named group)."""
    return {
        perspective: {group: told.word(of_perspective(perspective), of_group(group)) for group in base.names}
        for perspective in perspectives
    }


def _matrix(rows: list[Json], words: list[dict[int, str]], base: Ground) -> Json | None:
    """The chapter's table: perspectives and groups with a word to show. None below two of each.

    Leaving out what is hidden all along tells no more than showing it hidden does.
    """
    shown_rows = [(row, cells) for row, cells in zip(rows, words, strict=True) if set(cells.values()) - {HIDDEN}]
    groups = [group for group in base.names if any(cells[group] != HIDDEN for _row, cells in shown_rows)]
    if len(groups) < 2 or len(shown_rows) < 2:
        return None
    return {
        "groups": [base.names[group] for group in groups],
        "rows": [
            {"number": row["number"], "title": row["title"], "cells": [cells[group] for group in groups]}
            for row, cells in shown_rows
        ],
    }


def _quotes(
    entries: Iterable[ChapterPerspective], base: Ground, translations: Translated, anchored: bool
) -> dict[int, list[Json]]:
    """Every entry's quotes in order: those that carry the perspective, then those that contradict it.

    Whether a wording is the original is asked of the database: the original itself is never read here.
    """
    unchanged = Case(
        When(statement__masked=F("statement__original"), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rows = with_stance(Quote.objects.filter(entry__in=[entry.pk for entry in entries])).order_by("position", "pk")
    found: dict[int, list[Json]] = {}
    by = may_stand_beside(base)
    for pk, entry, statement, text, language, translation, group, stance, same in rows.annotate(
        unchanged=unchanged
    ).values_list(
        "pk",
        "entry_id",
        "statement_id",
        "statement__masked",
        "statement__language",
        "statement__translation",
        "statement__group_id",
        "stance",
        "unchanged",
    ):
        quote = {
            "text": text,
            "lang": language,
            "dir": tongues.direction(language),
            "translation": translation,
            "translations": translations.texts(Slot(QUOTE, "statement", statement), text),
            "by": by(statement, group),
            "against": stance == Stance.AGAINST,
            "wording": VERBATIM if same else MASKED if any(piece.hidden for piece in bracketed(text)) else CHANGED,
        }
        found.setdefault(entry, []).append(quote | ({"pk": pk, "anchor": f"q{pk}"} if anchored else {}))
    for quotes in found.values():
        quotes.sort(key=lambda quote: quote["against"])
    return found


def shortened(chapter: Json) -> Json:
    """Return the chapter with no more than ``SHOWN`` quotes under each perspective: what one page holds."""
    inside = [perspective | {"quotes": perspective["quotes"][:SHOWN]} for perspective in chapter["perspectives"]]
    return chapter | {"perspectives": inside}


def fingerprint(compilation: Compilation, built: list[Json] | None = None) -> str:
    """Return a key of everything that people have written in the version: a yes to it is a yes to these very words.

    Facts that are counted (people heard, who says what) are not in it: they follow the interviews, and suppression
    decides on them again when the version is published.
    """
    texts: list[Any] = [getattr(compilation, name) for name in ("title", "summary", "method", "unheard", "respond")]
    texts += section.texts(compilation)
    if known := background(compilation.dialogue):  # without any, a yes from before there were such stands
        texts.append(known)
    for chapter in built if built is not None else build_chapters(compilation):
        texts.append([chapter[name] for name in ("title", "lead", "silence")])
        for perspective in chapter["perspectives"]:
            texts.append([perspective["title"], perspective["text"]])
            texts.extend([quote["text"], quote["translation"], quote["against"]] for quote in perspective["quotes"])
    texts.append(sorted(repr(row) for row in compilation.translations.order_by().values_list(*TRANSLATED)))
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()


TRANSLATED = ("language", "field", "theme", "perspective", "statement", "group", "contrast", "text", "source_key")
