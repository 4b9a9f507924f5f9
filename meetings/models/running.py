"""An evening as it runs: when it began, paused and went on, and what was printed for it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.models import Document

from .evenings import AgendaItem, Meeting


class MarkKind(models.TextChoices):
    START = "start", pgettext_lazy("clock", "begun")
    GO = "go", pgettext_lazy("clock", "gone to")
    PAUSE = "pause", pgettext_lazy("clock", "paused")
    RESUME = "resume", pgettext_lazy("clock", "gone on")
    END = "end", pgettext_lazy("clock", "ended")


class ClockMark(models.Model):
    """Something that happened to an evening's clock, and when. Never changed: what time it is follows from them all."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="clock_marks")
    kind = models.CharField(max_length=8, choices=MarkKind)
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%H:%M}"


class KitPart(models.TextChoices):
    AGENDA = "agenda", _("agenda with times and prompts")
    TABLES = "tables", _("table lists, and a list for the door")
    NAMES = "names", _("name cards")
    CARDS = "cards", _("cards with the perspectives of the compilation")
    SHEETS = "sheets", _("work sheets for every table")
    DOTS = "dots", _("dot sheets")


class Kit(models.Model):
    """What was printed for an evening. ``parts`` says what is in it, ``document`` is the PDF."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="kits")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    parts = models.JSONField(default=list)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    ordered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"kit {self.pk}"
