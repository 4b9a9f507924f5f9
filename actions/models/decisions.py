"""What was decided about a proposal."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from accounts.records import Record
from dialogues.models import TEXT

from .proposals import Proposal


class DecisionOutcome(models.TextChoices):
    YES = "yes", pgettext_lazy("decision", "yes")
    CHANGED = "changed", pgettext_lazy("decision", "yes, with changes")
    LATER = "later", pgettext_lazy("decision", "later")
    NO = "no", pgettext_lazy("decision", "no")


class Decision(Record):
    """What the steering group or a political body decided. Several can follow each other."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="decisions")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="decisions", verbose_name=_("decided by"))
    decided_on = models.DateField(_("date"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=DecisionOutcome)
    reference_number = models.CharField(_("reference number"), max_length=60, blank=True)
    reasons = models.TextField(_("reasons"), max_length=TEXT, blank=True)
    money = models.CharField(_("money"), max_length=200, blank=True)

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.decided_on} {self.outcome}"
