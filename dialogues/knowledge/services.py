"""Verbs of the knowledge base. Each runs in one transaction and writes its event; none logs what a source says."""

import hashlib

from django.db import transaction

from accounts.models import User

from ..events import record
from ..files import keeping
from ..forms_base import RecordForm
from ..models import Dialogue, Knowledge, KnowledgeFile, KnowledgeGap
from .forms import KnowledgeForm

FOLDER = "knowledge"
"""Under ``MEDIA_ROOT``."""


@transaction.atomic
def save_source(*, form: KnowledgeForm, dialogue: Dialogue, actor: User) -> Knowledge:
    """Add or change a source, with the file that was sent instead of the one that was there.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: the disk is full.
    """
    is_new = form.instance.pk is None
    row, changed = form.save_record(dialogue=dialogue)
    if changed:
        if form.sent or form.cleaned_data.get("without_file"):
            _forget_file(row)
        if form.sent:
            _keep_file(row, form)
        name = "knowledge.added" if is_new else "knowledge.changed"
        record(name, dialogue=dialogue, actor=actor, obj=row, kind=row.kind, in_compilation=row.in_compilation)
    return row


def _keep_file(row: Knowledge, form: KnowledgeForm) -> None:
    """Write the file and its row. What is written and not kept, as the transaction fails, is swept within two days."""
    if form.sent is None:
        return
    stored = keeping.new_place(FOLDER, form.sent.ending)
    keeping.write(form.sent.data, stored)
    KnowledgeFile.objects.create(
        source=row,
        name=form.file_name,
        content_type=form.sent.content_type,
        stored=stored,
        size=len(form.sent.data),
        sha256=hashlib.sha256(form.sent.data).hexdigest(),
    )


def _forget_file(row: Knowledge) -> None:
    for file in KnowledgeFile.objects.filter(source=row):
        transaction.on_commit(lambda stored=file.stored: keeping.take_away(stored))
        file.delete()


def remove_stray_files() -> int:
    """Remove files that no source holds; return how many. For the scheduler."""
    return keeping.remove_strays(FOLDER, set(KnowledgeFile.objects.values_list("stored", flat=True)))


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
    if isinstance(row, Knowledge):
        _forget_file(row)
    row.delete()
