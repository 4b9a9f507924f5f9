"""Who the team is made of in age, gender and background, and in words who is missing. For the leader alone."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import AgeBand, Background, CandidateStatus, Dialogue, Gender

SEAT, FIRST = 26, 11
"""Between two seats, and where the first stands, in the drawing's units."""
DRAWN = 10


@dataclass(frozen=True)
class Row:
    """How many of those in the team there are of one kind. ``seats``: where each is drawn."""

    title: str
    n: int

    @property
    def seats(self) -> list[str]:
        return [str(FIRST + SEAT * place) for place in range(min(self.n, DRAWN))]


@dataclass(frozen=True)
class Dimension:
    """One way to look at the team. ``unsaid``: how many nothing is written down about."""

    title: str | Promise
    rows: list[Row]
    unsaid: int

    @property
    def missing(self) -> str:
        """Who is not there, as a sentence; empty when every kind is, or nothing is known."""
        gone = [row.title.lower() for row in self.rows if not row.n]
        if not gone or len(gone) == len(self.rows):
            return ""
        return _("No one: %(kinds)s.") % {"kinds": get_text_list(gone, _("or"))}


DIMENSIONS = [
    ("age_band", gettext_lazy("Age"), AgeBand),
    ("gender", gettext_lazy("Gender"), Gender),
    ("background", gettext_lazy("Background"), Background),
]


def mix(dialogue: Dialogue) -> list[Dimension]:
    """Those who have said yes, looked at in three ways; empty when nothing is written down. One query.

    That nobody has said another gender, or not wanted to say, is no lack.
    """
    names = [name for name, _title, _kinds in DIMENSIONS]
    rows = list(dialogue.design_team.filter(status=CandidateStatus.ACCEPTED).order_by().values(*names))
    if not any(row[name] for row in rows for name in names):
        return []
    found = []
    for name, title, kinds in DIMENSIONS:
        counted = Counter(row[name] for row in rows)
        shown = [(key, label) for key, label in kinds.choices if key != Gender.OTHER or counted[key]]
        lines = [Row(capfirst(str(label)), counted[key]) for key, label in shown]
        found.append(Dimension(title, lines, counted[""]))
    return found
