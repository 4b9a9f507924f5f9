"""Running numbers within a dialogue."""

from django.db import models

from .models import Dialogue


def next_number(model: type[models.Model], **owner: models.Model) -> int:
    """Return one more than the highest ``number`` among the owner's rows; must run inside a transaction.

    Locks the dialogue's row so that two creators do not get the same number (on SQLite, where writing transactions
    run one at a time, the lock is implied).
    """
    [(name, row)] = owner.items()
    dialogue_id = row.pk if isinstance(row, Dialogue) else row.dialogue_id
    Dialogue.objects.select_for_update().values_list("pk").get(pk=dialogue_id)
    highest = model._base_manager.filter(**{name: row}).aggregate(top=models.Max("number"))["top"]
    return (highest or 0) + 1
