"""Where a run lives: a folder that goes when it ends, a database for each scale, and processes in it."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = ("DEBUG", "REDIS_URL", "CELERY_BROKER_URL", "DATABASE_URL_FILE", "OIDC_SERVER_URL", "SITE_URL", "LOG_LEVEL")
"""Of the environment: what would make one machine measure something else than another."""


class Failed(Exception):
    """A step of the run did not work; the text says which."""


class Place:
    """One scale's data folder and database."""

    def __init__(self, folder: Path, scale: int, database: str) -> None:
        self.scale, self.folder = scale, folder
        self.environment = {key: value for key, value in os.environ.items() if key not in LEFT_OUT} | {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": "0",
            "ENVIRONMENT": "local",
            "DEMO": "1",
            "EMAIL_URL": "dummymail://",
            "DATA_DIR": str(folder / f"scale-{scale}"),
            "STATIC_DIR": str(folder / "static"),
            "DATABASE_URL": database,
            "LOG_LEVEL": "ERROR",
        }

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, text=True, stdout=subprocess.PIPE, **options
        )

    def run(self, *arguments: str) -> str:
        """Run to the end and return what it printed.

        Raises:
            Failed: it ended otherwise than well.
        """
        return finish(self.start(*arguments))


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for ``process``; see ``Place.run``."""
    printed, _ = process.communicate()
    if process.returncode:
        raise Failed(f"{' '.join(map(str, process.args))} ended with {process.returncode}")
    return printed


class Served:
    """A process of ``module`` that answers one line with one line."""

    def __init__(self, place: Place, module: str) -> None:
        self.module = module
        self.process = place.start("-m", module, stdin=subprocess.PIPE)

    def ask(self, *words: Any) -> Any:
        """Send ``words`` and return the answer.

        Raises:
            Failed: it ended instead of answering; its own words stand above.
        """
        if self.process.stdin is None or self.process.stdout is None:
            raise Failed(f"{self.module} has no pipes")
        try:
            self.process.stdin.write(json.dumps(words) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise Failed(f"{self.module} ended while asked for {' '.join(map(str, words))}")
        return json.loads(line)

    def __enter__(self) -> "Served":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def places(scales: tuple[int, ...]) -> Iterator[list[Place]]:
    """Make a place for each scale, with an empty database; take all of it away afterwards.

    With DATABASE_URL the databases are made beside the one it names; without, they are SQLite files.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dialog-bench-")))
        address = os.environ.get("DATABASE_URL", "")
        yield [
            Place(folder, scale, stack.enter_context(database(address, str(scale))) if address else "")
            for scale in scales
        ]


@contextmanager
def database(address: str, called: str) -> Iterator[str]:
    """An empty database beside the one at ``address``, dropped afterwards; yields its own address."""
    import psycopg
    from psycopg import sql

    parts = urlsplit(address)
    name = f"{parts.path.lstrip('/')}_bench_{called}"
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))

    def on_server(*statements: sql.Composed) -> None:
        with psycopg.connect(address, autocommit=True) as server:
            for statement in statements:
                server.execute(statement)

    on_server(drop, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        on_server(drop)
