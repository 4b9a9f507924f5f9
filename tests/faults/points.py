"""The moments at which a process can be killed: after each thing it writes, and after each commit."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

from django.db import connection

from accounts import tasks

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


class Points:
    """Counts the moments, and ends the process for good at number ``kill_at`` (from 1; 0 is never)."""

    def __init__(self, kill_at: int = 0) -> None:
        self.kill_at, self.passed = kill_at, 0

    def _pass(self) -> None:
        self.passed += 1
        if self.passed == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _after(self, act: Callable) -> Callable:
        def acted(*arguments, **options):
            result = act(*arguments, **options)
            self._pass()
            return result

        return acted

    def _statement(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if WRITES.match(sql):
            self._pass()
        return result

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Rows written, transactions committed, files put in their place and removed, mails taken by the server."""
        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(self._statement))
            for owner, name in ((connection, "_commit"), (tasks, "deliver")):
                stack.enter_context(mock.patch.object(owner, name, self._after(getattr(owner, name))))
            for name in ("replace", "unlink"):
                stack.enter_context(mock.patch.object(Path, name, self._after(getattr(Path, name))))
            yield
