"""Real workers killed with SIGKILL at every stage of a document: the next finishes it, once, and leaves one file."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from select import select

import pytest
from django.conf import settings

from tests import migrated

pytestmark = pytest.mark.slow
DEADLINE = 120
"""Seconds; a machine that needs longer is broken."""
STAGES = {"collect": 0, "write": 0, "layout": 0, "half": 1, "tags": 0, "save": 1, "commit": 1}
"""How many files a worker leaves that is killed there."""


class Workers:
    """The process of ``stuck_worker.py`` and those it begins."""

    def __init__(self, folder: Path) -> None:
        kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
        self.folder = folder
        self.environment = kept | {
            "DATA_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "dialogplattform.settings",
        }
        for name in ("messages", "processed", "control"):
            (folder / "broker" / name).mkdir(parents=True)

    def __enter__(self) -> "Workers":
        migrated.lay(self.folder / "db.sqlite3")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.reports.stuck_worker"],
            env=self.environment,
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(DEADLINE)

    def begin(self, what: str) -> None:
        """Begin a worker, and when it has told that it has come to ``what``, kill it: at once and without a word."""
        self.process.stdin.write(f"{what}\n".encode())
        self.process.stdin.flush()
        heard, _, _ = select([self.process.stdout], [], [], DEADLINE)
        assert heard, f"the worker that was to {what} said nothing"
        pid, told = self.process.stdout.readline().decode().split()
        os.kill(int(pid), signal.SIGKILL)
        assert told == ("over" if what == "sweep" else what)

    def rows(self) -> dict[str, tuple]:
        with closing(sqlite3.connect(self.folder / "db.sqlite3")) as database:
            asked = "select title, id, state, attempts, pages, file from reports_document order by id"
            return {title: values for title, *values in database.execute(asked)}

    def files(self, pk: int) -> list[Path]:
        found = self.folder.glob("media/documents/*/*")
        return [path for path in found if path.name.lstrip(".").startswith(f"{pk}-")]


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """One worker after the other is killed, each at a stage of its own; then one comes that sweeps."""
    with Workers(tmp_path_factory.mktemp("night")) as workers:
        for stage in STAGES:
            workers.begin(stage)
        killed = {
            title: ([state, attempts, pages, name], len(workers.files(pk)))
            for title, (pk, state, attempts, pages, name) in workers.rows().items()
        }
        workers.begin("sweep")
        yield killed, workers


@pytest.mark.parametrize("stage", STAGES)
def test_a_worker_killed_at_any_stage_costs_time_and_nothing_else(night, stage):
    killed, workers = night
    assert killed[stage] == (["running", 1, None, ""], STAGES[stage])
    pk, state, attempts, pages, name = workers.rows()[stage]
    assert (state, attempts, pages) == ("done", 2, 2)
    [path] = workers.files(pk)
    assert path == workers.folder / "media" / name
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert path.read_bytes().rstrip().endswith(b"%%EOF")


def test_messages_sent_again_and_again_made_one_document_each(night):
    _killed, workers = night
    assert [(title, len(workers.files(row[0]))) for title, row in workers.rows().items()] == [(s, 1) for s in STAGES]
