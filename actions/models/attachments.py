"""What an owner shows beside a report: a picture, a file. Kept as cleaned, never as sent."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .reports import StatusReport


class AttachmentKind(models.TextChoices):
    PICTURE = "picture", pgettext_lazy("attachment", "picture")
    FILE = "file", pgettext_lazy("attachment", "file")


class ReportAttachment(models.Model):
    """A picture or a file of a status report. ``stored`` is its place under ``MEDIA_ROOT``; ``key`` its address.

    A picture has been drawn anew and a file written anew (``dialogues/files/cleaning``), so that nothing is in them
    but what is seen. Both are as immutable as the report.
    """

    report = models.ForeignKey(StatusReport, models.CASCADE, related_name="attachments")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=AttachmentKind)
    name = models.CharField(max_length=120)
    alt = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    content_type = models.CharField(max_length=100)
    stored = models.CharField(max_length=120, unique=True)
    size = models.PositiveIntegerField()
    """Bytes."""
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="one_picture_and_one_file_a_report"),
            models.CheckConstraint(
                condition=~models.Q(kind="picture") | (~models.Q(alt="") & models.Q(width__isnull=False)),
                name="pictures_are_told_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_picture(self) -> bool:
        return self.kind == AttachmentKind.PICTURE
