"""The production stack on this machine, for the length of one command (``scripts/production COMMAND…``).

What docker-compose.yml runs, from the same configuration, in folders that go when it ends: database and Redis too
(``scripts/servers.py``). The command is run in the stack's own environment, so that it can use the database too, with
these beside it:

``STACK_URL``     the address of gunicorn itself, http://127.0.0.1:PORT; a reverse proxy would stand in front of it
``STACK_HOST``    the host name that the site answers to
``STACK_FOLDER``  the stack's folder: ``data``, ``static``, ``secrets``, ``logs`` with a file for each process, and the
                  logs of the two servers, ``database.log`` and ``redis.log``
``STACK_PIDS``    the main processes' ids as JSON; the command may end them

Ends with the command's status, or with 1 when a process could not be started, ended in disorder or is left running.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from processes import BIN, ROOT, die_with_parent, end_group, free_port, processes_with, start
from servers import Failed, database, queue

HOST = "dialog.example"
LATEST_START, LATEST_END = 180, 60
"""Seconds until /healthz answers 200, and from SIGTERM until every process has ended."""
NOWHERE = "smtp://127.0.0.1:{}"
"""A mail server that does not answer: mail waits, and is tried again."""
KEPT = ("SECOND_FACTOR_REQUIRED", "PATH", "HOME", "LANG", "TMPDIR")


def make_secrets(folder: Path) -> None:
    """Make what ``scripts/secrets`` makes, with a mail server's address that has been filled in."""
    folder.mkdir(mode=0o700)
    (folder / "email_url").write_text(NOWHERE.format(free_port()))
    subprocess.run([sys.executable, ROOT / "scripts" / "secrets", folder], check=True, stdout=subprocess.DEVNULL)


def secret_files(folder: Path, **addresses: str) -> dict[str, str]:
    """Write our servers' addresses in the place of the composition's; return the variables for all that is secret."""
    for name, address in addresses.items():
        (folder / name).unlink()  # it is for reading alone
        (folder / name).write_text(address)
    named = ("database_url", "redis_url", "email_url", "secret_key", "identity_keys", "metrics_token")
    return {f"{name.upper()}_FILE": str(folder / name) for name in named}


def environment(folder: Path, port: int, database_url: str, redis_url: str) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in KEPT if name in os.environ},
        **secret_files(folder / "secrets", database_url=database_url, redis_url=redis_url),
        "ENVIRONMENT": "production",
        "DJANGO_SETTINGS_MODULE": os.environ.get("STACK_SETTINGS", "dialogplattform.settings"),
        "PYTHONPATH": str(ROOT),
        "BEHIND_PROXY": "true",
        "ALLOWED_HOSTS": f"{HOST},localhost",  # a browser keeps secure cookies for localhost without HTTPS
        "SITE_URL": f"https://{HOST}",
        "DEFAULT_FROM_EMAIL": f"dialog@{HOST}",
        "DATA_DIR": str(folder / "data"),
        "STATIC_DIR": str(folder / "static"),
        "BIND": f"127.0.0.1:{port}",
        "WEB_WORKERS": os.environ.get("WEB_WORKERS", "2"),
        "STACK_FOLDER": str(folder),
        "STACK_URL": f"http://127.0.0.1:{port}",
        "STACK_HOST": HOST,
    }


def prepare(env: dict[str, str]) -> None:
    """Check, migrate and gather static files: what the service ``migrate`` and the image's build do."""
    steps = (
        ("check", "--deploy", "--fail-level", "WARNING"),
        ("migrate", "-v0"),
        ("collectstatic", "--noinput", "-v0"),
    )
    checked = {name: value for name, value in env.items() if name != "SECOND_FACTOR_REQUIRED"}  # off is warned of
    running = {
        step[0]: subprocess.Popen(
            [BIN / "python", "manage.py", *step],
            cwd=ROOT,
            env=checked if step[0] == "check" else env,
            preexec_fn=die_with_parent,
        )
        for step in steps
    }
    for name, process in running.items():
        if process.wait():
            raise Failed(f"manage.py {name} ended with {process.returncode}")


def is_healthy(env: dict[str, str]) -> bool:
    asked = urllib.request.Request(f"{env['STACK_URL']}/healthz", headers={"Host": HOST})
    try:
        with urllib.request.urlopen(asked, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


COMMANDS = {
    "web": ("gunicorn", "--config", "python:dialogplattform.gunicorn_conf", "dialogplattform.wsgi"),
    "worker": (
        "celery",
        "--quiet",
        "-A",
        "dialogplattform",
        "worker",
        "--concurrency",
        "2",
        "--max-tasks-per-child",
        "200",
    ),
    "scheduler": ("celery", "--quiet", "-A", "dialogplattform", "beat", "--pidfile", "{data}/beat.pid"),
}
"""As in docker-compose.yml."""


@contextmanager
def running(folder: Path, env: dict[str, str]) -> Iterator[dict[str, subprocess.Popen]]:
    """The three processes, well; asked to end afterwards, and ended.

    Raises:
        Failed: they did not begin, or one that was still there did not end by itself and in order.
    """
    children: dict[str, subprocess.Popen] = {}
    try:
        for name, command in COMMANDS.items():
            with (folder / "logs" / f"{name}.log").open("wb") as output:
                words = [word.format(data=env["DATA_DIR"]) for word in command]
                children[name] = start(*words, env=env, output=output)
        deadline = time.monotonic() + LATEST_START
        while not is_healthy(env):
            ended = [name for name, child in children.items() if child.poll() is not None]
            if ended or time.monotonic() > deadline:
                raise Failed(f"{', '.join(ended) or 'the stack'} did not begin well\n{tails(folder)}")
            time.sleep(0.1)
        yield children
        in_order(children)
    finally:
        for child in children.values():
            end_group(child)
            child.wait()


def in_order(children: dict[str, subprocess.Popen]) -> None:
    """Ask those that are there to end, and see that they do so by themselves."""
    there = {name: child for name, child in children.items() if child.poll() is None}
    for child in there.values():
        child.terminate()
    deadline = time.monotonic() + LATEST_END
    for name, child in there.items():
        try:
            status = child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise Failed(f"{name} did not end within {LATEST_END} s of SIGTERM") from None
        if status:
            raise Failed(f"{name} ended with {status} after SIGTERM")


def tails(folder: Path) -> str:
    logs = sorted((folder / "logs").glob("*.log"))
    return "\n".join(f"--- {log.name}\n" + "\n".join(log.read_text().splitlines()[-15:]) for log in logs)


def run(command: list[str]) -> int:
    """Start the stack, run ``command``, end the stack. Returns the command's status."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dialogplattform-stack-")))
        for name in ("data", "logs"):
            (folder / name).mkdir()
        make_secrets(folder / "secrets")
        own = stack.enter_context(database(folder / "secrets", folder / "database.log"))
        broker = stack.enter_context(queue(folder / "secrets", folder / "redis.log"))
        env = environment(folder, free_port(), own, broker)
        prepare(env)
        with running(folder, env) as children:
            pids = {name: child.pid for name, child in children.items()}
            status = subprocess.run(command, env={**env, "STACK_PIDS": json.dumps(pids)}, check=False).returncode
            if status:
                print(tails(folder), file=sys.stderr)
        if left := processes_with(f"STACK_FOLDER={folder}"):
            raise Failed(f"processes are left: {left}")
    return status


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_args: sys.exit(143))  # what was begun is ended on the way out
    die_with_parent()
    try:
        return run(sys.argv[1:])
    except Failed as failure:
        print(f"scripts/production: {failure}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
