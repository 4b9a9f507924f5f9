"""What a dialogue begins with: the place, what is contested, what was tried before, and the draft of all that."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Municipality
from accounts.records import Record

from .dialogue import Dialogue


class DialogueDraft(Record):
    """A dialogue that somebody has begun to describe and not started: theirs alone, to go on with or throw away.

    ``answers`` holds what was typed, page by page, as a form sends it: ``{page: {name: [text, …]}}``. Once it is
    started, ``dialogue`` says which it became and the answers are emptied.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="drafts")
    answers = models.JSONField(default=dict)
    dialogue = models.OneToOneField(Dialogue, models.CASCADE, null=True, related_name="draft")

    class Meta:
        ordering = ["-updated_at", "pk"]

    def __str__(self) -> str:
        return self.title or str(_("A dialogue without a name yet"))

    @property
    def title(self) -> str:
        return " ".join(self.answers.get("title", {}).get("title", [])).strip()


class Numbered(models.Model):
    """One row of a list that is written and changed as a whole."""

    position = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class ContestedPoint(Numbered):
    """Something that people do not agree on, and who they are."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="contested")
    what = models.CharField(_("what is contested"), max_length=300)
    by_whom = models.CharField(_("by whom"), max_length=300, blank=True)

    class Meta(Numbered.Meta):
        constraints = [models.UniqueConstraint(fields=["dialogue", "position"], name="one_contested_point_per_place")]

    def __str__(self) -> str:
        return self.what


class EarlierAttempt(Numbered):
    """What has been tried before, and what came of it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="attempts")
    what = models.CharField(_("what was tried"), max_length=300)
    when = models.CharField(_("when"), max_length=80, blank=True)
    came_of_it = models.CharField(_("what came of it"), max_length=600, blank=True)

    class Meta(Numbered.Meta):
        constraints = [models.UniqueConstraint(fields=["dialogue", "position"], name="one_attempt_per_place")]

    def __str__(self) -> str:
        return self.what


class EarlierDialogue(Numbered):
    """An earlier dialogue that this one builds on: one held here (``earlier``), or one held elsewhere, by its name."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="earlier")
    earlier = models.ForeignKey(Dialogue, models.SET_NULL, null=True, related_name="later")
    title = models.CharField(_("which dialogue"), max_length=160)
    when = models.CharField(_("when"), max_length=80, blank=True)
    taught = models.CharField(_("what it left behind"), max_length=600, blank=True)

    class Meta(Numbered.Meta):
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "position"], name="one_earlier_dialogue_per_place"),
            models.UniqueConstraint(
                fields=["dialogue", "earlier"], condition=models.Q(earlier__isnull=False), name="built_on_once"
            ),
            models.CheckConstraint(
                condition=models.Q(earlier=None) | ~models.Q(earlier=models.F("dialogue")), name="not_built_on_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Area(Record):
    """A part of a municipality. The list is the whole municipality's, shared by its dialogues."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="areas")
    name = models.CharField(_("name"), max_length=80)
    dialogues = models.ManyToManyField(Dialogue, related_name="areas", editable=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("municipality", Lower("name"), name="one_area_per_name")]

    def __str__(self) -> str:
        return self.name
