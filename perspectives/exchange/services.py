"""Verbs of the exports: ordered, fetched, thrown away. Making them is the worker's (``makers.py``)."""

import uuid
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.permissions import Scope
from interviews.rules import own_interviews
from reports.models import Document
from reports.services import THROWN_AWAY, order_document, throw_away

from ..models import Export, ExportKind
from .rules import CODEBOOKS, WITH_PEOPLE, kinds_for, reach_of

KIND = "export"
KEPT_FOR = timedelta(hours=24)


@transaction.atomic
def order_export(
    *, dialogue: Dialogue, actor: User, kind: str, sees_source: bool, creation_key: uuid.UUID | None = None
) -> Export:
    """Order a file, and freeze what it may hold at most; the same ``creation_key`` again gives the first order.

    Raises:
        PermissionDenied: the person may not have that kind.
        ValidationError: there is nothing that the kind could hold.
    """
    if kind not in kinds_for(actor, dialogue):
        raise PermissionDenied(kind)
    if creation_key and (earlier := Export.objects.filter(creation_key=creation_key, by=actor).first()):
        return earlier
    if kind in CODEBOOKS and not dialogue.themes.filter(removed_at=None).exists():
        raise ValidationError(_("There are no themes yet. Name one first."))
    with_source = sees_source and kind in WITH_PEOPLE
    reach = reach_of(actor, dialogue) or Scope.OWN
    options: dict[str, object] = {"reach": reach.name}
    if with_source and reach is not Scope.ALL:
        options["interviews"] = list(own_interviews(actor, dialogue, "exchange_material").values_list("pk", flat=True))
    try:
        with transaction.atomic():
            export = Export.objects.create(
                dialogue=dialogue,
                by=actor,
                kind=kind,
                sees_source=with_source,
                options=options,
                creation_key=creation_key or uuid.uuid4(),
            )
    except IntegrityError:  # the same form, sent twice in the same moment
        return Export.objects.get(creation_key=creation_key, by=actor)
    record("export.ordered", dialogue=dialogue, actor=actor, obj=export, kind=str(kind), sources=with_source)
    _order(export)
    return export


def order_again(export: Export) -> None:
    """Begin anew after a failure. Does nothing while the file is being made, is there or has been thrown away."""
    if export.document is not None and export.document.error != THROWN_AWAY:
        _order(export)


def _order(export: Export) -> None:
    title = str(ExportKind(export.kind).label)
    document = order_document(
        kind=KIND, object_id=export.pk, content_key=str(export.creation_key), title=title[:1].upper() + title[1:]
    )
    Export.objects.filter(pk=export.pk).update(document=document)
    export.document = document


def note_fetched(export: Export, actor: User) -> None:
    """Write in the log that the file was fetched. What lies on somebody's own machine is theirs to guard."""
    record(
        "export.fetched",
        dialogue=export.dialogue,
        actor=actor,
        obj=export,
        kind=export.kind,
        sources=export.sees_source,
    )


# --- Thrown away --------------------------------------------------------------------------------------------------


def throw_away_old() -> int:
    """Throw away the files of exports older than a day; return how many. The scheduler calls it; the rows stay.

    Goes by the files, not by the orders: one whose order is gone with its orderer is thrown away all the same. A
    withdrawal throws them away at once (``perspectives/withdrawal.py``).
    """
    old = Document.objects.filter(kind=KIND, created_at__lt=timezone.now() - KEPT_FOR).exclude(error=THROWN_AWAY)
    count = 0
    for document in old:
        throw_away(document)
        count += 1
    return count
