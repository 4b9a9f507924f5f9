"""Follow-up reports for a period, when the next is due, and to whom they have been sent."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, OutgoingMail
from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from reports.models import Document


class FollowUpReport(Record):
    """A follow-up report for a period, frozen when ordered: what was promised, what happened, why it differs.

    ``since`` is empty when it goes back to the beginning. ``due_on`` is the day the schedule asked for it, if it did.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="follow_ups")
    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=160)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("as of"))
    summary = models.TextField(_("summary"), max_length=TEXT, blank=True)
    content = models.JSONField(editable=False)
    due_on = models.DateField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_follow_up_per_number"),
            models.UniqueConstraint(fields=["dialogue", "due_on"], name="one_follow_up_per_due_day"),
            models.CheckConstraint(
                condition=models.Q(since=None) | models.Q(since__lte=models.F("until")),
                name="follow_up_period_has_days",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Follow-up report %(number)s")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("actions:follow_up", args=[self.dialogue.slug, self.number])

    def get_public_url(self) -> str:
        return reverse("public:follow_up_page", args=[self.dialogue.slug, self.number])


class FollowUpSchedule(Record):
    """How often a dialogue's follow-up report is made by itself. ``day`` is the day of the month it was set for, so
    that a short month does not move those after it."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="follow_up_schedule")
    every_months = models.PositiveSmallIntegerField(
        _("months between reports"), default=6, validators=[MinValueValidator(1), MaxValueValidator(36)]
    )
    next_on = models.DateField(_("the next on"))
    day = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every_months__gte=1, every_months__lte=36), name="follow_ups_have_an_interval"
            ),
            models.CheckConstraint(condition=models.Q(day__gte=1, day__lte=31), name="follow_ups_have_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.every_months} {self.next_on}"


class FollowUpSending(Record):
    """A published report sent to the registrar of a body: once each. ``attempt`` counts the addresses tried."""

    report = models.ForeignKey(FollowUpReport, models.CASCADE, related_name="sendings")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("sent to"))
    address = models.EmailField(_("e-mail of the registrar"))
    reference_number = models.CharField(_("reference number"), max_length=60, blank=True)
    words = models.TextField(_("a line to go with it"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    mail = models.ForeignKey(OutgoingMail, models.SET_NULL, null=True, related_name="+", editable=False)
    attempt = models.PositiveSmallIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "body"], name="one_sending_per_body")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.body_id}"
