"""The worker's part of the tables. Found by Celery through ``meetings/tasks.py``."""

from celery import shared_task


@shared_task(name="meetings.tables.plan")
def plan_tables(pk: int) -> None:
    """Plan the tables of one row. Safe to deliver twice: the claim decides who does it."""
    from .production import produce  # brings in the solver, which web processes do without

    produce(pk)
