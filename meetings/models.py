"""Who is in the room, and what came out: participants, meetings with agenda, tables and notes, working groups."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from perspectives.models import Perspective, Theme


class Side(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    CIVIL_SOCIETY = "civil_society", _("civil society")


class ParticipantStatus(models.TextChoices):
    CONSIDERED = "considered", _("considered")
    INVITED = "invited", _("invited")
    YES = "yes", _("coming")
    NO = "no", _("not coming")


class Participant(Record):
    """Someone asked to the meetings. Which perspectives they carry is shown to the leader only."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="participants")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    side = models.CharField(_("side"), max_length=16, choices=Side)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    role = models.CharField(_("role or occupation"), max_length=120, blank=True)
    needs = models.TextField(_("needs (interpreter, access, food, child care)"), max_length=1000, blank=True)
    status = models.CharField(
        _("answer"), max_length=12, choices=ParticipantStatus, default=ParticipantStatus.CONSIDERED
    )
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="carriers", verbose_name=_("perspectives they carry")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="participations"
    )

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["dialogue", "status"])]

    def __str__(self) -> str:
        return self.name


class Meeting(Record):
    """One evening of the dialogue."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=120)
    held_on = models.DateField(_("date"))
    starts_at = models.TimeField(_("starts"), null=True, blank=True)
    ends_at = models.TimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    purpose = models.TextField(_("purpose"), max_length=2000, blank=True)
    summary = models.TextField(_("summary to the participants"), max_length=TEXT, blank=True)

    class Meta:
        ordering = ["held_on", "number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_meeting_per_number")]

    def __str__(self) -> str:
        return str(_("Meeting %(number)s")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("meetings:detail", args=[self.dialogue.slug, self.number])


class AgendaItem(Record):
    """A part of the evening: how long, what, and what the facilitator says."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1), MaxValueValidator(600)])
    title = models.CharField(_("what"), max_length=120)
    prompt = models.TextField(_("prompt"), max_length=2000, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Table(Record):
    """A table group at a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("number"))
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("facilitator"),
    )

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_table_per_number")]

    def __str__(self) -> str:
        return str(_("Table %(number)s")) % {"number": self.number}


class Attendance(Record):
    """A participant at a meeting: where they sit, and whether they came (None until the door list is ticked)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="attendances")
    table = models.ForeignKey(Table, models.SET_NULL, null=True, blank=True, related_name="seats")
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["participant__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "participant"], name="one_seat_per_evening")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.participant_id}"


class NoteKind(models.TextChoices):
    NOTE = "note", _("note")
    PROBLEM = "problem", _("description of the problem")
    PROPOSAL = "proposal", _("proposal")
    OBJECTION = "objection", _("objection")


class Note(Record):
    """What was said at a table, by nobody in particular. Links to the perspectives it took up."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    table = models.ForeignKey(
        Table, models.SET_NULL, null=True, blank=True, related_name="notes", verbose_name=_("table")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=NoteKind, default=NoteKind.NOTE)
    text = models.TextField(_("text"), max_length=TEXT)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="notes", verbose_name=_("perspectives taken up")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["table__number", "created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class WorkingGroup(Record):
    """Participants who work on one part of the issue, to a problem description they share."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="working_groups")
    name = models.CharField(_("name"), max_length=120)
    themes = models.ManyToManyField(Theme, blank=True, related_name="working_groups", verbose_name=_("themes"))
    members = models.ManyToManyField(Participant, blank=True, related_name="working_groups", verbose_name=_("members"))
    formed_at = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="groups_formed", verbose_name=_("formed at")
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "name"], name="one_working_group_per_name")]

    def __str__(self) -> str:
        return self.name


class ProblemDescription(Record):
    """A version of what the working group sees as the problem. Dissent is kept with it."""

    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="descriptions")
    number = models.PositiveSmallIntegerField(editable=False)
    text = models.TextField(_("the problem, as the group describes it"), max_length=TEXT)
    dissent = models.TextField(_("what not everyone agrees with"), max_length=TEXT, blank=True)
    written_at = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("written at")
    )
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="descriptions", verbose_name=_("perspectives behind it")
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_description_per_number")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def dialogue_id(self) -> int:
        return self.group.dialogue_id
