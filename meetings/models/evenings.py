"""The evenings: agenda, tables, who sits where and who came."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from dialogues.wording import term

from .participants import Participant


class Meeting(Record):
    """One evening of the dialogue."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=120)
    held_on = models.DateField(_("date"))
    starts_at = models.TimeField(_("starts"), null=True, blank=True)
    ends_at = models.TimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    purpose = models.TextField(_("purpose"), max_length=2000, blank=True)
    summary = models.TextField(_("summary to the participants"), max_length=TEXT, blank=True)

    class Meta:
        ordering = ["held_on", "number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_meeting_per_number")]

    def __str__(self) -> str:
        return term("meeting_number") % {"number": self.number}

    @property
    def begins_at(self) -> datetime | None:
        """When it begins as planned, in the time of the place; None where no time is set."""
        if self.starts_at is None:
            return None
        return timezone.make_aware(datetime.combine(self.held_on, self.starts_at))

    def get_absolute_url(self) -> str:
        return reverse("meetings:detail", args=[self.dialogue.slug, self.number])


class PartKind(models.TextChoices):
    CHECK_IN = "check_in", _("check-in")
    WORK = "work", _("work")
    PAUSE = "pause", _("pause")
    CHECK_OUT = "check_out", _("check-out")


class AgendaItem(Record):
    """A part of the evening: how long, what, and what the facilitator says."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(_("kind of part"), max_length=10, choices=PartKind, default=PartKind.WORK)
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1), MaxValueValidator(600)])
    title = models.CharField(_("what"), max_length=120)
    prompt = models.TextField(_("prompt"), max_length=2000, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Table(Record):
    """A table group at a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("number"))
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("facilitator"),
    )

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_table_per_number")]

    def __str__(self) -> str:
        return str(_("Table %(number)s")) % {"number": self.number}


class Attendance(Record):
    """A participant at a meeting: where they sit, and whether they came (None until the door list is ticked)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="attendances")
    table = models.ForeignKey(Table, models.SET_NULL, null=True, blank=True, related_name="seats")
    came = models.BooleanField(null=True, blank=True)
    locked = models.BooleanField(default=False)
    """The seat stays as it is when tables are planned."""

    class Meta:
        ordering = ["participant__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "participant"], name="one_seat_per_evening")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.participant_id}"
