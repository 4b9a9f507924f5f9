"""The actor map as a drawing: actors across target groups and areas, and what nobody does."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Actor, ActorKind, ActorRelation, ActorTarget, Dialogue, Forum, TargetKind

MOST_DRAWN = 60
"""Actors in the drawing; beyond that the list is read, and the drawing says how many it left out."""


@dataclass(frozen=True)
class Reach:
    """How many actors one target group or area has; ``state`` is gap (none), thin (one) or the empty string."""

    target: ActorTarget
    count: int

    @property
    def state(self) -> str:
        return "gap" if not self.count else "thin" if self.count == 1 else ""


@dataclass(frozen=True)
class Line:
    """One actor: for each target of the drawing whether it works for it."""

    actor: Actor
    cells: list[bool]


@dataclass(frozen=True)
class Kind:
    title: str
    lines: list[Line]


@dataclass(frozen=True)
class ActorMap:
    groups: list[Reach]
    areas: list[Reach]
    kinds: list[Kind]
    total: int
    left_out: int
    forums: list[Forum]
    alone: list[Actor]
    """Actors that are in no forum."""
    unmet: list[Actor]
    """Actors nobody has contact with."""

    @property
    def reaches(self) -> list[Reach]:
        return [*self.groups, *self.areas]

    @property
    def nobody(self) -> list[Reach]:
        return [one for one in self.reaches if one.state == "gap"]

    @property
    def one_only(self) -> list[Reach]:
        return [one for one in self.reaches if one.state == "thin"]


def actors_of(dialogue: Dialogue) -> QuerySet[Actor]:
    """Three queries when read: the actors with their targets and their forums."""
    return dialogue.actors.prefetch_related("targets", "forums")


def actor_map(dialogue: Dialogue) -> ActorMap:
    """Five queries; reads every actor of the dialogue, as many as somebody has written down."""
    actors = list(actors_of(dialogue))
    targets = list(dialogue.actor_targets.annotate(count=Count("actors")))
    reaches = [Reach(target, target.count) for target in targets]
    groups = [one for one in reaches if one.target.kind == TargetKind.GROUP]
    areas = [one for one in reaches if one.target.kind == TargetKind.AREA]
    order = [one.target.pk for one in [*groups, *areas]]
    shown = actors[:MOST_DRAWN]
    kinds = []
    for kind, title in ActorKind.choices:
        here = [actor for actor in shown if actor.kind == kind]
        if here:
            kinds.append(Kind(capfirst(str(title)), [_line(actor, order) for actor in here]))
    return ActorMap(
        groups=groups,
        areas=areas,
        kinds=kinds,
        total=len(actors),
        left_out=len(actors) - len(shown),
        forums=list(dialogue.forums.prefetch_related("actors")),
        alone=[actor for actor in actors if not actor.forums.all()],
        unmet=[actor for actor in actors if actor.relation == ActorRelation.NO_CONTACT],
    )


def _line(actor: Actor, order: list[int]) -> Line:
    held = {target.pk for target in actor.targets.all()}
    return Line(actor, [pk in held for pk in order])


def says(known: ActorMap) -> str:
    """What the drawing says, in a sentence; empty when there is nothing in it."""
    if not known.total:
        return ""
    if known.nobody:
        names = ", ".join(str(one.target) for one in known.nobody[:4])
        return _("Nobody on the map works for: %(names)s.") % {"names": names}
    return _("Each target group and area has somebody who works for it.") if known.reaches else ""
