"""What holds for every task: the id of the request it comes of, and a line in the log.

Imported with the Celery application, by web, worker and scheduler, before Django is set up.
"""

import logging
from logging.config import dictConfig
from time import perf_counter
from typing import Any

from celery.signals import before_task_publish, setup_logging, task_postrun, task_prerun

from . import logs

log = logging.getLogger("dialogplattform.tasks")
REQUEST_ID = "request_id"
"""The message header that says which request a task comes of."""


@setup_logging.connect
def log_as_the_web_does(**_kwargs: object) -> None:
    """Workers and scheduler log what the web process logs, in the same form; Celery's own set-up is left out."""
    from django.conf import settings

    dictConfig(settings.LOGGING)
    logging.captureWarnings(True)


@before_task_publish.connect
def send_request_id(headers: dict[str, Any], **_kwargs: object) -> None:
    if request_id := logs.about.get().get("request"):
        headers[REQUEST_ID] = request_id


@task_prerun.connect
def begin_task(task_id: str, task: Any, **_kwargs: object) -> None:
    """What is logged from here on is of this task, and of the request it comes of if it comes of one."""
    if task.request.is_eager:  # it is done within the request itself
        return
    task.request.begun = perf_counter()
    given = task.request.get(REQUEST_ID)
    logs.about.set({"task": task.name} | ({"request": given} if given else {}))


@task_postrun.connect
def end_task(task: Any, state: str | None = None, **_kwargs: object) -> None:
    begun = getattr(task.request, "begun", None)
    if begun is None:
        return
    log.info("task", extra={"ended": state, "ms": round(1000 * (perf_counter() - begun), 1)})
    logs.about.set({})
