"""A real worker process killed with SIGKILL in the middle of a document: the sweep finishes it, once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow
DEADLINE = 60
"""Seconds; a machine that needs longer is broken."""

BEGIN = """
import sys
import django
django.setup()
from reports import makers, render
"""
KILLED = f"""{BEGIN}
from reports.production import produce

def stuck(markup, target, *, listener):
    target.write_bytes(b"%PDF half")
    print("half way", flush=True)
    sys.stdin.read()  # until killed

render.write_pdf = stuck
makers.register("test", lambda pk: makers.Print(html="<p>", title=""))
produce(int(sys.argv[1]))
"""
MENDED = f"""{BEGIN}
from django.conf import settings
from reports import jobs
settings.CELERY_TASK_ALWAYS_EAGER = True
import dialogplattform.celery
dialogplattform.celery.app.conf.task_always_eager = True
page = '<!doctype html><html lang="sv"><head><title>T</title></head><body><p>Klar</p></body></html>'
makers.register("test", lambda pk: makers.Print(html=page, title="T"))
print(jobs.sweep(), jobs.sweep())
"""
ORDER = f"""{BEGIN}
from django.core.management import call_command
call_command("migrate", "reports", verbosity=0)
call_command("migrate", "accounts", verbosity=0)  # the sweep looks after mails too
from reports.models import Document
print(Document.objects.create(kind="test", object_id=1, content_key="a", title="T").pk)
"""


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    database = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    return kept | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "dialogplattform.settings",
    }


def run(code: str, environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(  # noqa: S603 - our own code above
        command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=DEADLINE
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_worker_killed_in_the_middle_costs_time_and_nothing_else(environment, tmp_path):
    pk = run(ORDER, environment)
    worker = subprocess.Popen(  # noqa: S603 - our own code above
        [sys.executable, "-c", KILLED, pk],
        env=environment,
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    began = time.monotonic()
    assert worker.stdout.readline() == "half way\n"
    assert time.monotonic() - began < DEADLINE
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert worker.returncode == -signal.SIGKILL

    assert run(MENDED, environment) == "0 0"  # the lease still holds: nobody takes it yet
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        assert database.execute("select state from reports_document").fetchall() == [("running",)]
        database.execute("update reports_document set lease_until = '2020-01-01 00:00:00'")
    database.close()
    assert run(MENDED, environment) == "1 0"

    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        rows = database.execute("select state, attempts, pages, file from reports_document").fetchall()
    database.close()
    [(state, attempts, pages, name)] = rows
    assert (state, attempts, pages) == ("done", 2, 1)
    assert [path.name for path in tmp_path.glob("media/documents/*/*")] == [Path(name).name]
