"""Exploratory interviews: talks before the dialogue begins, by which the design team is found."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import DesignTeamCandidate, Dialogue

from ..crypto import EncryptedTextField

LONGEST_NOTES = 50_000
"""Longest notes of an exploratory interview in characters."""


class ExploratoryInterview(Record):
    """A talk about who must be there for the design team to be trusted. Leader and own interviewer only.

    ``told_on`` is never empty: nothing is written down before the person knows what the talk is for. Who was met and
    what was said is encrypted, and emptied together (``erased_at``); that a talk was held stays.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="exploratory_interviews")
    number = models.PositiveIntegerField(editable=False)
    interviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="exploratory_interviews",
        verbose_name=_("interviewer"),
    )
    held_on = models.DateField(_("date"))
    told_on = models.DateField(_("told what it is for on"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    name = EncryptedTextField(_("name"), max_length=120)
    contact = EncryptedTextField(_("how to reach them"), max_length=300, blank=True)
    notes = EncryptedTextField(_("notes"), max_length=LONGEST_NOTES, blank=True)
    perspective = EncryptedTextField(_("perspective they seem to bring"), max_length=300, blank=True)
    whom_else = EncryptedTextField(_("whom else to ask"), max_length=2000, blank=True)
    candidate = models.ForeignKey(
        DesignTeamCandidate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="exploratory_interviews",
        verbose_name=_("candidate it led to"),
    )
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-held_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_exploratory_interview_per_number"),
            models.CheckConstraint(
                condition=models.Q(told_on__lte=models.F("held_on")), name="told_before_an_exploratory_interview"
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(candidate=None, place=""),
                name="an_erased_exploratory_interview_points_at_nobody",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Exploratory interview %(number)s")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("interviews:exploratory", args=[self.dialogue.slug, self.number])


class ExploratoryGuide(Record):
    """The dialogue's own questions for exploratory interviews. None, or empty: the usual ones."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="exploratory_guide")
    questions = models.TextField(_("questions"), max_length=3000, blank=True)
    """One a line."""

    def __str__(self) -> str:
        return f"exploratory guide {self.pk}"
