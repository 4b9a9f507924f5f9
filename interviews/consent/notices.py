"""The information text, numbered the first time it is given: a person is told by a version, not by "the text"."""

import difflib
from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from dialogues.models import Dialogue
from dialogues.numbers import next_number

from ..models import Consent, NoticeVersion


def normal(text: str) -> str:
    """A text as it is compared: line ends alike, no blank ends."""
    return text.replace("\r\n", "\n").strip()


def version_given(dialogue: Dialogue, text: str) -> NoticeVersion | None:
    """Return the version that ``text`` is, numbered now if it was never given before; None when nothing was given.

    Must run inside a transaction. A wording that is taken up again keeps its number. The newest is looked at first,
    so registering people costs one query however many versions there are.
    """
    if not normal(text):
        return None
    versions = dialogue.notice_versions.order_by("-number")
    for version in versions.iterator(chunk_size=2):
        if normal(version.text) == normal(text):
            return version
    number = next_number(NoticeVersion, dialogue=dialogue)  # locks the dialogue: two at once get one version
    for version in versions:
        if normal(version.text) == normal(text):
            return version
    return NoticeVersion.objects.create(dialogue=dialogue, number=number, text=text, since=timezone.now())


@dataclass(frozen=True)
class Given:
    """A version with how many it was given to. ``before`` is the version it replaced; ``changed`` how much of it."""

    version: NoticeVersion
    people: int
    before: NoticeVersion | None
    is_current: bool

    @property
    def changed_words(self) -> int:
        """How many words differ from the version before; 0 for the first."""
        if self.before is None:
            return 0
        mine, theirs = self.version.text.split(), self.before.text.split()
        matcher = difflib.SequenceMatcher(None, theirs, mine, autojunk=False)
        codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        return sum(max(code[2] - code[1], code[4] - code[3]) for code in codes)


def versions_given(dialogue: Dialogue) -> list[Given]:
    """Return the versions, newest first, with how many people each was given to. One query."""
    rows = list(dialogue.notice_versions.annotate(people=models.Count("consents")).order_by("number"))
    found = [
        Given(row, row.people, rows[place - 1] if place else None, normal(row.text) == normal(dialogue.notice))
        for place, row in enumerate(rows)
    ]
    return found[::-1]


def not_given_yet(dialogue: Dialogue, given: list[Given]) -> bool:
    """Whether the text as it reads now has not been given to anybody."""
    return bool(normal(dialogue.notice)) and not any(one.is_current for one in given)


def without_version(dialogue: Dialogue) -> int:
    """How many consents say nothing of which text was given."""
    return Consent.objects.filter(interviewee__dialogue=dialogue, notice_version=None).count()
