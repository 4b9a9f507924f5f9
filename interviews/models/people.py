"""Who is heard: a number and a group in the open, the identity apart and encrypted, what they were told and allow."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue

from ..crypto import EncryptedTextField
from .plan import BackgroundValue, StakeholderGroup


class Interviewee(Record):
    """Someone who is heard, as the coverage sees them: a number, a group, coarse background. No name here."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="interviewees")
    number = models.PositiveIntegerField(editable=False)
    group = models.ForeignKey(
        StakeholderGroup, models.PROTECT, related_name="interviewees", verbose_name=_("group in the plan")
    )
    background = models.ManyToManyField(BackgroundValue, blank=True, related_name="interviewees")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_interviewee_per_number")]

    def __str__(self) -> str:
        return str(_("Person %(number)s")) % {"number": self.number}


class Identity(Record):
    """Who an interviewee is. Encrypted with its own keys; each read is an event; leader and own interviewer only."""

    interviewee = models.OneToOneField(Interviewee, models.CASCADE, related_name="identity")
    name = EncryptedTextField(_("name"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    age = EncryptedTextField(_("age"), blank=True)
    guardian = EncryptedTextField(_("guardian"), blank=True)
    note = EncryptedTextField(_("note, only for you and the project leader"), blank=True)

    class Meta:
        verbose_name_plural = "identities"

    def __str__(self) -> str:
        return f"identity {self.pk}"


class ConsentWay(models.TextChoices):
    WRITTEN = "written", _("in writing")
    SPOKEN = "spoken", _("spoken")
    ELECTRONIC = "electronic", _("electronically")


class GuardianAnswer(models.TextChoices):
    NOT_NEEDED = "not_needed", _("not needed")
    WRITTEN = "written", _("yes, in writing")
    SPOKEN = "spoken", _("yes, spoken")


class ToldTo(models.TextChoices):
    PERSON = "person", _("the person")
    GUARDIAN = "guardian", _("the guardian")
    BOTH = "both", pgettext_lazy("who was told", "both")


class NoticeVersion(models.Model):
    """An information text word for word, as it was given from a certain day on."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="notice_versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_notice_per_number")]

    def __str__(self) -> str:
        return str(_("Information text %(number)s")) % {"number": self.number}


class Consent(Record):
    """What a person was told and what they allowed. ``notice`` is the text as it was given, kept word for word."""

    interviewee = models.OneToOneField(Interviewee, models.CASCADE, related_name="consent")
    informed_on = models.DateField(_("informed on"))
    way = models.CharField(_("how they said yes"), max_length=12, choices=ConsentWay)
    notice = models.TextField(editable=False)
    notice_version = models.ForeignKey(
        NoticeVersion, models.PROTECT, null=True, related_name="consents", editable=False
    )
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    told_to = models.CharField(_("who was told"), max_length=10, choices=ToldTo, default=ToldTo.PERSON)
    allows_notes = models.BooleanField(_("notes may be taken"), default=True)
    allows_quotes = models.BooleanField(_("may be quoted, masked"), default=True)
    allows_recording = models.BooleanField(_("recording, kept elsewhere"), default=False)
    allows_contact = models.BooleanField(_("may be contacted again"), default=False)
    guardian = models.CharField(_("guardian"), max_length=12, choices=GuardianAnswer, default=GuardianAnswer.NOT_NEEDED)
    capacity_note = EncryptedTextField(_("how you judged that the young person understood"), blank=True)
    receipt_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    """Hash of the code on the paper receipt; the code itself is shown once and kept nowhere."""
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return f"consent {self.pk}"


class Withdrawal(models.Model):
    """That a person took back what they said: who noted it, what it emptied, and what is left to do in print.

    ``found`` holds what was derived from the person at that moment, as counts (``statements``, ``to_check``,
    ``quotes``, ``published``, ``texts`` …) and as numbers and keys of places to look at; no words and no names. Its
    shape is documented in ``consent/found.py``.
    """

    interviewee = models.OneToOneField(Interviewee, models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    """None: the person did it, with the code on the receipt or by a link."""
    found = models.JSONField(default=dict)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handled_note = models.CharField(_("what was done with what is published"), max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    """When the sealed texts and the identity went for good: thirty days later, or when the leader said so."""

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"


class PeopleImport(models.Model):
    """A spreadsheet of people between upload and yes: its rows, encrypted, thrown away when used or a day old."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="people_imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rows = EncryptedTextField()
    """JSON: what was read from the file (``people_import.reading.Sheet``); emptied when it is used."""
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    """How many people it became; what a form sent twice is answered with."""

    def __str__(self) -> str:
        return f"import {self.pk}"
