"""Work of the dialogues' own rooms that the scheduler starts."""

from celery import shared_task

from .anchoring import reminders


@shared_task
def remind_of_sign_offs() -> int:
    """Ask again those who have not said where they stand; see ``anchoring/reminders.py``."""
    return reminders.send_reminders()
