"""Two tried shapes: how far apart the phases lie in Umeå's citizen dialogue, and in Sigtuna's within the organisation.

Weeks from the beginning, from DOMAIN.md. Where Christmas or a summer fell in the case the plan is drawn together; the
drawing of the time plan says where they fall this time.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ..models import DialogueKind, PhaseKey


@dataclass(frozen=True)
class Stretch:
    """A phase: how many weeks after the beginning it starts, and how many it lasts."""

    phase: str
    after: int
    weeks: int

    def starts_on(self, beginning: date) -> date:
        return beginning + timedelta(weeks=self.after)

    def ends_on(self, beginning: date) -> date:
        return beginning + timedelta(weeks=self.after + self.weeks, days=-1)


READY: dict[str, tuple[Stretch, ...]] = {
    DialogueKind.CITIZEN: (
        Stretch(PhaseKey.PREPARATION, 0, 11),
        Stretch(PhaseKey.INTERVIEWS, 11, 13),
        Stretch(PhaseKey.MEETINGS, 28, 9),
        Stretch(PhaseKey.PROPOSALS, 34, 4),
        Stretch(PhaseKey.DECISION, 45, 5),
        Stretch(PhaseKey.FOLLOW_UP, 48, 66),
        Stretch(PhaseKey.LEARNING, 56, 6),
    ),
    DialogueKind.INTERNAL: (
        Stretch(PhaseKey.PREPARATION, 0, 5),
        Stretch(PhaseKey.INTERVIEWS, 3, 9),
        Stretch(PhaseKey.MEETINGS, 13, 4),
        Stretch(PhaseKey.PROPOSALS, 13, 4),
        Stretch(PhaseKey.DECISION, 17, 6),
        Stretch(PhaseKey.FOLLOW_UP, 23, 76),
        Stretch(PhaseKey.LEARNING, 95, 6),
    ),
}
