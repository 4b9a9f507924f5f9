"""Real Celery workers for the tests, forked from one process that has loaded everything, so that each costs little.

Started as ``python -m tests.reports.stuck_worker`` it answers a line with a line: ``<stage>`` begins a worker that
orders a document, whose message it sends twice, and stops dead when it comes to that stage, until somebody kills it;
``sweep`` begins one that sweeps until no document is left to make. The lease of those that are to be killed is a
second. The answer is ``<pid> <stage or over>``. Each worker
has a queue of its own, so that it does its own work only.
"""

import os
import sys
import threading
from collections.abc import Callable

import django
from celery.signals import worker_ready

from dialogplattform.celery import app

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.db import connection  # noqa: E402

from reports import jobs, makers, places, render, services, tasks  # noqa: E402
from reports.models import Document  # noqa: E402

STAGES = ["collect", "write", "layout", "half", "tags", "save", "commit"]
PAGE = (
    '<!doctype html><html lang="sv"><head><title>T</title></head><body><h1>Klar</h1>'
    '<p style="break-before: page">Sida två</p></body></html>'
)


task = ""
"""Of this process: the stage to stop at, or ``sweep``."""
pipe = -1


def tell(words: str) -> None:
    os.write(pipe, f"{os.getpid()} {words}\n".encode())


def stop_dead_at(stage: str) -> None:
    if stage == task:
        tell(stage)
        threading.Event().wait()


def first(stage: str, act: Callable) -> Callable:
    """Stop dead before ``act`` is done."""

    def stopping(*arguments, **options):
        stop_dead_at(stage)
        return act(*arguments, **options)

    return stopping


def write() -> str:
    stop_dead_at("write")
    return PAGE


def collect(object_id: int) -> makers.Print:
    stop_dead_at("collect")
    return makers.Print(html=write, title="T")


def lay_out_and_tag(act: Callable) -> Callable:
    """Stop dead on the second page, or with the file half written."""

    def laid_out(markup, target, *, listener):
        def listen(step, page, pages):
            listener(step, page, pages)
            if (step, page) == (render.LAYOUT, 2):
                stop_dead_at("layout")

        if task == "half":
            target.write_bytes(b"%PDF-1.7 half")
            stop_dead_at("half")
        return act(markup, target, listener=listen)

    return laid_out


makers.register("test", collect)
render.write_pdf = lay_out_and_tag(render.write_pdf)
render.finish_tags = first("tags", render.finish_tags)
places.Place.settle = first("save", places.Place.settle)
Document.finish = first("commit", Document.finish)
"""The file lies in its place, and no row says so."""


def order() -> None:
    document = services.order_document(kind="test", object_id=STAGES.index(task), content_key="a", title=task)
    tasks.make_document.apply_async(args=[document.pk])  # once more


def sweep_until_over() -> None:
    """Twenty times a second, so that a job is handed out again and again before the worker comes to it."""
    pause = threading.Event()
    while Document.objects.filter(state__in=["waiting", "running"]).exists():
        jobs.sweep()
        pause.wait(0.05)
    connection.close()
    tell("over")


@worker_ready.connect
def begin(**_: object) -> None:
    if task != "sweep":
        order()
    else:
        threading.Thread(target=sweep_until_over, daemon=True).start()


def work(wanted: str, writing: int) -> None:
    """Be the worker. Never returns."""
    global task, pipe
    task, pipe = wanted, writing
    app.conf.task_default_queue = wanted
    settings.JOB_LEASE_SECONDS = 60 if wanted == "sweep" else 1
    app.worker_main(["--quiet", "worker", "--pool", "solo", "--loglevel", "error", "--queues", wanted])
    os._exit(1)


def main() -> None:
    """Fork a worker for each line; see the module."""
    for line in sys.stdin:
        reading, writing = os.pipe()
        if not os.fork():
            os.close(reading)
            work(line.strip(), writing)
        os.close(writing)
        with os.fdopen(reading) as pipe_of_worker:
            sys.stdout.write(pipe_of_worker.readline())
            sys.stdout.flush()


if __name__ == "__main__":
    main()
