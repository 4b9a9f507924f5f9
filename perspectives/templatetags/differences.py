"""A cell of the differences, and the letter of a group."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dialogues.suppression import AGAINST, BOTH, HIDDEN, SAYS
from perspectives.differences import drawing
from perspectives.differences.matrix import Cell
from perspectives.models import ContrastAbout, StatementKind

register = template.Library()
SHORT_SIDE = 700
"""Characters that one of two sides may have at most to stand beside the other on paper."""


@register.filter
def kind_name(kind: str) -> str:
    """What a kind of problem description is called, in something that was frozen with its key."""
    return str(StatementKind(kind).label) if kind in StatementKind.values else kind


@register.filter
def about_name(about: str) -> str:
    """What both sides of a contradiction speak of, in words."""
    return str(ContrastAbout(about).label) if about in ContrastAbout.values else about


@register.filter
def all_speak(kinds: list[dict]) -> bool:
    """Whether every group shown speaks of every kind: then a sentence says it, and a table would only be coloured."""
    return bool(kinds) and all(cell == SAYS for row in kinds for cell in row["cells"])


@register.filter
def side_by_side(contrast: dict) -> bool:
    """Whether two sides have room beside each other on paper; what cannot break must not be taller than a page."""
    sides = contrast["sides"]
    return len(sides) == 2 and all(sum(len(one["text"]) for one in side["quotes"]) <= SHORT_SIDE for side in sides)


@register.filter
def letter(place: int) -> str:
    return drawing.letter(place)


def _word(cell: Cell, described: bool) -> str:
    if cell.word == SAYS:
        return _("speaks of it") if described else _("says it")
    return {AGAINST: _("says the opposite"), BOTH: _("both"), HIDDEN: _("not shown")}[cell.word]


@register.simple_tag
def matrix_cell(cell: Cell, described: bool = False) -> SafeString:
    """A cell of the table. For the leader one without a word has the figures that others may not read."""
    counts = cell.counts
    if counts is None or cell.word != HIDDEN:
        word = _word(cell, described)
        note = _behind(cell) if cell.is_held_back else ""
        if cell.word == HIDDEN:
            return format_html('<td class="hidden"><span>{}</span></td>', word)
        if note:
            return format_html('<td class="{}">{}<small>{}</small></td>', cell.word, word, note)
        return format_html('<td class="{}">{}</td>', cell.word, word)
    if not cell.is_held_back:
        return format_html('<td class="silent">{}</td>', _("nobody"))
    if described:
        return format_html('<td class="hidden"><span>{}</span></td>', _("%(n)s speak") % {"n": counts.said})
    parts = [
        words % {"n": n} for words, n in ((_("%(n)s for"), counts.said), (_("%(n)s against"), counts.opposed)) if n
    ]
    return format_html('<td class="hidden"><span>{}</span></td>', ", ".join(parts))


def _behind(cell: Cell) -> str:
    """What is behind the side that others do not read."""
    if cell.word == SAYS:
        return _("and %(n)s against") % {"n": cell.counts.opposed}
    return _("and %(n)s for") % {"n": cell.counts.said}
