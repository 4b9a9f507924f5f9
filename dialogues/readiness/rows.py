"""What one part of a phase has to say, and how parts are put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..phases import Missing, Promised, Step, Waiting

NAMES_SHOWN = 3


@dataclass(frozen=True)
class Rows:
    """What a part lacks, what to do next about it, who waits for whom, and what was promised."""

    missing: tuple[Missing, ...] = ()
    steps: tuple[Step, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    promises: tuple[Promised, ...] = ()


def together(parts: Iterable[Rows]) -> Rows:
    """All rows of ``parts``, in their order."""
    parts = list(parts)
    return Rows(
        missing=tuple(row for part in parts for row in part.missing),
        steps=tuple(row for part in parts for row in part.steps),
        waiting=tuple(row for part in parts for row in part.waiting),
        promises=tuple(row for part in parts for row in part.promises),
    )


def since(day: date) -> str:
    """How long something has rested, in weeks: never in days."""
    weeks = (timezone.localdate() - day).days // 7
    if weeks < 1:
        return _("since this week")
    return ngettext("for %(n)d week", "for %(n)d weeks", weeks) % {"n": weeks}


def names(rows: Sequence[object]) -> str:
    """The first few by name, the rest as a number."""
    shown = [str(row) for row in rows[:NAMES_SHOWN]]
    more = len(rows) - len(shown)
    if more:
        shown.append(ngettext("%(n)d more", "%(n)d more", more) % {"n": more})
    return get_text_list(shown, _("and"))
