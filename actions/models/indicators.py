"""What a promise should change, in figures: the measure, where it began, where it should come, and how it went."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .proposals import Proposal
from .reports import StatusReport

DIGITS: dict[str, Any] = {"max_digits": 14, "decimal_places": 2}


class Indicator(Record):
    """A measure of what a promise should change. ``baseline`` is the value before, ``target`` the one hoped for, both
    as decimals in ``unit``; each has its day or neither is known."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="indicators")
    name = models.CharField(_("what is measured"), max_length=120)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    baseline = models.DecimalField(_("value before"), null=True, blank=True, **DIGITS)
    baseline_on = models.DateField(_("measured on"), null=True, blank=True)
    target = models.DecimalField(_("value aimed for"), null=True, blank=True, **DIGITS)
    target_on = models.DateField(_("to be reached by"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(baseline__isnull=True, baseline_on__isnull=True)
                | models.Q(baseline__isnull=False, baseline_on__isnull=False),
                name="a_baseline_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(target__isnull=True, target_on__isnull=True)
                | models.Q(target__isnull=False, target_on__isnull=False),
                name="a_target_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorFigure(models.Model):
    """A value of an indicator on a day, perhaps given with a status report. Append-only: a correction is a new figure
    for the same day, and the newest of a day holds."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="figures")
    report = models.ForeignKey(StatusReport, models.SET_NULL, null=True, blank=True, related_name="figures")
    value = models.DecimalField(_("value"), **DIGITS)
    on = models.DateField(_("measured on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["indicator", "on"])]

    def __str__(self) -> str:
        return f"{self.on} {self.value}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("A figure is never changed; a correction is a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A figure is never removed; a correction is a new one.")
