"""Where documents lie on the disk. Without WeasyPrint, so that web processes may ask too.

A file is called ``<row>-<lease>.<ending>`` and begins with a dot until it is whole, so that each attempt has a name of
its own and whatever an attempt leaves behind can be told from what a row points at.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from .jobs import JobState
from .models import Document

NAME = re.compile(r"\.?(\d+)-([0-9a-f]{32})\.\w+")


def root() -> Path:
    return Path(settings.MEDIA_ROOT) / "documents"


def folder_of(document: Document) -> Path:
    """Return the document's folder, made when it is not there."""
    folder = root() / f"{document.created_at:%Y}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def remove_leftovers(document: Document) -> None:
    """Files of attempts that were killed. The caller holds the lease, or nobody does: nobody is writing them."""
    folder = folder_of(document)
    for leftover in [*folder.glob(f".{document.pk}-*"), *folder.glob(f"{document.pk}-*")]:
        leftover.unlink(missing_ok=True)


def remove_strays() -> int:
    """Remove every file that no row points at and nobody is writing; return how many.

    They are left by a worker that was killed and whose job was then called off, or that was killed between the end of
    a job and the removal of what it replaced. Reads the folder first and the rows after, so that a file of a job that
    ends meanwhile is kept. One query for every 500 files.
    """
    found = [(path, match) for path in root().glob("*/*") if (match := NAME.fullmatch(path.name))]
    count = 0
    for at in range(0, len(found), 500):
        some = found[at : at + 500]
        rows = Document.objects.filter(pk__in={int(match[1]) for _path, match in some})
        known = {
            pk: (state, file, lease) for pk, state, file, lease in rows.values_list("pk", "state", "file", "lease")
        }
        for path, match in some:
            state, file, lease = known.get(int(match[1]), (JobState.CANCELLED, "", None))
            kept = state == JobState.DONE and file == path.relative_to(settings.MEDIA_ROOT).as_posix()
            written = state == JobState.RUNNING and lease is not None and lease.hex == match[2]
            if not kept and not written:
                path.unlink(missing_ok=True)
                count += 1
    for pk, file in Document.objects.filter(state=JobState.CANCELLED).exclude(file="").values_list("pk", "file"):
        place = Path(settings.MEDIA_ROOT) / file  # replaced, by a worker that came no further
        count += place.exists()
        place.unlink(missing_ok=True)
        Document.objects.filter(pk=pk).update(file="")
    return count


class Place:
    """Where a file lies while it is written and when it is whole."""

    def __init__(self, document: Document, ending: str) -> None:
        if document.lease is None:
            raise ValueError("a file is written by whoever holds the lease")
        folder = folder_of(document)
        name = f"{document.pk}-{document.lease.hex}{ending}"
        self.unfinished, self.finished = folder / f".{name}", folder / name

    def settle(self) -> tuple[str, str]:
        """Make sure that the whole file is on the disk, put it in its place; return its fingerprint and its name in
        the storage.
        """
        with self.unfinished.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        self.unfinished.replace(self.finished)
        return digest, self.finished.relative_to(settings.MEDIA_ROOT).as_posix()


@contextmanager
def placed(document: Document, ending: str) -> Iterator[Place]:
    """Give a place to write in, and leave nothing there when the work does not end well."""
    place = Place(document, ending)
    try:
        yield place
    except BaseException:
        place.unfinished.unlink(missing_ok=True)
        place.finished.unlink(missing_ok=True)
        raise
