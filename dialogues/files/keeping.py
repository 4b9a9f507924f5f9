"""Where cleaned files lie on the disk: written whole, put in place, and swept when no row holds them."""

import errno
import os
import re
import time
import uuid
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

FULL = {errno.ENOSPC, errno.EDQUOT}
SWEPT_AFTER = 24 * 60 * 60
"""Seconds that a file may lie without a row: longer than anything takes to be saved."""


def new_place(folder: str, ending: str) -> str:
    """A place under ``MEDIA_ROOT`` that nobody can guess: ``folder/year/….ending``."""
    return f"{folder}/{timezone.now():%Y}/{uuid.uuid4().hex}.{ending}"


def write(data: bytes, stored: str) -> None:
    """Put a file in its place, whole or not at all.

    Raises:
        ValidationError: the disk is full.
    """
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
                _("There is no room left for the picture or the file here. Send it without: the words are what "
                  "matters most.")
            ) from None  # fmt: skip
        raise


def take_away(stored: str) -> None:
    (Path(settings.MEDIA_ROOT) / stored).unlink(missing_ok=True)


def remove_strays(folder: str, known: Collection[str]) -> int:
    """Remove files in ``folder`` that no row holds, left by a process that was killed between disk and database; return
    how many. Those of the last day are left: their row may be on its way."""
    root = Path(settings.MEDIA_ROOT)
    count = 0
    for path in (root / folder).glob("*/*"):
        with suppress(FileNotFoundError):  # another sweep was there first
            if path.relative_to(root).as_posix() not in known and time.time() - path.stat().st_mtime > SWEPT_AFTER:
                path.unlink()
                count += 1
    return count


def safe_name(name: str, ending: str) -> str:
    """Return a name to fetch a file by: letters, digits and plain signs, at most eighty, with its own ending.

    >>> safe_name("../Budget <2027>.PDF", "pdf")
    'Budget 2027.pdf'
    """
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    bare = " ".join(re.sub(r"[^\w \-]", " ", stem).split()).strip("-_ ")[:80]
    return f"{bare or capfirst(ending)}.{ending}"
