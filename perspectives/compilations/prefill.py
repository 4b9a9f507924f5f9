"""What the data says about what was not heard: lines that the leader begins from, or takes in later.

They become the leader's own text, so they hold nothing that may not be told to anyone: no count of a group, and no name
of a group in which somebody is heard but too few.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import override

from dialogues.models import Dialogue
from interviews.coverage.figures import figures
from interviews.models import GapDecision

from ..models import Compilation
from ..told import ground
from .tongues import SWEDISH

GROUP = re.compile(r"g(\d+)(?:[xv]|$)")
"""How the key of a gap about a group begins (``interviews/coverage/gaps.py``)."""


def unheard_lines(compilation: Compilation) -> list[str]:
    """Return what is missing, in Swedish, one paragraph each. Seven queries.

    Groups of the plan in which nobody is heard, groups of which fewer are heard than was meant, why a gap was left,
    perspectives without a quote, and what was not said about a theme.
    """
    dialogue = compilation.dialogue
    named = ground(dialogue).names
    with override(SWEDISH):
        return [
            *_groups(dialogue, named),
            *_left(dialogue, named),
            *_without_voice(compilation),
            *_silences(compilation),
        ]


def unheard_text(compilation: Compilation) -> str:
    return "\n\n".join(unheard_lines(compilation))


def respond_text(dialogue: Dialogue) -> str:
    """Return how one responds, in Swedish, with the dialogue's address; nothing without one."""
    contact = dialogue.contact_email or dialogue.municipality.contact_email
    with override(SWEDISH):
        words = _("Is something you said missing, or something you would have liked to say? Write to %(contact)s.")
        return words % {"contact": contact} if contact else ""


def lines_to_add(compilation: Compilation, text: str) -> list[str]:
    """Return the lines that do not stand in ``text`` yet."""
    there = {" ".join(part.split()) for part in text.splitlines()}
    return [line for line in unheard_lines(compilation) if " ".join(line.split()) not in there]


def _groups(dialogue: Dialogue, named: dict[int, str]) -> list[str]:
    result = figures(dialogue, exact=False)
    said = [_("We have not heard anyone from the group %(group)s.") % {"group": row.title} for row in result.silent]
    for row in result.rows:
        held = row.heard.number
        if row.group.pk in named and held is not None and held * 2 < row.planned:
            said.append(_("We have heard fewer from the group %(group)s than we meant to.") % {"group": row.title})
    return said


def _left(dialogue: Dialogue, named: dict[int, str]) -> list[str]:
    """Why gaps were left, with the group where the gap is about one that may be named."""
    said = []
    for decision in GapDecision.objects.filter(dialogue=dialogue).order_by("created_at", "pk"):
        reason = " ".join(decision.reason.split())
        about = GROUP.match(decision.key)
        group = named.get(int(about[1])) if about else None
        said.append(f"{group}: {reason}" if group else reason)
    return [line for line in said if line]


def _without_voice(compilation: Compilation) -> list[str]:
    silent = compilation.entries.filter(quotes=None).order_by("chapter__position", "position", "pk")
    return [
        _("The perspective ”%(title)s” stands without a quote: nobody's own words say it.") % {"title": title}
        for title in silent.values_list("perspective__title", flat=True)
    ]


def _silences(compilation: Compilation) -> list[str]:
    rows = compilation.chapters.exclude(theme__silence="").order_by("position", "pk")
    return [
        _("About ”%(theme)s”: %(silence)s") % {"theme": title, "silence": " ".join(silence.split())}
        for title, silence in rows.values_list("theme__title", "theme__silence")
    ]
