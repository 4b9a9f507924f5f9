"""What the next version takes over from the one before: order, choices, texts in other languages.

What the leader once ordered and chose is not done again. What may not be published any more stays behind; what has come
since goes last where it belongs.
"""

from django.db.models import Q

from ..codebook import tree
from ..models import Chapter, ChapterPerspective, Compilation, Perspective, Quote, Theme, Translation
from . import queries
from .placing import BATCH, add_chapters, add_late_perspectives, add_quotes


def carry_over(compilation: Compilation, last: Compilation) -> None:
    """Fill a new version from ``last``. Some twenty queries, and one for every 500 quotes or translations."""
    _chapters_and_perspectives(compilation, last)
    _quotes(compilation, last)
    _translations(compilation, last)
    since = last.published_at or last.created_at
    standing = Theme.objects.filter(dialogue=compilation.dialogue, removed_at=None)
    there = set(compilation.chapters.values_list("theme", flat=True))
    late = [node.theme for node in tree.tree(standing) if node.theme.created_at > since and node.theme.pk not in there]
    add_chapters(compilation, late)
    new = Perspective.objects.filter(
        dialogue=compilation.dialogue, removed_at=None, parked_at=None, created_at__gt=since
    )
    add_late_perspectives(compilation, list(new.order_by("number")))
    add_quotes(compilation, list(compilation.entries.filter(all_quotes=True).order_by("chapter__position", "position")))


def _chapters_and_perspectives(compilation: Compilation, last: Compilation) -> None:
    kept = last.chapters.filter(theme__removed_at=None).order_by("position", "pk")
    Chapter.objects.bulk_create(
        Chapter(compilation=compilation, theme_id=theme, position=place)
        for place, theme in enumerate(kept.values_list("theme_id", flat=True), 1)
    )
    chapters = {chapter.theme_id: chapter for chapter in compilation.chapters.all()}
    entries = last.entries.filter(perspective__removed_at=None, chapter__theme__removed_at=None)
    counted: dict[int, int] = {}
    made = []
    for entry in entries.select_related("chapter").order_by("chapter__position", "position", "pk"):
        theme = entry.chapter.theme_id
        counted[theme] = counted.get(theme, 0) + 1
        made.append(
            ChapterPerspective(
                compilation=compilation,
                chapter=chapters[theme],
                perspective_id=entry.perspective_id,
                position=counted[theme],
                all_quotes=entry.all_quotes,
            )
        )
    ChapterPerspective.objects.bulk_create(made, batch_size=BATCH)


def _quotes(compilation: Compilation, last: Compilation) -> None:
    entries = {entry.perspective_id: entry for entry in compilation.entries.all()}
    still = queries.with_stance(last.quotes.filter(statement__in=queries.quotable(compilation.dialogue)))
    still = still.exclude(stance=None).filter(entry__perspective__in=entries)
    rows = still.order_by("entry__chapter__position", "entry__position", "position", "pk")
    counted: dict[int, int] = {}
    made = []
    for perspective, statement in rows.values_list("entry__perspective_id", "statement_id"):
        counted[perspective] = counted.get(perspective, 0) + 1
        made.append(
            Quote(
                compilation=compilation,
                entry=entries[perspective],
                statement_id=statement,
                position=counted[perspective],
            )
        )
    Quote.objects.bulk_create(made, batch_size=BATCH)


def _translations(compilation: Compilation, last: Compilation) -> None:
    """Take translations along, but not those of words that are gone."""
    rows = last.translations.filter(Q(statement=None) | Q(statement__removed_at=None))
    names = (
        "language",
        "field",
        "theme_id",
        "perspective_id",
        "statement_id",
        "group_id",
        "contrast_id",
        "text",
        "source_key",
        "by_id",
    )
    Translation.objects.bulk_create(
        (Translation(compilation=compilation, **values) for values in rows.order_by("pk").values(*names)),
        batch_size=BATCH,
    )
