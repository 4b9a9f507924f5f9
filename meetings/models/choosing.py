"""A choice of whom to ask: what was asked for, what went in, what came out. A job before it is a message."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogues.models import Dialogue
from interviews.crypto import EncryptedTextField
from reports.jobs import Job, JobState


class ChoiceOutcome(models.TextChoices):
    CHOSEN = "chosen", pgettext_lazy("outcome of a choice", "a panel")
    COLLISION = "collision", pgettext_lazy("outcome of a choice", "it cannot be done")
    UNFINISHED = "unfinished", pgettext_lazy("outcome of a choice", "the time ran out")
    WRONG = "wrong", pgettext_lazy("outcome of a choice", "the question makes no sense")


class ChoiceKind(models.TextChoices):
    CHOICE = "choice", pgettext_lazy("kind of choice", "choice")
    REPLACEMENT = "replacement", pgettext_lazy("kind of choice", "replacement")


class ChoiceRun(Job):
    """One choice. ``asked`` is what the leader demanded and wished for; ``frozen`` the list as it was at that moment.

    Both with ``seed`` give the same panel again. ``frozen`` and ``found`` say who carries which perspective, hence
    encrypted (``choosing/frozen.py`` says how they look); people stand in them by their candidate's number. When one
    of them is erased they lose what they hold of that person, and ``altered_at`` says since when it cannot be repeated.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="choices")
    number = models.PositiveIntegerField(editable=False)
    creation_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=ChoiceKind, default=ChoiceKind.CHOICE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    base = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replacements")
    """For a replacement: the choice that is mended."""
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="repeated_by")
    asked = models.JSONField(default=dict)
    seed = models.PositiveBigIntegerField(_("seed"))
    frozen = EncryptedTextField()
    found = EncryptedTextField(blank=True)
    outcome = models.CharField(max_length=12, choices=ChoiceOutcome, blank=True)
    altered_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made = models.JSONField(default=list, editable=False)
    """Keys of the participants it made when it was taken: what undoing takes away."""

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_choice_per_number"),
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=models.Q(state__in=[JobState.WAITING, JobState.RUNNING]),
                name="one_choice_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=models.Q(taken_at__isnull=False, kind=ChoiceKind.CHOICE),
                name="one_choice_is_taken",
            ),
        ]

    def __str__(self) -> str:
        words = _("Replacement %(number)s") if self.kind == ChoiceKind.REPLACEMENT else _("Choice %(number)s")
        return str(words) % {"number": self.number}
