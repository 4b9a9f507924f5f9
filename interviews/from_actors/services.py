"""What the actor map and the contested points give the interview plan, and putting it there."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from django.db import models, transaction
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.actors.queries import actors_of
from dialogues.events import record
from dialogues.models import Actor, ActorKind, Dialogue, TargetKind

from ..models import GroupKind, StakeholderGroup

LONGEST_NAME = 100
FEWEST = 5
"""How many a group aims at at least: what fewer people say is not shown (``suppression``)."""
_KINDS = {
    ActorKind.MUNICIPAL: GroupKind.OFFICIALS,
    ActorKind.PUBLIC: GroupKind.OFFICIALS,
    ActorKind.ASSOCIATION: GroupKind.CIVIL_SOCIETY,
    ActorKind.FAITH: GroupKind.CIVIL_SOCIETY,
    ActorKind.NETWORK: GroupKind.CIVIL_SOCIETY,
    ActorKind.COMPANY: GroupKind.BUSINESS,
    ActorKind.RESEARCH: GroupKind.OTHER,
    ActorKind.OTHER: GroupKind.OTHER,
}


@dataclass(frozen=True)
class Suggested:
    """A group as the map suggests it; ``there`` when the plan has one of that name already."""

    key: str
    name: str
    kind: str
    target: int
    why: str
    contact_ways: str
    there: bool


def _titles() -> dict[str, str]:
    return {
        ActorKind.MUNICIPAL: _("Staff of the municipality"),
        ActorKind.PUBLIC: _("Staff of region and state"),
        ActorKind.ASSOCIATION: _("People in associations"),
        ActorKind.FAITH: _("People in faith communities"),
        ActorKind.NETWORK: _("People in networks and groups"),
        ActorKind.COMPANY: _("Companies and landlords"),
        ActorKind.RESEARCH: _("Researchers"),
        ActorKind.OTHER: _("Other actors"),
    }


def suggested(dialogue: Dialogue) -> list[Suggested]:
    """Return what the map suggests, target groups first, and then the sides of what is contested. Six queries."""
    there = {name.casefold() for name in dialogue.groups.values_list("name", flat=True)}
    actors = list(actors_of(dialogue))
    found = []
    for target in dialogue.actor_targets.filter(kind=TargetKind.GROUP):
        serving = [one for one in actors if target in one.targets.all()]
        words = _("They work for them: %(names)s.") % {"names": _named(serving)} if serving else ""
        why = words or _("Nobody on the actor map works for them.")
        found.append(_group(f"target-{target.pk}", target.name, GroupKind.RESIDENTS, FEWEST, why, words, there))
    for kind, name in _titles().items():
        here = [one for one in actors if one.kind == kind]
        if here:
            why = _("On the actor map: %(names)s.") % {"names": _named(here)}
            found.append(_group(f"kind-{kind}", name, _KINDS[ActorKind(kind)], max(FEWEST, len(here)), why, "", there))
    return found + _sides(dialogue, there | {one.name.casefold() for one in found}, there)


def _sides(dialogue: Dialogue, taken: set[str], there: set[str]) -> list[Suggested]:
    """Whoever stands on a row of what is contested, each by themselves. One query."""
    sides: dict[str, tuple[str, list[str]]] = {}
    for point in dialogue.contested.all():
        for part in re.split(r"[,;\n]", point.by_whom):
            if name := " ".join(part.split())[:LONGEST_NAME].strip(" ."):
                sides.setdefault(name.casefold(), (capfirst(name), []))[1].append(point.what)
    found = []
    for same, (name, points) in sides.items():
        if same in taken - there:
            continue
        why = Truncator(_("Sees it their own way: %(points)s.") % {"points": "; ".join(points)}).chars(1500)
        key = f"side-{sha256(same.encode()).hexdigest()[:10]}"
        found.append(_group(key, name, "", FEWEST, why, "", there))
    return found


def _named(actors: list[Actor]) -> str:
    return Truncator(", ".join(one.name for one in actors)).chars(1500)


def _group(key: str, name: str, kind: str, target: int, why: str, ways: str, there: set[str]) -> Suggested:
    return Suggested(key, name, kind, min(target, 2000), why, ways, name.casefold() in there)


@transaction.atomic
def make_groups(*, dialogue: Dialogue, actor: User, keys: Collection[str]) -> list[StakeholderGroup]:
    """Put the chosen groups last in the plan; return those that were made. One that is there already is left alone."""
    # One at a time, so that two presses make one group.
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    top = dialogue.groups.aggregate(top=models.Max("position"))["top"]
    position = 0 if top is None else top + 1
    made = []
    for one in suggested(dialogue):
        if one.key not in keys or one.there:
            continue
        group = StakeholderGroup.objects.create(
            dialogue=dialogue,
            name=one.name,
            kind=one.kind,
            target=one.target,
            why=one.why,
            contact_ways=one.contact_ways,
            position=position + len(made),
        )
        record("plan.group_added", dialogue=dialogue, actor=actor, obj=group, target=group.target)
        made.append(group)
    return made
