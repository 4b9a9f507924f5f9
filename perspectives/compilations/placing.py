"""Putting themes, perspectives and quotes where they belong in a version; what services and new versions share."""

import random

from django.db import models

from ..codebook import tree
from ..models import (
    BY_HAND,
    Chapter,
    ChapterPerspective,
    Compilation,
    Perspective,
    Quote,
    Stance,
    Theme,
    ThemePlace,
    Voice,
)
from . import queries

BATCH = 500


def last_position(rows: models.QuerySet) -> int:
    return rows.aggregate(last=models.Max("position"))["last"] or 0


def add_chapters(compilation: Compilation, themes: list[Theme]) -> None:
    """Append ``themes`` with the perspectives and quotes of theirs that have no place in the version yet.

    Perspectives come in the order they were given by hand on the board; those that are parked are left out.
    """
    last = last_position(compilation.chapters.all())
    made = [
        Chapter(compilation=compilation, theme=theme, position=place) for place, theme in enumerate(themes, last + 1)
    ]
    Chapter.objects.bulk_create(made)
    placed = set(compilation.entries.values_list("perspective", flat=True))
    chapter_of = _chapter_of(compilation, themes)
    in_themes = ThemePlace.objects.filter(
        theme__in=chapter_of,
        perspective__removed_at=None,
        perspective__parked_at=None,
        perspective__dialogue=compilation.dialogue,
    )
    by_theme: dict[int, list[Perspective]] = {}
    for row in in_themes.select_related("perspective").order_by("theme__position", "theme", *BY_HAND):
        inside = by_theme.setdefault(chapter_of[row.theme_id], [])
        if row.perspective not in inside:
            inside.append(row.perspective)
    wanted: dict[Chapter, list[Perspective]] = {}
    for chapter in made:
        inside = [row for row in by_theme.get(chapter.theme_id, []) if row.pk not in placed]
        wanted[chapter] = inside
        placed.update(row.pk for row in inside)
    add_entries(compilation, wanted)


def _chapter_of(compilation: Compilation, themes: list[Theme]) -> dict[int, int]:
    """By key of a theme, the one of ``themes`` whose chapter it is in: itself, else the nearest it stands under."""
    chapters = set(compilation.chapters.values_list("theme", flat=True))
    new = {theme.pk for theme in themes}
    found = {pk: pk for pk in new}
    for node in tree.flat_tree(Theme.objects.filter(dialogue=compilation.dialogue, removed_at=None)):
        above = node.theme.parent_id
        if node.theme.pk not in chapters | new and above in found:
            found[node.theme.pk] = found[above]
    return found


def add_late_perspectives(compilation: Compilation, late: list[Perspective]) -> None:
    """Append perspectives that have no place yet to the chapter of the first of their themes that is in the version."""
    chapters = {chapter.theme_id: chapter for chapter in compilation.chapters.select_related("theme")}
    chapter_of = _chapter_of(compilation, [chapter.theme for chapter in chapters.values()])
    placed = set(compilation.entries.values_list("perspective", flat=True))
    rows = ThemePlace.objects.filter(perspective__in=late, theme__in=chapter_of)
    themes: dict[int, list[int]] = {}
    for perspective, theme in rows.values_list("perspective_id", "theme_id"):
        themes.setdefault(perspective, []).append(chapter_of[theme])
    order = {theme: place for place, theme in enumerate(chapters)}
    wanted: dict[Chapter, list[Perspective]] = {}
    for new in late:
        if new.pk in themes and new.pk not in placed:
            first = min(themes[new.pk], key=lambda theme: order[theme])
            wanted.setdefault(chapters[first], []).append(new)
    add_entries(compilation, wanted)


def add_entries(compilation: Compilation, wanted: dict[Chapter, list[Perspective]]) -> None:
    made = []
    for chapter, perspectives in wanted.items():
        last = last_position(chapter.entries.all()) if perspectives else 0
        made += [
            ChapterPerspective(compilation=compilation, chapter=chapter, perspective=perspective, position=place)
            for place, perspective in enumerate(perspectives, last + 1)
        ]
    ChapterPerspective.objects.bulk_create(made, batch_size=BATCH)
    add_quotes(compilation, made)


def add_quotes(compilation: Compilation, entries: list[ChapterPerspective]) -> None:
    """Place each free quotable statement in the first of ``entries`` it carries, else the first it contradicts."""
    if not entries:
        return
    free = queries.quotable(compilation.dialogue).exclude(pk__in=compilation.quotes.values("statement"))
    voices = Voice.objects.filter(perspective__in=[entry.perspective_id for entry in entries], statement__in=free)
    said: dict[int, dict[str, list[int]]] = {}
    for perspective, statement, stance in voices.values_list("perspective_id", "statement_id", "stance"):
        said.setdefault(perspective, {}).setdefault(stance, []).append(statement)
    places: dict[int, ChapterPerspective] = {}
    for stance in (Stance.FOR, Stance.AGAINST):
        for entry in entries:
            for statement in said.get(entry.perspective_id, {}).get(stance, []):
                places.setdefault(statement, entry)
    by_entry: dict[int, list[int]] = {}
    for statement, entry in places.items():
        by_entry.setdefault(entry.pk, []).append(statement)
    _place(compilation, [entry for entry in entries if entry.pk in by_entry], by_entry)


def _place(compilation: Compilation, entries: list[ChapterPerspective], by_entry: dict[int, list[int]]) -> None:
    """Write the quotes. Those that come later are strewn among those that stand there, after the first: at the end they
    would show which came together, and so perhaps from one person."""
    standing: dict[int, list[Quote]] = {}
    for quote in Quote.objects.filter(entry__in=[entry.pk for entry in entries]).order_by("position", "pk"):
        standing.setdefault(quote.entry_id, []).append(quote)
    made, moved = [], []
    for entry in entries:
        statements = by_entry[entry.pk]
        chance = shuffle(compilation, entry.perspective_id, statements)
        row = standing.get(entry.pk, [])
        new = [Quote(compilation=compilation, entry=entry, statement_id=statement) for statement in statements]
        if row:
            for quote in new:
                row.insert(chance.randint(1, len(row)), quote)
        else:
            row = new
        for place, quote in enumerate(row, 1):
            if quote.pk and quote.position != place:
                moved.append(quote)
            quote.position = place
        made += new
    Quote.objects.bulk_create(made, batch_size=BATCH)
    Quote.objects.bulk_update(moved, ["position"], batch_size=BATCH)


def shuffle(compilation: Compilation, perspective: int, statements: list[int]) -> random.Random:
    """Shuffle in place, the same way each time for one version, by a seed nobody outside can know; return the dice."""
    statements.sort()
    chance = random.Random(f"{compilation.creation_key}:{perspective}")  # noqa: S311 - an order, no secret
    chance.shuffle(statements)
    return chance
