"""How tables are planned: what is wished, the job that plans them, and every change of seats with its way back."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import Dialogue
from interviews.models import BackgroundValue
from reports.jobs import Job

from .evenings import Meeting
from .participants import Participant

MOST_TABLES = 60
USUAL_SIZE = 6
"""People at a table where nobody has said how many tables there are."""


class TableSetup(Record):
    """The room of one evening: how many tables, how many at each, who leads them."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="setup")
    tables = models.PositiveSmallIntegerField(
        _("number of tables"), validators=[MinValueValidator(1), MaxValueValidator(MOST_TABLES)]
    )
    seats = models.PositiveSmallIntegerField(
        _("most people at a table"), null=True, blank=True, validators=[MinValueValidator(2), MaxValueValidator(40)]
    )
    with_steps = models.CharField(
        _("tables with steps on the way"),
        max_length=80,
        blank=True,
        validators=[RegexValidator(r"^\s*\d+(\s*,\s*\d+)*\s*$", _("Write the numbers of the tables, as 4, 5."))],
    )
    by_groups = models.BooleanField(_("each working group sits by itself"), default=False)
    facilitators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("who lead the tables")
    )

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.tables}"

    @property
    def numbers_with_steps(self) -> set[int]:
        return {int(part) for part in self.with_steps.split(",") if part.strip().isdigit()}


class WishKind(models.TextChoices):
    TOGETHER = "together", _("share a table")
    APART = "apart", _("never share a table")


class SeatingWish(Record):
    """People who share a table every evening, or never do. Why is not written down: the wish is enough."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="seating_wishes")
    kind = models.CharField(_("what"), max_length=10, choices=WishKind)
    people = models.ManyToManyField(Participant, related_name="seating_wishes", verbose_name=_("who"))
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("facilitator")
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class SeatFacts(Record):
    """What planning needs to know of a person: coarse background, and what their table must have.

    Kept apart from the needs they wrote themselves, which no solver can read. Of little use to anyone else: groups of
    years and districts, never what somebody thinks.
    """

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="seat_facts")
    background = models.ManyToManyField(BackgroundValue, blank=True, related_name="+", verbose_name=_("background"))
    language = models.CharField(_("needs an interpreter in"), max_length=40, blank=True)
    step_free = models.BooleanField(_("needs a table without steps on the way"), default=False)

    def __str__(self) -> str:
        return f"{self.participant_id}"


class TablePlan(Job):
    """Tables for several evenings, as a job. ``question`` is frozen when it is ordered: with ``seed`` it repeats.

    ``question`` and ``answer`` hold keys of participants and numbers only. Which perspectives somebody carries is in
    it under names drawn for this plan alone, so that the row does not tell.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="table_plans")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    seed = models.PositiveIntegerField()
    question = models.JSONField(default=dict, editable=False)
    answer = models.JSONField(default=dict, editable=False)
    problems = models.JSONField(default=list, editable=False)
    again_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="repeated", editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"table plan {self.pk}"


class ChangeKind(models.TextChoices):
    PLAN = "plan", _("planned tables taken into use")
    DOOR = "door", _("planned again at the door")
    HAND = "hand", _("moved by hand")


class SeatingChange(Record):
    """One change of an evening's seats, with the seats before and after: what undo needs."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seating_changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    plan = models.ForeignKey(TablePlan, models.SET_NULL, null=True, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
    """What the planning at the door said: moves, rules broken, how long it took."""
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
