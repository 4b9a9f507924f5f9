"""Who does what, for whom, with which resources and in which forums; and what nobody does."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record

from .dialogue import Dialogue
from .starting import Area


class ActorKind(models.TextChoices):
    MUNICIPAL = "municipal", _("part of the municipality")
    PUBLIC = "public", _("region or state")
    ASSOCIATION = "association", _("association")
    FAITH = "faith", _("faith community")
    NETWORK = "network", _("network or group without a form")
    COMPANY = "company", _("company or landlord")
    RESEARCH = "research", _("university or research")
    OTHER = "other", _("other")


class ActorRelation(models.TextChoices):
    """How an actor stands to the municipality, as the one who draws the map sees it."""

    COOPERATES = "cooperates", pgettext_lazy("relation", "cooperates")
    FUNDED = "funded", pgettext_lazy("relation", "paid or commissioned by the municipality")
    CRITICAL = "critical", pgettext_lazy("relation", "critical")
    CONFLICT = "conflict", pgettext_lazy("relation", "in open conflict")
    NO_CONTACT = "no_contact", pgettext_lazy("relation", "no contact yet")


class TargetKind(models.TextChoices):
    GROUP = "group", _("target group")
    AREA = "area", _("area")


class ActorTarget(Record):
    """A target group or an area that somebody may work for. One with no actor is what nobody does.

    ``area``: the same one on the municipality's list, for an area that stands there.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="actor_targets")
    kind = models.CharField(_("kind"), max_length=10, choices=TargetKind)
    name = models.CharField(_("name"), max_length=80)
    area = models.ForeignKey(Area, models.SET_NULL, null=True, editable=False, related_name="actor_targets")

    class Meta:
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint("dialogue", "kind", Lower("name"), name="one_actor_target_per_name"),
            models.CheckConstraint(condition=models.Q(area=None) | models.Q(kind="area"), name="a_group_is_no_area"),
        ]

    def __str__(self) -> str:
        return self.name


class Forum(Record):
    """Where actors meet: a council, a network, an agreement, a corridor."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="forums")
    name = models.CharField(_("name"), max_length=120)
    about = models.CharField(_("what it is for"), max_length=300, blank=True)
    calls = models.CharField(_("who calls it, and how often"), max_length=200, blank=True)
    missing = models.CharField(_("who is not there"), max_length=300, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("dialogue", Lower("name"), name="one_forum_per_name")]

    def __str__(self) -> str:
        return self.name


class Actor(Record):
    """An organisation or group, never a person: what it does, for whom and where, and how it stands."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="actors")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=ActorKind)
    does = models.TextField(_("what they do"), max_length=1000, blank=True)
    resources = models.CharField(_("with which resources"), max_length=500, blank=True)
    relation = models.CharField(_("relation to the municipality"), max_length=12, choices=ActorRelation, blank=True)
    relation_words = models.CharField(_("about the relation"), max_length=500, blank=True)
    targets = models.ManyToManyField(ActorTarget, related_name="actors", blank=True)
    forums = models.ManyToManyField(Forum, related_name="actors", blank=True, verbose_name=_("forums"))

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("dialogue", Lower("name"), name="one_actor_per_name")]

    def __str__(self) -> str:
        return self.name


class ActorImport(models.Model):
    """A list of actors between upload and yes: what was read from the file, emptied when used or a day old."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="actor_imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rows = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"actor import {self.pk}"
