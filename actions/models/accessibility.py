"""A municipality's accessibility statement (lag 2018:1937, 10 §), and what people report that they could not use."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Municipality
from accounts.records import Record
from interviews.crypto import EncryptedTextField


class Conformance(models.TextChoices):
    """There is no "fully": the product has shortcomings of its own (``accessibility/known.py``), in every statement."""

    PARTLY = "partly", _("partly compatible with the act")
    NOT = "not", _("not compatible with the act")


class Assessor(models.TextChoices):
    OURSELVES = "ourselves", _("we have assessed it ourselves")
    OTHERS = "others", _("somebody outside has assessed it")


class AccessibilityStatement(Record):
    """What the municipality's administrators add to what is true of the product everywhere."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="accessibility_statement")
    conformance = models.CharField(
        _("how well it follows the act"), max_length=8, choices=Conformance, default=Conformance.PARTLY
    )
    assessed_on = models.DateField(_("assessed on"))
    assessor = models.CharField(_("how it was assessed"), max_length=12, choices=Assessor, default=Assessor.OURSELVES)
    shortcomings = models.TextField(
        _("what does not work with you"),
        max_length=6000,
        blank=True,
        help_text=_(
            "One on each line: what, why, and what people can do instead. What the service itself lacks is listed "
            "already."
        ),
    )
    burden = models.TextField(
        _("left out as unreasonably burdensome"),
        max_length=3000,
        blank=True,
        help_text=_("Only with good reasons, which are written out here (12 § of the act)."),
    )
    outside = models.TextField(
        _("content that the act does not cover"),
        max_length=3000,
        blank=True,
        help_text=_("For instance films published before the act came, or material of others (9 § of the act)."),
    )
    contact = models.CharField(
        _("other ways to reach you"),
        max_length=200,
        blank=True,
        help_text=_("Telephone or a visiting address, for those who cannot write."),
    )

    def __str__(self) -> str:
        return f"accessibility statement of {self.municipality_id}"


class ReportedStatus(models.TextChoices):
    NEW = "new", pgettext_lazy("accessibility", "to read")
    ANSWERED = "answered", pgettext_lazy("accessibility", "answered")


class AccessibilityReport(Record):
    """What somebody could not use, told without an account. For the municipality's administrators alone.

    It may say something about the writer's health, so it is kept as identities are: encrypted, never searched.
    """

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="accessibility_reports")
    where = EncryptedTextField(_("where it was"), blank=True)
    text = EncryptedTextField(_("what happened"))
    email = EncryptedTextField(_("e-mail, if you want an answer"), blank=True)
    language = models.CharField(max_length=12, default="sv", editable=False)
    is_doubtful = models.BooleanField(default=False, editable=False)
    """It looks like advertising; a person decides."""
    status = models.CharField(max_length=12, choices=ReportedStatus, default=ReportedStatus.NEW, editable=False)
    answer = EncryptedTextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    emptied_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When what it said was erased; that something came, and when, stays."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["municipality", "status"])]

    def __str__(self) -> str:
        return f"accessibility report {self.pk}"
