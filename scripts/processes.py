"""Starting and ending the product's processes: what ``scripts/run`` and ``scripts/production`` have in common."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, from <sys/prctl.h>


def die_with_parent() -> None:
    """Get SIGTERM should the process that started this one (make, or this script) be killed outright."""
    ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGTERM)


def start(*command: str, env: Mapping[str, str] | None = None, output: IO[bytes] | None = None) -> subprocess.Popen:
    """Start a program of our virtual environment, in a session of its own.

    Args:
        env: all of its environment; without it, ours.
        output: where both its streams go; without it, to ours.
    """
    # Celery warns against running as root, which is what a newcomer's container is.
    quiet = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}
    return subprocess.Popen(
        [str(BIN / command[0]), *command[1:]],
        cwd=ROOT,
        env={**(os.environ if env is None else env), **quiet},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,  # so that Ctrl-C reaches this script alone, which then stops them in order
        preexec_fn=die_with_parent,
    )


def end_group(child: subprocess.Popen) -> None:
    """End at once whatever is left of the child's process group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def stop_all(children: dict[str, subprocess.Popen]) -> None:
    """Ask every child to stop; after ten seconds end what is left of its process group."""
    for child in children.values():
        child.terminate()  # the main process alone, which stops its own children in good order
    deadline = time.monotonic() + 10
    for child in children.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        end_group(child)
        child.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes_with(mark: str) -> list[int]:
    """Return the ids of processes whose environment holds ``mark``, other than this one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes() and int(folder.name) != os.getpid():
                found.append(int(folder.name))
        except OSError:
            continue
    return found
