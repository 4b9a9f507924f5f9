"""How the worker makes a document: fetched, written, laid out, tagged, saved; told as it goes, finished once whatever
happens.

A kind with a file maker (``reports/makers.py``) writes its file itself; lease, progress and finish are the same.
Between the stages the lease is asked for, and the text: a job that was called off or whose draft was changed stops.
"""

import errno
import logging
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.utils import translation

from . import render, stages
from .jobs import JobState, LeaseLost
from .makers import FileMaker, Keeper, Maker, Print, kind_of
from .models import Document
from .places import Place, placed, remove_leftovers
from .progress import Progress
from .services import CHANGED

log = logging.getLogger(__name__)
RETRY_IN = timedelta(seconds=30)
GONE, BROKEN, STORAGE_FULL = "gone", "broken", "storage_full"
REPLACED = "replaced"
FULL = {errno.ENOSPC, errno.EDQUOT}


class Outdated(Exception):
    """What was fetched no longer stands as it did when the document was ordered."""


def produce(pk: int) -> bool:
    """Make document ``pk``; whether this call finished it. Doubled and late calls do nothing.

    A fault is kept as a code that ``reports/wording.py`` puts in words, and tried again while attempts remain. What
    no new attempt mends is not: an object that is gone, a full disk, a text that was changed meanwhile.
    """
    document = Document.claim(pk)
    if document is None:
        return False
    try:
        _make(document)
    except LeaseLost:
        log.warning("document %s was taken over or called off", pk)
        return False
    except Outdated:
        document.call_off(error=CHANGED)
        return False
    except ObjectDoesNotExist:
        document.fail(error=GONE)
        return False
    except Exception as error:
        log.exception("document %s could not be made", pk)
        full = isinstance(error, OSError) and error.errno in FULL
        document.fail(error=STORAGE_FULL if full else BROKEN, retry_in=None if full else RETRY_IN)
        return False
    return True


def _make(document: Document) -> None:
    """Do all of it. Raises LeaseLost and Outdated, and whatever the maker or WeasyPrint raises."""
    kind = kind_of(document.kind)
    remove_leftovers(document)
    with Progress(document, is_file=kind.is_file) as progress:
        progress.enter(stages.COLLECT)
        if kind.file_maker is not None:
            _make_file(document, progress, kind.file_maker, kind.keep)
        elif kind.maker is not None:
            _make_print(document, progress, kind.maker)
    remove_replaced(document)


def _make_print(document: Document, progress: Progress, maker: Maker) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        printed = maker(document.object_id)
        if printed.key and printed.key != document.content_key:
            raise Outdated
        progress.enter(stages.WRITE)
        html = printed.html
    progress.expect(len(html))
    _still(printed)
    progress.enter(stages.LAYOUT)
    with placed(document, ".pdf") as place:
        written = render.write_pdf(html, place.unfinished, listener=_listener(progress, printed))
        _still(printed)
        progress.enter(stages.SAVE)
        _finish(document, progress, place, pages=written.pages, pages_laid_out=written.pages)


def _listener(progress: Progress, printed: Print) -> render.Listener:
    """Progress, and between layout and tags the question whether the text still stands."""

    def listen(step: str, page: int, pages: int) -> None:
        if step == render.PAINTING and page == 0:
            _still(printed)
        progress.told(step, page, pages)

    return listen


def _still(printed: Print) -> None:
    if not printed.is_current():
        raise Outdated


def _make_file(document: Document, progress: Progress, maker: FileMaker, keeper: Keeper | None) -> None:
    """Let the kind's file maker write, and keep what it wrote and said in one transaction."""
    with translation.override(settings.LANGUAGE_CODE):
        made = maker(document.object_id, progress.written)
    with placed(document, _ending(made.name)) as place:
        if isinstance(made.content, Path):
            shutil.move(made.content, place.unfinished)
        else:
            place.unfinished.write_bytes(made.content)
        progress.enter(stages.SAVE)
        keep = (lambda: keeper(document.object_id, made)) if keeper else None
        _finish(document, progress, place, also=keep, name=made.name, content_type=made.content_type)


def _ending(name: str) -> str:
    """The file's own ending when it is a plain one; what a file is called decides nothing else on the disk."""
    ending = Path(name).suffix
    return ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else ".bin"


def _finish(
    document: Document,
    progress: Progress,
    place: Place,
    *,
    also: Callable[[], None] | None = None,
    **values: object,
) -> None:
    """Put the file in its place and say so in one transaction, in which older content stops being there."""
    size = place.unfinished.stat().st_size
    digest, name = place.settle()
    values |= {"file": name, "size": size, "sha256": digest, "stage": "", "measured": progress.measured()}

    def keep() -> None:
        Document.objects.filter(pk=document.pk).update(**values)
        _replaced(document).update(state=JobState.CANCELLED, error=REPLACED)
        if also:
            also()

    document.finish(effect=keep)


def _replaced(document: Document):
    """Documents of the same object with older content that can be had."""
    return Document.objects.filter(
        kind=document.kind, object_id=document.object_id, state=JobState.DONE, pk__lt=document.pk
    ).exclude(content_key=document.content_key)


def remove_replaced(document: Document) -> None:
    """Older content of the same object is not kept as a file: what was taken out of a draft must be out.

    Should the worker be killed before this, ``places.remove_strays`` does it within the hour.
    """
    older = Document.objects.filter(kind=document.kind, object_id=document.object_id, error=REPLACED).exclude(file="")
    for old in older:
        (Path(settings.MEDIA_ROOT) / str(old.file.name)).unlink(missing_ok=True)
        Document.objects.filter(pk=old.pk).update(file="")
