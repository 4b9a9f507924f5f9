"""What stands around a compilation for its readers: its texts in other languages, and what readers write back."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import TEXT
from interviews.crypto import EncryptedTextField
from interviews.models import StakeholderGroup

from .compilation import Compilation
from .contrasts import Contrast
from .perspectives import Perspective
from .statements import Statement
from .themes import Theme

_OBJECTS = ("theme", "perspective", "statement", "group", "contrast")


def _only(name: str | None) -> Q:
    """The translations of one kind of object; those of the version itself for None."""
    return Q(**{f"{other}__isnull": other != name for other in _OBJECTS})


class Translation(Record):
    """One text of a version in one other language.

    ``field`` says which text: of the version itself, or of the one object that is set. ``source_key`` is a fingerprint
    of the words that were translated: when they have changed since, the translation is stale, and is not shown.
    """

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="translations")
    language = models.CharField(max_length=12)
    field = models.CharField(max_length=24)
    theme = models.ForeignKey(Theme, models.CASCADE, null=True, related_name="+")
    perspective = models.ForeignKey(Perspective, models.CASCADE, null=True, related_name="+")
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(StakeholderGroup, models.CASCADE, null=True, related_name="+")
    contrast = models.ForeignKey(Contrast, models.CASCADE, null=True, related_name="+")
    text = models.TextField(max_length=TEXT)
    source_key = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_only, (None, *_OBJECTS))),
                name="translation_of_one_object",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="translation_says_something"),
            *(
                models.UniqueConstraint(
                    fields=["compilation", "language", "field", *([name] if name else [])],
                    condition=_only(name),
                    name=f"one_translation_of_{name or 'version'}",
                )
                for name in (None, *_OBJECTS)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.compilation_id} {self.language} {self.field}"


class FeedbackKind(models.TextChoices):
    MISSING = "missing", _("Something is missing")
    RECOGNISED = "recognised", _("Somebody can be recognised")
    WRONG = "wrong", _("Something is wrong")
    OTHER = "other", _("Something else")


class FeedbackStatus(models.TextChoices):
    NEW = "new", pgettext_lazy("feedback", "to read")
    ANSWERED = "answered", pgettext_lazy("feedback", "answered")
    SET_ASIDE = "set_aside", pgettext_lazy("feedback", "set aside")


class Feedback(Record):
    """What a reader of a published version has written, without an account. For the leader alone, never public.

    It may name somebody who can be recognised, so it is kept as identities are: encrypted, never searched.
    """

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="feedback")
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(_("what is it about?"), max_length=12, choices=FeedbackKind)
    about = models.CharField(max_length=16, blank=True, editable=False)
    """Key of the theme or perspective it was written from; see ``compilations/document.py``."""
    text = EncryptedTextField(_("what you want to say"))
    email = EncryptedTextField(_("e-mail"), blank=True)
    language = models.CharField(max_length=12, default="sv", editable=False)
    status = models.CharField(max_length=12, choices=FeedbackStatus, default=FeedbackStatus.NEW, editable=False)
    doubts = models.CharField(max_length=80, blank=True, editable=False)
    """Why it looks like advertising, as keys of ``webforms.guard.DOUBTS`` with commas between."""
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    emptied_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When text and address were erased; number, kind and dates stay."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["compilation", "number"], name="one_feedback_per_number"),
        ]
        indexes = [models.Index(fields=["compilation", "status"]), models.Index(fields=["compilation", "fingerprint"])]

    def __str__(self) -> str:
        return f"feedback {self.pk}"

    def get_absolute_url(self) -> str:
        found = self.compilation
        return reverse("compilations:feedback_one", args=[found.dialogue.slug, found.number, self.number])
