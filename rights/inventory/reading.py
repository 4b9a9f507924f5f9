"""Reads the inventory: every field of every model, either as nothing personal or with what it holds of a person.

A file an app, ``*.toml`` here. An entry says of its model:

``kind``      which kind of record it is (``rights/kinds.py``), when it holds anything of a person
``base``      ``record`` or ``job``: fields that come with the abstract model of that name are keys and bookkeeping
``personal``  field = category (``kinds.CATEGORIES``)
``plain``     class = fields (``kinds.PLAIN``)
``dialogue``  lookup path to the dialogue it belongs to
``via``       lookup paths by which a person is found in it: by their account, as somebody interviewed, by address
``beside``    why nothing is found by person, when there is no ``via``
``third``     fields that are about somebody else than the person found, and are left out of what that person gets
``readers``   capabilities of ``dialogues/permissions.py``, or one of ``BESIDES_ROLES``
``leaves``    where it leaves the system
``erase``     what erasing does to a row: ``delete``, ``blank``, ``service`` (``rights/erasing/services.py``),
              ``account`` (goes with the account); without it the row is kept
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from accounts.records import Record
from reports.jobs import Job

from ..kinds import KINDS, RecordKind

FOLDER = Path(__file__).parent
BESIDES_ROLES = {
    "self": "the person",
    "public": "everybody",
    "operator": "whoever runs the installation",
    "nobody": "nobody: unreadable",
}
BASES: dict[str, type[models.Model]] = {"record": Record, "job": Job}
ERASURES = {"delete", "blank", "service", "account", ""}


@dataclass(frozen=True)
class Entry:
    """What the inventory says of one model; see the module for the words."""

    label: str
    kind_key: str = ""
    base: str = ""
    personal: dict[str, str] = field(default_factory=dict)
    plain: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dialogue: str = ""
    via: dict[str, tuple[str, ...]] = field(default_factory=dict)
    beside: str = ""
    third: frozenset[str] = frozenset()
    readers: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    erase: str = ""

    @property
    def kind(self) -> RecordKind:
        return KINDS[self.kind_key]

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    @property
    def everything(self) -> Any:
        """All rows, removed ones too: the model's base manager."""
        return self.model._base_manager

    def listed(self) -> list[str]:
        """Names of all fields that the entry speaks of."""
        inherited = [one.name for one in BASES[self.base]._meta.get_fields()] if self.base else []
        plain = [name for names in self.plain.values() for name in names]
        return [*inherited, *(["id"] if self.base else []), *plain, *self.personal]


def _entry(label: str, said: dict) -> Entry:
    return Entry(
        label=label,
        kind_key=said.pop("kind", ""),
        plain={key: tuple(names) for key, names in said.pop("plain", {}).items()},
        via={key: tuple(paths) for key, paths in said.pop("via", {}).items()},
        third=frozenset(said.pop("third", [])),
        readers=tuple(said.pop("readers", [])),
        leaves=tuple(said.pop("leaves", [])),
        **said,
    )


@lru_cache(maxsize=1)
def inventory() -> dict[str, Entry]:
    """Return the entries by model label, as they stand in the files, those of apps that are not in use too."""
    said: dict[str, dict] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        said |= tomllib.loads(path.read_text(encoding="utf-8"))
    return {label: _entry(label, entry) for label, entry in said.items()}


def in_use() -> Iterator[Entry]:
    """The entries whose model this installation has."""
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    return (entry for entry in inventory().values() if entry.label in known)


def with_personal() -> list[Entry]:
    return [entry for entry in in_use() if entry.personal]


def of_kind(key: str) -> list[Entry]:
    return [entry for entry in with_personal() if entry.kind_key == key]


def fields_of(model: type[models.Model]) -> list[str]:
    """Names of the fields that a model's own table, or its tables between, hold."""
    return [one.name for one in model._meta.get_fields() if one.concrete or (one.many_to_many and not one.auto_created)]
