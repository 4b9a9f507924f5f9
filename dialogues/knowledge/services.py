"""Verbs of the knowledge base. Each runs in one transaction and writes its event; none logs what a source says."""

from django.db import transaction

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import Dialogue, Knowledge, KnowledgeGap


@transaction.atomic
def save_source(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Knowledge:
    """Add or change a source.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    row, changed = form.save_record(dialogue=dialogue)
    if changed:
        name = "knowledge.added" if is_new else "knowledge.changed"
        record(name, dialogue=dialogue, actor=actor, obj=row, kind=row.kind, in_compilation=row.in_compilation)
    return row


@transaction.atomic
def save_gap(*, form: RecordForm, dialogue: Dialogue, actor: User) -> KnowledgeGap:
    """Write down what nobody knows, or what is known of it now.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    row, changed = form.save_record(dialogue=dialogue)
    if changed:
        name = "knowledge.question_added" if is_new else "knowledge.question_changed"
        if "answer" in form.changed_data and row.answer:
            name = "knowledge.question_answered"
        record(name, dialogue=dialogue, actor=actor, obj=row, area=row.area)
    return row


@transaction.atomic
def remove(*, row: Knowledge | KnowledgeGap, actor: User) -> None:
    """Take a source or a question out. What a published compilation says of it stays there."""
    name = "knowledge.removed" if isinstance(row, Knowledge) else "knowledge.question_removed"
    record(name, dialogue=row.dialogue, actor=actor, obj=row)
    row.delete()
