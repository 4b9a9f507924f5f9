"""The steps of a promise."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .proposals import Proposal


class Milestone(Record):
    """A step of the plan, with when it is due and when it was done."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="milestones")
    title = models.CharField(_("step"), max_length=160)
    who = models.CharField(_("who does it"), max_length=120, blank=True, default="", db_default="")
    resources = models.CharField(_("what it takes"), max_length=200, blank=True, default="", db_default="")
    due_on = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = models.CharField(_("how it went, in a sentence"), max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title
