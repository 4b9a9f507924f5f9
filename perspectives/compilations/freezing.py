"""Writing what is published as rows that never change."""

from ..models import ChapterPerspective, Compilation, PublishedChapter, PublishedPerspective
from . import document, finding


def freeze(compilation: Compilation, built: list[document.Json]) -> None:
    """Write the chapters as rows. One query for each chapter and two for all perspectives."""
    themes = dict(enumerate(compilation.chapters.values_list("theme", flat=True), 1))
    rows = ChapterPerspective.objects.filter(compilation=compilation).order_by("chapter__position", "position", "pk")
    perspectives: dict[int, list[int]] = {}
    for theme, perspective in rows.values_list("chapter__theme", "perspective"):
        perspectives.setdefault(theme, []).append(perspective)
    inside = []
    for chapter in built:
        number = chapter["number"]
        frozen = PublishedChapter.objects.create(
            compilation=compilation,
            number=number,
            theme_id=themes[number],
            key=chapter["key"],
            words=finding.words_of_chapter(chapter),
            content=document.shortened(chapter),
        )
        inside += [
            PublishedPerspective(
                chapter=frozen,
                number=row["number"],
                perspective_id=perspective,
                key=row["key"],
                words=finding.words_of_perspective(row),
                content=row,
            )
            for row, perspective in zip(chapter["perspectives"], perspectives.get(themes[number], []), strict=True)
        ]
    PublishedPerspective.objects.bulk_create(inside, batch_size=200)
