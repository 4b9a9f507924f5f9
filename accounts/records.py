"""What every row that people create and edit has in common."""

import uuid
from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Conflict(Exception):
    """Somebody saved the row after the editor opened it. Carries the row as it is now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(f"{type(current).__name__} {current.pk} is at version {current.version}")
        self.current = current


class Gone(Exception):
    """Somebody removed the row after it was read."""


class Record(models.Model):
    """A row with optimistic locking and protection against being created twice by one form.

    ``version`` counts saves: an editor sends back the number that was opened, and ``save_edited`` refuses when it
    has moved on. ``creation_key`` comes from the form that created the row: a double submit finds it taken.

    A row that was read and is saved whole is written only if it is still as it was read: whoever saves without having
    locked it first (``as_it_is_now``) meets ``Conflict`` and overwrites nothing.
    """

    _read_version: int | None = None
    """The version when the row was read from the database; None for a row that was made here."""

    creation_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False, verbose_name=_("created"))
    updated_at = models.DateTimeField(auto_now=True, editable=False, verbose_name=_("changed"))

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        row = super().from_db(db, field_names, values)
        row._read_version = row.__dict__.get("version")
        return row

    def refresh_from_db(self, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        if fields is None or "version" in fields:
            self._read_version = self.__dict__.get("version")

    def _do_update(self, base_qs: Any, using: Any, pk_val: Any, values: Any, update_fields: Any, *more: Any) -> Any:
        """Django's own, the one place where an existing row is written: here the condition costs no query."""
        whole = update_fields is None and self._read_version is not None
        rows = base_qs.filter(version=self._read_version) if whole else base_qs
        parent: Any = super()
        written = parent._do_update(rows, using, pk_val, values, update_fields, *more)
        if not whole:
            return written
        if not written:
            current = type(self)._base_manager.filter(pk=pk_val).first()
            raise Gone(f"{type(self).__name__} {pk_val}") if current is None else Conflict(current)
        self._read_version = self.version
        return written

    def as_it_is_now(self) -> Self:
        """Lock the row and take over what it holds now; must run inside a transaction.

        For a service that was handed a row read before its transaction began: somebody may have saved it since.

        Raises:
            Gone: it has been removed.
        """
        now = type(self)._base_manager.select_for_update(of=("self",)).filter(pk=self.pk).first()
        if now is None:
            raise Gone(f"{type(self).__name__} {self.pk}")
        for field in self._meta.concrete_fields:
            setattr(self, field.attname, getattr(now, field.attname))
        self._read_version = self.version
        return self

    def save_edited(self, *, opened_version: int, fields: Collection[str] | None = None) -> Self:
        """Save if the row still has ``opened_version``; must run inside a transaction.

        Args:
            fields: what the editor changed, and all that is written; None for every field.

        Raises:
            Conflict: the row was changed in between; nothing is written.
            Gone: it was removed in between.
        """
        rows = type(self)._base_manager
        if not rows.filter(pk=self.pk, version=opened_version).update(version=opened_version + 1):
            if (current := rows.filter(pk=self.pk).first()) is None:
                raise Gone(f"{type(self).__name__} {self.pk}")
            raise Conflict(current)
        self.version = self._read_version = opened_version + 1
        self.save(update_fields=None if fields is None else {*fields, "version", "updated_at"})
        return self
