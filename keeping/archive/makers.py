"""How the worker makes an archive (``reports/makers.py``). Whoever has lost the right since the order gets nothing."""

import zipfile
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import pgettext

from dialogues.models import Dialogue
from reports.makers import FileMade, Progress, file_to_fill

from ..backup.making import one_moment
from ..models import ArchiveKind, ArchiveOrder
from . import published, shape
from .rules import still_may
from .writing import Package, about, write_rows

ZIP = "application/zip"


def make_archive(pk: int, progress: Progress) -> FileMade:
    """Make the archive that order ``pk`` asks for.

    Raises:
        ArchiveOrder.DoesNotExist: it is gone, or its orderer may not have it any more.
    """
    order = ArchiveOrder.objects.select_related("dialogue__municipality", "by").get(pk=pk)
    if order.by is None or not still_may(order.by, order):
        raise ArchiveOrder.DoesNotExist
    with file_to_fill("archive", ".zip") as target:
        write_archive(target, order.dialogue, kind=order.kind, with_people=order.with_people, tell=progress)
    return FileMade(target, _name(order), ZIP)


def write_archive(
    target: Path, dialogue: Dialogue, *, kind: str, with_people: bool = False, tell: Progress = lambda done: None
) -> dict[str, Any]:
    """Write the archive of ``dialogue`` to ``target``; return its list of contents."""
    with zipfile.ZipFile(target, "w", allowZip64=True) as file:
        package = Package(file)
        if kind == ArchiveKind.PUBLIC:
            tables = published.write_public(package, dialogue)
            manifest = about(dialogue, kind=kind, tables=tables)
        else:
            with one_moment():
                tables = write_rows(package, dialogue, with_people=with_people)
            tell(80)
            left = {"tables": shape.LEFT_OUT, "columns": shape.COLUMNS_LEFT_OUT}
            manifest = about(dialogue, kind=kind, with_people=with_people, tables=tables, left_out=left)
        printed = published.write_documents(package, dialogue, tell) if dialogue.published_at else []
        context = {"dialogue": dialogue, "manifest": manifest, "tables": _described(tables), "documents": printed}
        page = render_to_string("keeping/archive_index.html", context)
        package.add("index.html", [page.encode()])
        package.close(manifest)
    return manifest


def _described(tables: dict[str, int]) -> list[dict[str, Any]]:
    return [{"name": name, "count": count} for name, count in tables.items() if count]


def _name(order: ArchiveOrder) -> str:
    layer = pgettext("file name", "public") if order.kind == ArchiveKind.PUBLIC else pgettext("file name", "whole")
    if order.with_people:
        layer = pgettext("file name", "with-people")
    what = pgettext("file name", "archive")
    return f"{order.dialogue.slug[:60]}-{what}-{layer}-{timezone.localdate():%Y-%m-%d}.zip"
