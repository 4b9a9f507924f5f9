"""Two wordings side by side, with what differs marked for the eye and for the ear."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from perspectives.compilations.versions import TextChange

register = template.Library()

MOST_WORK = 1_000_000
"""Words of one times words of the other: above it whole lines are compared, since the cost is squared in the words."""


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """Return both texts as HTML, escaped, with what only the one has in ``<del>`` and what only the other in ``<ins>``.

    A screen reader seldom says that a word is struck out, so each mark begins and ends with a word of its own.
    """
    before, after = _pieces(old, r"\S+\s*|\s+"), _pieces(new, r"\S+\s*|\s+")
    if len(before) * len(after) > MOST_WORK:
        before, after = _pieces(old, r"[^\n]*\n?"), _pieces(new, r"[^\n]*\n?")
    if len(before) * len(after) > MOST_WORK:
        return _mark("del", old), _mark("ins", new)
    left, right = [], []
    matcher = SequenceMatcher(None, [one.strip() for one in before], [one.strip() for one in after], autojunk=False)
    for action, a, a_end, b, b_end in matcher.get_opcodes():
        if action == "equal":
            left.append(conditional_escape("".join(before[a:a_end])))
            right.append(conditional_escape("".join(after[b:b_end])))
        else:
            left.append(_mark("del", "".join(before[a:a_end])))
            right.append(_mark("ins", "".join(after[b:b_end])))
    return _joined(left), _joined(right)


def _pieces(text: str, pattern: str) -> list[str]:
    return [one for one in re.findall(pattern, text) if one]


def _mark(tag: str, words: str) -> SafeString:
    core = words.strip()
    if not core:
        return conditional_escape(words)
    said = _("taken out:") if tag == "del" else _("put in:")
    before, _core, after = words.partition(core)
    parts = (before, tag, said, core, _("end"), tag, after)
    return format_html(
        '{}<{}><span class="visually-hidden">[{} </span>{}<span class="visually-hidden"> {}]</span></{}>{}', *parts
    )


def _joined(parts: Sequence[str]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


@register.inclusion_tag("compilations/parts/side_by_side.html")
def side_by_side(change: TextChange, own_words: bool = False) -> dict[str, Any]:
    """Both wordings of ``change``; one alone when the other is empty. ``own_words`` sets them as people's own."""
    old, new = marked(change.old, change.new) if change.old and change.new else (change.old, change.new)
    return {"label": change.label, "old": old, "new": new, "own_words": own_words}
