"""Ending a process that need not be a child of this one, for good."""

import os
import signal
from collections.abc import Iterable
from select import select

LONGEST = 20
"""Seconds; a process that outlives SIGKILL that long is stuck in the kernel."""


def kill_all(pids: Iterable[int]) -> None:
    """Kill the processes with SIGKILL and wait until the last is gone. One that is gone already is no fault."""
    files = []
    for pid in pids:
        try:
            files.append(os.pidfd_open(pid))
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    for file in files:
        ended, _, _ = select([file], [], [], LONGEST)
        os.close(file)
        assert ended, f"a killed process lives after {LONGEST} s"
