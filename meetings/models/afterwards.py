"""After a meeting: who has been sent the summary, who wants no more of it, and what people thought, without names.

An evaluation has no person, no time and no running number. That somebody has answered is a row of its own
(``EvaluationGiven``) which nothing ties to the answer, so that one person answers once and nobody can tell what.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .evenings import Meeting
from .participants import Participant, Side


class SummarySent(models.Model):
    """The summary of a meeting has been put in the outbox for somebody: once, whatever happens after."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="summaries_sent")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="summaries_sent")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "participant"], name="one_summary_per_person")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.participant_id}"


class SummaryOptOut(models.Model):
    """Somebody wants no summaries by mail. Kept until they say otherwise themselves."""

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="summary_opt_out")
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.participant_id}"


FIGURES = ("every_perspective", "learned", "trust")


def _one_to_five(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{name}__range": (1, 5)}), name=f"evaluation_{name}_one_to_five")


class Evaluation(models.Model):
    """What somebody thought of a meeting, from one (not at all) to five (very much), and in their own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="evaluations")
    side = models.CharField(_("side"), max_length=16, choices=Side)
    every_perspective = models.PositiveSmallIntegerField(_("Was every perspective in the room?"))
    learned = models.PositiveSmallIntegerField(_("Did you learn something you did not know?"))
    trust = models.PositiveSmallIntegerField(_("Do you trust the dialogue more than before?"))
    words = models.TextField(_("In your own words"), max_length=2000, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [_one_to_five(name) for name in FIGURES]

    def __str__(self) -> str:
        return str(self.id)


class EvaluationGiven(models.Model):
    """Somebody has answered. Which answer is theirs is not known."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="evaluations_given")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="evaluations_given")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "participant"], name="one_evaluation_per_person")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.participant_id}"
