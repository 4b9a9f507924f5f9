"""What must hold whoever registers: said in words, as ``ValidationError``, on the field it concerns."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.models import Dialogue

from ..models import GuardianAnswer, InterviewStatus

GUARDIAN_UNDER = 15
"""Below this age a guardian's yes is needed (in years); from here on the young person's own is enough."""


def check_privacy(dialogue: Dialogue) -> None:
    """Refuse to register people before they can be told what happens to what they say (DOMAIN.md: trust first)."""
    if gaps := dialogue.privacy_gaps():
        raise ValidationError(
            _("No interview can be registered yet. The preparation still lacks: %(gaps)s.") % {"gaps": ", ".join(gaps)}
        )


def check_date(dialogue: Dialogue, *, status: str, held_on: date) -> None:
    """Refuse a day before the dialogue began, and a talk that is said to be held on a day to come."""
    today = timezone.localdate()
    if status == InterviewStatus.HELD and held_on > today:
        raise ValidationError(
            {
                "held_on": _("Choose a day that has been, at the latest today, %(today)s. Or mark it as booked.")
                % {"today": date_format(today)}
            }
        )
    if held_on < dialogue.starts_on:
        raise ValidationError(
            {
                "held_on": _("The dialogue begins on %(start)s. Choose that day or a later one.")
                % {"start": date_format(dialogue.starts_on)}
            }
        )


def check_age(dialogue: Dialogue, *, age: int | None, guardian: str) -> None:
    """Refuse someone younger than the dialogue hears, and a child without a guardian's yes."""
    if age is None:
        return
    if age < dialogue.lowest_age:
        raise ValidationError(
            {
                "age": _("This dialogue hears people from %(lowest)s years of age. Do not register this person.")
                % {"lowest": dialogue.lowest_age}
            }
        )
    if age < GUARDIAN_UNDER and guardian not in {GuardianAnswer.WRITTEN, GuardianAnswer.SPOKEN}:
        raise ValidationError({"guardian": _("Answer here, since the age is %(age)s.") % {"age": age}})
