"""Who stands behind the mandate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from accounts.records import Record

from .dialogue import Dialogue


class SignOffStatus(models.TextChoices):
    ASKED = "asked", _("asked, no answer yet")
    YES = "yes", _("yes")
    CONDITIONS = "conditions", _("yes, with conditions")
    NOT_YET = "not_yet", _("not yet")
    NO = "no", _("no")


class SignOff(Record):
    """An administration, political body or outside actor standing behind the mandate, or not."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="sign_offs")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="sign_offs", verbose_name=_("organisation")
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    stake = models.CharField(_("what is at stake for them"), max_length=300, blank=True)
    status = models.CharField(_("answer"), max_length=12, choices=SignOffStatus, default=SignOffStatus.ASKED)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    words = models.TextField(_("in their words"), max_length=2000, blank=True)

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
