"""Verbs of the actor map. Each runs in one transaction and writes its event."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import Actor, ActorTarget, Area, Dialogue, Forum, TargetKind


def targets_named(dialogue: Dialogue, kind: str, names: Iterable[str]) -> list[ActorTarget]:
    """The dialogue's target groups or areas of these names; those that are not there are made, an area tied to the one
    on the municipality's list. Within a transaction."""
    there = {one.name.casefold(): one for one in dialogue.actor_targets.filter(kind=kind)}
    listed = _listed(dialogue) if kind == TargetKind.AREA else {}
    found = []
    for name in names:
        one = there.get(name.casefold())
        if one is None:
            area = listed.get(name.casefold())
            one = ActorTarget.objects.create(dialogue=dialogue, kind=kind, name=area.name if area else name, area=area)
            there[name.casefold()] = one
        found.append(one)
    return found


def _listed(dialogue: Dialogue) -> dict[str, Area]:
    return {area.name.casefold(): area for area in dialogue.municipality.areas.all()}


def show_areas_asked(dialogue: Dialogue) -> None:
    """Let every area that the dialogue asks stand on the map, so that one in which nobody works shows as missing; take
    off those that are asked no longer and that nobody works in. Within a transaction."""
    asked = list(dialogue.areas.all())
    targets_named(dialogue, TargetKind.AREA, [area.name for area in asked])
    idle = dialogue.actor_targets.filter(kind=TargetKind.AREA, area__isnull=False, actors=None)
    idle.exclude(area__in=asked).delete()


def rename_on_maps(area: Area) -> None:
    """Call an area on every map what the municipality calls it; a map with another area of that name keeps its own."""
    taken = ActorTarget.objects.filter(kind=TargetKind.AREA, name__iexact=area.name).exclude(area=area)
    area.actor_targets.exclude(dialogue__in=taken.values("dialogue")).update(name=area.name, version=F("version") + 1)


def forums_named(dialogue: Dialogue, names: Iterable[str]) -> list[Forum]:
    """As ``targets_named``, for forums."""
    there = {one.name.casefold(): one for one in dialogue.forums.all()}
    found = []
    for name in names:
        one = there.get(name.casefold())
        if one is None:
            one = there[name.casefold()] = Forum.objects.create(dialogue=dialogue, name=name)
        found.append(one)
    return found


@transaction.atomic
def save_actor(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Actor:
    """Put an actor on the map, or change one; target groups, areas and forums that are new are made with it.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: somebody else put the same one there a moment ago.
    """
    is_new = form.instance.pk is None
    row, changed = form.save_record(dialogue=dialogue)
    if changed:
        typed = form.cleaned_data
        row.targets.add(*targets_named(dialogue, TargetKind.GROUP, typed["new_groups"]))
        areas = [*(one.name for one in typed.get("listed_areas", [])), *typed["new_areas"]]
        row.targets.add(*targets_named(dialogue, TargetKind.AREA, areas))
        row.forums.add(*forums_named(dialogue, typed["new_forums"]))
        name = "actor.added" if is_new else "actor.changed"
        record(name, dialogue=dialogue, actor=actor, obj=row, kind=row.kind)
    return row


@transaction.atomic
def save_target(*, form: RecordForm, dialogue: Dialogue, actor: User) -> ActorTarget:
    """Add or rename a target group or an area.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: there is one of that name.
    """
    is_new = form.instance.pk is None
    typed = form.cleaned_data
    area = _listed(dialogue).get(typed["name"].casefold()) if typed["kind"] == TargetKind.AREA else None
    row, changed = _saved(form, dialogue, area=area)
    if changed:
        name = "actor_target.added" if is_new else "actor_target.changed"
        record(name, dialogue=dialogue, actor=actor, obj=row, kind=row.kind)
    return row


@transaction.atomic
def save_forum(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Forum:
    """Add or change a forum.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: there is one of that name.
    """
    is_new = form.instance.pk is None
    row, changed = _saved(form, dialogue)
    if changed:
        name = "forum.added" if is_new else "forum.changed"
        record(name, dialogue=dialogue, actor=actor, obj=row)
    return row


def _saved(form: RecordForm, dialogue: Dialogue, **values: Any) -> tuple[Any, bool]:
    try:
        return form.save_record(dialogue=dialogue, **values)
    except (IntegrityError, ValidationError):
        raise ValidationError({"name": _("There is already one with this name.")}) from None


@transaction.atomic
def remove(*, row: Actor | ActorTarget | Forum, actor: User) -> None:
    """Take an actor, a target group, an area or a forum off the map. What it was linked to stays."""
    if isinstance(row, Actor):
        name = "actor.removed"
    elif isinstance(row, Forum):
        name = "forum.removed"
    else:
        name = "actor_target.removed"
    record(name, dialogue=row.dialogue, actor=actor, obj=row)
    row.delete()
