"""Running numbers within a dialogue."""

from functools import cache

from django.db import models
from django.db.models import QuerySet

from accounts.prepared import Prepared

from .models import Dialogue

_LOCK = Prepared(lambda pk: Dialogue.objects.select_for_update(no_key=True).filter(pk=pk).order_by().values_list("pk"))


@cache
def _highest(model: type[models.Model], owner: str) -> Prepared:
    def highest(key: int) -> QuerySet:
        return model._base_manager.filter(**{owner: key}).order_by("-number").values_list("number")[:1]

    return Prepared(highest)


def next_number(model: type[models.Model], **owner: models.Model) -> int:
    """Return one more than the highest ``number`` among the owner's rows; must run inside a transaction.

    Locks the dialogue's row so that two creators do not get the same number (on SQLite, where writing transactions
    run one at a time, the lock is implied).
    """
    [(name, row)] = owner.items()
    dialogue_id = row.pk if isinstance(row, Dialogue) else row.dialogue_id
    _LOCK.rows(dialogue_id)
    return 1 + next((number for (number,) in _highest(model, name).rows(row.pk)), 0)
