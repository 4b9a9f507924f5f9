"""What was said at the tables, by nobody in particular."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT
from perspectives.models import Perspective

from .evenings import Meeting, Table


class NoteKind(models.TextChoices):
    NOTE = "note", _("note")
    PROBLEM = "problem", _("description of the problem")
    PROPOSAL = "proposal", _("proposal")
    OBJECTION = "objection", _("objection")


class Note(Record):
    """What was said at a table, by nobody in particular. Links to the perspectives it took up."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    table = models.ForeignKey(
        Table, models.SET_NULL, null=True, blank=True, related_name="notes", verbose_name=_("table")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=NoteKind, default=NoteKind.NOTE)
    text = models.TextField(_("text"), max_length=TEXT)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="notes", verbose_name=_("perspectives taken up")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["table__number", "created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
