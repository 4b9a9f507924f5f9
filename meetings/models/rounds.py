"""Prioritising: a round over a few options, what each person gave, what lay on the paper sheets, what was objected.

A ballot is set, never added to: there is one a person and round, and what is sent again replaces it. Who gave what is
kept only so that the same person can change it; no page shows it to anybody else, and a participant who is removed
leaves the ballot without an owner. A closed round is not changed (migration 0006 holds it in the database too): what
turns out wrong afterwards is a ``Correction`` beside it, with its reason.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import TEXT
from perspectives.models import Theme

from .evenings import Meeting, Table
from .groups import ProblemDescription
from .participants import Participant, Side


class Method(models.TextChoices):
    DOTS = "dots", pgettext_lazy("way of prioritising", "dots")
    SCALES = "scales", pgettext_lazy("way of prioritising", "urgency and feasibility, one to five")


class Over(models.TextChoices):
    THEMES = "themes", pgettext_lazy("round over", "themes")
    PROBLEMS = "problems", pgettext_lazy("round over", "problems")
    PROPOSALS = "proposals", pgettext_lazy("round over", "proposals")


class Round(Record):
    """A round of prioritising at one meeting. It is prepared, opened once and closed once."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="rounds")
    title = models.CharField(_("what is to be chosen"), max_length=160)
    over = models.CharField(_("what it is over"), max_length=10, choices=Over, default=Over.THEMES)
    method = models.CharField(_("how it is done"), max_length=6, choices=Method, default=Method.DOTS)
    dots = models.PositiveSmallIntegerField(
        _("dots for each person"), default=5, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    most = models.PositiveSmallIntegerField(
        _("at most on one option"), default=2, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["meeting__held_on", "created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False), name="a_closed_round_was_open"
            ),
            models.CheckConstraint(condition=Q(most__lte=models.F("dots")), name="no_more_on_one_than_in_all"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:round", args=[self.meeting.dialogue.slug, self.pk])

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def has_dots(self) -> bool:
        return self.method == Method.DOTS

    @property
    def state(self) -> str:
        """ "prepared", "open" or "closed"."""
        return "closed" if self.closed_at else "open" if self.opened_at else "prepared"


class Option(Record):
    """Something that can be given dots. It keeps its words even when the theme or description behind it changes."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("option"), max_length=160)
    text = models.TextField(_("in a few words"), max_length=TEXT, blank=True)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)
    description = models.ForeignKey(
        ProblemDescription, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_option_per_number")]

    def __str__(self) -> str:
        return self.title


class Ballot(models.Model):
    """What one person gave in a round, by phone or on a slip of paper. ``side`` stays when the person is erased."""

    creation_key = models.UUIDField(null=True, unique=True, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="ballots")
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="ballots")
    table = models.ForeignKey(Table, models.SET_NULL, null=True, related_name="+")
    side = models.CharField(max_length=16, choices=Side)
    on_paper = models.BooleanField(default=False)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "participant"], name="one_ballot_per_person")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"


class Mark(models.Model):
    """One option on a ballot: its dots, or how urgent and how feasible the person judges it."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="marks")
    option = models.ForeignKey(Option, models.CASCADE, related_name="marks")
    dots = models.PositiveSmallIntegerField(default=0)
    urgency = models.PositiveSmallIntegerField(null=True)
    feasibility = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "option"], name="one_mark_per_option"),
            models.CheckConstraint(
                condition=(Q(urgency=None) | Q(urgency__range=(1, 5)))
                & (Q(feasibility=None) | Q(feasibility__range=(1, 5))),
                name="judged_from_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.option_id}"


class PaperSheet(Record):
    """The dots of one side on one table's sheet, counted by whoever took it down. ``people`` is how many gave them."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="sheets")
    table = models.ForeignKey(Table, models.SET_NULL, null=True, related_name="+")
    side = models.CharField(max_length=16, choices=Side)
    people = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["table__number", "side", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "table", "side"], name="one_sheet_per_table_and_side")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.table_id} {self.side}"


class PaperCount(models.Model):
    """How many dots of the sheet's colour lie on one option."""

    sheet = models.ForeignKey(PaperSheet, models.CASCADE, related_name="counts")
    option = models.ForeignKey(Option, models.CASCADE, related_name="paper_counts")
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "option"], name="one_count_per_option")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.option_id}"


class Correction(Record):
    """What turned out wrong in a closed round: so many dots more or fewer, or words alone. Append-only."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="corrections")
    option = models.ForeignKey(
        Option, models.CASCADE, null=True, blank=True, related_name="corrections", verbose_name=_("option")
    )
    side = models.CharField(_("side"), max_length=16, choices=Side, blank=True)
    change = models.SmallIntegerField(
        _("dots more, or fewer with a minus"),
        default=0,
        validators=[MinValueValidator(-500), MaxValueValidator(500)],
    )
    reason = models.TextField(_("what was wrong, and how it was found"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(change=0) | (Q(option__isnull=False) & ~Q(side="")), name="corrected_dots_lie_somewhere"
            )
        ]

    def __str__(self) -> str:
        return self.reason[:60]


class OptionObjection(Record):
    """A no, and what the person would need in order to go along. Kept with the option, shown without a name."""

    option = models.ForeignKey(Option, models.CASCADE, related_name="objections")
    text = models.TextField(_("what speaks against it"), max_length=2000)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="+", editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
