"""A form on the web: perspectives from those who would rather write, into an inbox where somebody sorts them."""

from django.conf import settings
from django.db import models
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

    class Meta:
        ordering = ["-created_at", "pk"]

    def __str__(self) -> str:
        return self.title


class WebFormQuestion(models.Model):
    """A question of a web form. ``is_long`` gives it room for a story."""

    form = models.ForeignKey(WebForm, models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=300)
    help_text = models.CharField(_("help"), max_length=300, blank=True)
    is_long = models.BooleanField(_("room for a longer answer"), default=True)
    required = models.BooleanField(_("must be answered"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class AnswerStatus(models.TextChoices):
    NEW = "new", pgettext_lazy("answer", "to sort")
    SORTED = "sorted", pgettext_lazy("answer", "among the interviews")
    SET_ASIDE = "set_aside", pgettext_lazy("answer", "set aside")


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

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="one_answer_per_number")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
