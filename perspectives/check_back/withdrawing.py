"""What becomes of a check-back when its person takes back all they said."""

from django.db.models import F
from django.utils import timezone

from accounts.models import User
from interviews.consent.found import Found
from interviews.models import Interviewee

from ..models import CheckBack, CheckBackAddition, QuoteAnswer
from . import letters


def take_back(person: Interviewee, _actor: User | None) -> Found:
    """Close links and codes, and delete what they answered. Registered with interviews' ``on_withdrawn``."""
    rows = list(CheckBack.objects.select_for_update(of=("self",)).filter(interviewee=person).order_by("pk"))
    for row in rows:
        letters.close_links(row)
    CheckBack.objects.filter(interviewee=person, closed_at=None).update(
        closed_at=timezone.now(), code_hash="", version=F("version") + 1
    )
    answers = QuoteAnswer.objects.filter(check_back__in=rows).delete()[0]
    additions = CheckBackAddition.objects.filter(check_back__in=rows).delete()[0]
    return {"check_back_answers": answers + additions}
