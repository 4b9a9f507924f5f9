"""The evening in a phone: codes that open it without an account, and the sheet that a table writes on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .evenings import Meeting, Table
from .participants import Participant

LONGEST_SHEET = 30_000


class PhoneCode(models.Model):
    """A code for one evening: a person's own, a table's, or the whole room's (neither). It opens nothing on other days.

    Kept as it is, since it is printed again and again; what it opens is what is said aloud in the room that evening.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="phone_codes")
    participant = models.ForeignKey(Participant, models.CASCADE, null=True, related_name="phone_codes")
    table = models.ForeignKey(Table, models.CASCADE, null=True, related_name="phone_codes")
    code = models.CharField(max_length=8, unique=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "participant"], name="one_code_per_person_and_evening"),
            models.UniqueConstraint(fields=["meeting", "table"], name="one_code_per_table"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(participant=None, table=None), name="one_code_for_the_room"
            ),
            models.CheckConstraint(condition=Q(participant=None) | Q(table=None), name="code_of_a_person_or_a_table"),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"


class TableSheet(Record):
    """What a table writes down during an evening, as one text: in phones, or typed in from paper afterwards."""

    table = models.OneToOneField(Table, models.CASCADE, related_name="sheet")
    text = models.TextField(_("what is said at the table"), max_length=LONGEST_SHEET, blank=True)

    def __str__(self) -> str:
        return f"sheet {self.pk}"


class SheetVersion(models.Model):
    """A state of a sheet. While one phone writes, the newest follows along; another phone begins one of its own."""

    sheet = models.ForeignKey(TableSheet, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    writer = models.CharField(max_length=40)
    """A mark of the phone for this evening, or of the account: tells writers apart, and nobody who they are."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="one_sheet_version_per_number")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.number}"
