"""The talks: booked, held, their text and its versions, the guide that is asked from."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue

from ..crypto import EncryptedTextField
from .people import Interviewee

LONGEST_TEXT = 1_000_000
"""Longest interview text in characters."""


class InterviewKind(models.TextChoices):
    DEPTH = "depth", _("depth interview")
    FOCUS_GROUP = "focus_group", _("focus group")
    WORKSHOP = "workshop", _("workshop")
    EXPLORATORY = "exploratory", _("exploratory interview")
    """Of older interviews only (docs/adr/0006): new ones are ``ExploratoryInterview``."""
    FORM = "form", _("form on the web")


class InterviewStatus(models.TextChoices):
    BOOKED = "booked", pgettext_lazy("interview", "booked")
    HELD = "held", pgettext_lazy("interview", "held")
    DECLINED = "declined", pgettext_lazy("interview", "declined")
    MISSED = "missed", pgettext_lazy("interview", "did not come off")
    """Nobody came. Neither held nor declined: it can be booked anew."""


class Interview(Record):
    """A talk with one or several people. Its text lies in ``InterviewText``, so that lists never load it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="interviews")
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(_("how you met"), max_length=12, choices=InterviewKind, default=InterviewKind.DEPTH)
    status = models.CharField(_("status"), max_length=10, choices=InterviewStatus, default=InterviewStatus.HELD)
    held_on = models.DateField(_("date"))
    starts_at = models.TimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=12, default="sv")
    interviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="interviews", verbose_name=_("interviewer")
    )
    people = models.ManyToManyField(Interviewee, related_name="interviews", verbose_name=_("people"), blank=True)
    coded_at = models.DateTimeField(_("coding finished"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-held_on", "-number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_interview_per_number")]
        indexes = [models.Index(fields=["dialogue", "-held_on", "-number"])]

    def __str__(self) -> str:
        return str(_("Interview %(number)s")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("interviews:detail", args=[self.dialogue.slug, self.number])


class InterviewText(Record):
    """The source: notes or transcript, as said. Leader and own interviewer only."""

    interview = models.OneToOneField(Interview, models.CASCADE, related_name="source")
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True, editable=False)
    """Set when everybody who spoke in it has taken it back: nobody reads it any more, and it is erased after a time."""
    sealed = EncryptedTextField(blank=True, editable=False)
    """What ``text`` held when it was sealed. ``text`` is empty from then on, so that no page can show it by mistake."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sealed_at=None) | models.Q(text=""), name="a_sealed_text_is_not_written"
            )
        ]

    def __str__(self) -> str:
        return f"text {self.pk}"


class TextReason(models.TextChoices):
    TYPED = "typed", pgettext_lazy("version", "typed")
    FILE = "file", pgettext_lazy("version", "from a file")
    BROUGHT_BACK = "brought_back", pgettext_lazy("version", "an earlier one brought back")


class TextVersion(models.Model):
    """A state of an interview's text, word for word. As guarded as the text itself, and erased with it.

    The newest is what stands there now: while one person types it follows along, for ten minutes from ``begun_at``.
    """

    source = models.ForeignKey(InterviewText, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=12, choices=TextReason, default=TextReason.TYPED)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="one_text_version_per_number")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.number}"


class InvitationStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("invitation to an interview", "no answer yet")
    ACCEPTED = "accepted", pgettext_lazy("invitation to an interview", "yes")
    OTHER_TIME = "other_time", pgettext_lazy("invitation to an interview", "suggests another time")
    DECLINED = "declined", pgettext_lazy("invitation to an interview", "no")
    CALLED_OFF = "called_off", pgettext_lazy("invitation to an interview", "called off")


class InterviewInvitation(Record):
    """A booked interview that somebody is asked to by mail, with a one-time link to answer by.

    What they answer about themselves (needs, other times) is identity: encrypted, for the leader and the interviewer.
    """

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="invitations")
    interviewee = models.ForeignKey(Interviewee, models.CASCADE, related_name="invitations")
    status = models.CharField(max_length=12, choices=InvitationStatus, default=InvitationStatus.WAITING)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    needs = models.JSONField(default=list, blank=True)
    """Keys of coarse needs: ``interpreter``, ``access``, ``guardian``."""
    needs_note = EncryptedTextField(_("what we should know"), blank=True)
    other_times = EncryptedTextField(_("times that suit you better"), blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "interviewee"], name="one_invitation_per_interview_and_person")
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class GuideSubject(models.TextChoices):
    """What perspective interviews ask about (SKR's method; DOMAIN.md)."""

    OPENING = "opening", _("opening")
    SITUATION = "situation", _("the situation")
    CONSEQUENCES = "consequences", _("consequences")
    CAUSES = "causes", _("causes")
    GENDER = "gender", _("gender and equality")
    LOCAL = "local", _("what can be done here")
    STRUCTURAL = "structural", _("what others have to do")
    CLOSING = "closing", _("closing")


class GuideQuestion(Record):
    """A question of the dialogue's interview guide, with prompts for when the talk stands still.

    In a text an answer is tied to it by a line of its own, ``[Fråga 3]`` and the question, above the answer.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="guide")
    number = models.PositiveSmallIntegerField(editable=False)
    subject = models.CharField(_("subject"), max_length=14, choices=GuideSubject, default=GuideSubject.SITUATION)
    text = models.CharField(_("question"), max_length=300)
    prompts = models.TextField(_("prompts"), max_length=2000, blank=True)
    """One a line."""
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_guide_question_per_number")]

    def __str__(self) -> str:
        return self.text
