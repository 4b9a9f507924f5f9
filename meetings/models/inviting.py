"""Invitations to the meetings: how somebody was asked, what they need, when reminded; and letters to print."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue
from interviews.crypto import EncryptedTextField
from reports.models import Document

from .participants import Participant


class InvitationWay(models.TextChoices):
    MAIL = "mail", pgettext_lazy("invitation", "by mail")
    LETTER = "letter", pgettext_lazy("invitation", "by letter")
    SPOKEN = "spoken", pgettext_lazy("invitation", "asked in person")


class Need(models.TextChoices):
    INTERPRETER = "interpreter", _("interpreter")
    STEP_FREE = "step_free", _("step-free")
    HEARING = "hearing", _("hearing loop")
    FOOD = "food", _("food")
    CHILD_CARE = "child_care", _("child care")
    COMPENSATION = "compensation", _("compensation")


class MeetingInvitation(Record):
    """One participant asked. Their answer is the participant's status; that they have not answered is no yes.

    They answer by a one-time link (``dialogues/links.py``), or the code on a letter, of which a keyed hash is kept.
    Asking again renews both.
    """

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="invitation")
    way = models.CharField(max_length=8, choices=InvitationWay, editable=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    code_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    needs = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=12, blank=True)
    note = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.expires_at > timezone.now()


class LetterBatch(models.Model):
    """Letters printed together, one a page. ``letters`` holds codes and addresses until the file is thrown away."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="letter_batches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    letters = EncryptedTextField(blank=True)
    """JSON: name, address, code and link of each letter; emptied when the file goes."""
    count = models.PositiveIntegerField(default=0)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"letters {self.pk}"
