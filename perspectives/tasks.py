"""Work of the perspectives room that the scheduler starts."""

from celery import shared_task

from reports.orders.services import throw_away_old

from .check_back import reminders as check_back
from .compilations import readers
from .exchange.services import KIND


@shared_task
def throw_away_exports() -> int:
    """Throw away exports older than a day. A withdrawal throws them away at once (``perspectives/withdrawal.py``)."""
    return throw_away_old(KIND)


@shared_task
def remind_of_drafts() -> int:
    """Remind those of the design team who have not answered a draft for two weeks; see ``compilations/readers.py``."""
    return readers.send_reminders()


@shared_task
def remind_of_check_backs() -> int:
    """Remind interviewees who were asked about their quotes two weeks ago; see ``check_back/reminders.py``."""
    return check_back.send_reminders()
