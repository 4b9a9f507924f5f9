"""What came out of a meeting of the design team: decisions, tasks, and minutes that the members have read."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record

from .team import DesignTeamCandidate, DesignTeamMeeting


class TeamDecision(Record):
    """One thing that the team decided at a meeting."""

    meeting = models.ForeignKey(DesignTeamMeeting, models.CASCADE, related_name="decided")
    text = models.CharField(_("decision"), max_length=600)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class TeamTask(Record):
    """What somebody in the team has taken on. Without a ``candidate`` the project leader has it.

    ``has_lost_owner``: whoever had it has left, and nobody has taken it over yet.
    """

    meeting = models.ForeignKey(DesignTeamMeeting, models.CASCADE, related_name="tasks")
    text = models.CharField(_("task"), max_length=400)
    candidate = models.ForeignKey(
        DesignTeamCandidate, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("who")
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_on = models.DateField(null=True, editable=False)
    has_lost_owner = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(has_lost_owner=False) | models.Q(candidate=None), name="a_lost_task_has_no_owner"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def whose(self) -> str:
        """Who has it, in words."""
        if self.candidate:
            return self.candidate.name
        return str(_("No one any more")) if self.has_lost_owner else str(_("The project leader"))


class MinutesVersion(models.Model):
    """Minutes as they were sent to the members, word for word. A later change is a version of its own.

    ``content``: ``minutes`` and ``agenda`` (texts), ``decisions`` (texts), ``tasks`` (``text``, ``who``, and ``due`` as
    an ISO date or ""), ``present`` and ``excused`` (names).
    """

    meeting = models.ForeignKey(DesignTeamMeeting, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(default=dict)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_minutes_version_per_number")]

    def __str__(self) -> str:
        return str(_("Version %(number)s")) % {"number": self.number}


class MinutesAnswer(models.TextChoices):
    ASKED = "asked", pgettext_lazy("minutes", "has not answered")
    CONFIRMED = "confirmed", pgettext_lazy("minutes", "confirms")
    OBJECTED = "objected", pgettext_lazy("minutes", "objects")


class MinutesReading(Record):
    """A member asked to read a version of the minutes, and what they said. Words of an objection stay for good."""

    minutes = models.ForeignKey(MinutesVersion, models.CASCADE, related_name="readings")
    candidate = models.ForeignKey(DesignTeamCandidate, models.SET_NULL, null=True, related_name="readings")
    answer = models.CharField(max_length=10, choices=MinutesAnswer, default=MinutesAnswer.ASKED)
    words = models.TextField(_("what is wrong or missing"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "candidate"], name="one_reading_per_member_and_version"),
            models.CheckConstraint(
                condition=~models.Q(answer="objected") | ~models.Q(words=""), name="an_objection_to_minutes_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"reading {self.pk}"
