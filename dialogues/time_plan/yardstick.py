"""What two real dialogues took, in weeks, as far as it is documented (DOMAIN.md): something to hold a plan against.

Whole months are counted, since that is how the cases are told: a dialogue that met "in May and June" had nine weeks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import PhaseKey


@dataclass(frozen=True)
class Case:
    """A dialogue that was held. ``weeks`` by phase; ``whole``: from the design team to the last dialogue meeting."""

    key: str
    title: str
    weeks: dict[str, int]
    whole: int
    told: str | Promise


UMEA = Case(
    "umea",
    "Umeå 2021–2022",
    {PhaseKey.PREPARATION: 9, PhaseKey.INTERVIEWS: 13, PhaseKey.MEETINGS: 9, PhaseKey.FOLLOW_UP: 26},
    35,
    _(
        "The design team met in November and December. 93 people were heard in January and February, and the "
        "compilation came in March. Four meetings were held in May and June. By December each of the eight proposals "
        "had a plan and resources."
    ),
)
SIGTUNA = Case(
    "sigtuna",
    "Sigtuna 2022",
    {},
    52,
    _(
        "It built on a citizen dialogue from 2018 and 2019 and was held within the organisation. Collecting, a full "
        "day in mixed groups and the board's decision all came within 2022; the work went on through 2023."
    ),
)
CASES = (UMEA, SIGTUNA)


class Planned(Protocol):
    phase: str

    @property
    def weeks(self) -> int: ...


def trust_share() -> float:
    """The part of the way to the last meeting that Umeå gave to preparation and design team, from 0 to 1."""
    return UMEA.weeks[PhaseKey.PREPARATION] / UMEA.whole


def usual_weeks(phase: str) -> int:
    """What the phase took in Umeå, in weeks; 0 where nothing is documented."""
    return UMEA.weeks.get(phase, 0)


def weeks_of(planned: Sequence[Planned], phase: str) -> int:
    """How many weeks the plan gives a phase, all its rows together."""
    return sum(row.weeks for row in planned if row.phase == phase)
