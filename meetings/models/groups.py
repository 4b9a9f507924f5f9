"""Working groups and the problem as they describe it together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from perspectives.models import Perspective, Theme

from .evenings import Meeting
from .participants import Participant


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
    present = models.ManyToManyField(
        Participant, blank=True, related_name="descriptions_written", verbose_name=_("who was there")
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_description_per_number")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def dialogue_id(self) -> int:
        return self.group.dialogue_id
