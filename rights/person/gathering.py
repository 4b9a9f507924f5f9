"""Everything that is kept of one person, from every model that the inventory says holds something personal."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst

from dialogues.models import Dialogue
from interviews.models import Interview

from ..inventory.reading import Entry, with_personal
from ..kinds import CATEGORIES, KINDS, RecordKind
from .whom import ANCHORS, Whom, same_address

TOLD = {"name", "contact", "background", "words", "needs", "about", "answer", "role", "activity", "device", "file"}
"""Categories whose values the person gets. Keys, hashes and which account did it say nothing to them."""
WORK = {"trace", "author"}


@dataclass
class Told:
    """A row in words: pairs of what it is called and what stands there."""

    dialogue: Dialogue | None
    pairs: list[tuple[str, str]]


@dataclass
class Part:
    """What is kept of the person in one kind of record."""

    kind: RecordKind
    rows: list[Told] = field(default_factory=list)
    done_at_work: int = 0
    """How many rows about others say that this person did something with them."""
    found: dict[str, list[int]] = field(default_factory=dict)
    """Keys of the person's own rows, by model."""

    @cached_property
    def title(self) -> str:
        return capfirst(str(self.kind.title))


def gather(whom: Whom) -> list[Part]:
    """Return what is kept of ``whom``, by kind in the order of ``kinds.py``; kinds with nothing are left out.

    A query or two for each model with personal fields; columns that are encrypted are read row by row.
    """
    parts: dict[str, Part] = {}
    for entry in with_personal():
        if not entry.via or (whom.dialogues is not None and not entry.dialogue):
            continue
        part = parts.setdefault(entry.kind_key, Part(entry.kind))
        own, traces = _own(entry, whom)
        part.done_at_work += traces
        if own:
            part.found[entry.label] = [row.pk for row in own]
            part.rows += [told for row in own if (told := _told(entry, row)).pairs]
    return [parts[key] for key in KINDS if key in parts and (parts[key].rows or parts[key].done_at_work)]


def _own(entry: Entry, whom: Whom) -> tuple[list[Model], int]:
    """The rows that are the person's own, and how many others the person has left a trace in."""
    own, traced = Q(pk__in=[]), Q(pk__in=[])
    for way, paths in entry.via.items():
        for path in paths:
            if way == "email":
                own |= Q(pk__in=_with_address(entry, path, whom))
                continue
            here = Q(**{f"{path}__in": whom.keys[way]})
            holds = entry.personal.get(path, "")
            if holds == "trace":
                traced |= here
            elif holds == "author":
                own |= here & _nobody_else(entry)
                traced |= here
            else:
                own |= here
    rows = _within(entry, whom)
    mine = NARROWED.get(entry.label, _all_of_them)(rows.filter(own)).distinct()
    traces = rows.filter(traced).exclude(own).aggregate(n=Count("pk", distinct=True))["n"]
    return list(mine.order_by("pk")), traces


def _within(entry: Entry, whom: Whom) -> QuerySet:
    rows = entry.everything.all()
    if entry.dialogue:
        rows = rows.select_related(entry.dialogue)
        if whom.dialogues is not None:
            rows = rows.filter(**{f"{entry.dialogue}__in": whom.dialogues})
    return rows


def _nobody_else(entry: Entry) -> Q:
    """What somebody at work wrote down for a participant is the participant's, not theirs."""
    others = [name for way in set(entry.via) - {"user", "email"} for name in entry.via[way] if name in entry.personal]
    alone = Q()
    for name in others:
        alone &= Q(**{f"{name}__isnull": True})
    return alone


def _with_address(entry: Entry, path: str, whom: Whom) -> list[int]:
    if not whom.addresses:
        return []
    rows = _within(entry, whom).select_related(None).order_by().values_list("pk", path)
    return [key for key, address in rows if address and same_address(address) in whom.addresses]


def _all_of_them(rows: QuerySet) -> QuerySet:
    return rows


def _theirs_alone(rows: QuerySet) -> QuerySet:
    """Texts of talks with one person: in a talk of several the others' words are not this person's to have."""
    alone = Interview.objects.annotate(heard=Count("people")).filter(heard=1)
    return rows.filter(interview__in=alone.values("pk"))


def _of_a_dialogue(rows: QuerySet) -> QuerySet:
    """That somebody has just asked what is kept is no answer to it."""
    return rows.exclude(dialogue=None)


NARROWED = {"interviews.InterviewText": _theirs_alone, "rights.PersonRequest": _of_a_dialogue}
"""Rows that a path leads to, and of which only some are the person's own."""


def _told(entry: Entry, row: Model) -> Told:
    pairs = []
    for name, holds in entry.personal.items():
        if holds not in TOLD or name in entry.third:
            continue
        value = _in_words(row, name)
        if value:
            pairs.append((_label(row, name, holds), value))
    return Told(_dialogue_of(entry, row), pairs)


def _label(row: Model, name: str, holds: str) -> str:
    """The column's name where it has one that people read, or else what it holds."""
    called = row._meta.get_field(name).verbose_name
    return capfirst(str(called if isinstance(called, Promise) else CATEGORIES[holds]))


def _in_words(row: Model, name: str) -> str:
    column = row._meta.get_field(name)
    if column.many_to_many:
        if column.related_model in {anchor.model for anchor in ANCHORS.values()}:
            return ""
        return ", ".join(str(one) for one in getattr(row, name).all())
    if column.choices:
        return str(getattr(row, f"get_{name}_display")())
    return _value(getattr(row, name))


def _value(value: Any) -> str:
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if hasattr(value, "hour") and hasattr(value, "year"):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if hasattr(value, "year"):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _dialogue_of(entry: Entry, row: Any) -> Dialogue | None:
    for step in entry.dialogue.split("__") if entry.dialogue else []:
        row = getattr(row, step, None)
    return row if isinstance(row, Dialogue) else None


def as_json(parts: Iterable[Part]) -> str:
    """The same for machines (GDPR article 20): kinds, rows, fields."""
    return json.dumps({"kept": list(_plain(parts))}, ensure_ascii=False, indent=2)


def _plain(parts: Iterable[Part]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield {
            "kind": part.kind.key,
            "title": part.title,
            "purpose": str(part.kind.purpose),
            "basis": str(part.kind.basis),
            "done_at_work": part.done_at_work,
            "rows": [{"dialogue": str(row.dialogue or ""), "fields": dict(row.pairs)} for row in part.rows],
        }
