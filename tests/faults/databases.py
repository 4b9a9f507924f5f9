"""A database of its own for processes that a test begins and kills: migrated, empty, and gone afterwards."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def own_database(folder: Path, name: str, *, of: Path | None = None) -> Iterator[dict[str, str]]:
    """Give the environment of a process that works in a fresh database and with its data in ``folder``.

    It is a copy of the suite's, on SQLite of the file ``of`` where that is given. On PostgreSQL whoever is connected to
    the suite's is cut off, since it can be copied by itself only.
    """
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TZ"}}
    environment = kept | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    for part in ("messages", "processed", "control"):
        (folder / "broker" / part).mkdir(parents=True, exist_ok=True)
    (folder / "media").mkdir(exist_ok=True)
    if connection.vendor == "sqlite":
        file = folder / "first.sqlite3"
        if of is not None:
            shutil.copy(of, file)
        else:
            connection.ensure_connection()
            with closing(sqlite3.connect(file)) as own:
                connection.connection.backup(own)
        yield environment | {"DATABASE_URL": f"sqlite:///{file}", "FAULTS_DATABASE": str(file)}
        return
    given = connection.settings_dict
    source, copied = given["NAME"], f"{given['NAME']}_{name}"
    if source in {"postgres", "template1"}:
        raise RuntimeError("the suite has made no database: is a test marked that it needs one?")
    url = f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{copied}"
    _outside(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{source}'",  # noqa: S608 - ours
        f'DROP DATABASE IF EXISTS "{copied}" WITH (FORCE)',
        f'CREATE DATABASE "{copied}" TEMPLATE "{source}"',
    )
    try:
        yield environment | {"DATABASE_URL": url, "FAULTS_DATABASE": copied}
    finally:
        _outside(f'DROP DATABASE IF EXISTS "{copied}" WITH (FORCE)')


def _outside(*statements: str) -> None:
    import psycopg

    connection.close()
    given = connection.settings_dict
    with psycopg.connect(
        host=given["HOST"], port=given["PORT"], user=given["USER"], password=given["PASSWORD"] or None,
        dbname="postgres", autocommit=True,
    ) as server:  # fmt: skip
        for statement in statements:
            server.execute(statement)
