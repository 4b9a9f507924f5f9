"""Finding what was asked for: a search in the texts of every kind of record that the searcher may read."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import TABLE, Scope, scope_of

from ..inventory.reading import Entry, inventory, with_personal

SEARCHED = {"words", "about", "needs", "name", "contact"}
MOST = 100
"""Rows shown of one search; more is a sign that the words should be narrower."""


@dataclass(frozen=True)
class Found:
    """A record that holds the words. ``source`` is model and field."""

    source: str
    object_id: int
    text: str
    kind_title: str

    @property
    def value(self) -> str:
        return f"{self.source}:{self.object_id}"


def readable(user: User, dialogue: Dialogue) -> list[Entry]:
    """The models that somebody may read all of: with every capability that the inventory names, each reaching all.

    So a statement takes the right to sources too, since its row holds the original; and a right to one's own (an
    interviewer's) opens nothing here.
    """
    return [entry for entry in with_personal() if entry.dialogue and _may(entry, user, dialogue)]


def _may(entry: Entry, user: User, dialogue: Dialogue) -> bool:
    needed = [one for one in entry.readers if one in TABLE]
    if not needed:
        return "public" in entry.readers
    return all(scope_of(user, dialogue, one) is Scope.ALL for one in needed)


def _columns(entry: Entry) -> list[str]:
    return [
        name
        for name, holds in entry.personal.items()
        if holds in SEARCHED and isinstance(entry.model._meta.get_field(name), models.CharField | models.TextField)
    ]


def search(words: str, *, user: User, dialogue: Dialogue) -> Iterator[Found]:
    """Return the records that hold ``words``, whatever their case.

    Read row by row and compared here: no database compares encrypted columns, nor SQLite å with Å.
    """
    for entry in readable(user, dialogue):
        rows = entry.everything.filter(**{entry.dialogue: dialogue}).order_by("pk")
        for name in _columns(entry):
            for key, text in rows.values_list("pk", name):
                if text and words.casefold() in text.casefold():
                    yield Found(f"{entry.label}.{name}", key, text, capfirst(str(entry.kind.title)))


def record_at(value: str, *, user: User, dialogue: Dialogue) -> Found | None:
    """Return the record that ``source:key`` names, if it is the dialogue's and the person may read it."""
    source, _colon, key = value.rpartition(":")
    label, _dot, name = source.rpartition(".")
    entry = inventory().get(label)
    if entry is None or not key.isdecimal() or entry not in readable(user, dialogue) or name not in _columns(entry):
        return None
    row = entry.everything.filter(pk=int(key), **{entry.dialogue: dialogue}).values_list(name, flat=True).first()
    return Found(source, int(key), row, capfirst(str(entry.kind.title))) if row else None


def title_of(source: str) -> str:
    """What kind of record a source is, in words."""
    entry = inventory().get(source.rpartition(".")[0])
    return capfirst(str(entry.kind.title)) if entry and entry.personal else source
