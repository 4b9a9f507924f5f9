"""Begins a program of the tests outside the suite, in a database of its own that goes when it ends.

``python -m tests.begun FOLDER NAME -- COMMAND …``: on the PostgreSQL that ``DATABASE_URL`` names, else on SQLite.
"""

import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from tests.faults.databases import own_database  # noqa: E402


def main() -> int:
    folder, name, command = Path(sys.argv[1]), sys.argv[2], sys.argv[sys.argv.index("--") + 1 :]
    if connection.vendor == "sqlite":
        connection.settings_dict["NAME"] = str(folder / "migrated.sqlite3")
    else:  # what it is a copy of is made beside the one that is named, and nothing is written in that one
        given = connection.settings_dict
        empty = f"{name}_{os.getpid()}"
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{empty}"')
        connection.close()
        given["NAME"] = empty
    try:
        call_command("migrate", verbosity=0)
        connection.close()
        with own_database(folder / "data", name, of=folder / "migrated.sqlite3") as environment:
            done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, check=False)  # noqa: S603 - ours
            return done.returncode
    finally:
        if connection.vendor == "postgresql":
            connection.close()
            connection.settings_dict["NAME"] = "postgres"
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{empty}" WITH (FORCE)')


if __name__ == "__main__":
    sys.exit(main())
