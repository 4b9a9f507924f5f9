"""The suite's database on SQLite, migrated once for each state of the migrations and copied into memory after that.

Running every migration costs seconds of processor time in each process of the suite; copying what they lead to costs
none. The copy lies among the machine's temporary files under a name that follows from every migration of ours and
from the locked versions of everybody else's, so a changed migration is always run.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from django.core.management.commands.migrate import Command
from django.db import connections

ROOT = Path(__file__).parent.parent


def place() -> Path:
    """Return the file that holds the database these migrations lead to; it may not be there yet."""
    found = hashlib.sha256((ROOT / "requirements-dev.txt").read_bytes())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        found.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return Path(tempfile.gettempdir()) / f"dialogplattform-migrated-{os.getuid()}-{found.hexdigest()[:24]}.sqlite3"


def lay(path: Path) -> None:
    """Lay a migrated and otherwise empty database at ``path``, for processes that a test begins."""
    if not place().exists():
        unfinished = place().with_suffix(f".{os.getpid()}")
        environment = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{unfinished}"}
        environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        command = [sys.executable, "manage.py", "migrate", "-v0"]
        subprocess.run(command, env=environment, cwd=ROOT, check=True)  # noqa: S603 - our own
        unfinished.replace(place())
    shutil.copy(place(), path)


class MigratedOnce:
    """Stands in for the command ``migrate`` while the suite's databases are made."""

    def __init__(self) -> None:
        self.migrate = Command.handle

    def __call__(self, command: Command, *args: object, **options) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            self.migrate(command, *args, **options)
            return
        connection.ensure_connection()
        file = place()
        if file.exists():
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as kept:
                kept.backup(connection.connection)
            return
        self.migrate(command, *args, **options)
        unfinished = file.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(unfinished)) as kept:
            connection.connection.backup(kept)
        unfinished.replace(file)
