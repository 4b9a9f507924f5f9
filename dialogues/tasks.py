"""Work of the dialogues' own rooms that the scheduler starts."""

from celery import shared_task

from . import erasures
from .anchoring import reminders as sign_offs
from .design_team import reminders as design_team
from .knowledge import services as knowledge
from .models import ActorImport
from .spreadsheets import uploads
from .triage import reminders as triage


@shared_task
def remind_of_sign_offs() -> int:
    """Ask again those who have not said where they stand; see ``anchoring/reminders.py``."""
    return sign_offs.send_reminders()


@shared_task
def remind_of_triage() -> int:
    """Ask again those who have not said how complex it is; see ``triage/reminders.py``."""
    return triage.send_reminders()


@shared_task
def remind_of_team_invitations() -> int:
    """Ask again those who have not said whether they will sit in the team; see ``design_team/reminders.py``."""
    return design_team.send_reminders()


@shared_task
def remove_stray_knowledge_files() -> int:
    """Remove files that no source holds; see ``knowledge/services.py``."""
    return knowledge.remove_stray_files()


@shared_task
def sweep_actor_imports() -> int:
    """Forget lists of actors that nobody said yes to; see ``spreadsheets/uploads.py``."""
    return uploads.sweep(ActorImport)


@shared_task
def keep_erasures() -> int:
    """Write down outside the database what a killed process did not get to; see ``erasures.py``."""
    return erasures.keep_waiting()
