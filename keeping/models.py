"""Archives that were ordered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import Dialogue
from reports.models import Document


class ArchiveKind(models.TextChoices):
    PUBLIC = "public", _("what was published")
    FULL = "full", _("the whole dialogue")


class ArchiveOrder(Record):
    """One ordered archive. ``with_people`` freezes that it may hold who people are and their unmasked words; such an
    order says why. The row stays when the file is thrown away.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="archive_orders")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    """None: by command, by whoever runs the installation."""
    kind = models.CharField(_("what"), max_length=10, choices=ArchiveKind)
    with_people = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    ordered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-ordered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(with_people=False) | (Q(kind="full") & ~Q(reason="")),
                name="people_are_archived_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"archive {self.pk}"
