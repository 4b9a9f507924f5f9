"""Verbs of the actor map. Each runs in one transaction and writes its event."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import Actor, ActorTarget, Dialogue, Forum, TargetKind


def targets_named(dialogue: Dialogue, kind: str, names: Iterable[str]) -> list[ActorTarget]:
    """The dialogue's target groups or areas of these names; those that are not there are made. Within a transaction."""
    there = {one.name.casefold(): one for one in dialogue.actor_targets.filter(kind=kind)}
    found = []
    for name in names:
        one = there.get(name.casefold())
        if one is None:
            one = there[name.casefold()] = ActorTarget.objects.create(dialogue=dialogue, kind=kind, name=name)
        found.append(one)
    return found


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
        row.targets.add(*targets_named(dialogue, TargetKind.AREA, typed["new_areas"]))
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
    row, changed = _saved(form, dialogue)
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


def _saved(form: RecordForm, dialogue: Dialogue) -> tuple[Any, bool]:
    try:
        return form.save_record(dialogue=dialogue)
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
