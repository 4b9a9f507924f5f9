"""Logs: what happened, never what was said and never who.

In production an event is one line of JSON. Its fields are those named here and no others: time, level, logger,
message, and of a request its id, method, route name, status and milliseconds; of a task its name and how it ended; of
a log-in the way and a mark that stands for the account. A path, a query, an address or a header is never among them.

What others write into a message cannot be foreseen (Django logs paths, Celery logs exceptions, a database quotes the
row it refused). So of a line from a library only the text that stands in its source is kept, with numbers filled in;
of an exception its type and where it was raised; and what still looks like an address, a token or a personal number is
taken out of every line. Our own modules log keys and type names.
"""

import json
import logging
import re
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any

from .ours import OURS

BASE_DIR = Path(__file__).resolve().parent.parent
FIELDS = ("route", "status", "ms", "ended", "way", "account")
"""What a line of ours may carry beside its message (``log.info(…, extra=…)``). ``account`` is a mark, and no address:
``accounts/security_log.py``."""
OF_CELERY = {"name", "id", "runtime"}
"""The values that Celery names in its messages and that say nothing of what a task was about."""
FRAMES, CAUSES = 12, 4
"""How many calls of an exception are told, innermost last, and how many exceptions behind it."""
LEFT_OUT = "…"
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`|<[^>]*>")
SCRUBBED = (
    (re.compile(r"[^\s@<>\"'(),;:=]+@[^\s@<>\"'(),;:=]+"), "[address]"),
    (re.compile(r"(?<![\w-])(?:\d{2})?\d{6}[-+]?\d{4}(?![\w-])"), "[number]"),
    (re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}(?![\w-])"), "[token]"),
)

about: ContextVar[Mapping[str, Any]] = ContextVar("about", default=MappingProxyType({}))
"""What is being done in this thread: the request's id, method and route, or the task's. Stands on every line of it."""


class _Masked:
    """Stands for a value in a library's message."""

    def __str__(self) -> str:
        return LEFT_OUT

    __repr__ = __str__


def _safe(value: object) -> object:
    return value if isinstance(value, int | float) else _Masked()


def scrub(text: str) -> str:
    """Take out what looks like an e-mail address, a personal number or a token."""
    for pattern, instead in SCRUBBED:
        text = pattern.sub(instead, text)
    return text


def message_of(record: logging.LogRecord) -> str:
    """Return the record's message without anything personal: see the module."""
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    if record.name.split(".")[0] in OURS:
        return scrub(record.getMessage())
    if record.name.startswith("django.security."):  # the words of an exception: a forged host stands in them
        return record.name.rpartition(".")[2]
    args: Any = record.args
    if not args:  # put together before it was handed over: what is quoted in it is somebody's
        return scrub(QUOTED.sub(LEFT_OUT, record.msg))
    if isinstance(args, Mapping):
        known = OF_CELERY if record.name.startswith("celery") else set()
        args = {name: value if name in known else _safe(value) for name, value in args.items()}
    else:
        args = tuple(_safe(value) for value in args)
    try:
        return scrub(record.msg % args)
    except (TypeError, ValueError):  # a number was asked for where a text had to be left out
        return scrub(record.msg)


def _frames(traceback: TracebackType | None) -> list[str]:
    found = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        path = Path(code.co_filename)
        shown = path.relative_to(BASE_DIR) if path.is_relative_to(BASE_DIR) else Path(*path.parts[-3:])
        found.append(f"{shown}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return found[-FRAMES:]


def told(error: BaseException) -> list[dict[str, Any]]:
    """Return an exception and those behind it as types and places, with a database's or system's own code.

    Their words are left out: a refused row, a name that could not be parsed and a file's title all stand in them.
    """
    found: list[dict[str, Any]] = []
    current: BaseException | None = error
    while current is not None and len(found) < CAUSES:
        kind = type(current)
        entry: dict[str, Any] = {"type": f"{kind.__module__}.{kind.__qualname__}", "at": _frames(current.__traceback__)}
        for name in ("sqlstate", "errno"):
            if value := getattr(current, name, None):
                entry[name] = value
        found.append(entry)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return found


class JsonLine(logging.Formatter):
    """One event, one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
            **about.get(),
        }
        if record.name.split(".")[0] in OURS:
            line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=lambda _value: LEFT_OUT)


def configuration(*, as_json: bool, level: str) -> dict[str, Any]:
    """Return the configuration for ``logging.config.dictConfig``: of Django, of gunicorn and of Celery alike.

    Requests and tasks have a line each in production; while developing, runserver and a quiet console do.
    """
    steps = level if as_json else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
            "json": {"()": "dialogplattform.logs.JsonLine"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json" if as_json else "plain"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "dialogplattform.requests": {"level": steps},
            "dialogplattform.tasks": {"level": steps},
            "accounts.security": {"level": steps},
            # Nothing is mailed, and no page with local values is made: an error is a line like the others.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"level": "ERROR" if as_json else "WARNING"},
            "django.server": {"level": "WARNING"},
            "gunicorn.error": {"handlers": [], "level": level, "propagate": True},
            "celery": {"level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "pikepdf": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
        },
    }
