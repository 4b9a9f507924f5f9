"""The worker's pulse: a file in DATA_DIR that a task touches, so that any process can tell whether work gets done."""

import time
from pathlib import Path

from django.conf import settings

SILENT_AFTER = 60
"""Seconds without a pulse after which the worker counts as gone."""


def _file() -> Path:
    return settings.DATA_DIR / "worker-pulse"


def record_pulse() -> None:
    _file().touch()


def worker_is_alive() -> bool:
    try:
        return time.time() - _file().stat().st_mtime < SILENT_AFTER
    except OSError:
        return False
