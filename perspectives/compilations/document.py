"""What a compilation says, as data: the same for the draft, the public page and the PDF.

**Cover** (``Compilation.content``)::

    {"title", "summary", "method", "unheard", "respond": texts as written,
     "question": the agreed central question or "", "dialogue", "municipality": names,
     "people": int or 0 when too few to tell, "people_about": bool, "ages": "10:70" (decades) or "",
     "interviews": [[kind, count], …], "from", "until": "2022-01",
     "groups": [names of groups of at least ``threshold`` people], "other_groups": bool, "threshold": int,
     "spoken_of": [names of groups of which words are told],
     "themes", "perspectives", "quotes": counts,
     "chapters": [{"number", "title", "perspectives": [{"number", "title"}, …]}, …],
     "read_by": {"team": people of the design team who answered, "readers": all who did, "objections": how many of
                 them said no, "words": [what those of them wrote who let it stand, in nobody's order]},
     "redacts": number of the version that something was taken out of because it was taken back, or None,
     "since": once published {"number": of the version before, "counts": what changed (``versions.py``)}, or None}

**Chapter** (``PublishedChapter.content``)::

    {"number", "title", "lead", "silence",
     "matrix": {"groups": [names], "rows": [{"number", "title", "cells": [word, …]}, …]} or None,
     "perspectives": [perspective, …]}

**Perspective** (``PublishedPerspective.content``; in the chapter only the first ``SHOWN`` quotes)::

    {"number", "title", "kind", "text", "heard": {"says": [groups], "against": […], "both": […]},
     "quotes": [{"text", "lang", "dir", "translation", "by": group or "", "against": bool}, …], "quote_count": int}

Nothing here leads back to a statement, an interview or a person, and no order tells which quotes came from the same
talk: quotes start out shuffled by a seed that is never shown (``services.py``).
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from dialogues.suppression import AGAINST, BOTH, HIDDEN, SAYS, Telling

from ..models import Chapter, ChapterPerspective, Compilation, Quote, Stance
from ..told import Ground, ground, may_stand_beside, of_group, of_perspective, telling
from ..withdrawal import withdrawn_versions
from .heard import facts
from .queries import chapters, published_versions, read_by, with_stance

SHOWN = 6
"""Quotes of a perspective that its chapter shows; the rest are a page away."""
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"}

Json = dict[str, Any]


def build_cover(compilation: Compilation, *, base: Ground | None = None) -> Json:
    """Return the cover of ``compilation`` as it would be published now. Seven queries."""
    dialogue = compilation.dialogue
    base = base or ground(dialogue)
    question = dialogue.questions.filter(agreed_on__isnull=False).values_list("wording", flat=True).first()
    contents = _contents(compilation)
    known = facts(dialogue, base)
    return {
        **{name: getattr(compilation, name) for name in ("title", "summary", "method", "unheard", "respond", "ages")},
        "question": question or "",
        "dialogue": dialogue.title,
        "municipality": dialogue.municipality.name,
        "people": known.people,
        "people_about": known.about,
        "interviews": known.interviews,
        "from": known.first,
        "until": known.last,
        "groups": list(base.names.values()),
        "spoken_of": [name for pk, name in base.names.items() if base.is_spoken_of(of_group(pk), compilation.left_out)],
        "other_groups": base.has_unnamed,
        "threshold": base.threshold,
        "themes": len(contents),
        "perspectives": sum(len(chapter["perspectives"]) for chapter in contents),
        "quotes": compilation.quotes.count(),
        "chapters": contents,
        "read_by": read_by(compilation),
        "redacts": _redacted_version(compilation),
    }


def _redacted_version(compilation: Compilation) -> int | None:
    """The version before, when it holds something that has been taken back since: this is then its re-issue."""
    earlier = published_versions(compilation.dialogue).filter(number__lt=compilation.number)
    before = earlier.values_list("number", flat=True).first()
    return before if before in withdrawn_versions(compilation.dialogue) else None


def _contents(compilation: Compilation) -> list[Json]:
    titles: dict[int, list[Json]] = {}
    rows = compilation.entries.order_by("chapter__position", "position", "pk")
    for chapter, title in rows.values_list("chapter_id", "perspective__title"):
        inside = titles.setdefault(chapter, [])
        inside.append({"number": len(inside) + 1, "title": title})
    themes = compilation.chapters.order_by("position", "pk").values_list("pk", "theme__title")
    return [
        {"number": number, "title": title, "perspectives": titles.get(pk, [])}
        for number, (pk, title) in enumerate(themes, 1)
    ]


def build_chapters(
    compilation: Compilation,
    *,
    base: Ground | None = None,
    told: Telling | None = None,
    only: int | None = None,
    anchored: bool = False,
) -> list[Json]:
    """Return the chapters as they would be published now, with every quote. Seven queries, whatever their size.

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
    every = [entry for inside in by_chapter.values() for entry in inside]
    perspectives = [entry.perspective_id for entry in every]
    words = _words(perspectives, base, told or telling(base, perspectives, left_out=compilation.left_out))
    quotes = _quotes(every, base, anchored)
    return [_chapter(chapter, by_chapter.get(chapter.pk, []), words, quotes, base, anchored) for chapter in wanted]


def _chapter(
    chapter: Chapter,
    entries: list[ChapterPerspective],
    words: dict[int, dict[int, str]],
    quotes: dict[int, list[Json]],
    base: Ground,
    anchored: bool,
) -> Json:
    theme = chapter.theme
    rows = [
        _perspective(number, entry, words[entry.perspective_id], quotes.get(entry.pk, []), base)
        | ({"pk": entry.pk, "anchor": f"e{entry.pk}"} if anchored else {})
        for number, entry in enumerate(entries, 1)
    ]
    made = {
        "number": chapter.number,
        "title": theme.title,
        "lead": theme.lead,
        "silence": theme.silence,
        "matrix": _matrix(rows, [words[entry.perspective_id] for entry in entries], base),
        "perspectives": rows,
    }
    return made | ({"pk": chapter.pk, "anchor": f"c{chapter.pk}"} if anchored else {})


def _perspective(
    number: int, entry: ChapterPerspective, words: dict[int, str], quotes: list[Json], base: Ground
) -> Json:
    heard = {
        word: [base.names[group] for group in base.names if words[group] == word] for word in (SAYS, AGAINST, BOTH)
    }
    perspective = entry.perspective
    return {
        "number": number,
        "title": perspective.title,
        "kind": perspective.kind,
        "text": perspective.text,
        "heard": heard,
        "quotes": quotes,
        "quote_count": len(quotes),
    }


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


def _quotes(entries: Iterable[ChapterPerspective], base: Ground, anchored: bool) -> dict[int, list[Json]]:
    """Every entry's quotes in order: those that carry the perspective, then those that contradict it."""
    rows = with_stance(Quote.objects.filter(entry__in=[entry.pk for entry in entries])).order_by("position", "pk")
    found: dict[int, list[Json]] = {}
    by = may_stand_beside(base)
    for pk, entry, statement, text, language, translation, group, stance in rows.values_list(
        "pk",
        "entry_id",
        "statement_id",
        "statement__masked",
        "statement__language",
        "statement__translation",
        "statement__group_id",
        "stance",
    ):
        quote = {
            "text": text,
            "lang": language,
            "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "translation": translation,
            "by": by(statement, group),
            "against": stance == Stance.AGAINST,
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
    texts = [getattr(compilation, name) for name in ("title", "summary", "method", "unheard", "respond")]
    for chapter in built if built is not None else build_chapters(compilation):
        texts.append([chapter[name] for name in ("title", "lead", "silence")])
        for perspective in chapter["perspectives"]:
            texts.append([perspective["title"], perspective["text"]])
            texts.extend([quote["text"], quote["translation"], quote["against"]] for quote in perspective["quotes"])
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()
