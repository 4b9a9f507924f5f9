"""Verbs of the archives: ordered, fetched, thrown away. Making them is the worker's (``makers.py``)."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from interviews.models import Interviewee
from reports.models import Document
from reports.orders.services import have_made
from reports.services import throw_away_all

from ..models import ArchiveKind, ArchiveOrder
from .rules import kinds_for, may_have_people

KIND = "archive"


@transaction.atomic
def order_archive(
    *,
    dialogue: Dialogue,
    actor: User,
    kind: str,
    with_people: bool = False,
    reason: str = "",
    creation_key: uuid.UUID | None = None,
) -> ArchiveOrder:
    """Order an archive; the same ``creation_key`` again gives the first order.

    Raises:
        PermissionDenied: the person may not have that kind, or not with people in it.
        ValidationError: people are asked for without a reason; nothing is published.
    """
    if kind not in kinds_for(actor, dialogue) or (with_people and not may_have_people(actor, dialogue)):
        raise PermissionDenied(kind)
    if creation_key and (earlier := ArchiveOrder.objects.filter(creation_key=creation_key, by=actor).first()):
        return earlier
    if with_people and (kind != ArchiveKind.FULL or not reason.strip()):
        raise ValidationError(
            {"reason": _("Say why names and people's own words are needed. It is kept with the order.")}
        )
    if kind == ArchiveKind.PUBLIC and dialogue.published_at is None:
        raise ValidationError({"kind": _("The dialogue is not shown to the public, so there is nothing published.")})
    order, is_new = ArchiveOrder.objects.get_or_create(
        creation_key=creation_key or uuid.uuid4(),
        by=actor,
        defaults={
            "dialogue": dialogue,
            "kind": kind,
            "with_people": with_people,
            "reason": reason.strip() if with_people else "",
        },
    )
    if is_new:
        record("archive.ordered", dialogue=dialogue, actor=actor, obj=order, kind=str(kind), people=with_people)
        begin(order)
    return order


def begin(order: ArchiveOrder) -> None:
    """Have the archive made, for the first time or after a failure."""
    have_made(order, kind=KIND, title=_("Archive of the dialogue"))


def note_fetched(order: ArchiveOrder, actor: User) -> None:
    """Write in the log that the file was fetched. What lies on somebody's own machine is theirs to guard."""
    record(
        "archive.fetched", dialogue=order.dialogue, actor=actor, obj=order, kind=order.kind, people=order.with_people
    )


def throw_away_withdrawn(person: Interviewee, _actor: User | None) -> Mapping[str, Any] | None:
    """Somebody takes back what they said: no archive that was made before is there to be fetched."""
    orders = ArchiveOrder.objects.filter(dialogue=person.dialogue_id, document__isnull=False)
    return {"files": throw_away_all(Document.objects.filter(pk__in=orders.values("document")))}
