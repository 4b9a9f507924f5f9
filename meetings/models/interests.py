"""What people want to work with: a call for interest in working groups, and the topics of an Open Space."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .evenings import Meeting
from .groups import ProblemDescription, WorkingGroup
from .notes import Note
from .participants import Participant


class InterestCall(Record):
    """At one meeting everyone says which group they most want to work in, and which second."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="interest_call")
    groups = models.ManyToManyField(WorkingGroup, related_name="interest_calls", verbose_name=_("groups to choose"))
    largest = models.PositiveSmallIntegerField(
        _("at most in one group"), default=20, validators=[MinValueValidator(2), MaxValueValidator(200)]
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return f"{self.meeting_id}"


class Interest(models.Model):
    """One person's first and second choice. Set, not added: what is sent again replaces it."""

    call = models.ForeignKey(InterestCall, models.CASCADE, related_name="interests")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="interests")
    first = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="first_choices")
    second = models.ForeignKey(WorkingGroup, models.SET_NULL, null=True, related_name="second_choices")
    on_paper = models.BooleanField(default=False)

    class Meta:
        ordering = ["participant__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "participant"], name="one_interest_per_person"),
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(second=models.F("first")), name="second_choice_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.participant_id}"


class Dissent(Record):
    """Somebody cannot stand behind a version of the description. Attached to that version, and never removed."""

    description = models.ForeignKey(ProblemDescription, models.CASCADE, related_name="dissents")
    text = models.TextField(_("what you cannot stand behind"), max_length=2000)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class OpenTopic(Record):
    """Something that somebody wants to talk about in the Open Space of a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="topics")
    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("what do you want to talk about?"), max_length=160)
    why = models.TextField(_("in a few words"), max_length=1000, blank=True)
    place = models.CharField(_("where, and which turn"), max_length=80, blank=True)
    host = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_topic_per_number")]

    def __str__(self) -> str:
        return self.title

    @property
    def dialogue_id(self) -> int:
        return self.meeting.dialogue_id


class TopicChoice(models.Model):
    """Somebody goes to a topic. They can go to several, one a turn, and leave again."""

    topic = models.ForeignKey(OpenTopic, models.CASCADE, related_name="choices")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="topic_choices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "participant"], name="one_choice_per_topic")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.participant_id}"


class TopicNote(models.Model):
    """A note that came from the sheet of a topic: the way back from the note."""

    topic = models.ForeignKey(OpenTopic, models.CASCADE, related_name="note_links")
    note = models.OneToOneField(Note, models.CASCADE, related_name="topic_link")

    def __str__(self) -> str:
        return f"{self.topic_id} {self.note_id}"
