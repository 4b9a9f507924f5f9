"""What was erased, so that a backup from before cannot bring it back."""

from django.db import models
from django.utils import timezone


class Erasure(models.Model):
    """One line of the protocol of erasures; see ``dialogues/erasures.py``. Holds kinds and keys, never content.

    ``key`` is the row's creation key where it has one, so that a primary key that is used again points at nobody else.
    ``kept_at`` says when the line was written outside the database.
    """

    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=40)
    model = models.CharField(max_length=60)
    key = models.CharField(max_length=40)
    kept_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.kind}"
