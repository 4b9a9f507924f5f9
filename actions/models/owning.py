"""The handshake step by step, and the partners that are asked to do it together."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from accounts.records import Record

from .proposals import Proposal


class StepKind(models.TextChoices):
    NAMED = "named", pgettext_lazy("handshake", "was named")
    ASKED = "asked", pgettext_lazy("handshake", "was asked")
    ACCEPTED = "accepted", pgettext_lazy("handshake", "said yes")
    CHANGES = "changes", pgettext_lazy("handshake", "said yes, if something is changed")
    DECLINED = "declined", pgettext_lazy("handshake", "said no")
    PASSED_ON = "passed_on", pgettext_lazy("handshake", "passed the question on")
    HANDED_OVER = "handed_over", pgettext_lazy("handshake", "handed over")
    NOT_TAKEN = "not_taken", pgettext_lazy("handshake", "was not asked: the project leader chose otherwise")
    LEFT = "left", pgettext_lazy("handshake", "left")


class HandshakeStep(models.Model):
    """One step of the handshake: what whom did, and, when it went on to somebody, to whom. Append-only.

    ``name`` and ``organisation`` are the person whom the step is about, as they were written then. ``by`` is who did
    it when it was done in the workspace; nobody when it came by a mailed link.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="handshake_steps")
    kind = models.CharField(max_length=12, choices=StepKind)
    name = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField(max_length=2000, blank=True)
    next_name = models.CharField(max_length=120, blank=True)
    next_email = models.EmailField(blank=True)
    next_organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["proposal", "at"])]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.kind}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("The steps of a handshake are append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The steps of a handshake are append-only.")


class PartnerAnswer(models.TextChoices):
    NOT_ASKED = "not_asked", pgettext_lazy("partner", "not asked")
    ASKED = "asked", pgettext_lazy("partner", "asked, no answer yet")
    YES = "yes", pgettext_lazy("partner", "is with it")
    NO = "no", pgettext_lazy("partner", "is not with it")


class Partner(Record):
    """Somebody at a partner organisation who can be asked whether they do it together. Shown in public as the
    organisation only, unless the person has said that their name may stand there."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="partner_contacts")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="partner_contacts", verbose_name=_("organisation")
    )
    name = models.CharField(_("contact"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    answer = models.CharField(max_length=10, choices=PartnerAnswer, default=PartnerAnswer.NOT_ASKED, editable=False)
    words = models.TextField(max_length=2000, blank=True, editable=False)
    asked_at = models.DateTimeField(null=True, editable=False)
    """When the contact that is written down now was asked."""
    answered_at = models.DateTimeField(null=True, editable=False)
    may_be_named = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "organisation"], name="one_contact_per_partner"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
