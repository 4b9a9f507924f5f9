"""Perspectives, and the statements that carry or contradict them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT, Dialogue

from .statements import Statement
from .themes import Theme


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
    themes = models.ManyToManyField(Theme, blank=True, related_name="perspectives", verbose_name=_("themes"))
    statements = models.ManyToManyField(Statement, through="Voice", related_name="perspectives")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    kept = models.JSONField(default=dict, blank=True, editable=False)
    """While removed: the statements that carried it, so that putting it back loses nothing."""

    # set by ``queries.perspectives_with_gaps``
    is_said: bool
    is_opposed: bool

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_perspective_per_number")]

    def __str__(self) -> str:
        return self.title


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

    def __str__(self) -> str:
        return f"{self.perspective_id} {self.statement_id}"
