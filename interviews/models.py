"""Whom have we heard, and what did they say: the plan, the people (identity apart), consent, interviews, texts."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue

from .crypto import EncryptedTextField

LONGEST_TEXT = 1_000_000
"""Longest interview text in characters."""


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


class Consent(Record):
    """What a person was told and what they allowed. ``notice`` is the text as it was given, kept word for word."""

    interviewee = models.OneToOneField(Interviewee, models.CASCADE, related_name="consent")
    informed_on = models.DateField(_("informed on"))
    way = models.CharField(_("how they said yes"), max_length=12, choices=ConsentWay)
    notice = models.TextField(editable=False)
    allows_notes = models.BooleanField(_("notes may be taken"), default=True)
    allows_quotes = models.BooleanField(_("may be quoted, masked"), default=True)
    allows_recording = models.BooleanField(_("recording, kept elsewhere"), default=False)
    allows_contact = models.BooleanField(_("may be contacted again"), default=False)
    guardian = models.CharField(_("guardian"), max_length=12, choices=GuardianAnswer, default=GuardianAnswer.NOT_NEEDED)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return f"consent {self.pk}"


class InterviewKind(models.TextChoices):
    DEPTH = "depth", _("depth interview")
    FOCUS_GROUP = "focus_group", _("focus group")
    WORKSHOP = "workshop", _("workshop")
    EXPLORATORY = "exploratory", _("exploratory interview")
    FORM = "form", _("form on the web")


class InterviewStatus(models.TextChoices):
    BOOKED = "booked", pgettext_lazy("interview", "booked")
    HELD = "held", pgettext_lazy("interview", "held")
    DECLINED = "declined", pgettext_lazy("interview", "declined")


class Interview(Record):
    """A talk with one or several people. Its text lies in ``InterviewText``, so that lists never load it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="interviews")
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(_("how you met"), max_length=12, choices=InterviewKind, default=InterviewKind.DEPTH)
    status = models.CharField(_("status"), max_length=10, choices=InterviewStatus, default=InterviewStatus.HELD)
    held_on = models.DateField(_("date"))
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=12, default="sv")
    interviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="interviews", verbose_name=_("interviewer")
    )
    people = models.ManyToManyField(Interviewee, related_name="interviews", verbose_name=_("people"), blank=True)
    coded_at = models.DateTimeField(_("coding finished"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-held_on", "-number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_interview_per_number")]
        indexes = [models.Index(fields=["dialogue", "-held_on", "-number"])]

    def __str__(self) -> str:
        return str(_("Interview %(number)s")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("interviews:detail", args=[self.dialogue.slug, self.number])


class InterviewText(Record):
    """The source: notes or transcript, as said. Leader and own interviewer only."""

    interview = models.OneToOneField(Interview, models.CASCADE, related_name="source")
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)

    def __str__(self) -> str:
        return f"text {self.pk}"
