"""Statements lifted from the source, who coded them how, and what was decided about each mask."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue
from interviews.models import GuideQuestion, Interview, Interviewee, StakeholderGroup

from .facets import ALL_KINDS, Category, StatementKind, kinds_in
from .themes import Theme

LONGEST_STATEMENT = 10_000


class StatementStatus(models.TextChoices):
    LIFTED = "lifted", _("lifted")
    MASKED = "masked", _("masked")
    CONFIRMED = "confirmed", _("mask confirmed")


class StandingStatements(models.Manager):
    """Statements that have not been removed: what everything but putting back works with."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(removed_at=None)


class Statement(Record):
    """A span of an interview's text: the speaker's own words, and the masked wording that others see.

    ``start`` and ``end`` are code-point offsets into the text. ``original`` is source (leader and own interviewer);
    ``masked`` is what the design team sees once ``released_at`` is set, and the public once it is published. What
    hides something in it stands in square brackets. ``group`` is the speaker's group, copied so that masked pages
    need not touch the person. ``anchored`` is False once the words no longer stand in the text; ``start`` and ``end``
    then say where they stood. ``objects`` leaves out removed statements, and so does every relation to statements.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="statements")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField(editable=False)
    speaker = models.ForeignKey(Interviewee, models.SET_NULL, null=True, blank=True, related_name="statements")
    group = models.ForeignKey(StakeholderGroup, models.PROTECT, null=True, related_name="statements", editable=False)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    anchored = models.BooleanField(default=True, editable=False)
    original = models.TextField(max_length=LONGEST_STATEMENT, editable=False)
    masked = models.TextField(_("as others see it"), max_length=LONGEST_STATEMENT)
    language = models.CharField(max_length=12, default="sv")
    translation = models.TextField(_("translation"), max_length=LONGEST_STATEMENT, blank=True)
    status = models.CharField(_("masking"), max_length=10, choices=StatementStatus, default=StatementStatus.LIFTED)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    withheld_at = models.DateTimeField(null=True, blank=True, editable=False)
    """Set when the speaker has taken this one quote away: removed, and neither put back nor lifted again."""
    kept = models.JSONField(default=dict, blank=True, editable=False)
    """While removed: themes, perspectives and unpublished quotes it stood in, so that putting it back loses nothing."""
    themes = models.ManyToManyField(Theme, blank=True, related_name="statements", verbose_name=_("themes"))
    question = models.ForeignKey(
        GuideQuestion, models.SET_NULL, null=True, blank=True, related_name="statements", verbose_name=_("answer to")
    )

    kinds = models.PositiveSmallIntegerField(_("what it describes"), default=0)
    """Kinds of problem description, one bit each (``StatementKind``): on the row, so that no list pays for them."""
    categories = models.ManyToManyField(Category, blank=True, related_name="statements")

    objects = StandingStatements()
    everything: ClassVar[models.Manager["Statement"]] = models.Manager()

    # set by the pages that show it, so that no row costs a query
    group_name: str

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_statement_per_number"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="statement_is_not_empty"),
            models.CheckConstraint(
                condition=models.Q(withheld_at=None) | models.Q(removed_at__isnull=False, released_at=None),
                name="a_withheld_statement_is_removed",
            ),
            models.CheckConstraint(condition=models.Q(kinds__lte=ALL_KINDS), name="statement_kinds_are_known"),
        ]
        indexes = [
            models.Index(fields=["interview", "start"]),
            models.Index(fields=["dialogue", "status", "number"]),
            models.Index(
                fields=["dialogue", "creation_key"],
                condition=models.Q(released_at__isnull=False),
                name="released_statements",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Statement %(number)s")) % {"number": self.number}

    @property
    def is_masked(self) -> bool:
        return self.status != StatementStatus.LIFTED

    @property
    def kind_list(self) -> list[StatementKind]:
        return kinds_in(self.kinds)

    @property
    def is_verbatim(self) -> bool:
        return self.masked == self.original


class Coding(models.Model):
    """Which themes one coder gave a statement. ``Statement.themes`` is what the dialogue goes by; this is who said so.

    Two coders' rows for the same statements are what their agreement is worked out from.
    """

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="codings")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="codings")
    themes = models.ManyToManyField(Theme, blank=True, related_name="codings")
    is_blind = models.BooleanField(default=False)
    """Chosen without seeing what anybody else had chosen: only such a reading can be held against the first."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["statement", "coder"], name="one_coding_per_coder")]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.coder_id}"


class TraitKind(models.TextChoices):
    """What in a wording may point somebody out."""

    NAME = "name", pgettext_lazy("may point out", "name")
    PERSONAL_NUMBER = "personal_number", pgettext_lazy("may point out", "personal number")
    PHONE = "phone", pgettext_lazy("may point out", "phone number")
    EMAIL = "email", pgettext_lazy("may point out", "e-mail or account")
    STREET = "street", pgettext_lazy("may point out", "street or address")
    SCHOOL = "school", pgettext_lazy("may point out", "school")
    WORKPLACE = "workplace", pgettext_lazy("may point out", "workplace")
    PLACE = "place", pgettext_lazy("may point out", "place")
    NUMBER = "number", pgettext_lazy("may point out", "number")
    COMBINATION = "combination", pgettext_lazy("may point out", "traits that few share")


class MaskDecision(models.Model):
    """What was decided about something in a wording that may point somebody out: kind and reason, never the words."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="mask_decisions")
    kind = models.CharField(max_length=16, choices=TraitKind)
    replaced_by = models.CharField(max_length=80, blank=True)
    """What stands there instead, without brackets; empty when it was left as it is."""
    fingerprint = models.CharField(max_length=64)
    """Keyed hash of the words in their statement, so that what was left is not asked about again."""
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["statement", "fingerprint"], name="one_decision_per_words")]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.kind}"
