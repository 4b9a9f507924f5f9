"""Work of the dialogues' own rooms that the scheduler starts."""

from celery import shared_task

from .actors import importing
from .anchoring import reminders


@shared_task
def remind_of_sign_offs() -> int:
    """Ask again those who have not said where they stand; see ``anchoring/reminders.py``."""
    return reminders.send_reminders()


@shared_task
def sweep_actor_imports() -> int:
    """Forget lists of actors that nobody said yes to; see ``actors/importing.py``."""
    return importing.sweep_uploads()
