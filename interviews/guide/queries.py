"""Reads of the guide: its questions subject by subject, and which question a place in a text belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.models import Dialogue

from ..models import GuideQuestion, GuideSubject
from .bank import BANK, BankQuestion
from .marks import asked_at, marks


@dataclass(frozen=True)
class Chapter:
    """The questions of one subject, in order."""

    subject: str
    title: str
    questions: list[GuideQuestion]


def guide(dialogue: Dialogue) -> list[Chapter]:
    """Return the dialogue's guide, subject by subject; subjects without a question are left out. One query."""
    return by_subject(list(dialogue.guide.filter(removed_at=None)))


def by_subject(questions: Sequence[GuideQuestion]) -> list[Chapter]:
    found = [
        Chapter(str(key), str(title), [one for one in questions if one.subject == key])
        for key, title in GuideSubject.choices
    ]
    return [chapter for chapter in found if chapter.questions]


@dataclass(frozen=True)
class Offer:
    """A question of the bank as it is offered: already in the guide, or ticked beforehand."""

    question: BankQuestion
    taken: bool
    ticked: bool


def offers(dialogue: Dialogue, *, audience: str = "", ready: str = "") -> list[tuple[str, list[Offer]]]:
    """Return the bank subject by subject with what each question is offered as. One query.

    Args:
        audience: only what is put to them; empty for all.
        ready: tick the ready-made guide of this audience.
    """
    taken = {text.casefold() for text in dialogue.guide.filter(removed_at=None).values_list("text", flat=True)}
    groups: list[tuple[str, list[Offer]]] = []
    for key, title in GuideSubject.choices:
        found = [
            Offer(one, one.text.casefold() in taken, ready in one.first_choice)
            for one in BANK
            if one.subject == key and (not audience or audience in one.good_for)
        ]
        if found:
            groups.append((str(title), found))
    return groups


def questions_at(dialogue: Dialogue, text: str, starts: Sequence[int]) -> list[GuideQuestion | None]:
    """Return the question that each place in ``text`` belongs to, by the nearest marker line before it.

    At most one query. A removed question still counts: it was asked.
    """
    found = marks(text)
    numbers = [asked_at(found, start) for start in starts]
    wanted = {number for number in numbers if number is not None}
    rows = {one.number: one for one in dialogue.guide.filter(number__in=wanted)} if wanted else {}
    return [rows.get(number) if number is not None else None for number in numbers]
