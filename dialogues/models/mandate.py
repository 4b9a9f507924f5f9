"""The mandate: what it promises, version by version, and where things went otherwise."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record

from .dialogue import TEXT, Dialogue
from .starting import Numbered

PASSAGE = 4000
"""Longest text, in characters, of one part of a mandate."""


class Influence(models.TextChoices):
    """How much those who take part may influence, by the five steps that SKR counts with."""

    INFORMATION = "information", _("information")
    CONSULTATION = "consultation", _("consultation")
    DIALOGUE = "dialogue", _("dialogue")
    INFLUENCE = "influence", _("influence")
    CO_DECISION = "co_decision", _("co-decision")


class MandatePart(models.TextChoices):
    """What a mandate speaks of, in the order in which it is read."""

    WORDS = "words", _("the mandate in a few words")
    OPEN = "is_open", _("what is open")
    DECIDED = "is_decided", _("what is already decided")
    DECISIONS = "decisions", _("who decides what, and when")
    INFLUENCE = "influence", _("how much one can influence")
    RESOURCES = "resources", _("what there is to work with")
    PROMISE = "promise", _("what the municipality promises to do with the result")


class MandateVersion(Record):
    """One wording of the whole mandate. Without a number it is a draft; with one it is published and never changes."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="mandates")
    number = models.PositiveSmallIntegerField(null=True, editable=False)
    published_on = models.DateField(null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    words = models.TextField(_("the mandate in a few words"), max_length=TEXT, blank=True)
    is_open = models.TextField(_("what is open"), max_length=PASSAGE, blank=True)
    is_decided = models.TextField(_("what is already decided"), max_length=PASSAGE, blank=True)
    influence = models.CharField(_("how much one can influence"), max_length=12, choices=Influence, blank=True)
    influence_words = models.CharField(_("what that means here"), max_length=600, blank=True)
    leader_share = models.PositiveSmallIntegerField(
        _("the project leader's time, in per cent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    money = models.CharField(_("money"), max_length=300, blank=True)
    interpreters = models.CharField(_("interpreters and translation"), max_length=300, blank=True)
    more_resources = models.CharField(_("other resources"), max_length=600, blank=True)
    promise = models.TextField(
        _("what the municipality promises to do with the result"), max_length=PASSAGE, blank=True
    )
    changed = models.TextField(_("what has changed since the version before"), max_length=2000, blank=True)

    class Meta:
        ordering = ["-number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_mandate_per_number"),
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(number__isnull=True), name="one_draft_of_the_mandate"
            ),
            models.CheckConstraint(
                condition=models.Q(number=None, published_on=None)
                | models.Q(number__isnull=False, published_on__isnull=False),
                name="a_published_mandate_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(leader_share=None) | models.Q(leader_share__lte=100),
                name="no_more_than_all_the_time",
            ),
        ]

    def __str__(self) -> str:
        return (
            str(pgettext_lazy("mandate", "Version %(number)s")) % {"number": self.number}
            if self.number
            else str(_("Draft"))
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and MandateVersion.objects.filter(pk=self.pk, number__isnull=False).exists():
            raise TypeError("A published mandate is never changed: write a new version.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.number:
            raise TypeError("A published mandate is kept.")
        return super().delete(*args, **kwargs)


class MandateDecision(Numbered):
    """Who decides something, and when."""

    version_of = models.ForeignKey(MandateVersion, models.CASCADE, related_name="decisions")
    what = models.CharField(_("what"), max_length=300)
    who = models.CharField(_("who decides"), max_length=200)
    when = models.CharField(_("when"), max_length=80, blank=True)

    class Meta(Numbered.Meta):
        constraints = [models.UniqueConstraint(fields=["version_of", "position"], name="one_decision_per_place")]

    def __str__(self) -> str:
        return self.what


class MandateDeviation(Record):
    """Where things went otherwise than a published mandate said. Written once, read by anyone, never taken away."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="deviations")
    mandate = models.ForeignKey(MandateVersion, models.CASCADE, related_name="deviations")
    number = models.PositiveSmallIntegerField(editable=False)
    part = models.CharField(_("which part of the mandate"), max_length=10, choices=MandatePart)
    said = models.TextField(_("what the mandate said"), max_length=PASSAGE)
    happened = models.TextField(_("what happened instead"), max_length=2000)
    why = models.TextField(_("why"), max_length=2000)
    now = models.TextField(_("what you do about it"), max_length=2000, blank=True)
    happened_on = models.DateField(_("when it became clear"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_deviation_per_number")]

    def __str__(self) -> str:
        return self.happened[:60]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("A deviation stands as it was written. Write another.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("A deviation is never removed.")
