"""The phases of the method and when they are meant to run."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .dialogue import Dialogue


class PhaseKey(models.TextChoices):
    """The seven steps of the method, as the time plan names them (SKR's model; DOMAIN.md)."""

    PREPARATION = "preparation", _("Preparation and design team")
    INTERVIEWS = "interviews", _("Gathering perspectives")
    MEETINGS = "meetings", _("Dialogue meetings")
    PROPOSALS = "proposals", _("Action proposals")
    DECISION = "decision", _("Decision")
    FOLLOW_UP = "follow_up", _("Implementation and follow-up")
    LEARNING = "learning", _("Learning")


class PlannedPhase(Record):
    """When a phase is meant to run. Phases may overlap and open again; nothing is locked by its dates."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="plan")
    phase = models.CharField(_("phase"), max_length=20, choices=PhaseKey)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="phase_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.get_phase_display()

    @property
    def weeks(self) -> int:
        """How long it lasts in weeks, begun ones counted."""
        return (self.ends_on - self.starts_on).days // 7 + 1
