"""The web's processes killed in the middle of a request, and the database killed under them."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

from tests.edits.forms_on_pages import forms_of
from tests.faults.databases import own_database
from tests.killing import kill_all

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DEADLINE = 120
"""Seconds; a machine that needs longer is broken."""


class Site:
    """gunicorn with one worker. Its socket is opened here: whoever asks before the worker is there waits in line."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def __enter__(self) -> "Site":
        self.process = subprocess.Popen(  # noqa: S603 - our own
            [
                *(sys.executable, "-m", "gunicorn", "tests.faults.slow_site", "--workers", "1", "--threads", "1"),
                *("--bind", f"fd://{self.listener.fileno()}", "--log-level", "critical", "--timeout", str(DEADLINE)),
            ],
            env=self.environment | {"SITE_URL": f"http://127.0.0.1:{self.port}"},
            cwd=settings.BASE_DIR,
            pass_fds=[self.listener.fileno()],
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.listener.close()

    def ask(self, path: str, *, cookie: str = "", sent: dict | None = None) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        headers = {"Cookie": cookie} if cookie else {}
        if sent is None:
            line.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request("POST", path, urlencode(sent, doseq=True), headers)
        answer = line.getresponse()
        if cookie and (more := answer.getheader("Set-Cookie")):
            self.csrf = more.partition(";")[0]
        return answer.status, answer.read().decode()

    def health(self) -> tuple[int, bool]:
        """What ``/healthz`` answers, and what it says of the database."""
        status, body = self.ask("/healthz")
        return status, json.loads(body)["database"]

    def rows(self) -> dict:
        return json.loads(self.ask("/rows")[1])


@contextmanager
def stopping(site: Site, pattern: str) -> Iterator[None]:
    """Let requests stop dead after the first statement that ``pattern`` matches."""
    os.mkfifo(site.folder / "told")
    (site.folder / "stop-at").write_text(pattern)
    try:
        yield
    finally:
        (site.folder / "stop-at").unlink()
        (site.folder / "told").unlink()


def stopped_worker(site: Site) -> int:
    """Wait for the request to stop; the pid of the process that is in it."""
    told = os.open(site.folder / "told", os.O_RDONLY | os.O_NONBLOCK)
    try:
        heard, _, _ = select([told], [], [], DEADLINE)
        assert heard, "no request came to the statement"
        return int(os.read(told, 100))
    finally:
        os.close(told)


@pytest.fixture(scope="module")
def place(django_db_setup, django_db_blocker, tmp_path_factory):
    """Folder and environment of the site. Before any test, so that none is in a transaction meanwhile."""
    folder = tmp_path_factory.mktemp("web")
    with django_db_blocker.unblock(), own_database(folder, "web") as environment:
        yield folder, environment


def test_a_web_process_killed_in_the_middle_leaves_nothing_and_the_form_sent_again_makes_one(place):
    with Site(*place) as site:
        begun = site.rows()
        page, cookie = begun["page"], begun["cookie"]
        status, body = site.ask(page, cookie=cookie)
        assert status == 200
        cookie = f"{cookie}; {site.csrf}"
        [form] = [form for form in forms_of(body, page) if "creation_key" in form.names()]
        sent = form.sent() | {"title": ["Vi lyssnar"], "minutes": ["20"]}

        with stopping(site, r'INSERT INTO "meetings_agendaitem"'):

            def press() -> None:
                with suppress(http.client.HTTPException, OSError):
                    site.ask(page, cookie=cookie, sent=sent)

            pressing = threading.Thread(target=press)
            pressing.start()
            worker = stopped_worker(site)
            assert worker != site.process.pid
            os.kill(worker, signal.SIGKILL)
            pressing.join(DEADLINE)
        assert site.rows() == begun  # answered by the worker that took its place

        assert [site.ask(page, cookie=cookie, sent=sent)[0] for _press in range(2)] == [302, 302]
        assert site.rows()["items"] == ["Vi lyssnar"]
        assert site.rows()["events"] == begun["events"] + 1


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


class Cluster:
    """A PostgreSQL of this test's own, on a port of its own, with the suite's tables in it."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self.folder, self.binaries = folder, binaries
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def _run(self, program: str, *words: str, **how) -> None:
        who = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run(  # noqa: S603 - our own
            [*who, str(self.binaries / program), *words], check=True, timeout=DEADLINE, cwd="/", **how
        )

    def make(self) -> None:
        self.folder.mkdir()
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._run("initdb", "-D", str(self.folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N", **quiet)
        self.start()
        given = connection.settings_dict
        dump = self.folder.with_name("tables.sql")
        with dump.open("w") as file:
            source = ["-h", given["HOST"], "-p", str(given["PORT"]), "-U", given["USER"], given["NAME"]]
            self._run("pg_dump", "--no-owner", *source, stdout=file, env=os.environ | {"PGPASSWORD": given["PASSWORD"]})
        with dump.open() as file:
            own = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-q", "postgres"]
            self._run("psql", *own, stdin=file, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        how = f"-p {self.port} -c unix_socket_directories='' -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", str(self.folder), "-w", "-l", str(self.folder / "log"), "-o", how, "start",
                  stdout=subprocess.DEVNULL)  # fmt: skip

    def kill(self) -> None:
        """All of it at once, as when the machine goes down: the server and every process it has begun."""
        postmaster = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
        children = [
            int(folder.name)
            for folder in Path("/proc").glob("[0-9]*")
            if re.search(rf"\) \S {postmaster} ", _stat(folder))
        ]
        kill_all([postmaster, *children])
        # A dead process keeps its number until its parent has asked for it; after a machine's fall nobody has it.
        (self.folder / "postmaster.pid").unlink()

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "stop", stdout=subprocess.DEVNULL,
                      stderr=subprocess.DEVNULL)  # fmt: skip


def _stat(folder: Path) -> str:
    try:
        return (folder / "stat").read_text()
    except OSError:
        return ""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder into which the user ``postgres`` may look, as that of pytest may not."""
    with tempfile.TemporaryDirectory(prefix="dialogplattform-killed-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_database_that_is_killed_is_told_of_and_found_again(place, open_folder):
    """503 while it is gone, and 200 by the same worker when it is back: no connection is held that is dead."""
    binaries = _binaries()
    if connection.vendor != "postgresql" or binaries is None:
        pytest.skip("the suite runs on SQLite, which is in no process of its own, or there is no PostgreSQL to begin")
    data = open_folder / "data"
    shutil.copytree(place[0] / "broker", data / "broker")
    cluster = Cluster(open_folder / "pg", binaries)
    try:
        cluster.make()
        with Site(data, place[1] | {"DATA_DIR": str(data), "DATABASE_URL": cluster.url}) as site:
            site.rows()
            assert site.health() == (200, True)
            cluster.kill()
            assert site.health() == (503, False)
            cluster.start()
            assert site.rows()["items"] == []
            assert site.health() == (200, True)
    finally:
        cluster.stop()
