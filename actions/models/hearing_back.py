"""Those who took part hear what became of it: who is to hear, and of what. Nothing here says what anybody said."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import Dialogue
from interviews.models import Interviewee
from meetings.models import Participant

from .proposals import Proposal, ProposalState


class Hearer(Record):
    """Somebody who is told what became of the dialogue they gave to: heard in an interview, or taking part in meetings.

    No address is kept: the room that knows the person sends to them by key. ``mails`` counts what has been sent, and is
    what a mail is claimed by.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="hearers")
    interviewee = models.OneToOneField(Interviewee, models.CASCADE, null=True, related_name="+")
    participant = models.OneToOneField(Participant, models.CASCADE, null=True, related_name="+")
    mails = models.PositiveIntegerField(default=0)
    looked_at = models.DateTimeField(null=True)
    """When they were last written to, or could not be."""
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(interviewee__isnull=True) ^ models.Q(participant__isnull=True),
                name="a_hearer_is_one_person",
            ),
        ]
        indexes = [models.Index(fields=["dialogue", "looked_at"], name="hearers_to_look_at")]

    def __str__(self) -> str:
        return f"hearer {self.pk}"


class Hearing(models.Model):
    """That somebody is to hear of a step of a promise: once, whatever the scheduler does."""

    hearer = models.ForeignKey(Hearer, models.CASCADE, related_name="hearings")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="hearings")
    step = models.CharField(max_length=12, choices=ProposalState)
    happened_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    """When it turned out that they are not to hear of it after all."""

    class Meta:
        ordering = ["happened_at", "pk"]
        verbose_name = _("hearing")
        constraints = [
            models.UniqueConstraint(fields=["hearer", "proposal", "step"], name="a_step_is_told_once"),
        ]
        indexes = [models.Index(fields=["hearer"], condition=models.Q(told_at=None), name="hearings_to_tell")]

    def __str__(self) -> str:
        return f"{self.hearer_id} {self.proposal_id} {self.step}"
