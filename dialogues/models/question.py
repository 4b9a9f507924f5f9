"""Wordings of the central question, the objections to them, what is said about them and how they are judged."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .dialogue import Dialogue
from .team import DesignTeamCandidate, DesignTeamMeeting
from .wordings import Wording, WordingComment, WordingJudgement, WordingObjection


class CentralQuestion(Wording):
    """One wording of the central question. Every wording that was tried is kept, with the objections to it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="questions")
    wording = models.TextField(_("wording"), max_length=600)
    agreed_at = models.ForeignKey(DesignTeamMeeting, models.SET_NULL, null=True, blank=True, related_name="questions")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_wording_per_number"),
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(agreed_on__isnull=False), name="one_agreed_question"
            ),
        ]


class QuestionObjection(WordingObjection):
    """An objection to a wording of the question."""

    question = models.ForeignKey(CentralQuestion, models.CASCADE, related_name="objections")
    candidate = models.ForeignKey(
        DesignTeamCandidate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="objections",
        verbose_name=_("whose objection is it?"),
    )


class QuestionComment(WordingComment):
    """What somebody says about a wording of the question."""

    question = models.ForeignKey(CentralQuestion, models.CASCADE, related_name="comments")


class QuestionJudgement(WordingJudgement):
    """How one person judges a wording of the question."""

    question = models.ForeignKey(CentralQuestion, models.CASCADE, related_name="judgements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "by"], name="one_judgement_per_question_and_person")]
