"""What a wording of the question and one of the purpose have in common: tried, objected to, agreed on."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .team import DesignTeamCandidate


class Wording(Record):
    """One wording that was tried. Every one is kept, with the objections to it; at most one is agreed on."""

    number = models.PositiveSmallIntegerField(editable=False)
    reason = models.TextField(_("why this wording"), max_length=2000, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    earlier_agreed_on = models.DateField(null=True, editable=False)
    """When a wording that another has since replaced was agreed."""
    agreed_by = models.ManyToManyField(
        DesignTeamCandidate, blank=True, related_name="+", verbose_name=_("who was there")
    )

    class Meta:
        abstract = True

    wording: Any

    def __str__(self) -> str:
        return str(self.wording)


class WordingObjection(Record):
    """An objection to a wording, and what the objector would need in order to go along (the no-voice's wisdom).

    Only the objector says that they now go along (``settled_on``); the objection stays readable either way.
    """

    candidate = models.ForeignKey(
        DesignTeamCandidate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("whose objection is it?"),
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    objection = models.TextField(_("objection"), max_length=2000)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)
    settled_on = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.objection[:60]


class WordingComment(Record):
    """What somebody in the team says about a wording without objecting to it."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    text = models.TextField(_("comment"), max_length=2000)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class WordingJudgement(Record):
    """Which points of the checklist one person finds that a wording meets: what no machine can see."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, editable=False, related_name="+")
    holds = models.JSONField(default=list)
    """Keys of ``dialogues/question/checklist.py``."""

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"judgement {self.pk}"
