"""Why something is hidden from others, in words for the leader."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.suppression import Why

from .matrix import Differences

MOST_NAMES = 6


@dataclass(frozen=True)
class Reason:
    """How much is hidden, and why."""

    title: str
    text: str


def reasons(found: Differences) -> list[Reason]:
    """Return each reason with how much it hides, those that hide whole columns first."""
    said = []
    if small := [head for head in found.heads if not head.is_told]:
        named = [
            _("%(group)s (%(n)s heard)") % {"group": head.column.name, "n": head.heard} for head in small[:MOST_NAMES]
        ]
        title = ngettext("%(n)d whole column.", "%(n)d whole columns.", len(small)) % {"n": len(small)}
        text = _(
            "Words are told of a group only when at least %(many)s in it are heard, and only of groups that may be "
            "named: %(groups)s."
        ) % {"many": 2 * found.threshold, "groups": ", ".join(named)}
        said.append(Reason(title, text))
    counted = Counter(
        cell.counts.why
        for _row, head, cell in found.held_back
        if cell.counts and cell.counts.why and (head.is_told or cell.counts.why is Why.NO_WAY)
    )
    for why, text in _texts(found.threshold).items():
        if count := counted.get(why, 0):
            title = ngettext("%(n)d cell.", "%(n)d cells.", count) % {"n": count}
            said.append(Reason(title, text))
    return said


def _texts(threshold: int) -> dict[Why, str]:
    few = {"few": threshold}
    return {
        Why.FEW: _(
            "Fewer than %(few)s people in the group stand behind it, or behind the side that is not told. Others read "
            "“not shown”, as where nobody speaks of it."
        )
        % few,
        Why.SMALL: _("Too few in the group are heard for anything to be told of them."),
        Why.WORKED_OUT: _("Beside another cell it would tell something about a few people."),
        Why.COMPARED: _(
            "Beside what is published it would tell who has come or gone since, so it says what it said there."
        ),
        Why.NO_WAY: _(
            "Neither a word nor none is safe beside what is published. Nothing is told until more are heard."
        ),
        Why.LEFT_OUT: _("The group waits in this version."),
    }
