"""Verbs of the exports: ordered, fetched, thrown away. Making them is the worker's (``makers.py``)."""

import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.permissions import Scope
from interviews.rules import own_interviews
from reports.orders.services import have_made

from ..models import Export, ExportKind
from .rules import CODEBOOKS, WITH_PEOPLE, kinds_for, reach_of

KIND = "export"


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
    export, is_new = Export.objects.get_or_create(
        creation_key=creation_key or uuid.uuid4(),
        by=actor,
        defaults={"dialogue": dialogue, "kind": kind, "sees_source": with_source, "options": options},
    )
    if is_new:
        record("export.ordered", dialogue=dialogue, actor=actor, obj=export, kind=str(kind), sources=with_source)
        begin(export)
    return export


def begin(export: Export) -> None:
    """Have the file made, for the first time or after a failure."""
    title = str(ExportKind(export.kind).label)
    have_made(export, kind=KIND, title=title[:1].upper() + title[1:])


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
