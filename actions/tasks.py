"""Work of the actions room that the scheduler starts."""

from celery import shared_task

from .reporting import reminders


@shared_task
def remind_of_reports() -> int:
    """Ask owners for status reports, and tell leaders of those that did not come; see ``reporting/reminders.py``."""
    return reminders.send_reminders()
