"""Who is asked to the meetings, which side they come from, and which perspectives they carry."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from accounts.records import Record
from dialogues.models import Dialogue
from perspectives.models import Perspective


class Side(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    CIVIL_SOCIETY = "civil_society", _("civil society")


class ParticipantStatus(models.TextChoices):
    CONSIDERED = "considered", _("considered")
    INVITED = "invited", _("invited")
    YES = "yes", _("coming")
    NO = "no", _("not coming")
    LATER = "later", _("answers later")


class Participant(Record):
    """Someone asked to the meetings. Which perspectives they carry is shown to the leader only."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="participants")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    side = models.CharField(_("side"), max_length=16, choices=Side)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    role = models.CharField(_("role or occupation"), max_length=120, blank=True)
    needs = models.TextField(_("needs (interpreter, access, food, child care)"), max_length=1000, blank=True)
    status = models.CharField(
        _("answer"), max_length=12, choices=ParticipantStatus, default=ParticipantStatus.CONSIDERED
    )
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="carriers", verbose_name=_("perspectives they carry")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="participations"
    )

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["dialogue", "status"])]

    def __str__(self) -> str:
        return self.name
