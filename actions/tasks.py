"""Work of the actions room that the scheduler starts."""

from celery import shared_task

from .commenting.tasks import send_comment_link
from .follow_up import scheduling
from .following import services as following
from .following import telling
from .hearing_back import telling as hearing_back
from .owning import leaving
from .owning import reminders as handshakes
from .reporting import keeping, reminders

__all__ = ["remind_of_handshakes", "remind_of_reports", "send_comment_link", "tell_followers"]


@shared_task
def remind_of_reports() -> int:
    """Ask owners for status reports, and tell leaders of those that did not come; see ``reporting/reminders.py``."""
    return reminders.send_reminders()


@shared_task
def tell_followers() -> int:
    """Mail those who follow what has happened; see ``following/telling.py``."""
    return telling.tell()


@shared_task
def forget_followers() -> int:
    """Erase wishes to follow that nobody confirmed; see ``following/services.py``."""
    return following.forget_unconfirmed()


@shared_task
def order_due_follow_ups() -> int:
    """Make the follow-up reports whose day has come; see ``follow_up/scheduling.py``."""
    return scheduling.order_due()


@shared_task
def remove_stray_attachments() -> int:
    """Remove pictures and files that no report holds; see ``reporting/keeping.py``."""
    return keeping.remove_strays()


@shared_task
def remind_of_handshakes() -> int:
    """Remind those asked to answer for a proposal, and tell leaders of silence; see ``owning/reminders.py``."""
    return handshakes.send_reminders()


@shared_task
def notice_who_left() -> int:
    """Flag what was answered for by somebody whose account is closed; see ``owning/leaving.py``."""
    return leaving.notice_closed_accounts()


@shared_task
def tell_those_who_gave() -> int:
    """Mail those who took part or were heard what has happened since; see ``hearing_back/telling.py``."""
    return hearing_back.tell()
