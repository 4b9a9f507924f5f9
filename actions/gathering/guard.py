"""What may not follow from a source into a proposal, which everybody who takes part reads."""

import re

from django.utils.translation import gettext as _

from interviews.models import WebFormAnswer
from interviews.webforms.sorting import pairs_of
from perspectives.masking.assistant import hard_findings

RUN = 6
"""So many words in a row, the same as the sender wrote, are a quote. Measured (tests/actions/test_thresholds.py): two
different ideas of the demo's 106 share five words in a row at most, and so does an idea that somebody has put in words
of their own."""
_WORD = re.compile(r"\w+")


def points_out(text: str) -> list[str]:
    """Say what in a text points somebody out whoever wrote it; empty when nothing does."""
    if hard_findings(text):
        return [_("There is a phone number, a personal number or an address on the net in it. Take it out.")]
    return []


def follows_the_sender(text: str, answer: WebFormAnswer) -> list[str]:
    """Say what of the sender, or of what they did not want quoted, stands in a text made of their answer."""
    found = points_out(text)
    said = text.casefold()
    if (name := answer.name.strip().casefold()) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said):
        found.append(_("The sender's name stands in it. Who sent an idea does not follow it."))
    elif (email := answer.email.strip().casefold()) and email in said and not found:
        found.append(_("The sender's address stands in it. Who sent an idea does not follow it."))
    if not answer.allows_quotes and any(is_quoted(text, words) for _question, words in pairs_of(answer)):
        found.append(_("The sender has said no to being quoted. Write it in other words."))
    return found


def is_quoted(text: str, words: str, run: int = RUN) -> bool:
    """Whether ``run`` words in a row, or all when there are fewer but at least three, stand in both."""
    mine, theirs = _WORD.findall(text.casefold()), _WORD.findall(words.casefold())
    size = min(run, len(theirs))
    if size < 3:
        return False
    runs = {tuple(theirs[at : at + size]) for at in range(len(theirs) - size + 1)}
    return any(tuple(mine[at : at + size]) in runs for at in range(len(mine) - size + 1))
