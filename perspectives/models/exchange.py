"""Exports of the material: made by the worker, fetched by whoever ordered them, thrown away after a day."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import Dialogue
from reports.models import Document


class ExportKind(models.TextChoices):
    CODEBOOK_QDC = "codebook_qdc", _("codebook, REFI-QDA (.qdc)")
    PROJECT_QDPX = "project_qdpx", _("project, REFI-QDA (.qdpx)")
    STATEMENTS_XLSX = "statements_xlsx", _("statements, spreadsheet (.xlsx)")
    STATEMENTS_CSV = "statements_csv", _("statements, plain table (.csv)")
    CODEBOOK_XLSX = "codebook_xlsx", _("codebook, spreadsheet (.xlsx)")
    COVERAGE_XLSX = "coverage_xlsx", _("coverage, spreadsheet (.xlsx)")


class Export(Record):
    """One ordered file. ``sees_source`` freezes what the orderer may see, so that the worker needs no request.

    ``left_out`` says in words what the format could not take; shown beside the file.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="exports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(_("what"), max_length=20, choices=ExportKind)
    sees_source = models.BooleanField(default=False)
    options = models.JSONField(default=dict, blank=True)
    left_out = models.JSONField(default=list, blank=True)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    ordered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-ordered_at", "-pk"]

    def __str__(self) -> str:
        return f"export {self.pk}"
