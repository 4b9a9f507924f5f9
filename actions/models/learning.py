"""Afterwards: what those who took part think of how it went, what was learnt, and the case that others can read.

An answer has no person, no time and no running number; that somebody has answered is a row of its own which nothing
ties to it, as after a meeting (``meetings/models/afterwards.py``).
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from meetings.models import Participant, Side
from reports.models import Document

QUESTIONS = ("heard", "kept", "again")


class LookBack(Record):
    """Those who took part are asked to look back, once in a dialogue. Figures are shown when it is closed, so that
    nobody can tell from one day to the next what a newcomer answered."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="look_back")
    closed_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return f"look back {self.dialogue_id}"


def _one_to_five(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{name}__range": (1, 5)}), name=f"look_back_{name}_one_to_five")


class LookBackAnswer(models.Model):
    """What somebody thinks, from one (not at all) to five (very much), and in their own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    look_back = models.ForeignKey(LookBack, models.CASCADE, related_name="answers")
    side = models.CharField(_("side"), max_length=16, choices=Side)
    heard = models.PositiveSmallIntegerField(_("Was what you brought taken seriously?"))
    kept = models.PositiveSmallIntegerField(_("Has what was promised been kept?"))
    again = models.PositiveSmallIntegerField(_("Would you take part in a dialogue like this again?"))
    words = models.TextField(_("What should others do, who begin a dialogue like this?"), max_length=2000, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [_one_to_five(name) for name in QUESTIONS]

    def __str__(self) -> str:
        return str(self.id)


class LookBackGiven(models.Model):
    """Somebody has answered. Which answer is theirs is not known."""

    look_back = models.ForeignKey(LookBack, models.CASCADE, related_name="given")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="look_backs_given")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["look_back", "participant"], name="one_look_back_per_person")]

    def __str__(self) -> str:
        return f"{self.look_back_id} {self.participant_id}"


class LessonFor(models.TextChoices):
    EVERYBODY = "everybody", pgettext_lazy("lesson", "everybody who begins a dialogue")
    LEADERS = "leaders", pgettext_lazy("lesson", "project leaders and facilitators")
    DECIDERS = "deciders", pgettext_lazy("lesson", "politicians and managers")
    OWNERS = "owners", pgettext_lazy("lesson", "those who answer for actions")
    CIVIL_SOCIETY = "civil_society", pgettext_lazy("lesson", "associations and residents")


class Lesson(Record):
    """What happened, what it taught, and whom it helps to know."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="lessons")
    happened = models.TextField(_("what happened"), max_length=4000)
    learnt = models.TextField(_("what we learnt"), max_length=4000)
    helps = models.CharField(_("for whom"), max_length=16, choices=LessonFor, default=LessonFor.EVERYBODY)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.learnt[:60]


class Case(Record):
    """The dialogue told for others, in the form of Dialogguiden, as it is being written. One in a dialogue."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="case")
    place = models.CharField(_("place"), max_length=120)
    started = models.CharField(_("start"), max_length=60)
    ingress = models.TextField(_("in short"), max_length=1000)
    purpose = models.TextField(_("why we did it"), max_length=TEXT)
    process = models.TextField(_("how we did it"), max_length=TEXT)
    result = models.TextField(_("what came of it"), max_length=TEXT)

    def __str__(self) -> str:
        return f"case {self.dialogue_id}"


class PublishedCase(models.Model):
    """A version of the case as anyone may read it. Nothing changes it; a new version follows."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="published_cases")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    published_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_case_per_number")]

    def __str__(self) -> str:
        return f"case {self.number}"

    def get_public_url(self) -> str:
        return reverse("public:case", args=[self.dialogue.slug])
