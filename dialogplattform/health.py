"""``/healthz``: whether the database answers, a worker and the scheduler live, and files can be written. It tells the
truth or 503."""

import uuid
from functools import lru_cache
from time import time

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from dialogues.access import service
from reports.pulse import SILENT_AFTER, alive

WRITTEN_EVERY = 10
"""Seconds in which a process writes one file at most: anyone may ask, as often as they like."""


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def who_lives() -> dict[str, bool]:
    try:
        return alive()
    except DatabaseError:
        return dict.fromkeys(SILENT_AFTER, False)


def storage_takes_files() -> bool:
    return _takes_a_file(int(time() // WRITTEN_EVERY), str(settings.MEDIA_ROOT))


@lru_cache(maxsize=1)
def _takes_a_file(_when: int, _where: str) -> bool:
    try:
        name = default_storage.save(f"health/{uuid.uuid4()}", ContentFile(b"ok"))
        default_storage.delete(name)
    except OSError:
        return False
    return True


@service
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when all of it works, else 503, with the state of each. Holds nothing personal."""
    parts = {"database": database_answers(), **who_lives(), "storage": storage_takes_files()}
    answer = JsonResponse(parts, status=200 if all(parts.values()) else 503)
    answer._has_been_logged = True  # type: ignore[attr-defined] # a 503 here is an answer, not a fault to log
    return answer
