"""Attachments of reports on the disk: put there, and taken away again when no report holds them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from dialogues.files import keeping
from dialogues.files.cleaning import Cleaned

from ..models import AttachmentKind, ReportAttachment, StatusReport

FOLDER = "attachments"


def root() -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER


class Placed:
    """What was cleaned and lies on the disk, by its kind. It stays there only once it is attached to a report."""

    def __init__(self, cleaned: dict[str, Cleaned]) -> None:
        self.cleaned = cleaned
        self.stored = {kind: keeping.new_place(FOLDER, one.ending) for kind, one in cleaned.items()}
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
            keeping.take_away(place)


@contextmanager
def placed(cleaned: dict[str, Cleaned]) -> Iterator[Placed]:
    """Put what was cleaned on the disk, and take it away again when it is attached to nothing, or what follows fails.

    Raises:
        ValidationError: the disk is full.
    """
    shown = Placed(cleaned)
    try:
        for kind, one in cleaned.items():
            keeping.write(one.data, shown.stored[kind])
        yield shown
    except BaseException:
        shown.take_away()
        raise
    if not shown.is_attached:
        shown.take_away()


def remove_strays() -> int:
    """As ``dialogues.files.keeping.remove_strays``, for attachments."""
    return keeping.remove_strays(FOLDER, set(ReportAttachment.objects.values_list("stored", flat=True)))
