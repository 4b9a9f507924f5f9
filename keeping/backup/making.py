"""Making a backup: one moment of the database, and every file that it names."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import parts, places
from .counters import last_keys
from .faults import BackupError
from .rows import columns, lines, tables
from .sealing import recipients, seal

FORMAT, FORMAT_VERSION = "dialogplattform-backup", 1
Summary = dict[str, Any]


@contextlib.contextmanager
def one_moment() -> Iterator[None]:
    """Let everything read inside be as it is at one moment, without keeping anybody from writing.

    On PostgreSQL a transaction that reads only, REPEATABLE READ; on SQLite a read transaction (WAL), deferred, since
    an immediate one would hold the lock that writers need. Inside a transaction of the caller's, that is the moment.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor != "sqlite":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    connection.ensure_connection()
    mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM sqlite_master")  # the first read is what sets the moment
                cursor.fetchone()
            yield
    finally:
        connection.transaction_mode = mode


def product_version() -> str:
    return str(tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"])


def migrations() -> dict[str, list[str]]:
    """Return the migrations that the database stands at, by app."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def make_backup(target: Path) -> Summary:
    """Write an encrypted backup to ``target``; return its manifest.

    The file is written beside its name, readable by its owner only, and gets its name when it is whole and on the disk.
    Memory is flat: rows and files pass by in pieces.

    Raises:
        BackupError: no key, no place to write, or a file that changed while it was read.
    """
    recipients()
    unfinished = target.with_name(f".{target.name}.part")
    summary: Summary = {}
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with one_moment():
                seal(_content(summary), file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
        _sync_folder(target.parent)
    except OSError as fault:
        raise BackupError(f"{target} cannot be written: {fault.strerror}.") from fault
    finally:
        unfinished.unlink(missing_ok=True)
    return summary


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def about() -> Summary:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "made_at": timezone.now().astimezone(dt.UTC).isoformat(),
        "product_version": product_version(),
        "database": connection.vendor,
        "migrations": migrations(),
        "columns": {model._meta.label: [field.attname for field in columns(model)] for model in tables()},
    }


def _json(value: Summary) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _content(summary: Summary) -> Iterator[bytes]:
    """Give the whole archive, a piece at a time, and write what was in it into ``summary``."""
    summary |= {"about": about(), "tables": {}, "files": {}, "missing_files": []}
    yield from parts.member(parts.ABOUT, _json(summary["about"]))
    for model in tables():
        tally = _Tally()
        yield from parts.in_parts(model._meta.label, tally.over(lines(model)))
        summary["tables"][model._meta.label] = {"rows": tally.count, "sha256": tally.hexdigest()}
    for place in places.named():
        yield from _file(place, summary)
    summary["last_keys"] = last_keys(tables())
    yield from parts.member(parts.MANIFEST, _json({key: summary[key] for key in summary if key != "about"}))
    yield from parts.end()


class _Tally:
    """Counts lines and takes their fingerprint as they pass."""

    def __init__(self) -> None:
        self.count, self._digest = 0, hashlib.sha256()

    def over(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.count += 1
            self._digest.update(line)
            yield line

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def _file(place: str, summary: Summary) -> Iterator[bytes]:
    """A file as it is. One that a row names and that is not there (thrown away this very moment, or lost) is listed."""
    if place in summary["files"] or not places.is_ours(place):
        return
    try:
        file = (places.root() / place).open("rb")
    except FileNotFoundError:
        summary["missing_files"].append(place)
        return
    digest = hashlib.sha256()
    with file:
        size = os.fstat(file.fileno()).st_size

        def pieces() -> Iterator[bytes]:
            while piece := file.read(parts.PIECE):
                digest.update(piece)
                yield piece

        yield from parts.streamed(f"{parts.FILES}{place}", size, pieces())
    summary["files"][place] = {"size": size, "sha256": digest.hexdigest()}
