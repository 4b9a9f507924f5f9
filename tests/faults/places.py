"""Databases and folders that are alike: one is written, the others are copies of it, and what they hold is compared."""

import os
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, connections, models

LEFT_OUT = {"django_session", "usersessions_usersession", "reports_pulse", "django_migrations", "socialaccount"}
"""Tables about who is logged in and which process was seen when."""
NOT_COMPARED = {"attempts", "lease", "text", "html", "headers", "size", "sha256", "measured", "object_id"}
"""Columns that tell how often something was tried, or hold something random: links, a PDF's own key."""
RANDOM = re.compile(r"[0-9a-f]{32}|[0-9]+|(?<=/l/)[\w-]+")


def name_of(place: str) -> str:
    """The database of a place, beside the one that is written first."""
    first = os.environ["FAULTS_DATABASE"]
    if connection.vendor == "sqlite":
        return str(Path(first).with_name(f"{place}.sqlite3"))
    return f"{first}_{place}"


def media_of(place: str) -> Path:
    return Path(os.environ["DATA_DIR"]) / f"media-{place}"


def enter(place: str) -> None:
    """Let this process work in the place from now on."""
    connections.close_all()
    connection.settings_dict["NAME"] = name_of(place) if place else os.environ["FAULTS_DATABASE"]


def _maintain(*statements: str) -> None:
    """Run on the server, outside every database of ours."""
    import psycopg

    given = connection.settings_dict
    with psycopg.connect(
        host=given["HOST"], port=given["PORT"], user=given["USER"], password=given["PASSWORD"], dbname="postgres",
        autocommit=True,
    ) as server:  # fmt: skip
        for statement in statements:
            server.execute(statement)


def copy(places: Iterable[str], of: str = "") -> None:
    """Make each of ``places`` as ``of`` is now (by default the first). Nobody may be connected to it."""
    enter(of)
    connections.close_all()
    source = connection.settings_dict["NAME"]
    for place in places:
        shutil.rmtree(media_of(place), ignore_errors=True)
        shutil.copytree(media_of(of) if of else settings.MEDIA_ROOT, media_of(place))
        if connection.vendor == "sqlite":
            for end in ("", "-wal", "-shm"):
                Path(name_of(place) + end).unlink(missing_ok=True)
            with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(name_of(place))) as new:
                old.backup(new)
        else:
            _maintain(
                f'DROP DATABASE IF EXISTS "{name_of(place)}" WITH (FORCE)',
                f'CREATE DATABASE "{name_of(place)}" TEMPLATE "{source}"',
            )


def remove(places: Iterable[str]) -> None:
    connections.close_all()
    if connection.vendor == "postgresql":
        _maintain(*(f'DROP DATABASE IF EXISTS "{name_of(place)}" WITH (FORCE)' for place in places))


def _is_compared(field: Any) -> bool:
    if field.primary_key or field.is_relation or field.name in NOT_COMPARED or field.name.endswith("hash"):
        return False
    if type(field).__name__.startswith("Encrypted"):
        return False
    return not isinstance(field, models.DateTimeField | models.UUIDField | models.BinaryField)


def _plain(value: Any) -> str:
    return str(value) if isinstance(value, int) else RANDOM.sub("#", str(value))


def held(place: str) -> dict[str, Counter]:
    """All that the place holds, without what differs from one run to the next: rows by table, files by folder."""
    enter(place)
    found: dict[str, Counter] = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if any(table.startswith(name) for name in LEFT_OUT):
            continue
        names = [field.attname for field in model._meta.concrete_fields if _is_compared(field)]
        manager = model._base_manager
        if names:
            found[table] = Counter(tuple(map(_plain, row)) for row in manager.values_list(*names).iterator())
        else:
            found[table] = Counter({(): manager.count()})
    connections.close_all()
    files = [path.relative_to(media_of(place)) for path in media_of(place).rglob("*") if path.is_file()]
    found["files"] = Counter((str(path.parent), _plain(path.name)) for path in files)
    return found


def differences(one: dict[str, Counter], other: dict[str, Counter]) -> list[str]:
    """What one holds and the other does not, a line each."""
    found = []
    for table in one:
        lacking, more = one[table] - other[table], other[table] - one[table]
        found += [f"{table}: {count} lost {_short(row)}" for row, count in lacking.items()]
        found += [f"{table}: {count} too many {_short(row)}" for row, count in more.items()]
    return found


def _short(row: tuple[str, ...]) -> str:
    return " | ".join(value[:40] for value in row)
