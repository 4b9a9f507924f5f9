"""Is a worker alive? Each one writes a pulse; /healthz reads it. A row, since web and worker may share no disk."""

from datetime import timedelta

from celery.signals import worker_ready
from django.utils import timezone

from .models import Pulse

SILENT_AFTER = timedelta(seconds=60)
"""Four beats missed (the scheduler sends one every 15 seconds)."""
WORKER = "worker"


def record_pulse() -> None:
    """Note that a worker lives now."""
    Pulse.objects.update_or_create(name=WORKER, defaults={"at": timezone.now()})


def worker_is_alive() -> bool:
    """Whether any worker has worked within a minute: the queue, the worker and the scheduler all do. One query."""
    return Pulse.objects.filter(name=WORKER, at__gte=timezone.now() - SILENT_AFTER).exists()


@worker_ready.connect
def _first_beat(**_kwargs: object) -> None:
    """The site need not wait for the scheduler's first round to be well."""
    record_pulse()
