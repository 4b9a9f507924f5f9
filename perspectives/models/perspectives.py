"""Perspectives, and the statements that carry or contradict them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT, Dialogue

from .statements import Statement
from .themes import Theme

REASON = 1000


class PerspectiveKind(models.TextChoices):
    STANDPOINT = "standpoint", _("standpoint")
    FEELING = "feeling", _("feeling")
    IDEA = "idea", _("idea")


class Perspective(Record):
    """A standpoint, feeling or idea in relation to the issue. One voice or many, it weighs the same."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="perspectives")
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("wording"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=PerspectiveKind, default=PerspectiveKind.STANDPOINT)
    text = models.TextField(_("description"), max_length=TEXT, blank=True)
    speaks_for = models.TextField(_("what speaks for it"), max_length=TEXT, blank=True)
    speaks_against = models.TextField(_("what speaks against it"), max_length=TEXT, blank=True)
    themes = models.ManyToManyField(
        Theme, through="ThemePlace", blank=True, related_name="perspectives", verbose_name=_("themes")
    )
    statements = models.ManyToManyField(Statement, through="Voice", related_name="perspectives")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    kept = models.JSONField(default=dict, blank=True, editable=False)
    """While removed: the statements that carried it, so that putting it back loses nothing."""
    parked_at = models.DateTimeField(null=True, blank=True, editable=False)
    parked_reason = models.TextField(_("why it is parked"), max_length=REASON, blank=True)
    """Kept when it is taken up again, so that parking it anew by undoing needs no words."""
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="origins", editable=False
    )
    """The standing perspective this one has gone into, however many merges lie between: who holds an old key finds the
    new one in one step. ``kept["into"]`` says which one it was merged into itself."""

    # set by ``queries.perspectives_with_gaps``
    is_said: bool
    is_opposed: bool

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_perspective_per_number"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(removed_at__isnull=False), name="merged_is_removed"
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(parked_at=None) | ~models.Q(parked_reason=""), name="parked_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ThemePlace(models.Model):
    """A perspective's place in a theme. Without ``position`` it comes after those ordered by hand, by its number."""

    perspective = models.ForeignKey(Perspective, models.CASCADE, related_name="places")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["perspective", "theme"], name="one_place_per_theme")]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.perspective_id}"


BY_HAND = (models.F("position").asc(nulls_last=True), "perspective__number")
"""How places in a theme are ordered: as somebody put them, never by how many said it."""


class Stance(models.TextChoices):
    FOR = "for", _("says so")
    AGAINST = "against", _("says the opposite")


class Voice(models.Model):
    """A statement that carries a perspective, or contradicts it."""

    perspective = models.ForeignKey(Perspective, models.CASCADE, related_name="voices")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="voices")
    stance = models.CharField(max_length=8, choices=Stance, default=Stance.FOR)

    class Meta:
        ordering = ["statement__number"]
        constraints = [models.UniqueConstraint(fields=["perspective", "statement"], name="one_voice_per_statement")]
        indexes = [models.Index(fields=["perspective", "stance", "-id"], name="voices_by_side")]

    def __str__(self) -> str:
        return f"{self.perspective_id} {self.statement_id}"
