"""Where proposals came from, and what became of two that were alike."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogues.models import TEXT
from interviews.models import WebFormAnswer
from meetings.models import Note, OpenTopic, Option, ProblemDescription
from perspectives.models import Statement

from .proposals import Proposal, ProposalState


class OriginKind(models.TextChoices):
    NOTE = "note", pgettext_lazy("origin", "a note")
    TOPIC = "topic", pgettext_lazy("origin", "a topic of the Open Space")
    DESCRIPTION = "description", pgettext_lazy("origin", "a group's description of the problem")
    OPTION = "option", pgettext_lazy("origin", "an option in a round")
    STATEMENT = "statement", pgettext_lazy("origin", "what somebody said at a workshop")
    ANSWER = "answer", pgettext_lazy("origin", "an answer to a form on the web")


class Origin(models.Model):
    """One thing that a proposal came out of. A proposal can have several, and one thing can lead to several proposals.

    An answer is the source's own layer: who reads proposals learns that a form was answered, never which answer.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="origins")
    kind = models.CharField(max_length=12, choices=OriginKind)
    note = models.ForeignKey(Note, models.SET_NULL, null=True, blank=True, related_name="origins")
    topic = models.ForeignKey(OpenTopic, models.SET_NULL, null=True, blank=True, related_name="origins")
    description = models.ForeignKey(ProblemDescription, models.SET_NULL, null=True, blank=True, related_name="origins")
    option = models.ForeignKey(Option, models.SET_NULL, null=True, blank=True, related_name="origins")
    statement = models.ForeignKey(Statement, models.SET_NULL, null=True, blank=True, related_name="origins")
    answer = models.ForeignKey(WebFormAnswer, models.SET_NULL, null=True, blank=True, related_name="origins")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_origin_is_of_its_kind",
                condition=(Q(note=None) | Q(kind="note"))
                & (Q(topic=None) | Q(kind="topic"))
                & (Q(description=None) | Q(kind="description"))
                & (Q(option=None) | Q(kind="option"))
                & (Q(statement=None) | Q(kind="statement"))
                & (Q(answer=None) | Q(kind="answer")),
            ),
            *(
                models.UniqueConstraint(fields=["proposal", kind], name=f"one_origin_per_{kind}")
                for kind in ("note", "topic", "description", "option", "statement", "answer")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.proposal_id}"

    @property
    def source(self) -> models.Model | None:
        """What it came out of; None when that has been taken away since."""
        return getattr(self, self.kind)


class Merging(models.Model):
    """Two proposals that became one, with what is needed to make them two again. Undone once, and kept all the same."""

    kept = models.ForeignKey(Proposal, models.CASCADE, related_name="mergings")
    part = models.ForeignKey(Proposal, models.CASCADE, related_name="merged_by")
    part_state = models.CharField(max_length=12, choices=ProposalState)
    """Where the part stood, and comes back to."""
    brought = models.ManyToManyField("perspectives.Perspective", related_name="+")
    """Perspectives that only the part had answered until then."""
    title_before = models.CharField(max_length=160)
    what_before = models.TextField(max_length=TEXT)
    why_before = models.TextField(max_length=TEXT, blank=True)
    title_after = models.CharField(max_length=160)
    what_after = models.TextField(max_length=TEXT)
    why_after = models.TextField(max_length=TEXT, blank=True)
    reason = models.TextField(_("why"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["part"], condition=Q(undone_at=None), name="part_of_one_at_a_time"),
            models.CheckConstraint(condition=~Q(kept=models.F("part")), name="merging_takes_two"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.kept_id}"


class DifferentPair(models.Model):
    """Two proposals that somebody has looked at side by side and said are not the same. Smaller key first."""

    first = models.ForeignKey(Proposal, models.CASCADE, related_name="+")
    second = models.ForeignKey(Proposal, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
