"""Every word that a person could have written is made hostile: markup, the end of a script, a template's braces."""

import json
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import Q, Value
from django.db.models.functions import Concat, Left

from dialogplattform.ours import OURS
from meetings import guards

MARK = "</script><b onclick=abuse>&{{7*7}}\"'"
"""What breaks out of text, of an attribute, of a script, of a template."""
NOT_WORDS = (models.SlugField, models.EmailField, models.URLField, models.FilePathField, models.FileField)
SHORT = 40
"""Below this many characters a field holds a code, a colour or a language, no words."""
NOT_WRITTEN = {"password"}
READ_BY_MACHINE = {
    "meetings.ChoiceRun",
    "meetings.SeatingRun",
    "accounts.OutgoingMail",
    "reports.Document",
    "dialogues.Event",
}
"""Rows whose texts are the machine's own: a job's state, a result as JSON, a mail already written, the log."""


def put() -> None:
    """Make the whole database hostile, closed rounds too. A few seconds; to be rolled back."""
    with connection.cursor() as cursor:
        guards.unguard(
            None, SimpleNamespace(connection=connection, execute=lambda sql, params=None: cursor.execute(sql))
        )
    for label in sorted(OURS):
        for model in apps.get_app_config(label).get_models():
            if model._meta.label not in READ_BY_MACHINE:
                _put_into(model)


def _put_into(model: type[models.Model]) -> None:
    plain, packed = [], []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.JSONField):
            packed.append(field.name)
        elif _holds_words(field):
            (plain if type(field) in {models.CharField, models.TextField} else packed).append(field.name)
    rows = model._base_manager
    for name in plain:
        most = model._meta.get_field(name).max_length or 100_000
        marked = Concat(Left(name, most - len(MARK)), Value(MARK))
        as_json = Q(**{f"{name}__startswith": '{"'}) | Q(**{f"{name}__startswith": '["'})
        rows.exclude(Q(**{name: ""}) | Q(**{f"{name}__isnull": True}) | as_json).update(**{name: marked})
        for key, value in rows.filter(as_json).values_list("pk", name):
            rows.filter(pk=key).update(**{name: inside(value)})
    for name in packed:
        for key, value in rows.values_list("pk", name):
            rows.filter(pk=key).update(**{name: inside(value)})


def _holds_words(field: models.Field) -> bool:
    if isinstance(field, NOT_WORDS) or not isinstance(field, models.CharField | models.TextField):
        return False
    return (
        not field.choices and not field.unique and (field.max_length or SHORT) >= SHORT and not _is_secret(field.name)
    )


def _is_secret(name: str) -> bool:
    return name in NOT_WRITTEN or "hash" in name


def inside(value: Any) -> Any:
    """Mark the prose in what is packed: texts with a blank in them, and what is packed as JSON once more."""
    if isinstance(value, dict):
        return {key: inside(one) for key, one in value.items()}
    if isinstance(value, list):
        return [inside(one) for one in value]
    if isinstance(value, str) and value.startswith(('{"', '["', "[{", "[[")):
        return json.dumps(inside(json.loads(value)))
    return f"{value}{MARK}" if isinstance(value, str) and " " in value else value
