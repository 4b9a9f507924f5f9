"""Work of the meetings room that the scheduler starts; the choice's and the tables' own is found here by Celery."""

from celery import shared_task

from dialogues.spreadsheets import uploads

from .choosing.tasks import make_choice
from .evening.kit import throw_away_old_kits
from .inviting.reminders import send_reminders
from .inviting.services import throw_away_old_letters
from .models import CandidateImport
from .tables.tasks import plan_tables

__all__ = ["make_choice", "plan_tables", "sweep_candidate_imports", "throw_away_kits"]


@shared_task
def throw_away_kits() -> int:
    """Throw away printed kits, which have names in them, a month after they were ordered."""
    return throw_away_old_kits()


@shared_task
def sweep_candidate_imports() -> int:
    """Throw away uploaded lists of candidates that nobody said yes to."""
    return uploads.sweep(CandidateImport)


@shared_task
def remind_of_meetings() -> int:
    """Remind those who are asked to the meetings; see ``inviting/reminders.py``."""
    return send_reminders()


@shared_task
def throw_away_letters() -> int:
    """Throw away printed letters, which have codes and addresses in them, after two weeks."""
    return throw_away_old_letters()
