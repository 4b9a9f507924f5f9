"""Taking the quotes out of versions that nobody is shown any more, because somebody took back what they said.

The rows of what was published are never changed while anybody may read them. Once a re-issue has taken a version's
place its quotes would only lie there: they go, with the files and the translations. Titles, numbers and counts stay, so
that links, promises and the log still add up; an emptied version stays replaced, even if a quote is given back.
"""

from functools import partial

from django.db import transaction

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from reports.models import Document
from reports.services import throw_away

from ..models import Compilation, PublishedChapter, PublishedPerspective, Translation
from ..withdrawal import replaced_versions
from . import finding
from .document import Json
from .extracts import KIND

CHUNK = 200


@transaction.atomic
def empty_replaced(*, dialogue: Dialogue, actor: User | None = None) -> list[int]:
    """Empty the versions that a newer one has taken the place of; return their numbers. Harmless to repeat."""
    versions = Compilation.objects.select_for_update(of=("self",)).filter(dialogue=dialogue)
    rows = versions.filter(number__in=replaced_versions(dialogue)).order_by("pk")
    emptied = []
    for version in (row for row in rows if "emptied" not in (row.content or {})):
        _empty_rows(version)
        Translation.objects.filter(compilation=version, statement__isnull=False).delete()
        Compilation.objects.filter(pk=version.pk).update(content=_without_quotes(version.content or {}))
        for file in Document.objects.filter(kind__startswith=KIND, object_id=version.pk):
            transaction.on_commit(partial(throw_away, file), robust=True)
        record("compilation.emptied", dialogue=dialogue, actor=actor, obj=version, number=version.number)
        emptied.append(version.number)
    return emptied


def _empty_rows(version: Compilation) -> None:
    """The one place where frozen rows change: by ``bulk_update``, since they refuse to be saved."""
    chapters = list(PublishedChapter.objects.filter(compilation=version))
    for chapter in chapters:
        inside = [row | {"quotes": []} for row in chapter.content["perspectives"]]
        chapter.content = chapter.content | {"perspectives": inside}
    PublishedChapter.objects.bulk_update(chapters, ["content"], batch_size=CHUNK)
    perspectives = list(PublishedPerspective.objects.filter(chapter__compilation=version))
    for perspective in perspectives:
        perspective.content = perspective.content | {"quotes": []}
        perspective.words = finding.words_of_perspective(perspective.content)
    PublishedPerspective.objects.bulk_update(perspectives, ["content", "words"], batch_size=CHUNK)


def _without_quotes(cover: Json) -> Json:
    parted = cover.get("differences")
    if parted:
        contrasts = [
            contrast | {"sides": [side | {"quotes": []} for side in contrast["sides"]]}
            for contrast in parted["contrasts"]
        ]
        parted = parted | {"contrasts": contrasts}
    return cover | {"differences": parted, "emptied": True}
