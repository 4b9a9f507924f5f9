"""What to be careful with in a source, worked out from what is written about it.

Gentle warnings and no verdicts: the leader sets the flag, or lets it be.
"""

from django.utils.translation import gettext as _

from ..models import Knowledge, KnowledgeFlag, Viewpoint

INSIDE = {Viewpoint.OFFICIALS, Viewpoint.POLITICIANS}
OUTSIDE = {Viewpoint.RESIDENTS, Viewpoint.YOUNG, Viewpoint.ASSOCIATIONS}
A_FEW = 15
"""Below this many people, what they said holds for them."""


def doubts(row: Knowledge) -> list[tuple[str, str]]:
    """Return (flag, what to look at) for what the source's own facts raise and nobody has flagged."""
    rests, of = set(row.rests_on), set(row.speaks_of)
    found = []
    if rests and rests <= INSIDE and of & OUTSIDE:
        words = _("It speaks of others than those it rests on. What would they say themselves?")
        found.append((KnowledgeFlag.STAND_IN.value, words))
    if row.heard is not None and 0 < row.heard < A_FEW and of & OUTSIDE:
        words = _("It rests on few people. Does it tell of them, or of everybody like them?")
        found.append((KnowledgeFlag.FEW.value, words))
    return [(flag, words) for flag, words in found if flag not in row.flags]


def flag_words(row: Knowledge) -> list[str]:
    """The flags that somebody has set, in words."""
    return [str(label) for key, label in KnowledgeFlag.choices if key in row.flags]
