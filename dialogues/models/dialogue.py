"""A dialogue: its issue, purpose, mandate and how its interviews are protected."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Municipality
from accounts.records import Record

TEXT = 20_000
"""Longest text, in characters, that a description field takes."""


class DialogueKind(models.TextChoices):
    CITIZEN = "citizen", _("citizen dialogue")
    INTERNAL = "internal", _("within the organisation")


class Reach(models.TextChoices):
    """Whom the dialogue asks, by place."""

    WHOLE = "whole", _("the whole municipality")
    AREAS = "areas", _("some areas")


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
    mandate = models.TextField(_("mandate"), max_length=TEXT, blank=True, editable=False)
    """The words of the latest published version, written when it is published."""
    mandate_version = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    """Number of the latest published version of the mandate; 0 before the first."""
    next_step = models.TextField(_("what happens next"), max_length=2000, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    reach = models.CharField(_("place"), max_length=6, choices=Reach, blank=True, default="", db_default="")
    builds_on = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="continued_by"
    )
    """Moved into ``EarlierDialogue``; kept for the release before it, which still reads it."""
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

    most_kept = models.PositiveSmallIntegerField(
        _("most proposals to keep"),
        default=7,
        db_default=7,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    """With more than this many, those who follow them up are warned; nothing is stopped. Umeå's eight were too many."""

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
