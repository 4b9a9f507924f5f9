"""What a dialogue began with, as the preparation shows it."""

from dataclasses import dataclass

from ..models import Area, ContestedPoint, Dialogue, EarlierAttempt, EarlierDialogue


@dataclass(frozen=True)
class Told:
    """Place, what is contested and by whom, what was tried, and the dialogues it builds on."""

    areas: list[Area]
    contested: list[ContestedPoint]
    attempts: list[EarlierAttempt]
    earlier: list[EarlierDialogue]


def told(dialogue: Dialogue) -> Told:
    """Four queries, three where no areas are chosen."""
    return Told(
        areas=list(dialogue.areas.all()) if dialogue.reach == "areas" else [],
        contested=list(dialogue.contested.all()),
        attempts=list(dialogue.attempts.all()),
        earlier=list(dialogue.earlier.select_related("earlier")),
    )
