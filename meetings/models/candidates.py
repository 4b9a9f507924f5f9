"""Who could be asked to the meetings: what the choice needs to know of them, and apart from that who they are."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from accounts.records import Record
from dialogues.models import Dialogue
from interviews.crypto import EncryptedTextField
from interviews.models import BackgroundValue, Interviewee
from perspectives.models import Perspective

from ..selection.terms import Trait
from .participants import Participant, Side


class CandidateSource(models.TextChoices):
    INTERVIEW = "interview", pgettext_lazy("where a candidate comes from", "interview")
    NOMINATION = "nomination", pgettext_lazy("where a candidate comes from", "nomination")
    SIGN_UP = "sign_up", pgettext_lazy("where a candidate comes from", "own sign-up")
    IMPORT = "import", pgettext_lazy("where a candidate comes from", "list")
    HAND = "hand", pgettext_lazy("where a candidate comes from", "by hand")


class Ruling(models.TextChoices):
    FREE = "", pgettext_lazy("candidate", "the choice decides")
    CHOSEN = "chosen", pgettext_lazy("candidate", "must be chosen")
    EXCLUDED = "excluded", pgettext_lazy("candidate", "must not be chosen")


class TraitLabel(models.TextChoices):
    """Where somebody stands in the conflict, in words (``selection.terms.Trait``)."""

    MINORITY = Trait.MINORITY.value, _("minority")
    CRITICAL = Trait.CRITICAL.value, _("critical")
    MAJORITY = Trait.MAJORITY.value, _("majority")
    POWER = Trait.POWER.value, _("power holder")


class Candidate(Record):
    """Somebody who may be asked, as the choice sees them: a number, a side, coarse background. No name here.

    ``interviewee`` is the person's interview, there only with their consent to be contacted: the perspectives they
    said themselves are worked out from it and never copied. ``perspectives`` are those the leader has set.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="candidates")
    number = models.PositiveIntegerField(editable=False)
    source = models.CharField(
        _("where they come from"), max_length=12, choices=CandidateSource, default=CandidateSource.HAND
    )
    side = models.CharField(_("side"), max_length=16, choices=Side, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    role = models.CharField(_("role or occupation"), max_length=120, blank=True)
    background = models.ManyToManyField(BackgroundValue, blank=True, related_name="candidates")
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="candidates", verbose_name=_("perspectives they can bring")
    )
    traits = models.JSONField(_("where they stand in the conflict"), default=list, blank=True)
    ruling = models.CharField(_("in the choice"), max_length=10, choices=Ruling, blank=True, default=Ruling.FREE)
    interviewee = models.ForeignKey(
        Interviewee, models.SET_NULL, null=True, blank=True, related_name="candidates", editable=False
    )
    participant = models.OneToOneField(
        Participant, models.SET_NULL, null=True, blank=True, related_name="candidate", editable=False
    )
    """Set when the choice has been taken: who they became."""
    declined_at = models.DateTimeField(null=True, blank=True, editable=False)
    doubts = models.CharField(max_length=60, blank=True, editable=False)
    """Why a sign-up looks like advertising (``interviews/webforms/guard.py``); while it says so, no choice sees it."""
    code_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_candidate_per_number"),
            models.UniqueConstraint(
                fields=["dialogue", "interviewee"],
                condition=models.Q(interviewee__isnull=False),
                name="one_candidate_per_interviewee",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Candidate %(number)s")) % {"number": self.number}

    @property
    def trait_labels(self) -> list[str]:
        return [str(TraitLabel(one).label) for one in TraitLabel.values if one in self.traits]


class CandidateIdentity(Record):
    """Who a candidate is: encrypted with the keys of identities; the leader only, and each read is an event."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, related_name="identity")
    name = EncryptedTextField(_("name"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    address = EncryptedTextField(_("postal address"), blank=True)
    note = EncryptedTextField(_("note, only for you"), blank=True)
    nominated_by = EncryptedTextField(_("nominated by"), blank=True)

    class Meta:
        verbose_name_plural = "candidate identities"

    def __str__(self) -> str:
        return f"candidate identity {self.pk}"


class CandidatePair(Record):
    """Two candidates who are not asked together. Why is for the leader alone, and hence encrypted."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="candidate_pairs")
    first = models.ForeignKey(Candidate, models.CASCADE, related_name="+", verbose_name=_("one of them"))
    second = models.ForeignKey(Candidate, models.CASCADE, related_name="+", verbose_name=_("the other"))
    reason = EncryptedTextField(_("why"), blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_row_per_candidate_pair"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="pair_lower_key_first"),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class SignUp(Record):
    """The open sign-up of a dialogue: where anybody can say that they want to take part, or name somebody else."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="sign_up")
    text = models.TextField(_("what it says at the top"), max_length=4000, blank=True)
    lasts_until = models.DateField(_("open until"), null=True, blank=True)
    takes_nominations = models.BooleanField(_("others may be nominated too"), default=True)
    lowest_age = models.PositiveSmallIntegerField(_("lowest age"), default=15, validators=[MaxValueValidator(99)])
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return f"sign-up {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether the leader has opened it, not closed it again, and its last day has not passed."""
        if self.opened_at is None or self.closed_at is not None:
            return False
        return self.lasts_until is None or self.lasts_until >= timezone.localdate()


class CandidateImport(models.Model):
    """A spreadsheet of candidates between upload and yes: its rows, encrypted, thrown away when used or a day old."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="candidate_imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rows = EncryptedTextField()
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"candidate import {self.pk}"
