"""Wordings of the purpose: tried, objected to and agreed on as those of the question are.

The agreed one stands in ``Dialogue.purpose`` as well, where everybody reads it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .dialogue import TEXT, Dialogue
from .team import DesignTeamMeeting
from .wordings import Wording, WordingComment, WordingJudgement, WordingObjection


class PurposeWording(Wording):
    """One wording of what the dialogue is for."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="purposes")
    wording = models.TextField(_("wording"), max_length=TEXT)
    agreed_at = models.ForeignKey(DesignTeamMeeting, models.SET_NULL, null=True, blank=True, related_name="purposes")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_purpose_per_number"),
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(agreed_on__isnull=False), name="one_agreed_purpose"
            ),
        ]


class PurposeObjection(WordingObjection):
    """An objection to a wording of the purpose."""

    purpose = models.ForeignKey(PurposeWording, models.CASCADE, related_name="objections")


class PurposeComment(WordingComment):
    """What somebody says about a wording of the purpose."""

    purpose = models.ForeignKey(PurposeWording, models.CASCADE, related_name="comments")


class PurposeJudgement(WordingJudgement):
    """How one person judges a wording of the purpose."""

    purpose = models.ForeignKey(PurposeWording, models.CASCADE, related_name="judgements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purpose", "by"], name="one_judgement_per_purpose_and_person")]
