"""PostgreSQL and Redis for ``scripts/stack.py``, from the same files as in docker-compose.yml: ``deploy/``.

Only paths, addresses and ports are our own. PostgreSQL refuses to be run by root, so root's is run by the user
``postgres``. Both end with the process that began them.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import redis
from processes import ROOT, die_with_parent, free_port

LATEST_START = 60
"""Seconds until a server answers."""
INITDB = ("--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth-host=reject", "--auth-local=peer")


class Failed(Exception):
    """The stack is not as it should be; the text says how."""


@contextmanager
def database(secrets: Path, log: Path) -> Iterator[str]:
    """A PostgreSQL with the product's database in it; yields the address.

    Args:
        secrets: the folder that ``scripts/secrets`` has filled.

    Raises:
        Failed: there is no PostgreSQL on this machine, or it did not begin.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
    if not found:
        raise Failed("PostgreSQL's programs are not in /usr/lib/postgresql")
    with tempfile.TemporaryDirectory(prefix="dialogplattform-postgresql-") as name, log.open("wb") as output:
        folder, port = Path(name), free_port()
        _deploy(folder, folder, "postgresql.conf", "pg_hba.conf")
        for file in ("ca_certificate", "db_certificate", "db_key"):
            shutil.copy(secrets / file, folder)
        (folder / "db_key").chmod(0o600)
        how = {"cwd": folder, "stdout": output, "stderr": output}
        if os.geteuid() == 0:
            how |= {"user": "postgres", "group": "postgres", "extra_groups": []}
            for path in (folder, *folder.iterdir()):
                shutil.chown(path, "postgres", "postgres")
        here = ["-D", folder / "data"]
        new = (ROOT / "deploy" / "database.sql").read_bytes()
        try:
            subprocess.run([found[-1] / "initdb", *here, *INITDB, "--data-checksums", "--no-sync"], check=True, **how)
            subprocess.run([found[-1] / "postgres", "--single", "-j", *here, "postgres"], check=True, input=new, **how)
        except subprocess.CalledProcessError:
            raise Failed(f"no PostgreSQL could be set up\n{log.read_text()}") from None
        ours = {"config_file": folder / "postgresql.conf", "unix_socket_directories": folder, "fsync": "off"}
        ours |= {"listen_addresses": "127.0.0.1", "port": port}
        words = [word for name, value in ours.items() for word in ("-c", f"{name}={value}")]
        server = subprocess.Popen([found[-1] / "postgres", *here, *words], preexec_fn=die_with_parent, **how)
        ready = [found[-1] / "pg_isready", "-q", "-h", folder, "-p", str(port), "-U", "postgres"]
        try:
            _until(lambda: subprocess.run(ready, check=False, **how).returncode == 0, server, log)
            yield _address(secrets, "database", port)
        finally:
            server.send_signal(signal.SIGINT)  # and closes what is still open
            server.wait()


@contextmanager
def queue(secrets: Path, log: Path) -> Iterator[str]:
    """A Redis; yields the address.

    Args:
        secrets: the folder that ``scripts/secrets`` has filled.

    Raises:
        Failed: it did not begin.
    """
    with tempfile.TemporaryDirectory(prefix="dialogplattform-redis-") as name, log.open("wb") as output:
        folder, port = Path(name), free_port()
        _deploy(folder, secrets, "redis.conf")
        ours = ["--bind", "127.0.0.1", "--tls-port", str(port), "--dir", folder]
        command = ["redis-server", folder / "redis.conf", *ours]
        server = subprocess.Popen(command, stdout=output, stderr=output, preexec_fn=die_with_parent)
        try:
            _until(lambda: _pings(folder / "redis.sock"), server, log)
            yield _address(secrets, "redis", port)
        finally:
            server.terminate()
            server.wait()


def _deploy(folder: Path, secrets: Path, *names: str) -> None:
    """Write files of ``deploy/`` to ``folder``, with our paths in the place of the containers'."""
    ours = {"/run/secrets/": f"{secrets}/", "/deploy/": f"{folder}/", "/tmp/": f"{folder}/"}
    for name in names:
        text = (ROOT / "deploy" / name).read_text()
        (folder / name).write_text(re.sub("|".join(ours), lambda found: ours[found[0]], text))


def _until(answers: Callable[[], bool], server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + LATEST_START
    while not answers():
        if server.poll() is not None or time.monotonic() > deadline:
            raise Failed(f"a server did not begin\n{log.read_text()}")
        time.sleep(0.05)


def _pings(at: Path) -> bool:
    try:
        with redis.Redis(unix_socket_path=str(at)) as client:
            return bool(client.ping())
    except redis.ConnectionError:
        return False


def _address(secrets: Path, name: str, port: int) -> str:
    """The address that ``scripts/secrets`` made, with our host, port and paths in the place of the containers'."""
    parts = urlsplit((secrets / f"{name}_url").read_text().strip().replace("/run/secrets/", f"{secrets}/"))
    user, at, _host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user}{at}127.0.0.1:{port}").geturl()
