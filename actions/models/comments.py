"""What participants say about a promise, what its owner answers, and by which rules it is shown."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue
from meetings.models import Participant, Side
from reports.jobs import Job

from .proposals import Proposal

LONGEST_COMMENT = 1500


class HiddenReason(models.TextChoices):
    PERSON = "person", pgettext_lazy("a comment was hidden", "it named or pointed out a person")
    THREAT = "threat", pgettext_lazy("a comment was hidden", "it threatened or insulted somebody")
    OTHER_MATTER = "other_matter", pgettext_lazy("a comment was hidden", "it was about something else")
    ADVERTISING = "advertising", pgettext_lazy("a comment was hidden", "it was advertising")
    UNLAWFUL = "unlawful", pgettext_lazy("a comment was hidden", "it broke the law")


class Comment(Record):
    """A participant's comment on a promise, or an answer to one. The words are never changed and never removed.

    ``organisation`` and ``side`` are the author's when it was written, as the public sees them; ``name`` only when they
    wanted it shown. A hidden one leaves a trace with its reason; its words are read by its author and the leader.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="comments")
    answers_to = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies", editable=False)
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="+", editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    text = models.TextField(_("your comment"), max_length=LONGEST_COMMENT)
    name = models.CharField(max_length=120, blank=True, editable=False)
    organisation = models.CharField(max_length=120, blank=True, editable=False)
    side = models.CharField(max_length=16, choices=Side, blank=True, editable=False)
    hidden_at = models.DateTimeField(null=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    hidden_reason = models.CharField(_("why"), max_length=14, choices=HiddenReason, blank=True, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hidden_at__isnull=True, hidden_reason="")
                | (models.Q(hidden_at__isnull=False) & ~models.Q(hidden_reason="")),
                name="what_is_hidden_has_its_reason",
            ),
        ]
        indexes = [models.Index(fields=["proposal", "created_at"])]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None


class CommentRules(Record):
    """The rules that comments in a dialogue are shown by; without a row, the usual ones."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="comment_rules")
    text = models.TextField(_("the rules"), max_length=4000)

    def __str__(self) -> str:
        return f"rules {self.pk}"


class AskedForLink(Job):
    """Somebody who asked for a link to write comments by, until the worker has looked whether they took part.

    Whoever asks gets the same answer after the same work, so that neither words nor time tell who took part. The row
    goes when it has been looked at: an address that is nobody's here is not kept.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="+")
    email = models.EmailField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"asked for link {self.pk}"
