"""Work of the keeping room that the scheduler starts."""

from celery import shared_task

from reports.orders.services import throw_away_old

from .archive.services import KIND


@shared_task
def throw_away_archives() -> int:
    """Throw away the files of archives that were ordered more than a day ago; the rows stay."""
    return throw_away_old(KIND)
