"""What becomes of a candidate when the interviewee behind them takes back what they said."""

from accounts.models import User
from interviews.consent.found import Found
from interviews.models import Interviewee

from ..models import Candidate
from .services import take_away_interview


def take_back(person: Interviewee, _actor: User | None) -> Found:
    """Take link and perspectives away. Registered with interviews' ``on_withdrawn``; in that transaction."""
    rows = list(Candidate.objects.select_for_update(of=("self",)).filter(interviewee=person).order_by("pk"))
    for candidate in rows:
        take_away_interview(candidate)
    return {"candidates": len(rows)}
