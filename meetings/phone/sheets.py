"""What a table writes: one text an evening, saved as one types; and made into notes when it is read through.

Whether the words came from a phone or from paper, they go through ``write_sheet`` and ``make_notes``, so that both ways
end in the same notes.
"""

import re
import uuid
from dataclasses import dataclass, replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict
from dialogues.events import record
from interviews.reading import clean_text

from ..models import Note, NoteKind, SheetVersion, Table, TableSheet
from ..models.phone import LONGEST_SHEET

SITTING = timedelta(minutes=10)
"""How long one writer's typing goes into the same version."""
SHRUNK = 0.7
"""A text this much shorter than it was begins a version of its own, whoever wrote."""
KINDS = {
    "förslag": NoteKind.PROPOSAL,
    "proposal": NoteKind.PROPOSAL,
    "problem": NoteKind.PROBLEM,
    "invändning": NoteKind.OBJECTION,
    "objection": NoteKind.OBJECTION,
}
"""How a paragraph begins, before a colon."""
NEEDS = ("behövs", "behöver", "needs")
_BEGINS = re.compile(rf"^\s*({'|'.join(KINDS)})\s*:\s*", re.IGNORECASE)
_NEEDS = re.compile(rf"^\s*(?:{'|'.join(NEEDS)})\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)


def sheet_of(table: Table) -> TableSheet:
    sheet, _is_new = TableSheet.objects.get_or_create(table=table)
    sheet.table = table
    return sheet


@transaction.atomic
def write_sheet(
    *, sheet: TableSheet, text: str, opened_version: int | None, writer: str, actor: User | None
) -> TableSheet:
    """Write what a table says; return the row as it is. A text that stands there already is saved.

    Args:
        opened_version: the row's version when the writer began.
        writer: a mark of the phone or the account, to tell two writers apart.

    Raises:
        Conflict: somebody else at the table wrote since; nothing is written.
        ValidationError: too long.
    """
    rows = TableSheet.objects.select_for_update(of=("self",)).select_related("table__meeting__dialogue")
    row = rows.get(pk=sheet.pk)
    text = clean_text(text)
    if text == row.text:
        return row
    if len(text) > LONGEST_SHEET:
        raise ValidationError(_("The text is too long: at most %(most)s characters fit.") % {"most": LONGEST_SHEET})
    if opened_version is not None and opened_version != row.version:
        raise Conflict(row)
    _keep(row, text, writer, actor)
    before, row.text = row.text, text
    row.save_edited(opened_version=row.version)
    if not before:
        meeting = row.table.meeting
        record("sheet.begun", dialogue=meeting.dialogue, actor=actor, obj=row, table=row.table.number)
    return row


def _keep(row: TableSheet, text: str, writer: str, actor: User | None) -> None:
    now = timezone.now()
    newest = row.versions.first()
    same_sitting = newest is not None and newest.writer == writer and now - newest.begun_at < SITTING
    if newest is not None and same_sitting and len(text) >= SHRUNK * len(newest.text):
        SheetVersion.objects.filter(pk=newest.pk).update(text=text, saved_at=now)
        return
    number = newest.number + 1 if newest else 1
    SheetVersion.objects.create(sheet=row, number=number, text=text, writer=writer, by=actor)


# --- Notes ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paragraph:
    """A piece of a sheet as the note it becomes. ``key`` is the same for the same words of the same sheet."""

    key: uuid.UUID
    kind: str
    text: str
    needs: str
    is_made: bool = False

    @property
    def kind_label(self) -> str:
        return str(NoteKind(self.kind).label)


def paragraphs(sheet: TableSheet) -> list[Paragraph]:
    """The sheet's paragraphs, parted by blank lines; how one begins says what it is. One query."""
    found: list[Paragraph] = []
    for piece in re.split(r"\n\s*\n", sheet.text):
        begins = _BEGINS.match(piece)
        kind = KINDS[begins.group(1).casefold()] if begins else NoteKind.NOTE
        text = (piece[begins.end() :] if begins else piece).strip()
        needs = ""
        if kind == NoteKind.OBJECTION and (said := _NEEDS.search(text)):
            needs, text = said.group(1).strip(), _NEEDS.sub("", text).strip()
        key = uuid.uuid5(sheet.creation_key, f"{kind}\n{text}\n{needs}")
        if text and all(one.key != key for one in found):
            found.append(Paragraph(key, str(kind), text, needs))
    keys = [one.key for one in found]
    made = set(Note.objects.filter(creation_key__in=keys).values_list("creation_key", flat=True))
    return [replace(one, is_made=one.key in made) for one in found]


@transaction.atomic
def make_notes(*, sheet: TableSheet, actor: User) -> int:
    """Make a note of every paragraph that is not one yet; return how many. Notes made before stay as they are."""
    TableSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    meeting = sheet.table.meeting
    new = [one for one in paragraphs(sheet) if not one.is_made]
    for one in new:
        Note.objects.create(
            meeting=meeting,
            table=sheet.table,
            kind=one.kind,
            text=one.text,
            needs=one.needs,
            creation_key=one.key,
            by=actor,
        )
    if new:
        record("sheet.notes_made", dialogue=meeting.dialogue, actor=actor, obj=sheet, notes=len(new))
    return len(new)
