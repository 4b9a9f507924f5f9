"""Who has which role, who has been asked, and rights carried by a one-time link."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from ..permissions import Role
from .dialogue import Dialogue


class Membership(models.Model):
    """A person's role in one dialogue. One person can have several."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["role", "user__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "user", "role"], name="one_membership_per_role")]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class OneTimeLink(models.Model):
    """A right to do one thing, carried by a token that is mailed once and stored only as a hash.

    ``purpose`` names the handler (``dialogues/links.py``), ``object_id`` what it is about.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, null=True, related_name="links")
    purpose = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "object_id"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.object_id}"

    @property
    def is_open(self) -> bool:
        return self.used_at is None and self.revoked_at is None and self.expires_at > timezone.now()


class Invitation(Record):
    """Someone asked by e-mail to take a role, with or without an account."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    declined_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created_at", "pk"]

    def __str__(self) -> str:
        return self.email

    @property
    def is_open(self) -> bool:
        return not (self.accepted_at or self.declined_at or self.revoked_at)
