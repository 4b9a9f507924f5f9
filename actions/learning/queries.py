"""What may be told of how people look back, and what is there to learn from."""

from dataclasses import dataclass
from statistics import fmean

from django.db.models import Q, QuerySet

from accounts.models import OutgoingMail
from dialogues.models import Dialogue
from meetings.afterwards.queries import FEWEST
from meetings.models import Participant, ParticipantStatus, Side

from ..models import LookBack, LookBackAnswer, PublishedCase
from ..models.learning import QUESTIONS

SIDES = (Side.MUNICIPALITY, Side.CIVIL_SOCIETY)


def fewest_in(dialogue: Dialogue) -> int:
    """The smallest number of answers that anything is told of."""
    return max(FEWEST, dialogue.threshold)


@dataclass(frozen=True)
class Answered:
    """One question: its mean, how many chose each step from one to five, and the mean of each side when both are many
    enough (one side is the whole less the other)."""

    name: str
    label: str
    mean: float
    steps: list[int]
    sides: dict[str, float]


@dataclass(frozen=True)
class Looking:
    """How the dialogue is looked back on. ``questions`` and ``words`` are empty while it is open, and when fewer than
    ``fewest`` have answered."""

    look_back: LookBack | None
    answers: int
    asked: int
    fewest: int
    questions: list[Answered]
    words: list[str]

    @property
    def is_open(self) -> bool:
        return self.look_back is not None and self.look_back.closed_at is None


def who_took_part(dialogue: Dialogue) -> QuerySet[Participant]:
    """Everybody who came to a meeting or said yes to coming."""
    came = Q(attendances__came=True) | Q(status=ParticipantStatus.YES)
    return dialogue.participants.filter(came).distinct().order_by("name", "pk")


def mail_key(look_back: LookBack, participant: Participant) -> str:
    return f"look-back:{look_back.pk}:{participant.pk}"


def to_be_asked(look_back: LookBack) -> list[Participant]:
    """Who has an address, has not answered and has not been sent the question. Three queries."""
    answered = set(look_back.given.values_list("participant", flat=True))
    people = [one for one in who_took_part(look_back.dialogue).exclude(email="") if one.pk not in answered]
    keys = {mail_key(look_back, one): one for one in people}
    known = set(OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True))
    return [one for key, one in keys.items() if key not in known]


def looking(dialogue: Dialogue) -> Looking:
    """What people think, as far as it may be told. Three queries at most."""
    look_back = LookBack.objects.filter(dialogue=dialogue).first()
    fewest = fewest_in(dialogue)
    if look_back is None:
        return Looking(None, 0, 0, fewest, [], [])
    asked = OutgoingMail.objects.filter(key__startswith=f"look-back:{look_back.pk}:").count()
    rows = list(look_back.answers.all())
    if look_back.closed_at is None or len(rows) < fewest:
        return Looking(look_back, len(rows), asked, fewest, [], [])
    words = sorted((row.words.strip() for row in rows if row.words.strip()), key=str.casefold)
    return Looking(look_back, len(rows), asked, fewest, [_of(name, rows, fewest) for name in QUESTIONS], words)


def _of(name: str, rows: list[LookBackAnswer], fewest: int) -> Answered:
    by_side = {side: [getattr(row, name) for row in rows if row.side == side] for side in SIDES}
    sides = {}
    if all(len(some) >= fewest for some in by_side.values()):
        sides = {str(side.label): round(fmean(some), 1) for side, some in by_side.items()}
    given = [getattr(row, name) for row in rows]
    label = str(LookBackAnswer._meta.get_field(name).verbose_name)
    return Answered(name, label, round(fmean(given), 1), [given.count(step) for step in range(1, 6)], sides)


def published_cases(dialogue: Dialogue) -> QuerySet[PublishedCase]:
    """The versions that anyone may read, newest first."""
    return dialogue.published_cases.select_related("document").order_by("-number")
