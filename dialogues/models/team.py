"""The design team: who is considered, who answered what, and its meetings."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record

from .dialogue import TEXT, Dialogue


class CandidateSide(models.TextChoices):
    POLITICS = "politics", _("politics")
    ADMINISTRATION = "administration", _("administration")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    CRITIC = "critic", _("critic")
    RESIDENT = "resident", _("resident")


class CandidateStatus(models.TextChoices):
    CONSIDERED = "considered", pgettext_lazy("candidate", "considered")
    INVITED = "invited", pgettext_lazy("candidate", "invited")
    ACCEPTED = "accepted", pgettext_lazy("candidate", "accepted")
    DECLINED = "declined", pgettext_lazy("candidate", "declined")
    LATER = "later", pgettext_lazy("candidate", "asked to be asked later")


class AgeBand(models.TextChoices):
    UNDER_18 = "under_18", _("under 18")
    YOUNG = "18_29", _("18–29")
    MIDDLE = "30_49", _("30–49")
    OLDER = "50_64", _("50–64")
    OLD = "65_plus", _("65 and over")


class Gender(models.TextChoices):
    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    OTHER = "other", _("other, or does not want to say")


class Background(models.TextChoices):
    FOREIGN = "foreign", _("with foreign background")
    SWEDISH = "swedish", _("without foreign background")


class DesignTeamCandidate(Record):
    """Someone considered for the design team, with the perspective they bring and why they are needed."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="design_team")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    side = models.CharField(_("side"), max_length=16, choices=CandidateSide)
    perspective = models.CharField(_("perspective they bring"), max_length=300)
    reason = models.TextField(_("why they are needed"), max_length=2000, blank=True)
    status = models.CharField(_("answer"), max_length=12, choices=CandidateStatus, default=CandidateStatus.CONSIDERED)
    answer = models.TextField(_("what they answered"), max_length=2000, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    age_band = models.CharField(_("age"), max_length=8, choices=AgeBand, blank=True, db_default="", default="")
    gender = models.CharField(_("gender"), max_length=8, choices=Gender, blank=True, db_default="", default="")
    background = models.CharField(
        _("background"), max_length=8, choices=Background, blank=True, db_default="", default=""
    )
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by", verbose_name=_("instead of")
    )
    invited_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    ask_again_on = models.DateField(null=True, editable=False)
    """When somebody who answered "later" wants to be asked again."""

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class DesignTeamMeeting(Record):
    """A meeting of the design team with agenda and minutes."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="design_team_meetings")
    number = models.PositiveSmallIntegerField(editable=False)
    held_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    agenda = models.TextField(_("agenda"), max_length=TEXT, blank=True)
    minutes = models.TextField(_("minutes of the meeting"), max_length=TEXT, blank=True)
    decisions = models.TextField(_("decisions"), max_length=TEXT, blank=True, editable=False)
    """As they were written before each became a row (``decided``); read by nothing new."""
    present = models.ManyToManyField(
        DesignTeamCandidate, blank=True, related_name="meetings", verbose_name=_("present")
    )
    excused = models.ManyToManyField(
        DesignTeamCandidate, blank=True, related_name="excused_from", verbose_name=_("absent with notice")
    )

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_team_meeting_per_number")]

    def __str__(self) -> str:
        return str(_("Design-team meeting %(number)s")) % {"number": self.number}
