"""One reminder to whoever was mailed and has said nothing for two weeks. A row with a key before it is a mail."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dialogues.events import record

from ..models import CheckBack, CheckBackWay
from . import letters

REMIND_AFTER = timedelta(weeks=2)
FIRST_HOUR, LAST_HOUR = 8, 18


def send_reminders() -> int:
    """Send what is due and has not been sent; return how many. Harmless to run twice, or twice at once."""
    now = timezone.now()
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return 0
    due = CheckBack.objects.filter(
        way=CheckBackWay.MAIL,
        asked_at__lte=now - REMIND_AFTER,
        expires_at__gt=now + timedelta(days=1),
        reminded_at=None,
        answered_at=None,
        closed_at=None,
        compilation__published_at=None,
        interviewee__consent__allows_contact=True,
        interviewee__consent__withdrawn_at=None,
    ).select_related("compilation__dialogue__municipality", "interviewee__consent")
    return sum(_remind(row) for row in due.order_by("pk"))


@transaction.atomic
def _remind(row: CheckBack) -> bool:
    to = letters.address_of(row.interviewee)
    taken = CheckBack.objects.filter(pk=row.pk, reminded_at=None)
    if not to or not taken.update(reminded_at=timezone.now(), version=F("version") + 1):
        return False
    letters.remind(row, to=to, key=f"check-back-reminder:{row.pk}:{row.asked_at:%Y%m%d%H%M}")
    record("check_back.reminded", dialogue=row.compilation.dialogue, obj=row, person=row.interviewee.number)
    return True
