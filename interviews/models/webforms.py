"""A form on the web: perspectives from those who would rather write, into an inbox where somebody sorts them."""

import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import TEXT, Dialogue

from ..crypto import EncryptedTextField
from .interviews import Interview
from .plan import StakeholderGroup


class Audience(models.TextChoices):
    PUBLIC = "public", _("anyone, from the dialogue's public page")
    INTERNAL = "internal", _("those who get the address, as within the organisation")


class FormState(models.TextChoices):
    """Worked out from what the leader did and from the day, never stored."""

    DRAFT = "draft", pgettext_lazy("form on the web", "not opened")
    PLANNED = "planned", pgettext_lazy("form on the web", "opens later")
    OPEN = "open", pgettext_lazy("form on the web", "open")
    CLOSED = "closed", pgettext_lazy("form on the web", "closed")


class WebForm(Record):
    """Questions that anybody with the address may answer, without an account."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="web_forms")
    key = models.SlugField(max_length=40, editable=False, unique=True)
    """In the address; random for internal forms, so that it cannot be guessed."""
    title = models.CharField(_("title"), max_length=120)
    lead = models.TextField(_("introduction"), max_length=TEXT, blank=True)
    thanks = models.TextField(_("what we say afterwards"), max_length=2000, blank=True)
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    asks_group = models.BooleanField(_("ask which group they belong to"), default=True)
    opens_on = models.DateField(_("opens"), null=True, blank=True)
    closes_on = models.DateField(_("closes"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    """By hand; ``closes_on`` closes by itself at the end of its day."""

    class Meta:
        ordering = ["-created_at", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("interviews:web_form", args=[self.dialogue.slug, self.pk])

    def get_public_url(self) -> str:
        return reverse("web_form", args=[self.key])

    def state_on(self, day: datetime.date) -> FormState:
        if self.opened_at is None:
            return FormState.DRAFT
        if self.closed_at or (self.closes_on and self.closes_on < day):
            return FormState.CLOSED
        return FormState.PLANNED if self.opens_on and self.opens_on > day else FormState.OPEN

    @property
    def state(self) -> FormState:
        return self.state_on(timezone.localdate())


class WebFormQuestion(models.Model):
    """A question of a web form. ``is_long`` gives it room for a story.

    A question that somebody may be answering right now is never changed or deleted: it is marked removed, and an
    answer to it that arrives late is kept under the words that were asked.
    """

    form = models.ForeignKey(WebForm, models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=300)
    help_text = models.CharField(_("help"), max_length=300, blank=True)
    is_long = models.BooleanField(_("room for a longer answer"), default=True)
    required = models.BooleanField(_("must be answered"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class AnswerStatus(models.TextChoices):
    NEW = "new", pgettext_lazy("answer", "to sort")
    SORTED = "sorted", pgettext_lazy("answer", "among the interviews")
    SET_ASIDE = "set_aside", pgettext_lazy("answer", "set aside")
    TAKEN_BACK = "taken_back", pgettext_lazy("answer", "taken back by the sender")


class WebFormAnswer(Record):
    """What somebody sent in. Source and identity at once until it is sorted: encrypted, for the leader."""

    form = models.ForeignKey(WebForm, models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField(editable=False)
    answers = EncryptedTextField()
    """JSON: a list of ``[question, answer]`` as asked and answered."""
    group = models.ForeignKey(StakeholderGroup, models.SET_NULL, null=True, blank=True, related_name="+")
    name = EncryptedTextField(_("name"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    age = EncryptedTextField(_("age"), blank=True)
    notice = models.TextField(editable=False)
    allows_quotes = models.BooleanField(default=False)
    allows_contact = models.BooleanField(default=False)
    language = models.CharField(max_length=12, default="sv")
    status = models.CharField(_("status"), max_length=10, choices=AnswerStatus, default=AnswerStatus.NEW)
    interview = models.ForeignKey(Interview, models.SET_NULL, null=True, blank=True, related_name="web_answers")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    sorted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    sorted_at = models.DateTimeField(null=True, blank=True, editable=False)
    emptied_at = models.DateTimeField(null=True, blank=True, editable=False)
    doubts = models.CharField(max_length=80, blank=True, editable=False)
    """Why it looks like advertising, as keys of ``webforms.guard.DOUBTS`` with commas between."""
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    """Keyed hash of what was written, to see the same text come again; erased together with the text."""
    code_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    """Hash of the code with which the sender takes it back; the code itself is shown once and kept nowhere."""

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="one_answer_per_number")]
        indexes = [
            models.Index(fields=["form", "status", "-created_at"]),
            models.Index(fields=["form", "fingerprint"]),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
