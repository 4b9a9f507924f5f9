"""What every row that people create and edit has in common."""

import uuid
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Conflict(Exception):
    """Somebody saved the row after the editor opened it. Carries the row as it is now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(f"{type(current).__name__} {current.pk} is at version {current.version}")
        self.current = current


class Record(models.Model):
    """A row with optimistic locking and protection against being created twice by one form.

    ``version`` counts saves: an editor sends back the number that was opened, and ``save_edited`` refuses when it
    has moved on. ``creation_key`` comes from the form that created the row: a double submit finds it taken.
    """

    creation_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False, verbose_name=_("created"))
    updated_at = models.DateTimeField(auto_now=True, editable=False, verbose_name=_("changed"))

    class Meta:
        abstract = True

    def save_edited(self, *, opened_version: int) -> Self:
        """Save all fields if the row still has ``opened_version``; must run inside a transaction.

        Raises:
            Conflict: the row was changed in between; nothing is written.
        """
        taken = type(self)._base_manager.filter(pk=self.pk, version=opened_version).update(version=opened_version + 1)
        if not taken:
            raise Conflict(type(self)._base_manager.get(pk=self.pk))
        self.version = opened_version + 1
        self.save()
        return self
