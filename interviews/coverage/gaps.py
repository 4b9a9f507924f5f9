"""The gaps in words, most telling first, and which of them the leader has left for a reason.

What is said here of a group comes from its figures as they are shown, so that nobody reads in words what they may not
read in numbers. What the crossing shows (``holes.py``) is the leader's only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dialogues.suppression import Shown

from ..models import GapDecision, GroupKind, StakeholderGroup
from .figures import Figures, GroupRow

TILT = "tilt"
"""Key of the warning that officials stand in for residents."""
INSIDE = {GroupKind.OFFICIALS, GroupKind.POLITICIANS}


@dataclass(frozen=True)
class Gap:
    """Something to take a position on. ``key`` says what it is about, whatever its size: a decision lasts."""

    key: str
    title: str
    text: str
    group: StakeholderGroup | None = None
    """Whom to book, when there is one group to book from."""
    decision: GapDecision | None = None
    suggested: int = 0
    """Suggestions of whom to hear in ``group`` that nobody has followed up."""


def group_key(group: StakeholderGroup) -> str:
    return f"g{group.pk}"


def group_gaps(rows: Iterable[GroupRow]) -> tuple[list[Gap], list[Gap]]:
    """Name the groups in which nobody or one alone is heard, and those with less than half of the plan, emptiest first.

    What is hidden is not spoken of.
    """
    silent, alone, behind = [], [], []
    for row in rows:
        held, planned, key = row.heard.number, row.planned, group_key(row.group)
        if held == 0 and planned:
            silent.append(Gap(key, _("%(group)s: nobody heard yet") % {"group": row.title}, _silence(row), row.group))
        elif held == 1 and planned > 1:
            text = _("A perspective held by one is still one. But read it as one person's, until more are heard.")
            alone.append(Gap(key, stands_for_all(row.title), text, row.group))
        elif held and held * 2 < planned:
            title = _("%(group)s: %(held)s of %(planned)s") % {"group": row.title, "held": held, "planned": planned}
            text = _("Less than half of what the plan aims at.")
            behind.append((held / planned, Gap(key, title, text, row.group)))
    return [*silent, *alone], [gap for _share, gap in sorted(behind, key=lambda pair: pair[0])]


def in_turn(*kinds: Iterable[Gap]) -> list[Gap]:
    """Take the first of each kind, then the second of each …, so that no kind of gap fills the page alone."""
    return [gap for gaps in zip_longest(*kinds) for gap in gaps if gap]


def stands_for_all(name: str) -> str:
    return _("%(group)s: one person stands for all") % {"group": name}


def _silence(row: GroupRow) -> str:
    """Say how far the asking has come in a group where nobody is heard."""
    planned, booked, asked, declined = row.planned, row.bookings.number, row.asking.number, row.refusals.number
    said = [
        ngettext("The plan aims at %(planned)d person.", "The plan aims at %(planned)d people.", planned)
        % {"planned": planned}
    ]
    if booked:
        said.append(ngettext("%(count)d is booked.", "%(count)d are booked.", booked) % {"count": booked})
    elif booked == 0 and asked:
        words = ngettext("%(count)d is asked and has not answered.", "%(count)d are asked; no answer yet.", asked)
        said.append(words % {"count": asked})
    if declined:
        said.append(ngettext("%(count)d has said no.", "%(count)d have said no.", declined) % {"count": declined})
    if booked == 0 and asked == 0:
        said.append(_("Nobody is booked. Until then, it is others who speak for them."))
    return " ".join(said)


def tilt(result: Figures) -> list[Gap]:
    """Warn when officials stand in for residents, as DOMAIN.md's mapping studies found.

    For others than the leader only when the shown figures alone prove it, and then without a number.
    """
    inside = [row for row in result.rows if row.group.kind in INSIDE]
    residents = [row for row in result.rows if row.group.kind == GroupKind.RESIDENTS]
    ours, theirs = sum(row.heard.least for row in inside), _most(residents)
    if not ours or not residents or theirs is None or ours < theirs:
        return []
    wanting = most_wanting(residents)
    if not result.exact:
        text = _(
            "At least as many from the municipality as residents have been heard. Read what is said as the "
            "municipality's picture until more residents are heard."
        )
        return [Gap(TILT, _("The municipality speaks for the residents"), text, wanting)]
    everybody = result.held.number or 1
    title = _("Officials and politicians %(ours)s %%, residents %(theirs)s %%") % {
        "ours": round(100 * ours / everybody),
        "theirs": round(100 * theirs / everybody),
    }
    text = _(
        "%(officials)s of those heard work in the municipality or sit in its council, %(residents)s are residents. "
        "Read what is said as the municipality's picture until more residents are heard."
    ) % {
        "officials": capfirst(str(ours)),
        "residents": theirs or pgettext("number of people", "none"),
    }
    return [Gap(TILT, title, text, wanting)]


def _most(rows: Iterable[GroupRow]) -> int | None:
    """Return the most that can be heard in the groups, as far as the shown figures tell; None for no limit."""
    most = 0
    for row in rows:
        if row.heard.number is not None:
            most += row.heard.number
        elif row.heard.shown is Shown.FEW:
            most += row.threshold - 1
        else:
            return None
    return most


def most_wanting(rows: Iterable[GroupRow]) -> StakeholderGroup | None:
    """Return the group that the plan lacks most of, the first in the plan when several lack as many."""
    row = max(rows, key=lambda row: row.left, default=None)
    return row.group if row else None


def positions(
    gaps: Iterable[Gap], decisions: Mapping[str, GapDecision], suggested: Mapping[int, int]
) -> tuple[list[Gap], list[Gap]]:
    """Part gaps into those to take a position on and those left for a reason; tell what is suggested for each."""
    still, left = [], []
    for gap in gaps:
        decision = decisions.get(gap.key)
        known = replace(gap, decision=decision, suggested=suggested.get(gap.group.pk, 0) if gap.group else 0)
        (left if decision else still).append(known)
    return still, left
