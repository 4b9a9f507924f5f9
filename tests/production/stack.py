"""A started stack (``scripts/production``) as the checks see it: over sockets, and what it has written."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.test import Client

from accounts.models import User

ROOT = Path(__file__).parent.parent.parent
HOST = os.environ.get("STACK_HOST", "")
FOLDER = Path(os.environ.get("STACK_FOLDER", "/nowhere"))
PIDS: dict[str, int] = json.loads(os.environ.get("STACK_PIDS", "{}"))
SECRETS = FOLDER / "secrets"
PROOF = ("sslrootcert", "sslcert", "sslkey")
"""What names a file, in what the database is reached by."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    asked: str

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Visitor:
    """Somebody behind the reverse proxy: their requests come as the proxy passes them on."""

    port: int = urlsplit(os.environ.get("STACK_URL", "")).port or 0
    cookies: dict[str, str] = field(default_factory=dict)
    proxy: dict[str, str] = field(default_factory=lambda: {"X-Forwarded-Proto": "https"})

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, values: dict[str, Any], page: str) -> Answer:
        """Send the form that stands on ``page``."""
        found = TOKEN.search(self.get(page).text)
        assert found, f"no form on {page}"
        return self.ask("POST", path, urlencode(values | {"csrfmiddlewaretoken": found[1]}))

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> Answer:
        """One request. Names of further headers are written with underscores, as keyword arguments are."""
        given = {"Host": HOST, **self.proxy, "Cookie": "; ".join(f"{key}={of}" for key, of in self.cookies.items())}
        if body:
            given |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
        given |= {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body or None, given)
            answer = connection.getresponse()
            read = answer.read()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, read, f"{method} {path}")


def signed_in(user: User) -> Visitor:
    """Somebody with a session, begun in the database: how one logs in is tested elsewhere."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return Visitor(cookies={settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value})


def until(happens: Callable[[], Any], *, seconds: float, what: str) -> Any:
    """Ask until ``happens`` is true, and return it: another process is waited for, no longer than this."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    while not (found := happens()):
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        pause.wait(0.1)
    return found


@contextmanager
def another_web(**environment: str) -> Iterator[tuple[Visitor, subprocess.Popen]]:
    """A second gunicorn of the same stack with other settings, and a visitor of it without a proxy.

    Its socket is opened here: who asks before gunicorn is there waits in line.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    program = [str(Path(sys.executable).parent / "gunicorn"), "--config", "python:dialogplattform.gunicorn_conf"]
    set_up = {**os.environ, "BIND": f"fd://{listener.fileno()}", "WEB_WORKERS": "1", **environment}
    with (FOLDER / "logs" / f"web-{port}.log").open("wb") as output:
        web = subprocess.Popen(  # noqa: S603 - our own
            [*program, "dialogplattform.wsgi"],
            cwd=ROOT, env=set_up, stdout=output, stderr=output, pass_fds=[listener.fileno()],
        )  # fmt: skip
    try:
        yield Visitor(port=port, proxy={}), web
    finally:
        web.send_signal(signal.SIGTERM)
        web.wait(timeout=40)
        listener.close()


def log_lines() -> list[dict[str, Any]]:
    """Everything that web, worker and scheduler have logged."""
    files = sorted((FOLDER / "logs").glob("*.log"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in found]


def keys(folder: Path) -> Path:
    """Put the stack's keys into ``folder`` as libpq takes them, and into ``others`` those of another installation."""
    for file in SECRETS.iterdir():
        shutil.copy(file, folder)
        (folder / file.name).chmod(0o600)
    made = [sys.executable, ROOT / "scripts" / "secrets", folder / "others"]
    subprocess.run(made, check=True, capture_output=True)  # noqa: S603 - our own script
    for file in (folder / "others").iterdir():
        file.chmod(0o600)
    return folder


def database(folder: Path) -> dict[str, Any]:
    """How the product reaches its database, with the files in ``folder``."""
    found = settings.DATABASES["default"]
    proof = dict(zip(PROOF, ("ca_certificate", "client_certificate", "client_key"), strict=True))
    return {
        "host": found["HOST"],
        "port": found["PORT"],
        "user": found["USER"],
        "dbname": found["NAME"],
        "sslmode": "verify-full",
        **{name: str(folder / file) for name, file in proof.items()},
    }


def queue(folder: Path) -> dict[str, Any]:
    """How the product reaches Redis, with the files in ``folder``."""
    parts = urlsplit(settings.REDIS_URL)
    return {
        "host": parts.hostname,
        "port": parts.port,
        "ssl": True,
        "ssl_ca_certs": str(folder / "ca_certificate"),
        "ssl_certfile": str(folder / "client_certificate"),
        "ssl_keyfile": str(folder / "client_key"),
    }
