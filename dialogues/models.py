"""A dialogue, its mandate and anchoring, its people, its design team, and the log of what was done in it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Municipality, Organisation
from accounts.records import Record

from .permissions import Role

TEXT = 20_000
"""Longest text, in characters, that a description field takes."""


class DialogueKind(models.TextChoices):
    CITIZEN = "citizen", _("citizen dialogue")
    INTERNAL = "internal", _("within the organisation")


class Dialogue(Record):
    """Months of work on one complex issue. ``revision`` moves with every event and keys what is cached about it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="dialogues")
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=DialogueKind, default=DialogueKind.CITIZEN)
    starts_on = models.DateField(_("starts"), default=timezone.localdate)
    issue = models.TextField(_("the issue"), max_length=TEXT, blank=True)
    background = models.TextField(_("background"), max_length=TEXT, blank=True)
    purpose = models.TextField(_("purpose"), max_length=TEXT, blank=True)
    mandate = models.TextField(_("mandate"), max_length=TEXT, blank=True)
    next_step = models.TextField(_("what happens next"), max_length=2000, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    builds_on = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="continued_by")
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    # Privacy set-up: without it no interview can be registered.
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    notice = models.TextField(_("information text for interviewees"), max_length=TEXT, blank=True)
    impact_assessment = models.CharField(_("reference of the impact assessment"), max_length=120, blank=True)
    retain_until = models.DateField(_("interviews are weeded out on"), null=True, blank=True)
    lowest_age = models.PositiveSmallIntegerField(_("lowest age"), default=13)
    threshold = models.PositiveSmallIntegerField(
        _("smallest group shown"), default=5, validators=[MinValueValidator(3), MaxValueValidator(50)]
    )

    second_codebook = models.BooleanField(default=False, editable=False)
    """Whether statements are sorted by the second codebook too (``perspectives.Facet``): here, so that a page that does
    without it need not ask."""

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(threshold__gte=3), name="threshold_has_a_floor"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogues:overview", args=[self.slug])

    def get_public_url(self) -> str:
        return reverse("public:dialogue", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def privacy_gaps(self) -> list[str]:
        """Return the names of what the privacy set-up still lacks; empty when interviews may be registered."""
        needed = ("legal_basis", "notice", "impact_assessment", "retain_until")
        return [str(self._meta.get_field(name).verbose_name) for name in needed if not getattr(self, name)]


class PhaseKey(models.TextChoices):
    """The seven steps of the method, as the time plan names them (SKR's model; DOMAIN.md)."""

    PREPARATION = "preparation", _("Preparation and design team")
    INTERVIEWS = "interviews", _("Gathering perspectives")
    MEETINGS = "meetings", _("Dialogue meetings")
    PROPOSALS = "proposals", _("Action proposals")
    DECISION = "decision", _("Decision")
    FOLLOW_UP = "follow_up", _("Implementation and follow-up")
    LEARNING = "learning", _("Learning")


class PlannedPhase(Record):
    """When a phase is meant to run. Phases may overlap and open again; nothing is locked by its dates."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="plan")
    phase = models.CharField(_("phase"), max_length=20, choices=PhaseKey)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="phase_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.get_phase_display()


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
    decisions = models.TextField(_("decisions"), max_length=TEXT, blank=True)
    present = models.ManyToManyField(
        DesignTeamCandidate, blank=True, related_name="meetings", verbose_name=_("present")
    )

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_team_meeting_per_number")]

    def __str__(self) -> str:
        return str(_("Design-team meeting %(number)s")) % {"number": self.number}


class CentralQuestion(Record):
    """One wording of the central question. Every wording that was tried is kept, with the objections to it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(editable=False)
    wording = models.TextField(_("wording"), max_length=600)
    reason = models.TextField(_("why this wording"), max_length=2000, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    earlier_agreed_on = models.DateField(null=True, editable=False)
    """When a wording that another has since replaced was agreed."""
    agreed_at = models.ForeignKey(DesignTeamMeeting, models.SET_NULL, null=True, blank=True, related_name="questions")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_wording_per_number"),
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(agreed_on__isnull=False), name="one_agreed_question"
            ),
        ]

    def __str__(self) -> str:
        return self.wording


class QuestionObjection(Record):
    """An objection to a wording, and what the objector would need in order to go along (the no-voice's wisdom).

    Only the objector says that they now go along (``settled_on``); the objection stays readable either way.
    """

    question = models.ForeignKey(CentralQuestion, models.CASCADE, related_name="objections")
    candidate = models.ForeignKey(
        DesignTeamCandidate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="objections",
        verbose_name=_("whose objection is it?"),
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    objection = models.TextField(_("objection"), max_length=2000)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)
    settled_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.objection[:60]


class Event(models.Model):
    """One line of the log. Append-only; see ``dialogues/events.py``."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, null=True, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["dialogue", "-id"]),
            models.Index(fields=["object_type", "object_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.name}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("The event log is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The event log is append-only.")
