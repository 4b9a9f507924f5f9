"""What erasing does to rows whose inventory says ``blank`` or ``delete``, and what there is left to erase."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Length

from accounts.models import User

from ..inventory.reading import Entry
from .services import SERVICES

WEEDED = "(gallrad)"
"""Stands where a text that must be there has gone. In Swedish, as data: it is what the municipality's pages show."""
BLANKED = {"name", "contact", "background", "words", "needs", "about", "secret"}
OFFICE = {"name", "contact"}
ONLY_WHO = {"sign_offs", "owners"}
"""Kinds whose words are said in an office and stay; only who said them, and how they are reached, goes."""


def blanked_fields(entry: Entry) -> list[models.Field]:
    """The columns that blanking empties: texts without fixed choices, lists, and links that may be empty."""
    categories = OFFICE if entry.kind_key in ONLY_WHO else BLANKED
    named = [entry.model._meta.get_field(name) for name, holds in entry.personal.items() if holds in categories]
    return [one for one in named if isinstance(one, models.Field) and _can_be_emptied(one)]


def _can_be_emptied(one: models.Field) -> bool:
    if one.choices or one.many_to_many:
        return False
    return isinstance(one, models.CharField | models.TextField | models.JSONField) or (one.is_relation and one.null)


def empty(one: models.Field) -> Any:
    """What a column holds when it holds nothing. A text that pages rely on says that it has been weeded out."""
    if one.is_relation:
        return None
    if isinstance(one, models.JSONField):
        return one.get_default()
    if one.blank or isinstance(one, models.EmailField) or getattr(one, "is_encrypted", False):
        return None if one.null else ""
    return WEEDED[: one.max_length] if one.max_length else WEEDED


def still_there(entry: Entry, rows: QuerySet) -> QuerySet:
    """Narrow ``rows`` to those that erasing would change. One query, which decrypts nothing."""
    if entry.erase == "service":
        return SERVICES[entry.label].left(rows)
    if entry.erase == "delete":
        return rows
    held = Q(pk__in=[])
    for one in blanked_fields(entry):
        if one.is_relation:
            held |= Q(**{f"{one.name}__isnull": False})
        elif isinstance(one, models.JSONField):
            held |= ~Q(**{one.name: one.get_default()})
        else:
            rows = rows.alias(**{f"_{one.name}_length": Length(one.name)})
            there = Q(**{f"_{one.name}_length__gt": 0})
            held |= there & ~Q(**{one.name: empty(one)}) if empty(one) else there
    return rows.filter(held)


def erase(entry: Entry, keys: Iterable[int], actor: User | None) -> None:
    """Erase the rows with these keys as the inventory says. Inside the caller's transaction.

    Raises:
        ValueError: the inventory says that the rows are kept.
    """
    rows = entry.everything.filter(pk__in=list(keys))
    if entry.erase == "service":
        SERVICES[entry.label].erase(rows, actor)
    elif entry.erase == "delete":
        rows.delete()
    elif entry.erase == "blank":
        values: dict[str, Any] = {one.name: empty(one) for one in blanked_fields(entry)}
        if entry.base == "record":
            values["version"] = F("version") + 1
        rows.update(**values)
    else:
        raise ValueError(f"{entry.label} is kept")
