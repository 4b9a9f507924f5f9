"""Whom the dialogue wants heard: groups with targets, background variables, and who else somebody thought of."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue

from ..crypto import EncryptedTextField


class GroupKind(models.TextChoices):
    """What a group is in relation to the issue; the officials-instead-of-residents warning reads it."""

    RESIDENTS = "residents", _("residents")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    OFFICIALS = "officials", _("officials")
    POLITICIANS = "politicians", _("politicians")
    BUSINESS = "business", _("businesses and landlords")
    OTHER = "other", _("others")


class StakeholderGroup(Record):
    """A group whose perspectives the plan wants heard, with how many people it aims at."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="groups")
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=60, choices=GroupKind, blank=True)
    area = models.CharField(_("area"), max_length=100, blank=True)
    why = models.TextField(_("why they matter"), max_length=2000, blank=True)
    contact_ways = models.TextField(_("how to reach them"), max_length=2000, blank=True)
    target = models.PositiveSmallIntegerField(
        _("how many we want to hear"), default=5, validators=[MaxValueValidator(2000)]
    )
    asks = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who asks them"),
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "name"], name="one_group_per_name")]

    def __str__(self) -> str:
        return self.name


class BackgroundVariable(Record):
    """Something the leader wants spread over: age band, gender, district … Values are chosen, never birth dates."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="variables")
    key = models.SlugField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "key"], name="one_variable_per_key")]

    def __str__(self) -> str:
        return self.name


class BackgroundValue(Record):
    """One value of a background variable. "Prefer not to say" is the absence of a value."""

    variable = models.ForeignKey(BackgroundVariable, models.CASCADE, related_name="values")
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["variable", "name"], name="one_value_per_name")]

    def __str__(self) -> str:
        return self.name


class SuggestionStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("suggestion", "not followed up")
    ASKED = "asked", pgettext_lazy("suggestion", "asked")
    JOINED = "joined", pgettext_lazy("suggestion", "in the plan")
    LEFT = "left", pgettext_lazy("suggestion", "left, with a reason")


class Suggestion(Record):
    """Someone whom an interviewee thinks should be heard too. ``who`` and ``why`` are identity, hence encrypted.

    ``interview`` is where it came up: it says whose own the suggestion is, and is never shown to others.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="suggestions")
    interview = models.ForeignKey(
        "interviews.Interview", models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    group = models.ForeignKey(
        StakeholderGroup,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("group in the plan"),
    )
    who = EncryptedTextField(_("who, and how to reach them"))
    why = EncryptedTextField(_("why they should be heard"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=SuggestionStatus, default=SuggestionStatus.OPEN)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    interviewee = models.ForeignKey(
        "interviews.Interviewee", models.SET_NULL, null=True, blank=True, related_name="suggested", editable=False
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["status", "-created_at", "pk"]

    def __str__(self) -> str:
        return f"suggestion {self.pk}"


class GapDecision(Record):
    """That the leader leaves a gap in the plan, and why. ``key`` says what the gap is about (``coverage/gaps.py``).

    It stands for as long as it is not taken back: while the gap is filled nobody sees it, and it holds again if the
    gap comes back. ``created_at`` is when it was taken.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="gap_decisions")
    key = models.SlugField(max_length=60, editable=False)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "key"], name="one_decision_per_gap")]

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}"
