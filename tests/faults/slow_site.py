"""The site for a test that kills it: everything as it is, but a request can be told to stop dead in the middle.

``stop-at`` in the data folder holds a pattern: after a statement that it matches, the request writes the worker's pid
into the pipe ``told`` and goes no further. ``/rows`` answers with how many rows there are.
"""

import json
import os
import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application

site = get_wsgi_application()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from dialogues.models import Event  # noqa: E402
from meetings.models import AgendaItem, Meeting  # noqa: E402
from reports.pulse import SCHEDULER, WORKER, record_pulse  # noqa: E402
from tests import factories  # noqa: E402

FOLDER = Path(os.environ["DATA_DIR"])


def _prepare() -> dict[str, Any]:
    """A dialogue with a meeting, and its leader logged in."""
    dialogue = factories.make_dialogue()
    lena = factories.make_member(dialogue, factories.make_user("Lena"), "leader")
    meeting = Meeting.objects.create(dialogue=dialogue, number=1, title="Kväll 1", held_on="2022-05-11")
    client = Client()
    client.force_login(lena, "django.contrib.auth.backends.ModelBackend")
    (cookie,) = client.cookies.values()
    return {"cookie": f"{cookie.key}={cookie.value}", "page": f"{meeting.get_absolute_url()}agenda/new/"}


def _rows() -> dict[str, Any]:
    for name in (WORKER, SCHEDULER):
        record_pulse(name)
    kept = FOLDER / "prepared.json"
    if not kept.exists():
        kept.write_text(json.dumps(_prepare()))
    return json.loads(kept.read_text()) | {
        "items": list(AgendaItem.objects.values_list("title", flat=True)),
        "events": Event.objects.filter(name="meeting.agenda_changed").count(),
    }


def _stop(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
    result = execute(sql, params, many, context)
    asked = FOLDER / "stop-at"
    if asked.exists() and re.match(asked.read_text(), sql):
        with (FOLDER / "told").open("w") as told:
            told.write(str(os.getpid()))
        threading.Event().wait()
    return result


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/rows":
        body = json.dumps(_rows()).encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]
    with connection.execute_wrapper(_stop):
        return site(environ, start_response)
