"""A JSON Schema (2020-12) for each table of an archive, made from the model: what a row holds, and of what kind.

They stand in the archive, for whoever reads it without this program, and an import holds each row against the same
columns.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from dialogues.models import Dialogue

from . import shape

Schema = dict[str, Any]
PLAIN: dict[str, Schema] = {
    "accounts.User": {"name": {"type": "string", "maxLength": 120}, "email": {"type": "string", "maxLength": 254}},
    "accounts.Organisation": {
        "name": {"type": "string", "maxLength": 120, "minLength": 1},
        "kind": {"type": "string", "maxLength": 20},
    },
}
"""Tables that an archive holds a part of only."""


@cache
def schema_of(label: str) -> Schema:
    properties: dict[str, Schema] = {"row": {"type": "integer", "minimum": 1}}
    model: type[models.Model] = apps.get_model(label)
    if label in PLAIN:
        properties |= PLAIN[label]
    else:
        for column in shape.columns(model):
            properties[column.name] = _of(column)
        for one in shape.lists(model):
            number = {"type": "integer", "minimum": 1, "description": f"number in {one.related_model._meta.label}"}
            properties[one.name] = {"type": "array", "items": number}
        if model is Dialogue:
            properties["areas"] = {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 120}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": label,
        "description": " ".join((model.__doc__ or "").split()),
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _of(column: models.Field) -> Schema:
    if isinstance(column, models.ForeignKey):
        found: Schema = {
            "type": "integer",
            "minimum": 1,
            "description": f"number in {column.related_model._meta.label}",
        }
    else:
        found = dict(_kind(column))
    if column.null:
        found["type"] = [found["type"], "null"] if "type" in found else found.get("type")
    if "type" in found and found["type"] is None:
        del found["type"]
    return found


def _kind(column: models.Field) -> Schema:
    if isinstance(column, models.JSONField):
        return {"type": "object" if shape.kind_of_json(column) is dict else "array"}
    if isinstance(column, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(column, models.IntegerField):
        return {"type": "integer"}
    if isinstance(column, models.FloatField):
        return {"type": "number"}
    if isinstance(column, models.DateTimeField):
        return {"type": "string", "format": "date-time"}
    if isinstance(column, models.DateField):
        return {"type": "string", "format": "date"}
    if isinstance(column, models.TimeField):
        return {"type": "string", "format": "time"}
    if isinstance(column, models.UUIDField):
        return {"type": "string", "format": "uuid"}
    longest = getattr(column, "max_length", None)
    return {"type": "string", "maxLength": longest} if longest else {"type": "string"}
