"""A dialogue whose names and texts are as long as people make them: a long Swedish compound at the end of each."""

from contextlib import suppress

from django.apps import apps
from django.core.cache import cache
from django.db import IntegrityError, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Length

WORD = " medborgardialogsuppföljningsansvarsfördelning"
"""Forty-five letters that nobody may break but the browser."""
APPS = {"accounts", "dialogues", "interviews", "perspectives", "meetings", "actions"}
LEFT_ALONE = {"Event", "OutgoingMail", "OneTimeLink", "Export", "ChoiceRun"}
"""Rows whose texts are keys of the machinery, not words."""
NAMES = {"name", "title", "organisation", "contact_name", "owner_name", "said_by", "who", "place", "role"}
TEXTS = {
    "answer", "came_of_it", "changes", "description", "does", "effect", "ingress", "issue", "learnt", "masked",
    "minutes", "needs", "objection", "promise", "prompt", "purpose", "question", "reason", "result", "said",
    "says", "summary", "text", "what", "why", "wording", "words",
}  # fmt: skip


def lengthen() -> int:
    """Add ``WORD`` to every name and text there is room in. Returns how many it was added to."""
    changed = 0
    for model in apps.get_models():
        if model._meta.app_label not in APPS or model.__name__ in LEFT_ALONE:
            continue
        for column in model._meta.concrete_fields:
            if type(column) not in {models.CharField, models.TextField} or column.choices:
                continue
            if column.name not in NAMES | TEXTS:
                continue
            rows = model._base_manager.annotate(n=Length(column.name)).filter(n__gt=0)
            if column.max_length:
                rows = rows.filter(n__lte=column.max_length - len(WORD))
            with suppress(IntegrityError), transaction.atomic():  # the database lets nobody change what is closed
                changed += rows.update(**{column.name: Concat(F(column.name), Value(WORD))})
    cache.clear()
    return changed
