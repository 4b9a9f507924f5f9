"""Wordings of the central question, and the objections to them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .dialogue import Dialogue
from .team import DesignTeamCandidate, DesignTeamMeeting


class CentralQuestion(Record):
    """One wording of the central question. Every wording that was tried is kept, with the objections to it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(editable=False)
    wording = models.TextField(_("wording"), max_length=600)
    reason = models.TextField(_("why this wording"), max_length=2000, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    earlier_agreed_on = models.DateField(null=True, editable=False)
    """When a wording that another has since replaced was agreed."""
    agreed_at = models.ForeignKey(DesignTeamMeeting, models.SET_NULL, null=True, blank=True, related_name="questions")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_wording_per_number"),
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(agreed_on__isnull=False), name="one_agreed_question"
            ),
        ]

    def __str__(self) -> str:
        return self.wording


class QuestionObjection(Record):
    """An objection to a wording, and what the objector would need in order to go along (the no-voice's wisdom).

    Only the objector says that they now go along (``settled_on``); the objection stays readable either way.
    """

    question = models.ForeignKey(CentralQuestion, models.CASCADE, related_name="objections")
    candidate = models.ForeignKey(
        DesignTeamCandidate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="objections",
        verbose_name=_("whose objection is it?"),
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    objection = models.TextField(_("objection"), max_length=2000)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)
    settled_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.objection[:60]
