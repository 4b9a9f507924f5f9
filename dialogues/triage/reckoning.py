"""How answers become a result. The rules are the data at the top; the page that explains them reads the same data.

A result never falls because an answer rises: every rule is a mean, or a floor under it. What nobody knows weighs as
much as the third step, since it has to be found out before anything can be called simple.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from django.utils.translation import gettext_lazy as _

from .questions import COMPLEXITY, CONFLICT, QUESTIONS, Words

Answers = Mapping[str, int | None]
"""One person's answers by question: a step from 0 to 3, or None for "don't know", as is a question left out."""

UNKNOWN = 2
"""What "don't know" weighs when it is reckoned how complex the issue is."""
UNSURE_SHARE = 1 / 3
"""With more than this share unknown nothing is called simple, and the result says that it is unsure."""

SIMPLE, COMPLICATED, COMPLEX = 0, 1, 2
CALM, TENSE, OPEN, LOCKED = 0, 1, 2, 3
KIND_FROM = (0.0, 0.9, 1.7)
"""Mean from which an issue is simple, complicated, complex."""
LEVEL_FROM = (0.0, 0.75, 1.5, 2.25)
"""Mean from which a conflict is calm, tense, open, locked."""


@dataclass(frozen=True)
class Floor:
    """When at least half of those who answered say ``step`` or more, the result is at least ``least``."""

    question: str
    step: int
    least: int


KIND_FLOORS = (
    Floor("problem", 2, COMPLICATED),
    Floor("problem", 3, COMPLEX),
    Floor("causes", 3, COMPLICATED),
    Floor("dependence", 3, COMPLICATED),
    Floor("solution", 3, COMPLICATED),
)
LEVEL_FLOORS = (
    Floor("threat", 2, OPEN),
    Floor("threat", 3, LOCKED),
    Floor("tone", 3, OPEN),
    Floor("camps", 3, OPEN),
)


@dataclass(frozen=True)
class Stop:
    """A reason not to hold a dialogue, raised as soon as one person answers the last step; what to do instead."""

    question: str
    title: Words
    instead: Words


STOPS = (
    Stop(
        "room",
        _("Nothing is open to influence"),
        _("Say so, and inform. A dialogue about nothing costs the trust that the next one needs."),
    ),
    Stop(
        "decided",
        _("The decision is taken and stands"),
        _("Explain the decision and its reasons. Ask instead about how it is carried out, if that is open."),
    ),
    Stop(
        "danger",
        _("Somebody's safety is at stake"),
        _(
            "Talk to those at risk first, one by one, and with those who can protect them. No "
            "common meeting before that."
        ),
    ),
    Stop(
        "receiver",
        _("No one takes over the result"),
        _("Anchor first. Begin when a committee or a head has said, by name, that they take it further."),
    ),
    Stop(
        "purpose",
        _("The dialogue is wanted to win time"),
        _("Wait until those who commission it want to know the answer. People notice the difference."),
    ),
)

KINDS: tuple[Words, ...] = (_("simple"), _("complicated"), _("complex"))
LEVELS: tuple[Words, ...] = (_("calm"), _("tense"), _("open conflict"), _("locked conflict"))


@dataclass(frozen=True)
class Raised:
    """A stop, and how many of those who answered raise it."""

    stop: Stop
    people: int


@dataclass(frozen=True)
class Result:
    """``mean`` and ``heat`` run from 0 to 3; ``heat`` and ``level`` are None when nobody knows about the conflict."""

    kind: int
    mean: float
    level: int | None
    heat: float | None
    unknown: tuple[str, ...]
    is_unsure: bool
    stops: tuple[Raised, ...]
    people: int

    @property
    def kind_words(self) -> Words:
        return KINDS[self.kind]

    @property
    def level_words(self) -> Words:
        return LEVELS[self.level] if self.level is not None else _("not known")


def _from(limits: Sequence[float], value: float) -> int:
    return max(place for place, least in enumerate(limits) if value >= least)


def _floored(start: int, floors: Sequence[Floor], sheets: Sequence[Answers]) -> int:
    for floor in floors:
        saying = sum((sheet.get(floor.question) or 0) >= floor.step for sheet in sheets)
        if saying * 2 >= len(sheets):
            start = max(start, floor.least)
    return start


def loads(sheets: Sequence[Answers], key: str) -> list[int]:
    """What the people who know answer to a question."""
    return [step for sheet in sheets if (step := sheet.get(key)) is not None]


def reckon(sheets: Sequence[Answers]) -> Result:
    """The result of one person's answers, or of several together.

    Raises:
        ValueError: there are no answers at all.
    """
    if not sheets:
        raise ValueError("nobody has answered")
    weighing = [question.key for question in QUESTIONS if COMPLEXITY in question.counts]
    mean = fmean(UNKNOWN if (step := sheet.get(key)) is None else step for key in weighing for sheet in sheets)
    unknown = tuple(question.key for question in QUESTIONS if not loads(sheets, question.key))
    missing = sum(sheet.get(key) is None for key in weighing for sheet in sheets) / (len(weighing) * len(sheets))
    is_unsure = missing > UNSURE_SHARE
    kind = _floored(_from(KIND_FROM, mean), KIND_FLOORS, sheets)
    kind = max(kind, COMPLICATED) if is_unsure else kind
    heated = [
        fmean(known) for question in QUESTIONS if CONFLICT in question.counts and (known := loads(sheets, question.key))
    ]
    heat = fmean(heated) if heated else None
    level = None if heat is None else _floored(_from(LEVEL_FROM, heat), LEVEL_FLOORS, sheets)
    raised = (Raised(stop, sum(sheet.get(stop.question) == 3 for sheet in sheets)) for stop in STOPS)
    return Result(
        kind=kind,
        mean=mean,
        level=level,
        heat=heat,
        unknown=unknown,
        is_unsure=is_unsure,
        stops=tuple(one for one in raised if one.people),
        people=len(sheets),
    )


def area_mean(sheets: Sequence[Answers], area: str) -> float | None:
    """Mean step of an area, over those who know; None when nobody does."""
    known = [step for question in QUESTIONS if question.area == area for step in loads(sheets, question.key)]
    return fmean(known) if known else None
