"""Work of the interviews room that the scheduler starts."""

from celery import shared_task

from dialogues.spreadsheets import uploads

from .booking.reminders import send_reminders
from .consent.withdrawal import erase_due
from .models import PeopleImport
from .webforms.sorting import empty_old


@shared_task
def remind_of_interviews() -> int:
    """Remind those who are invited to a talk; see ``booking/reminders.py``."""
    return send_reminders()


@shared_task
def sweep_people_imports() -> int:
    """Throw away uploaded lists of people that nobody said yes to."""
    return uploads.sweep(PeopleImport)


@shared_task
def empty_old_web_answers() -> int:
    """Erase the words of answers that were sorted or set aside a month ago; see ``webforms/sorting.py``."""
    return empty_old()


@shared_task
def erase_withdrawn() -> int:
    """Erase what was taken back thirty days ago: sealed texts, names; see ``consent/withdrawal.py``."""
    return erase_due()
