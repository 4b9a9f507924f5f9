"""The event log: who did what, when, to which object. Never what was said, never an identity beyond the actor's id."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import connection, models, transaction

from .models import Dialogue, Event

NAME = re.compile(r"^[a-z_]+(\.[a-z_]+)+$")


def record(name: str, *, dialogue: Dialogue | None, actor=None, obj: models.Model | None = None, **data: Any) -> Event:
    """Append one event and move the dialogue's revision on, in the caller's transaction.

    Args:
        name: dotted and stable, ``interview.registered``.
        actor: the ``User`` who did it; None for the scheduler or a one-time link.
        obj: what it was done to; kept as model name and key.
        **data: numbers, states, keys and field names. Never free text that somebody wrote.

    Raises:
        ValueError: the name is not dotted lower case, or data holds a text longer than 80 characters.
    """
    if not NAME.match(name):
        raise ValueError(f"not an event name: {name!r}")
    if any(isinstance(value, str) and len(value) > 80 for value in data.values()):
        raise ValueError(f"{name}: event data is for states and keys, not for text")
    actor_id = actor.pk if actor is not None and getattr(actor, "is_authenticated", False) else None
    with transaction.atomic(savepoint=False):  # whoever calls has a transaction, and it stands or falls with its event
        event = Event.objects.create(
            name=name,
            dialogue=dialogue,
            actor_id=actor_id,
            object_type=obj._meta.label_lower if obj else "",
            object_id=obj.pk if obj else None,
            data=data,
        )
        if dialogue is not None:
            _move_on(dialogue)
    return event


_MOVE_ON = f'UPDATE "{Dialogue._meta.db_table}" SET "revision" = "revision" + 1 WHERE "id" = %s'  # noqa: S608 - constants


def _move_on(dialogue: Dialogue) -> None:
    """As ``update(revision=F("revision") + 1)``, written once: every verb of the whole product does it."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVE_ON, [dialogue.pk])


def record_read(name: str, *, dialogue: Dialogue, actor, obj: models.Model) -> Event:
    """Append that something protected was shown to somebody. Nothing changed, so what is cached by revision stands.

    Raises:
        ValueError: the name is not dotted lower case.
    """
    if not NAME.match(name):
        raise ValueError(f"not an event name: {name!r}")
    return Event.objects.create(
        name=name, dialogue=dialogue, actor_id=actor.pk, object_type=obj._meta.label_lower, object_id=obj.pk
    )


def record_reads(name: str, *, dialogue: Dialogue, actor, objects: Sequence[models.Model]) -> None:
    """As ``record_read``, for a page that shows several protected things at once: an event each, in one query.

    Raises:
        ValueError: the name is not dotted lower case.
    """
    if not NAME.match(name):
        raise ValueError(f"not an event name: {name!r}")
    Event.objects.bulk_create(
        Event(name=name, dialogue=dialogue, actor_id=actor.pk, object_type=obj._meta.label_lower, object_id=obj.pk)
        for obj in objects
    )
