"""Is it complex? Rounds of the same questions, answered by several people, each for themselves."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record

from .dialogue import Dialogue


class TriageRound(Record):
    """One time that the questions are asked. At most one is open."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="triage")
    number = models.PositiveSmallIntegerField(editable=False)
    why = models.CharField(_("why you ask now"), max_length=300, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_triage_per_number"),
            models.UniqueConstraint(fields=["dialogue"], condition=models.Q(closed_at=None), name="one_open_triage"),
        ]

    def __str__(self) -> str:
        return str(pgettext_lazy("triage", "Round %(number)d")) % {"number": self.number}

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class TriageSheet(Record):
    """One person's answers in a round: somebody with a role here, or somebody asked by mail (``email``).

    Once handed in (``answered_at``) nothing in it changes: what others said cannot move it.
    """

    round = models.ForeignKey(TriageRound, models.CASCADE, related_name="sheets")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, editable=False, related_name="+")
    email = models.EmailField(_("e-mail"), blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    note = models.TextField(_("what do the questions miss?"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "user"], condition=models.Q(user__isnull=False), name="one_sheet_per_person"
            ),
            models.UniqueConstraint(
                "round", Lower("email"), condition=~models.Q(email=""), name="one_sheet_per_address"
            ),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | ~models.Q(email=""), name="a_sheet_is_somebodys"
            ),
        ]

    def __str__(self) -> str:
        return (str(self.user) if self.user else self.name) or self.email


class TriageAnswer(models.Model):
    """One answer. ``step`` counts from 0, the calmest; none means that the person does not know."""

    sheet = models.ForeignKey(TriageSheet, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20)
    step = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_per_question"),
            models.CheckConstraint(
                condition=models.Q(step=None) | models.Q(step__lte=3), name="four_steps_of_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.step}"
