"""Whether a text names somebody: the people of a dialogue by their names, anybody by address or number.

Meant to err on the safe side. Names are compared in the process's memory and are shown to nobody.
"""

import re
from collections.abc import Callable, Iterable

from accounts.models import User

from ..models import Dialogue, Invitation, TriageSheet

Names = Callable[[Dialogue], Iterable[str]]
_sources: list[Names] = []

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_MAIL = re.compile(r"\S+@\S+\.\S+")
_DIGITS = re.compile(r"\+?\d(?:[ \-–/()]{0,2}\d){7,}")
_REFERENCE = re.compile(r"\b(?:19|20)\d\d/\d+")
"""A reference number of a case: a year and a running number."""
SHORTEST = 3
"""Letters of a part of a name that is looked for by itself."""


def know_people(names: Names) -> None:
    """Let a room say which people a dialogue has there; called from ``AppConfig.ready``."""
    if names not in _sources:
        _sources.append(names)


def _own(dialogue: Dialogue) -> list[str]:
    """Members, those invited, the design team, contacts of the sign-offs, those asked in a triage. One query."""
    staff = User.objects.filter(memberships__dialogue__municipality=dialogue.municipality_id)
    found = staff.order_by().values_list("name").union(
        User.objects.filter(administered=dialogue.municipality_id).order_by().values_list("name"),
        dialogue.design_team.order_by().values_list("name"),
        dialogue.sign_offs.order_by().values_list("contact_name"),
        Invitation.objects.filter(dialogue=dialogue).order_by().values_list("name"),
        TriageSheet.objects.filter(round__dialogue=dialogue).order_by().values_list("name"),
    )  # fmt: skip
    return [name for (name,) in found]


def _parts(names: Iterable[str]) -> frozenset[str]:
    """Words of names as they are written with a capital, hyphened ones in their parts too."""
    found = set()
    for name in names:
        for word in _WORD.findall(name):
            found.update([word, *re.split(r"[-’']", word)])
    return frozenset(word for word in found if len(word) >= SHORTEST and word[0].isupper())


class Naming:
    """The people of one dialogue. A query for our own, and what each room needs for its own."""

    def __init__(self, dialogue: Dialogue) -> None:
        known = [name for source in [_own, *_sources] for name in source(dialogue)]
        self._parts = _parts(known)
        municipality = dialogue.municipality
        self._offices = {text for text in (municipality.contact_email, municipality.data_protection_contact) if text}
        """The municipality's own addresses: of offices, and public."""

    def __repr__(self) -> str:
        return "<Naming>"

    def names_somebody(self, text: str) -> bool:
        for office in self._offices:
            text = text.replace(office, " ")
        text = _REFERENCE.sub(" ", text)
        if _MAIL.search(text) or any(self._is_a_number(found) for found in _DIGITS.findall(text)):
            return True
        words = {part for word in _WORD.findall(text) for part in [word, *re.split(r"[-’']", word)]}
        words |= {word[:-1] for word in words if word.endswith("s")}  # "Lenas"
        return not self._parts.isdisjoint(words)

    @staticmethod
    def _is_a_number(found: str) -> bool:
        """A phone number or a personal number, and not a date or two years."""
        digits = re.sub(r"\D", "", found)
        return len(digits) > 8 or found.startswith(("0", "+"))
