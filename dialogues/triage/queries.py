"""What the triage's pages read: rounds with their sheets, answers side by side, and how they change between rounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User

from ..models import Dialogue, TriageRound, TriageSheet
from .questions import AREAS, QUESTIONS, Question, Words
from .reckoning import Answers, Result, area_mean, loads, reckon

PARTED = 2
"""From how many steps apart people count as parted over a question."""


def answers_of(sheet: TriageSheet) -> Answers:
    return {answer.question: answer.step for answer in sheet.answers.all()}


def rounds_of(dialogue: Dialogue) -> list[TriageRound]:
    """Every round with its sheets and answers, the latest first. Three queries."""
    return list(dialogue.triage.prefetch_related("sheets__answers", "sheets__user"))


def handed_in(found: TriageRound) -> list[TriageSheet]:
    return [sheet for sheet in found.sheets.all() if sheet.answered_at]


def own_sheet(found: TriageRound, user: User) -> TriageSheet | None:
    return next((sheet for sheet in found.sheets.all() if sheet.user_id == user.pk), None)


def may_compare(found: TriageRound, sheet: TriageSheet | None) -> bool:
    """What others answered is seen by who has answered, and by others once the round is closed."""
    return bool(handed_in(found)) and (not found.is_open or (sheet is not None and sheet.answered_at is not None))


@dataclass(frozen=True)
class Cell:
    """One step of a question and who answered it; the last cell is "don't know"."""

    words: Words
    names: list[str]
    is_unknown: bool = False


@dataclass(frozen=True)
class Compared:
    """One question with everybody's answers. ``spread`` counts steps between the furthest apart."""

    question: Question
    cells: list[Cell]
    spread: int


@dataclass(frozen=True)
class Comparison:
    """A round's answers side by side, the result of all, and each person's own."""

    people: list[tuple[TriageSheet, Result]]
    result: Result
    areas: list[tuple[Words, list[Compared]]]
    parted: list[Compared]


def comparison(found: TriageRound) -> Comparison:
    """No query of its own. Everybody's own result stands beside that of all, so that nobody is averaged away.

    Raises:
        ValueError: nobody has handed in.
    """
    sheets = handed_in(found)
    given = [answers_of(sheet) for sheet in sheets]
    compared = {question.key: _compared(question, sheets, given) for question in QUESTIONS}
    parted = sorted((one for one in compared.values() if one.spread >= PARTED), key=lambda one: -one.spread)
    return Comparison(
        people=[(sheet, reckon([answers])) for sheet, answers in zip(sheets, given, strict=True)],
        result=reckon(given),
        areas=[
            (title, [compared[question.key] for question in QUESTIONS if question.area == area])
            for area, title in AREAS.items()
        ],
        parted=parted,
    )


def _compared(question: Question, sheets: Sequence[TriageSheet], given: Sequence[Answers]) -> Compared:
    def names(step: int | None) -> list[str]:
        return [str(sheet) for sheet, answers in zip(sheets, given, strict=True) if answers.get(question.key) == step]

    cells = [Cell(words, names(step)) for step, words in enumerate(question.steps)]
    known = loads(given, question.key)
    spread = max(known) - min(known) if known else 0
    return Compared(question, [*cells, Cell(_("Do not know"), names(None), is_unknown=True)], spread)


@dataclass(frozen=True)
class Bar:
    """A mean from 0 to 3 as a share of the bar's width in percent; empty when nobody knows."""

    width: str
    value: float | None


@dataclass(frozen=True)
class Changed:
    """One area over the rounds, the first first; ``way`` is -1, 0 or 1 from the first round to the last."""

    title: Words
    bars: list[Bar]
    way: int


@dataclass(frozen=True)
class Change:
    rounds: list[TriageRound]
    rows: list[Changed]
    results: list[Result]


def change(rounds: Sequence[TriageRound]) -> Change | None:
    """How the answers have moved between rounds in which somebody answered; None before there are two. No query."""
    told = [found for found in reversed(rounds) if handed_in(found)]
    if len(told) < 2:
        return None
    given = [[answers_of(sheet) for sheet in handed_in(found)] for found in told]
    rows = [_changed(title, [area_mean(sheets, area) for sheets in given]) for area, title in AREAS.items()]
    return Change(told, rows, [reckon(sheets) for sheets in given])


def _changed(title: Words, means: list[float | None]) -> Changed:
    known = [mean for mean in means if mean is not None]
    moved = round(known[-1] - known[0], 2) if len(known) > 1 else 0
    way = 0 if abs(moved) < 0.25 else 1 if moved > 0 else -1
    bars = [Bar("0%" if mean is None else f"{100 * mean / 3:.1f}%", mean) for mean in means]
    return Changed(title, bars, way)
