"""Work of the meetings room that the scheduler starts."""

from celery import shared_task

from .candidates.importing import sweep_uploads
from .candidates.services import erase_due


@shared_task
def sweep_candidate_imports() -> int:
    """Throw away uploaded lists of candidates that nobody said yes to."""
    return sweep_uploads()


@shared_task
def erase_candidates() -> int:
    """Erase who the candidates are when the dialogue's day of weeding out has come."""
    return erase_due()
