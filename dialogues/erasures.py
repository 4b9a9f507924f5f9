"""The protocol of erasures: what was erased, when, by kind and key. No content, no names.

A backup from before an erasure holds what was erased since. So each erasure is a row, in the transaction that erases,
and a line in a file outside the database (``ERASURE_PROTOCOL``), which ``manage.py restore`` reads to erase again. The
line is appended after the commit; what a killed process did not get to is appended by the scheduler (``keep_waiting``).
A line that is there twice does no harm: erasing again finds it done.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from .models import Erasure


def note(kind: str, obj: models.Model) -> None:
    """Write down that ``obj`` was erased, in the caller's transaction.

    Args:
        kind: what was done, one that ``keeping/backup/erasing.py`` can do again.
        obj: the row, before it is deleted.
    """
    key = getattr(obj, "creation_key", None) or obj.pk
    Erasure.objects.create(kind=kind, model=obj._meta.label_lower, key=str(key))
    transaction.on_commit(keep_waiting, robust=True)


def note_rows(kind: str, rows: models.QuerySet) -> None:
    """As ``note``, for many rows of a model, before they are erased. Two queries; reads keys alone."""
    named = [one.name for one in rows.model._meta.concrete_fields if one.name == "creation_key"]
    keys = rows.order_by("pk").values_list("pk", *named)
    label = rows.model._meta.label_lower
    Erasure.objects.bulk_create(Erasure(kind=kind, model=label, key=str(key[-1] or key[0])) for key in keys)
    transaction.on_commit(keep_waiting, robust=True)


def protocol_file() -> Path:
    return Path(settings.ERASURE_PROTOCOL)


def keep_waiting() -> int:
    """Append the lines that are not in the file yet; return how many.

    Raises:
        OSError: the file cannot be written; the lines wait.
    """
    waiting = list(Erasure.objects.filter(kept_at=None))
    if not waiting:
        return 0
    _append(line_of(row) for row in waiting)
    Erasure.objects.filter(pk__in=[row.pk for row in waiting]).update(kept_at=timezone.now())
    return len(waiting)


def line_of(row: Erasure) -> str:
    return json.dumps({"at": row.at.isoformat(), "kind": row.kind, "model": row.model, "key": row.key}) + "\n"


def since(moment: datetime | None) -> Iterator[str]:
    """Give the lines of what was erased from ``moment`` on, out of the database."""
    rows = Erasure.objects.order_by("at", "pk")
    for row in rows.filter(at__gte=moment) if moment else rows:
        yield line_of(row)


def _append(lines: Iterator[str]) -> None:
    """All lines in one write at the end of the file, on the disk before it returns. Only its owner may read it."""
    file = protocol_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, "".join(lines).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
