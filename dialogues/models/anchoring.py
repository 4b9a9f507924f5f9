"""Who stands behind the mandate: each answer as it was given, and the conditions that came with it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from accounts.records import Record

from .dialogue import Dialogue

CONDITION = 500
"""Longest text, in characters, of one condition."""


class SignOffStatus(models.TextChoices):
    ASKED = "asked", _("asked, no answer yet")
    YES = "yes", _("yes")
    CONDITIONS = "conditions", _("yes, with conditions")
    NOT_YET = "not_yet", _("not yet")
    NO = "no", _("no")


class SignOff(Record):
    """An administration, political body or outside actor standing behind the mandate, or not.

    ``status``, ``words`` and ``answered_on`` are the answer that holds; ``answers`` are all that were given.
    ``asked_at`` is when the contact was last asked by mail; None when nobody has mailed the one who is contact now.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="sign_offs")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="sign_offs", verbose_name=_("organisation")
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("the contact's e-mail"), blank=True, default="", db_default="")
    stake = models.CharField(_("what is at stake for them"), max_length=300, blank=True)
    status = models.CharField(_("answer"), max_length=12, choices=SignOffStatus, default=SignOffStatus.ASKED)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    words = models.TextField(_("in their words"), max_length=2000, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "organisation"], name="one_sign_off_per_organisation")
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def stands_behind(self) -> bool:
        return self.status in {SignOffStatus.YES, SignOffStatus.CONDITIONS}


class SignOffAnswer(models.Model):
    """One answer about the mandate, as it was given. Append-only: an answer that changes is a row of its own.

    ``by`` is who wrote it down; None when the contact answered by the mailed link.
    """

    sign_off = models.ForeignKey(SignOff, models.CASCADE, related_name="answers")
    status = models.CharField(_("answer"), max_length=12, choices=SignOffStatus)
    words = models.TextField(_("in their words"), max_length=2000, blank=True)
    answered_on = models.DateField(_("answered on"))
    said_by = models.CharField(_("who answered"), max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_link = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    mandate_version = models.PositiveSmallIntegerField(default=0, db_default=0)
    """Number of the published mandate that it is an answer about; 0 when none was published, or nobody knows."""

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(status="asked"), name="an_answer_answers")]

    def __str__(self) -> str:
        return f"{self.answered_on} {self.status}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("An answer about the mandate is never changed; a new one is a row of its own.")
        super().save(*args, **kwargs)


class SignOffCondition(Record):
    """Something that has to hold for a yes to hold. Kept in view until somebody says in words how it is met."""

    sign_off = models.ForeignKey(SignOff, models.CASCADE, related_name="conditions")
    text = models.CharField(_("condition"), max_length=CONDITION)
    met_on = models.DateField(_("met on"), null=True, blank=True)
    met_words = models.CharField(_("how it is met"), max_length=CONDITION, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(met_on=None, met_words="") | (Q(met_on__isnull=False) & ~Q(met_words="")),
                name="a_met_condition_says_how",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_met(self) -> bool:
        return self.met_on is not None
