"""What is wrong with the inventory; empty when every field is listed once and every word in it means something."""

from collections import Counter

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from dialogues.permissions import TABLE

from ..erasing.services import SERVICES
from ..kinds import CATEGORIES, KINDS, PLAIN
from ..person.whom import ANCHORS
from .reading import BESIDES_ROLES, ERASURES, Entry, fields_of, inventory

OPTIONAL_APPS = {"socialaccount"}
"""Apps that an installation may be without; their entries stand in the inventory all the same."""


def problems() -> list[str]:
    """Return what is wrong, a sentence each. No query."""
    listed = inventory()
    used = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    wrong = [f"{label} is in no file of rights/inventory" for label in sorted(used.keys() - listed.keys())]
    for label, entry in sorted(listed.items()):
        if label not in used:
            if label.split(".")[0] not in OPTIONAL_APPS:
                wrong.append(f"{label} is listed, and there is no such model")
            continue
        wrong += [f"{label}: {one}" for one in [*_fields(entry), *_words(entry), *_paths(entry)]]
    return wrong


def _fields(entry: Entry) -> list[str]:
    there, listed = set(fields_of(entry.model)), Counter(entry.listed())
    wrong = [f"the field {name} is not listed" for name in sorted(there - listed.keys())]
    wrong += [f"{name} is listed, and there is no such field" for name in sorted(listed.keys() - there)]
    wrong += [f"{name} is listed {times} times" for name, times in listed.items() if times > 1 and name != "id"]
    wrong += [f"{name} is left out, and not listed as personal" for name in sorted(entry.third - entry.personal.keys())]
    return wrong


def _words(entry: Entry) -> list[str]:
    wrong = [f"{one} is no class of plain fields" for one in entry.plain if one not in PLAIN]
    wrong += [f"{one} is no category" for one in entry.personal.values() if one not in CATEGORIES]
    if entry.erase not in ERASURES:
        wrong.append(f"{entry.erase} is no way to erase")
    if entry.erase == "service" and entry.label not in SERVICES:
        wrong.append("no service erases it")
    if not entry.personal:
        return wrong
    if entry.kind_key not in KINDS:
        wrong.append(f"{entry.kind_key or 'nothing'} is no kind of record")
    if not entry.readers:
        wrong.append("nobody is said to read it")
    wrong += [f"{one} is no capability" for one in entry.readers if one not in TABLE and one not in BESIDES_ROLES]
    if bool(entry.via) == bool(entry.beside):
        wrong.append("say how a person is found in it, or why none is, and not both")
    return wrong


def _paths(entry: Entry) -> list[str]:
    wrong = [f"{one} is no way to know a person" for one in entry.via if one not in {*ANCHORS, "email"}]
    for path in [entry.dialogue, *(path for paths in entry.via.values() for path in paths)]:
        if path and not _leads_somewhere(entry.model, path):
            wrong.append(f"{path} leads nowhere")
    return wrong


def _leads_somewhere(model: type[models.Model], path: str) -> bool:
    here: type[models.Model] | None = model
    try:
        for part in path.split("__"):
            if here is None:
                return False
            found = here._meta.pk if part == "pk" else here._meta.get_field(part)
            here = getattr(found, "related_model", None)
    except FieldDoesNotExist:
        return False
    return True
