"""What those who read a draft have done: opened it, commented, answered, objected."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Record

from .compilation import Compilation


class ReviewComment(Record):
    """A reader's comment on a paragraph of the draft, and the leader's answer to it.

    Open until it is answered, then resolved. Whoever is not content opens it again by a comment of their own that
    ``reopens`` it: nothing that was said before is written over, and the new one waits for an answer in its turn.
    """

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="comments")
    anchor = models.CharField(max_length=60, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    text = models.TextField(_("comment"), max_length=4000)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    reopens = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="reopened_by", editable=False
    )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | ~models.Q(answer=""), name="a_resolved_comment_has_an_answer"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Verdict(models.TextChoices):
    YES = "yes", _("yes, it can be published")
    NO = "no", _("no, not as it is")


class Seen(models.TextChoices):
    """Whether a reader sees what a question asks for; empty when they were not asked it."""

    YES = "yes", _("yes")
    NO = "no", _("no")


class ReviewAnswer(Record):
    """One person's answer to the draft. A no stays attached with what would be needed.

    ``content_key`` is the fingerprint of the text they answered: a yes to another wording is no yes to this one.
    """

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    capacity = models.CharField(
        max_length=12, choices=[("leader", _("project leader")), ("team", _("design team"))], editable=False
    )
    content_key = models.CharField(max_length=64, default="", editable=False)
    answered_at = models.DateTimeField(default=timezone.now, editable=False)
    sees_gap = models.CharField(_("Is anything missing?"), max_length=3, choices=Seen, blank=True)
    missing = models.TextField(_("What is missing?"), max_length=4000, blank=True)
    sees_someone = models.CharField(_("Can anyone be recognised?"), max_length=3, choices=Seen, blank=True)
    recognisable = models.TextField(_("Where, and how?"), max_length=4000, blank=True)
    verdict = models.CharField(_("Can it be published?"), max_length=4, choices=Verdict)
    objection = models.TextField(
        _("Objection, and what you would need in order to go along"), max_length=4000, blank=True
    )
    words_may_stand = models.BooleanField(
        _("My objection may stand in what is published, without my name"), default=False
    )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["compilation", "by"], name="one_answer_per_reader")]

    def __str__(self) -> str:
        return f"{self.compilation_id} {self.verdict}"


class ReviewReading(models.Model):
    """That somebody who is asked to read has opened the draft, and when first. Not what they read, nor how long."""

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="readings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["compilation", "by"], name="one_reading_per_reader")]

    def __str__(self) -> str:
        return f"{self.compilation_id} {self.by_id}"
