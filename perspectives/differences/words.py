"""What the differences are, in words: the sentences that stand before any figure, drawing or table.

Worked out from the cells as the reader reads them, so that no sentence says more than the table below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.suppression import AGAINST, BOTH, HIDDEN, SAYS

from ..templatetags.compiling import joined
from .matrix import Differences, Head, Row


@dataclass(frozen=True)
class Pair:
    """Two groups, with the perspectives they are told to see differently. ``opposite`` are those of which one says
    just what the other contradicts."""

    one: Head
    other: Head
    apart: list[Row]
    opposite: list[Row]


def pairs(found: Differences) -> list[Pair]:
    """Return every two groups that see something differently, in the order of the columns.

    Bits of numbers, one for each perspective: all pairs of forty groups over six hundred perspectives take a few
    milliseconds.
    """
    columns = range(len(found.heads))
    says, against, both = ([_bits(found.rows, at, word) for at in columns] for word in (SAYS, AGAINST, BOTH))
    made = []
    for one in columns:
        for other in columns[one + 1 :]:
            opposite = says[one] & against[other] | against[one] & says[other]
            apart = opposite | both[one] & (says[other] | against[other]) | (says[one] | against[one]) & both[other]
            if apart:
                made.append(
                    Pair(found.heads[one], found.heads[other], _rows(found.rows, apart), _rows(found.rows, opposite))
                )
    return made


def _bits(rows: Sequence[Row], at: int, word: str) -> int:
    return sum(1 << place for place, row in enumerate(rows) if row.cells[at].word == word)


def _rows(rows: Sequence[Row], bits: int) -> list[Row]:
    return [row for place, row in enumerate(rows) if bits >> place & 1] if bits else []


def opening(found: Differences, met: Sequence[Pair]) -> list[str]:
    """Return the sentences that open the page: first where groups part, then what some speak of and others do not."""
    told = [head for head in found.heads if head.is_told]
    if not told:
        return [_("The groups are too small so far for anything to be told of who says what.")]
    if len(told) < 2:
        only = _(
            "Only one group, %(group)s, is large enough for anything to be told of it. There is nothing to compare."
        )
        return [only % {"group": told[0].column.name}]
    sentences = [_apart(met)]
    if kind := _told_by_some(found):
        sentences.append(kind)
    return sentences


def _apart(met: Sequence[Pair]) -> str:
    """Where two groups part: those that say the opposite, else those that see something differently."""
    opposed = [pair for pair in met if pair.opposite]
    if not met:
        return _("No two groups see a perspective differently, as far as can be told.")
    widest = max(opposed or met, key=lambda pair: len(pair.opposite if opposed else pair.apart))
    rows = widest.opposite if opposed else widest.apart
    named = {
        "groups": capfirst(joined([widest.one.column.name, widest.other.column.name])),
        "n": len(rows),
        "title": rows[0].title,
    }
    if opposed:
        first = ngettext(
            "%(groups)s say the opposite of each other about one perspective: “%(title)s”.",
            "%(groups)s say the opposite of each other about %(n)d perspectives, “%(title)s” among them.",
            len(rows),
        )
    else:
        first = ngettext(
            "%(groups)s see one perspective differently: “%(title)s”.",
            "%(groups)s see %(n)d perspectives differently, “%(title)s” among them.",
            len(rows),
        )
    others = len(opposed or met) - 1
    more = ngettext("So does %(n)d more pair of groups.", "So do %(n)d more pairs of groups.", others) % {"n": others}
    return f"{first % named} {more}" if others else first % named


def _told_by_some(found: Differences) -> str:
    """The kind that most groups are without, when some have it: what they see that others do not speak of."""
    told = [at for at, head in enumerate(found.heads) if head.is_told]
    partly = [row for row in found.described if {row.cells[at].word for at in told} == {SAYS, HIDDEN}]
    if not partly:
        return ""
    row = min(partly, key=lambda one: sum(cell.word == SAYS for cell in one.cells))
    groups = [found.heads[at].column.name for at in told if row.cells[at].word == SAYS]
    return _("%(kind)s is spoken of among %(groups)s; of the others nothing can be told.") % {
        "kind": capfirst(row.title),
        "groups": joined(groups),
    }
