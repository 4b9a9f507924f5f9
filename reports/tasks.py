"""Work of the reports room, and the sweep that serves every kind of job."""

from celery import shared_task

from . import jobs, places


@shared_task
def sweep_jobs() -> int:
    """Hand out jobs that were never delivered or lost their worker."""
    return jobs.sweep()


@shared_task
def remove_strays() -> int:
    """Remove files that no document points at: what killed workers left."""
    return places.remove_strays()


@shared_task
def make_document(pk: int) -> None:
    """Make one PDF. Safe to deliver twice: the claim decides who does it."""
    from .production import produce  # brings in WeasyPrint, which web processes do without

    produce(pk)
