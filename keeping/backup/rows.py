"""Rows as lines of JSON, the same from every database, and lines as rows again.

A line is an object with the table's columns, keys in order, rows go by primary key. Encrypted columns stay
encrypted: what is in a backup of an identity takes ``IDENTITY_KEYS`` as well as the backup's own key.
"""

import base64
import datetime as dt
import decimal
import json
import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.functions import Cast

from interviews.crypto import Ciphertext, EncryptedTextField

LEFT_OUT = {
    "sessions.Session": "people log in again",
    "usersessions.UserSession": "goes with the session",
    "account.EmailConfirmation": "mailed codes that are long over",
    "reports.Pulse": "says that a worker lives, here and now",
}
"""Tables that a backup does not hold, each with its reason."""
AT_A_TIME = 1000


def tables() -> list[type[models.Model]]:
    """Return the models whose rows a backup holds, by name."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in LEFT_OUT
    ]
    return sorted(found, key=lambda model: model._meta.label)


def columns(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def _as_stored(field: models.Field) -> Any:
    """Ciphertext is read as it stands: the cast passes the field's own decryption by."""
    return Cast(models.F(field.attname), models.TextField()) if isinstance(field, EncryptedTextField) else None


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """Give every row of ``model`` as a line, by primary key. Streams: memory does not grow with the table."""
    fields = columns(model)
    names = [field.attname for field in fields]
    casts = {f"stored_{field.attname}": cast for field in fields if (cast := _as_stored(field)) is not None}
    wanted = [f"stored_{name}" if f"stored_{name}" in casts else name for name in names]
    rows = model._base_manager.order_by("pk").annotate(**casts).values_list(*wanted)
    for row in rows.iterator(chunk_size=AT_A_TIME):
        yield (
            json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, sort_keys=True, default=plain).encode()
            + b"\n"
        )


def plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(microseconds=1)
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"a column of {type(value)} has no form in a backup")


def value_of(field: models.Field, plain: Any) -> Any:
    if plain is None or isinstance(field, models.JSONField):
        return plain
    if isinstance(field, EncryptedTextField):
        return Ciphertext(plain)
    if isinstance(field, models.DurationField):
        return dt.timedelta(microseconds=plain)
    if isinstance(field, models.BinaryField):
        return base64.b64decode(plain)
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(plain)
    return field.to_python(plain)


class Writer:
    """Puts lines back as rows of one table, as they were: no default, no time of today, no encryption anew."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model, self.fields = model, columns(model)
        self.by_name = {field.attname: field for field in self.fields}

    def write(self, data: bytes) -> int:
        """Insert the rows of ``data``, whole lines; return how many.

        Raises:
            ValueError, KeyError, TypeError: a line is no row of this table.
            DatabaseError: the table does not take it.
        """
        batch: list[models.Model] = []
        count = 0
        size = min(AT_A_TIME, connection.ops.bulk_batch_size(self.fields, range(AT_A_TIME)))  # type: ignore[arg-type]
        for line in data.splitlines():
            row = json.loads(line)
            if row.keys() != self.by_name.keys():
                raise ValueError(f"a row of {self.model._meta.label} has other columns")
            batch.append(self.model(**{name: value_of(self.by_name[name], value) for name, value in row.items()}))
            count += 1
            if len(batch) >= size:
                self._insert(batch)
                batch = []
        if batch:
            self._insert(batch)
        return count

    def _insert(self, batch: list[models.Model]) -> None:
        """``raw``: fields that would write the time of today do not."""
        self.model._base_manager.all()._insert(batch, fields=self.fields, using=connection.alias, raw=True)


def empty_everything() -> None:
    """Empty every table but the one that says which migrations have run. Inside a transaction."""
    connection.check_constraints()  # PostgreSQL empties no table that has a check of this transaction waiting
    every = [model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    names = [connection.ops.quote_name(name) for name in sorted(set(every))]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(names)}")
            return
        for name in names:
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - names of our own tables


MADE_BY_MIGRATING = {"contenttypes.ContentType", "auth.Permission"}


def first_with_rows() -> str:
    """Return the name of a table that holds something somebody has put there; empty when none does."""
    for model in tables():
        if model._meta.label not in MADE_BY_MIGRATING and model._base_manager.exists():
            return model._meta.label
    return ""
