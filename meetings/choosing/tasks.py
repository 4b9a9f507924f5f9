"""Work of the choice; ``meetings/tasks.py`` brings it in for Celery to find."""

from celery import shared_task


@shared_task
def make_choice(pk: int) -> None:
    """Make one choice. Safe to deliver twice: the claim decides who does it."""
    from .working import make  # brings in OR-Tools, which web processes do without

    make(pk)
