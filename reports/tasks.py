"""Work of the reports room, and the sweep that serves every kind of job."""

from celery import shared_task

from . import jobs


@shared_task
def sweep_jobs() -> int:
    """Hand out jobs that were never delivered or lost their worker."""
    return jobs.sweep()
