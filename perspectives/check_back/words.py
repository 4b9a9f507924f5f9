"""How it stands with a check-back, in words and with the mark that goes before them."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.phases import DONE, GAP, PART

from ..models import QuoteVerdict
from . import queries


@dataclass(frozen=True)
class Standing:
    """A surface of the mark and its words."""

    mark: str
    text: str


def standing(state: str) -> Standing:
    """Return the words for a state of ``queries.state_of``. No answer is called no answer."""
    return {
        queries.NOT_ASKED: Standing(GAP, _("not asked")),
        queries.WAITING: Standing(PART, _("asked, no answer yet")),
        queries.OPENED: Standing(PART, _("link opened, no answer yet")),
        queries.BEGUN: Standing(PART, _("has begun to answer")),
        queries.ANSWERED: Standing(DONE, _("has answered")),
        queries.SILENT: Standing(GAP, _("no answer, the time is out")),
        queries.CLOSED: Standing(GAP, _("the asking is taken back")),
    }[state]


def answers_in_words(answers: Counter[str]) -> str:
    """Say what somebody has answered about their quotes: "2 can stand, 1 taken away"."""
    parts = [
        (QuoteVerdict.APPROVED, lambda n: ngettext("%(n)d can stand", "%(n)d can stand", n)),
        (QuoteVerdict.CHANGE, lambda n: ngettext("%(n)d in other words", "%(n)d in other words", n)),
        (QuoteVerdict.WITHDRAWN, lambda n: ngettext("%(n)d taken away", "%(n)d taken away", n)),
    ]
    said = [words(answers[verdict]) % {"n": answers[verdict]} for verdict, words in parts if answers[verdict]]
    return ", ".join(said)


def told_in_words(told: queries.Told) -> str:
    """Say how far the check-back has come to those who may not know who, without a small count."""
    if not told.has_begun:
        return _("Nobody has been asked yet.")
    if told.asked is None:
        return _("Fewer than %(few)s people have been asked to look at their own quotes.") % {"few": told.threshold}
    asked = ngettext(
        "%(n)d person has been asked to look at their own quotes.",
        "%(n)d people have been asked to look at their own quotes.",
        told.asked,
    ) % {"n": told.asked}
    if told.nobody_has_answered:
        return asked + " " + _("Nobody has answered yet.")
    if told.answered is None:
        return asked + " " + _("How many have answered is not shown, since it would be about a few.")
    answered = ngettext("%(n)d has answered.", "%(n)d have answered.", told.answered) % {"n": told.answered}
    return f"{asked} {answered}"
