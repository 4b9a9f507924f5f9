"""What the tests of the keeping room share: a whole database as plain data, read past our own code."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from keeping.backup.rows import LEFT_OUT

ROOT = Path(__file__).parent.parent.parent
Dump = dict[str, list[dict[str, Any]]]


def dump() -> Dump:
    """Every row of every table that a backup holds, by the database's own driver: nothing of ours in between."""
    found: Dump = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label in LEFT_OUT:
            continue
        parsed = {field.column for field in model._meta.local_fields if isinstance(field, models.JSONField)}
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY "{model._meta.pk.column}"')  # noqa: S608
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        for row in rows:
            for name in parsed:
                row[name] = json.loads(row[name]) if isinstance(row[name], str) else row[name]
        found[model._meta.label] = rows
    return found


def files() -> dict[str, str]:
    """Every file there is, with its fingerprint."""
    root = Path(settings.MEDIA_ROOT)
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def manage(*args: object, data: Path, database: str, key: str) -> str:
    """Run ``manage.py`` as an operator does, in an installation of its own; return what it said.

    Raises:
        AssertionError: it ended with an error, which is told.
    """
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "manage.py", *map(str, args)],
        cwd=ROOT,
        env=kept | {"DATA_DIR": str(data), "DATABASE_URL": database, "BACKUP_KEY": key},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout
