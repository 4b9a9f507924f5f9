"""Putting a backup back: everything or nothing.

Rows go in and the files are laid beside in one transaction. When all agrees with the backup's own list, what was erased
since is erased again, the files change places, and the transaction ends. Whatever fails before that leaves database and
files as they were; a power cut in between is settled by the next command (``settle``).
"""

import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues.erasures import protocol_file
from dialogues.events import record
from dialogues.models import Event
from reports.jobs import JobState
from reports.pulse import alive

from . import parts
from .counters import go_on_from
from .erasing import Line, check, erase_again, in_database, read_protocol, together
from .faults import BackupError, Damaged
from .making import Summary, migrations
from .places import Exchange, unsettled
from .reading import Reader
from .rows import Writer, columns, empty_everything, first_with_rows, tables
from .sealing import opened

RESTORED = "installation.restored"
HELD_BACK = "restored"
"""Error of a mail that waited when the backup was made: it has left since, or is out of date."""


@dataclass
class Restored:
    """What a restore came to, for whoever ran it."""

    about: Summary
    tables: int = 0
    rows: int = 0
    files: int = 0
    missing_files: list[str] = field(default_factory=list)
    erased_again: Counter[str] = field(default_factory=Counter)
    mails_held_back: int = 0


def settle() -> str:
    """Tidy up after a restore that was killed: keep its files if its transaction ended, else those of before.

    Returns what was done, in a sentence; empty when there was nothing.
    """
    said = ""
    for key in unsettled():
        exchange = Exchange(key)
        if Event.objects.filter(name=RESTORED, data__key=key).exists():
            exchange.clear()
            said = "An earlier restore had come to its end; what it left lying was removed."
        else:
            exchange.put_back()
            said = "An earlier restore was broken off; the files of before are back."
    return said


def restore(
    file: Path, *, replace: bool = False, protocols: tuple[Path, ...] = (), without_erasures: bool = False
) -> Restored:
    """Restore ``file`` into this installation.

    Args:
        replace: what is here goes; without it a restore into an installation that holds anything is refused.
        protocols: further protocols of erasures. The one in ``ERASURE_PROTOCOL`` and the rows of the database that is
            replaced are always read.
        without_erasures: there is no protocol, and what was erased since the backup may come back.

    Raises:
        BackupError: it cannot be done; nothing has changed.
    """
    _ready(replace)
    lines = _protocol(protocols, without_erasures)
    key = uuid.uuid4().hex
    exchange = Exchange(key)
    try:
        with _all_or_nothing(exchange), opened(file) as stream:
            reader = Reader(parts.members(stream))
            _fits(reader.about)
            restored = Restored(reader.about)
            _fill(reader, exchange, restored)
            exchange.put_in_place()
            restored.mails_held_back = _hold_mail_back()
            restored.erased_again = erase_again(lines)
            record(RESTORED, dialogue=None, key=key, made_at=str(reader.about["made_at"])[:80])
    except DatabaseError as fault:
        raise BackupError(f"The database does not take it: {str(fault).splitlines()[0][:200]}") from fault
    except OSError as fault:
        raise BackupError(f"The files cannot be written: {fault.strerror or fault}.") from fault
    exchange.clear()
    cache.clear()
    return restored


@contextmanager
def _all_or_nothing(exchange: Exchange) -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except BaseException:
        exchange.put_back()
        raise
    finally:
        ContentType.objects.clear_cache()


def _ready(replace: bool) -> None:
    """Refuse what would go wrong, or take away what is there unasked."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupError("The database is not ready: run manage.py migrate first.")
    if running := [name for name, is_alive in alive().items() if is_alive]:
        raise BackupError(f"The {running[0]} is running. Stop web, worker and scheduler, wait a minute, and try again.")
    if not replace and (held := first_with_rows()):
        raise BackupError(f"This installation is not empty ({held}). With --replace all that is in it goes.")


def _protocol(protocols: tuple[Path, ...], without_erasures: bool) -> list[Line]:
    """Read what was erased. What nobody can say has to be wanted: it would come back without a word."""
    files = [file for file in (protocol_file(),) if file.exists()] + list(protocols)
    if not files and not without_erasures:
        raise BackupError(
            f"There is no protocol of erasures at {protocol_file()}: all that was erased since the backup would come "
            "back. Give a copy with --erasures FILE or, if there is none to be had, --no-erasures."
        )
    lines = together(in_database(), *(read_protocol(file) for file in files))
    check(lines)
    return lines


def _fits(about: Summary) -> None:
    """Refuse a backup of another state of the tables.

    Rows are put back as they were, so tables must be what they were: an older backup is restored by its own version,
    which is then upgraded.
    """
    here, there = migrations(), about["migrations"]
    newer = sorted(
        {(app, one) for app in there for one in there[app]} - {(app, one) for app in here for one in here[app]}
    )
    if missing := [app for app, _one in newer if app not in here]:
        raise BackupError(
            f"The backup holds {missing[0]}, which is not set up here (single sign-on?). Set it up first."
        )
    if newer:
        raise BackupError(
            f"The backup was made by a newer version ({about['product_version']}): {newer[0][0]} {newer[0][1]} is not "
            "known here. Install that version first."
        )
    if here != there:
        raise BackupError(
            f"The backup was made by an older version ({about['product_version']}). Restore it with that version, and "
            "upgrade afterwards."
        )
    known = {model._meta.label: [field.attname for field in columns(model)] for model in tables()}
    if known != about["columns"]:
        raise BackupError("The backup's tables are other ones than those here, though the versions are the same.")


def _fill(reader: Reader, exchange: Exchange, restored: Restored) -> None:
    empty_everything()
    writers: dict[str, Writer] = {}
    for label, lines in reader.content(take_file=exchange.take):
        if label not in writers:
            writers[label] = Writer(_model(label))
        try:
            restored.rows += writers[label].write(lines)
        except (ValueError, KeyError, TypeError) as fault:
            raise Damaged(label) from fault
    restored.tables = len(writers)
    restored.files = len(reader.manifest["files"])
    restored.missing_files = reader.manifest["missing_files"]
    go_on_from(tables(), reader.manifest["last_keys"])
    connection.check_constraints()


def _model(label: str) -> Any:
    model = apps.get_model(label)
    if model not in tables():
        raise Damaged(label)
    return model


def _hold_mail_back() -> int:
    """Mails that waited when the backup was made have left since; sent again, people would get them twice."""
    waiting = OutgoingMail.objects.filter(state__in=[JobState.WAITING, JobState.RUNNING])
    return waiting.update(
        state=JobState.CANCELLED, error=HELD_BACK, lease=None, lease_until=None, finished_at=timezone.now()
    )
