"""The masks that wait for somebody's second look, one after the other."""

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from accounts.prepared import Prepared
from dialogues.models import Dialogue

from ..models import Statement, StatementStatus
from ..rules import codes_everything, visible_statements, works_alone


def waiting_for(user: User, dialogue: Dialogue) -> QuerySet[Statement]:
    """Return the masked statements that the person may confirm: not those they lifted themselves, unless alone."""
    rows = visible_statements(user, dialogue).filter(status=StatementStatus.MASKED)
    if codes_everything(user, dialogue) and works_alone(user, dialogue):
        return rows
    return rows.exclude(lifted_by=user)


_MASKED = Prepared(
    lambda dialogue: (
        Statement.objects.filter(dialogue=dialogue, status=StatementStatus.MASKED).order_by().values_list("pk")[:1]
    )
)
_MASKED_BY_OTHERS = Prepared(
    lambda dialogue, user: (
        Statement.objects.filter(dialogue=dialogue, status=StatementStatus.MASKED)
        .exclude(lifted_by=user)
        .order_by()
        .values_list("pk")[:1]
    )
)


def is_any_waiting(user: User, dialogue: Dialogue) -> bool:
    """Whether ``waiting_for`` holds anything, for whoever takes part in the coding and so may read every masked one."""
    if codes_everything(user, dialogue) and works_alone(user, dialogue):
        return bool(_MASKED.rows(dialogue.pk))
    return bool(_MASKED_BY_OTHERS.rows(dialogue.pk, user.pk))


@dataclass(frozen=True)
class Place:
    """Where in the queue a statement stands: its number in the row, how many there are, and its neighbours."""

    at: int
    count: int
    before: uuid.UUID | None
    after: uuid.UUID | None


def place_in(keys: list[uuid.UUID], key: uuid.UUID) -> Place | None:
    """Return where ``key`` stands among the waiting; None when it waits no more."""
    if key not in keys:
        return None
    at = keys.index(key)
    return Place(at + 1, len(keys), keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None)
