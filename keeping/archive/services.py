"""Verbs of the archives: ordered, fetched, thrown away. Making them is the worker's (``makers.py``)."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from interviews.models import Interviewee
from reports.models import Document
from reports.services import THROWN_AWAY, order_document, throw_away

from ..models import ArchiveKind, ArchiveOrder
from .rules import kinds_for, may_have_people

KIND = "archive"
KEPT_FOR = timedelta(hours=24)


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
    try:
        with transaction.atomic():
            order = ArchiveOrder.objects.create(
                dialogue=dialogue,
                by=actor,
                kind=kind,
                with_people=with_people,
                reason=reason.strip() if with_people else "",
                creation_key=creation_key or uuid.uuid4(),
            )
    except IntegrityError:  # the same form, sent twice in the same moment
        return ArchiveOrder.objects.get(creation_key=creation_key, by=actor)
    record("archive.ordered", dialogue=dialogue, actor=actor, obj=order, kind=str(kind), people=with_people)
    _order(order)
    return order


def order_again(order: ArchiveOrder) -> None:
    """Begin anew after a failure. Does nothing while the file is being made, is there or has been thrown away."""
    if order.document is not None and order.document.error != THROWN_AWAY:
        _order(order)


def _order(order: ArchiveOrder) -> None:
    document = order_document(
        kind=KIND, object_id=order.pk, content_key=str(order.creation_key), title=_("Archive of the dialogue")
    )
    ArchiveOrder.objects.filter(pk=order.pk).update(document=document)
    order.document = document


def note_fetched(order: ArchiveOrder, actor: User) -> None:
    """Write in the log that the file was fetched. What lies on somebody's own machine is theirs to guard."""
    record(
        "archive.fetched", dialogue=order.dialogue, actor=actor, obj=order, kind=order.kind, people=order.with_people
    )


def throw_away_old() -> int:
    """Throw away the files of archives older than a day; return how many."""
    old = Document.objects.filter(kind=KIND, created_at__lt=timezone.now() - KEPT_FOR).exclude(error=THROWN_AWAY)
    return _throw_away(old)


def throw_away_withdrawn(person: Interviewee, _actor: User | None) -> Mapping[str, Any] | None:
    """Somebody takes back what they said: no archive that was made before is there to be fetched."""
    orders = ArchiveOrder.objects.filter(dialogue=person.dialogue_id, document__isnull=False)
    held = Document.objects.filter(pk__in=orders.values("document")).exclude(error=THROWN_AWAY)
    return {"files": _throw_away(held)}


def _throw_away(documents: Iterable[Document]) -> int:
    count = 0
    for document in documents:
        throw_away(document)
        count += 1
    return count
