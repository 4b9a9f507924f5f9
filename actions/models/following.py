"""People who follow promises by mail."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue
from interviews.crypto import EncryptedTextField

from .proposals import Proposal


class Pace(models.TextChoices):
    AT_ONCE = "at_once", pgettext_lazy("following", "when something happens")
    WEEKLY = "weekly", pgettext_lazy("following", "once a week, when something has happened")


class Follower(Record):
    """Somebody who follows all promises of a dialogue by mail, or one of them. The address is encrypted; its keyed
    hash finds it. The row goes when they leave, or a week after it was asked for and never confirmed."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="followers")
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, blank=True, related_name="followers")
    email = EncryptedTextField()
    address_hash = models.CharField(max_length=64)
    pace = models.CharField(_("how often"), max_length=8, choices=Pace, default=Pace.WEEKLY)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    told_until = models.DateTimeField(default=timezone.now, editable=False)
    """What was written later has not been told yet."""
    looked_at = models.DateTimeField(default=timezone.now, editable=False)
    """When it was last looked whether there is something to tell."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "address_hash"],
                condition=models.Q(proposal=None),
                name="whole_followed_once_by_an_address",
            ),
            models.UniqueConstraint(fields=["proposal", "address_hash"], name="one_followed_once_by_an_address"),
        ]
        indexes = [models.Index(fields=["pace", "looked_at"], name="followers_to_look_at")]

    def __str__(self) -> str:
        return f"follower {self.pk}"
