"""Documents: HTML made into PDF, or files of other kinds, by the worker, as a job that people can watch."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .jobs import Job


class Document(Job):
    """One PDF or other file. ``kind`` names the registered maker (``reports/makers.py``), ``object_id`` what it is of.

    ``content_key`` is a fingerprint of what goes in: asking again for the same content returns the same document,
    and a new fingerprint for the same object calls off what is not finished. A file that is not a PDF says in ``name``
    what it is called when fetched, and in ``content_type`` what it is.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    content_key = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(upload_to="documents/%Y/", blank=True)
    name = models.CharField(max_length=120, blank=True, editable=False)
    content_type = models.CharField(max_length=100, blank=True, editable=False)
    pages = models.PositiveIntegerField(null=True)
    size = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    expected_pages = models.PositiveIntegerField(default=0, editable=False)
    measured = models.JSONField(default=dict, editable=False)
    """What its stages took: see ``reports/stages.py``."""
    pages_laid_out = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "content_key"],
                condition=~models.Q(state__in=["failed", "cancelled"]),
                name="one_document_per_content",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Pulse(models.Model):
    """When something that runs in the background was last seen alive; see ``reports/pulse.py``."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%H:%M:%S}"
