"""Why something is hidden from others, in words for the leader."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.suppression import HIDDEN

from .base import FEW, SMALL
from .matrix import Differences

MOST_NAMES = 6


@dataclass(frozen=True)
class Reason:
    title: str
    text: str


def reasons(found: Differences) -> list[Reason]:
    """Return each reason with how much it hides, those that hide whole columns first."""
    said = []
    small = [head for head in found.heads if not head.is_told]
    if small:
        named = [
            _("%(group)s (%(n)s heard)") % {"group": head.column.name, "n": head.heard} for head in small[:MOST_NAMES]
        ]
        text = _(
            "Too few are heard for the group to be named, or a small one could be worked out if it were: %(groups)s."
        )
        title = ngettext("%(n)d whole column.", "%(n)d whole columns.", len(small)) % {"n": len(small)}
        said.append(Reason(title, text % {"groups": ", ".join(named)}))
    counted = Counter(
        "side" if cell.word != HIDDEN else cell.counts.why
        for _row, head, cell in found.held_back
        if head.is_told and cell.counts
    )
    few = {"few": found.threshold}
    texts = {
        FEW: _("Fewer than %(few)s people in the group say it. Others read “not shown”, as where nobody speaks of it.")
        % few,
        "side": _("Others read one side only: fewer than %(few)s people stand behind the other.") % few,
    }
    for why, text in texts.items():
        if count := counted.get(why, 0):
            title = ngettext("%(n)d cell.", "%(n)d cells.", count) % {"n": count}
            said.append(Reason(title, text))
    return said


__all__ = ["SMALL", "Reason", "reasons"]
