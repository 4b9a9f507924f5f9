"""How the worker makes a document: text, pages, tags, file; told as it goes, finished once whatever happens.

A kind with a file maker (``reports/makers.py``) writes its file itself; lease, progress and finish are the same.

The lease is renewed by a thread of its own, since laying out one long table can keep WeasyPrint busy for longer than
a lease lasts. The same thread writes how far the pages have come, so layout never waits for the database. When the
lease is lost (cancelled, or handed to another after a long stop) the work ends at the next page.
"""

import hashlib
import logging
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection
from django.utils import translation

from . import render
from .jobs import JobState, LeaseLost
from .makers import FileMaker, Keeper, Maker, Print, kind_of
from .models import Document
from .places import folder_of, remove_leftovers

log = logging.getLogger(__name__)
RENEW_EVERY = 2.0
"""Seconds between renewals, and between the figures people see."""
RETRY_IN = timedelta(seconds=30)
CHARACTERS_A_PAGE = 1850
"""Of HTML; the guess at a document's length until one like it has been made."""

TEXT, LAYOUT, TAGS = "text", "layout", "tags"
SHARES = {TEXT: (0, 8), LAYOUT: (8, 85), TAGS: (85, 99)}
"""Where each stage begins and ends, in percent of the time the whole takes."""
GONE, BROKEN = "gone", "broken"


def produce(pk: int) -> bool:
    """Make document ``pk``; whether this call finished it. Doubled and late calls do nothing.

    A fault is kept as a code that ``reports/wording.py`` puts in words, and tried again while attempts remain; an
    object that is gone is not.
    """
    document = Document.claim(pk)
    if document is None:
        return False
    try:
        _make(document)
    except LeaseLost:
        log.warning("document %s was taken over or called off", pk)
        return False
    except ObjectDoesNotExist:
        document.fail(error=GONE)
        return False
    except Exception:
        log.exception("document %s could not be made", pk)
        document.fail(error=BROKEN, retry_in=RETRY_IN)
        return False
    return True


def _make(document: Document) -> None:
    """Do all of it. Raises LeaseLost, and whatever the maker or WeasyPrint raises."""
    document.report(stage=TEXT, percent=SHARES[TEXT][0])
    kind = kind_of(document.kind)
    remove_leftovers(document)
    if kind.file_maker is not None:
        _make_file(document, kind.file_maker, kind.keep)
    elif kind.maker is not None:
        _make_print(document, kind.maker)
    _remove_superseded(document)


def _make_print(document: Document, maker: Maker) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        printed = maker(document.object_id)
    with _placed(document, ".pdf") as place:
        written = _write(document, printed, place.unfinished)
        digest, name = place.settle()
        document.finish(effect=lambda: _keep(document, name, written, digest))


def _make_file(document: Document, maker: FileMaker, keeper: Keeper | None) -> None:
    """Let the kind's file maker write, and keep what it wrote and said in one transaction."""
    with _Renewal(document, expected=100, stage=TEXT) as renewal, translation.override(settings.LANGUAGE_CODE):
        made = maker(document.object_id, renewal.written)
    with _placed(document, _ending(made.name)) as place:
        if isinstance(made.content, Path):
            shutil.move(made.content, place.unfinished)
        else:
            place.unfinished.write_bytes(made.content)
        digest, name = place.settle()
        size = place.finished.stat().st_size

        def keep() -> None:
            Document.objects.filter(pk=document.pk).update(
                file=name, name=made.name, content_type=made.content_type, size=size, sha256=digest, stage=""
            )
            if keeper:
                keeper(document.object_id, made)

        document.finish(effect=keep)


def _ending(name: str) -> str:
    """The file's own ending when it is a plain one; what a file is called decides nothing else on the disk."""
    ending = Path(name).suffix
    return ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else ".bin"


class _Place:
    """Where a file lies while it is written and when it is whole."""

    def __init__(self, document: Document, ending: str) -> None:
        folder = folder_of(document)
        name = f"{document.pk}-{document.lease.hex}{ending}"
        self.unfinished, self.finished = folder / f".{name}", folder / name

    def settle(self) -> tuple[str, str]:
        """Put the whole file in its place; return its fingerprint and its name in the storage."""
        digest = _settle(self.unfinished)
        self.unfinished.replace(self.finished)
        return digest, self.finished.relative_to(settings.MEDIA_ROOT).as_posix()


@contextmanager
def _placed(document: Document, ending: str) -> Iterator[_Place]:
    """Give a place to write in, and leave nothing there when the work does not end well."""
    place = _Place(document, ending)
    try:
        yield place
    except BaseException:
        place.unfinished.unlink(missing_ok=True)
        place.finished.unlink(missing_ok=True)
        raise


def _write(document: Document, printed: Print, target: Path) -> render.Written:
    expected = document.expected_pages or max(1, len(printed.html) // CHARACTERS_A_PAGE)
    document.report(stage=LAYOUT, percent=SHARES[LAYOUT][0])
    Document.objects.filter(pk=document.pk).update(expected_pages=expected)
    with _Renewal(document, expected) as renewal:
        return render.write_pdf(printed.html, target, listener=renewal.told)


def _settle(path: Path) -> str:
    """Make sure that the file is on the disk before a row says so; return its fingerprint."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest


def _keep(document: Document, name: str, written: render.Written, digest: str) -> None:
    Document.objects.filter(pk=document.pk).update(
        file=name, pages=written.pages, size=written.size, sha256=digest, stage="", pages_laid_out=written.pages
    )


def _remove_superseded(document: Document) -> None:
    """Older content of the same object is not kept as a file: what was taken out of a draft must be out."""
    older = Document.objects.filter(
        kind=document.kind, object_id=document.object_id, state=JobState.DONE, pk__lt=document.pk
    ).exclude(content_key=document.content_key)
    for old in older:
        if Document.objects.filter(pk=old.pk, state=JobState.DONE).update(state=JobState.CANCELLED, file=""):
            (Path(settings.MEDIA_ROOT) / str(old.file.name)).unlink(missing_ok=True)


class _Renewal:
    """Renews the lease of ``document`` every few seconds from a thread, and notes how many pages are laid out.

    Inside a transaction (a command, a test) no other connection can see the row, so no thread is begun.
    """

    def __init__(self, document: Document, expected: int, stage: str = LAYOUT) -> None:
        self.document, self.expected = document, expected
        self.stage, self.page, self.percent = stage, 0, SHARES[stage][0]
        self.lost = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"lease-{document.pk}", daemon=True)

    def __enter__(self) -> "_Renewal":
        if not connection.in_atomic_block:
            self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        if self._thread.ident:
            self._thread.join()

    def told(self, stage: str, page: int) -> None:
        """Listener of ``render.write_pdf``. Raises LeaseLost once the thread has found the lease gone."""
        if self.lost:
            raise LeaseLost(f"document {self.document.pk}")
        if stage == render.WRITING:
            self.stage, self.page, self.percent = TAGS, page, SHARES[TAGS][0]
            return
        first, last = SHARES[LAYOUT]
        self.page = max(self.page, page)  # page numbers in the contents make WeasyPrint go through some pages twice
        self.percent = first + int((last - first) * min(1, self.page / self.expected))

    def written(self, percent: int) -> None:
        """Progress of a file maker. Raises LeaseLost once the thread has found the lease gone."""
        if self.lost:
            raise LeaseLost(f"document {self.document.pk}")
        first, last = SHARES[LAYOUT]
        self.stage, self.percent = LAYOUT, first + (last - first) * max(0, min(100, percent)) // 100

    def _run(self) -> None:
        try:
            while not self._over.wait(RENEW_EVERY):
                try:
                    self.document.report(stage=self.stage, percent=self.percent)
                    if self.page:
                        Document.objects.filter(pk=self.document.pk).update(pages_laid_out=self.page)
                except LeaseLost:
                    self.lost = True
                    return
                except DatabaseError as error:  # busy or away for a moment: the lease lasts thirty renewals
                    log.warning("lease of document %s was not renewed: %s", self.document.pk, type(error).__name__)
        finally:
            connection.close()
