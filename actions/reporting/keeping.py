"""Where attachments lie on the disk: written whole, put in place, and swept when no report holds them."""

import errno
import hashlib
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import AttachmentKind, ReportAttachment, StatusReport
from .cleaning import Cleaned

FULL = {errno.ENOSPC, errno.EDQUOT}
SWEPT_AFTER = 24 * 60 * 60
"""Seconds that a file may lie without a row: longer than any report takes to be saved."""


def root() -> Path:
    return Path(settings.MEDIA_ROOT) / "attachments"


def _write(data: bytes, stored: str) -> None:
    place = Path(settings.MEDIA_ROOT) / stored
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f".{place.name}")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        if error.errno in FULL:
            raise ValidationError(
                _("There is no room left for the picture or the file here. Send the report without it: the words are "
                  "what matters most.")
            ) from None  # fmt: skip
        raise


class Placed:
    """What was cleaned and lies on the disk, by its kind. It stays there only once it is attached to a report."""

    def __init__(self, cleaned: dict[str, Cleaned]) -> None:
        year = f"{timezone.now():%Y}"
        self.cleaned = cleaned
        self.stored = {kind: f"attachments/{year}/{uuid.uuid4().hex}.{one.ending}" for kind, one in cleaned.items()}
        self.is_attached = False

    def attach(self, report: StatusReport, *, names: dict[str, str], alt: str) -> None:
        """Write the rows. In the transaction of the report."""
        for kind, one in self.cleaned.items():
            ReportAttachment.objects.create(
                report=report,
                kind=kind,
                name=names[kind],
                alt=alt if kind == AttachmentKind.PICTURE else "",
                content_type=one.content_type,
                stored=self.stored[kind],
                size=len(one.data),
                width=one.width or None,
                height=one.height or None,
                sha256=hashlib.sha256(one.data).hexdigest(),
            )
        self.is_attached = True

    def take_away(self) -> None:
        for place in self.stored.values():
            (Path(settings.MEDIA_ROOT) / place).unlink(missing_ok=True)


@contextmanager
def placed(cleaned: dict[str, Cleaned]) -> Iterator[Placed]:
    """Put what was cleaned on the disk, and take it away again when it is attached to nothing, or what follows fails.

    Raises:
        ValidationError: the disk is full.
    """
    shown = Placed(cleaned)
    try:
        for kind, one in cleaned.items():
            _write(one.data, shown.stored[kind])
        yield shown
    except BaseException:
        shown.take_away()
        raise
    if not shown.is_attached:
        shown.take_away()


def remove_strays() -> int:
    """Remove files that no report holds, left by a process that was killed between disk and database; return how many.
    Those of the last day are left: their report may be on its way."""
    found = {path.relative_to(settings.MEDIA_ROOT).as_posix(): path for path in root().glob("*/*")}
    known = set(ReportAttachment.objects.values_list("stored", flat=True)) if found else set()
    count = 0
    for stored, path in found.items():
        if stored not in known and time.time() - path.stat().st_mtime > SWEPT_AFTER:
            path.unlink(missing_ok=True)
            count += 1
    return count
