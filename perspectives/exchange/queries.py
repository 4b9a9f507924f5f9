"""Reads that the pages of the exchange share."""

from accounts.models import User
from dialogues.models import Dialogue
from interviews.models import Interview, InterviewText

from ..rules import codable_interviews


def codable_with_text(user: User, dialogue: Dialogue) -> list[Interview]:
    """Return the interviews that words can be lifted from, by number, with date and kind. One query."""
    texts = InterviewText.objects.filter(sealed_at=None).exclude(text="")
    rows = codable_interviews(user, dialogue).filter(source__in=texts)
    return list(rows.only("dialogue", "number", "kind", "held_on").order_by("number"))
