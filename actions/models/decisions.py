"""What was decided about a proposal."""

from django.core.validators import MaxValueValidator, MinValueValidator
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
    money = models.CharField(_("money, in earlier words"), max_length=200, blank=True)
    """As it was written before money had rows of its own. Read, no longer written."""
    changes = models.TextField(_("what was changed"), max_length=TEXT, blank=True, default="", db_default="")
    title_before = models.CharField(max_length=160, blank=True, default="", db_default="", editable=False)
    what_before = models.TextField(max_length=TEXT, blank=True, default="", db_default="", editable=False)
    title_after = models.CharField(max_length=160, blank=True, default="", db_default="", editable=False)
    what_after = models.TextField(max_length=TEXT, blank=True, default="", db_default="", editable=False)

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.decided_on} {self.outcome}"

    @property
    def is_reworded(self) -> bool:
        """Whether the proposal's own words were changed with it; both wordings are kept."""
        return (self.title_before, self.what_before) != (self.title_after, self.what_after)


MOST_KRONOR = 10_000_000_000
"""More than any single decision of a municipality: a number beyond it has too many zeros."""
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Money(models.Model):
    """Money in a decision: whole kronor for a year, and where it comes from. A decision can have several. Changed
    only together with its decision, under that one's version."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="amounts")
    amount = models.BigIntegerField(_("kronor"), validators=[MinValueValidator(1), MaxValueValidator(MOST_KRONOR)])
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    source = models.CharField(_("from where"), max_length=200, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        verbose_name_plural = "money"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gte=1, amount__lte=MOST_KRONOR), name="money_is_a_sum_that_can_be"
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="money_has_a_year_that_can_be"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.year}"
