"""Check-back: that an interviewee is asked to look at their own quotes, and what they say of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from interviews.crypto import EncryptedTextField
from interviews.models import Interviewee

from .compilation import Compilation
from .statements import Statement


class CheckBackWay(models.TextChoices):
    MAIL = "mail", pgettext_lazy("check-back", "by mail")
    LETTER = "letter", pgettext_lazy("check-back", "by letter")


class CheckBack(Record):
    """One person asked about one version. That they have not answered is no answer, and never a yes.

    What they answer by is a one-time link (``dialogues/links.py``), or the code on a letter, of which a keyed hash is
    kept. ``finished_at`` is when they said that they were done, which uses the link up; ``closed_at`` when whoever
    asked took it back, or the person took back what they had said.
    """

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="check_backs")
    interviewee = models.ForeignKey(Interviewee, models.CASCADE, related_name="check_backs")
    way = models.CharField(max_length=8, choices=CheckBackWay, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    code_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["compilation", "interviewee"], name="one_check_back_per_person_and_version")
        ]

    def __str__(self) -> str:
        return f"check-back {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.finished_at is None and self.expires_at > timezone.now()


class QuoteVerdict(models.TextChoices):
    APPROVED = "approved", pgettext_lazy("check-back", "it can stand")
    CHANGE = "change", pgettext_lazy("check-back", "another wording")
    WITHDRAWN = "withdrawn", pgettext_lazy("check-back", "taken away")


class WishOutcome(models.TextChoices):
    CHANGED = "changed", pgettext_lazy("check-back", "worded anew")
    KEPT = "kept", pgettext_lazy("check-back", "left as it is")


class QuoteAnswer(Record):
    """What the person says of one quote of theirs.

    ``wording_key`` is the fingerprint of the wording they were shown: a yes to it is none to another. A wish for
    another wording waits until the leader has settled it, and until then the quote is not published. ``wish`` and
    ``reply`` are between the two of them, and encrypted: whoever says what gives them away says who they are.
    """

    check_back = models.ForeignKey(CheckBack, models.CASCADE, related_name="answers")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="check_back_answers")
    verdict = models.CharField(max_length=10, choices=QuoteVerdict)
    wording_key = models.CharField(max_length=64, editable=False)
    wish = EncryptedTextField(blank=True)
    answered_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    outcome = models.CharField(max_length=8, choices=WishOutcome, blank=True)
    reply = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["check_back", "statement"], name="one_answer_per_person_and_quote"),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, outcome="") | models.Q(settled_at__isnull=False, verdict="change"),
                name="only_a_wish_is_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_back_id} {self.verdict}"

    @property
    def is_waiting(self) -> bool:
        """Whether it is a wish that nobody has settled."""
        return self.verdict == QuoteVerdict.CHANGE and self.settled_at is None


class CheckBackAddition(Record):
    """What somebody says is missing. It waits for the leader, who takes it in as a statement or sets it aside."""

    check_back = models.ForeignKey(CheckBack, models.CASCADE, related_name="additions")
    text = EncryptedTextField(blank=True)
    statement = models.OneToOneField(
        Statement, models.SET_NULL, null=True, blank=True, related_name="check_back_addition", editable=False
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    reason = models.CharField(max_length=300, blank=True)
    """Why it was set aside, in the leader's words."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_back"], condition=models.Q(settled_at=None), name="one_waiting_addition_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"addition {self.pk}"
