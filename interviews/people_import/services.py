"""Keeping an upload for a day, taking it in whole or not at all, throwing it away."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from dialogues.spreadsheets import uploads
from dialogues.spreadsheets.reading import Sheet, read_sheet
from dialogues.spreadsheets.uploads import Checked

from ..models import Identity, Interviewee, PeopleImport, StakeholderGroup
from ..services.checks import check_privacy
from .checking import Row, check

BATCH = 500


@transaction.atomic
def keep_upload(
    *, data: bytes, dialogue: Dialogue, actor: User, default_group: StakeholderGroup | None
) -> PeopleImport:
    """Read a file and keep its rows, encrypted, for the person to look through.

    Raises:
        ValidationError: the file or its headings cannot be read, or nobody may be registered yet.
    """
    check_privacy(dialogue)
    sheet = read_sheet(data)
    check(dialogue, sheet, default_group)  # says now what is wrong with the headings
    upload = PeopleImport.objects.create(
        dialogue=dialogue, by=actor, rows=sheet.to_json(group=default_group.pk if default_group else None)
    )
    record("interviewee.list_uploaded", dialogue=dialogue, actor=actor, obj=upload, rows=len(sheet.rows))
    return upload


def checked(upload: PeopleImport) -> tuple[Checked[Row], Sheet]:
    """Return what would happen with each row as things stand now.

    Raises:
        ValidationError: the background variables changed so that the headings no longer can be made out.
    """
    sheet, more = Sheet.from_json(upload.rows)
    group = upload.dialogue.groups.filter(pk=more.get("group")).first() if more.get("group") else None
    return check(upload.dialogue, sheet, group), sheet


@transaction.atomic
def import_people(*, upload: PeopleImport, actor: User, known: Collection[int], leave_faulty: bool) -> int:
    """Take the rows in, all of them or none; return how many people it became.

    The same upload again (a form sent twice, the back button) takes in nothing and gives the number of the first time.

    Args:
        known: lines of those already there that are to be taken in all the same.
        leave_faulty: take only the rows without errors.

    Raises:
        ValidationError: a row has an error and ``leave_faulty`` is not set, or there is nobody to take in.
    """
    dialogue = upload.dialogue
    if not uploads.claim(upload):
        return uploads.added_before(upload)
    check_privacy(dialogue)
    result, _sheet = checked(upload)
    nothing = _("There is nobody to take in: tick those you want all the same, or choose another file.")
    rows = uploads.rows_to_take(result, known=known, leave_faulty=leave_faulty, nothing=nothing)
    _create(dialogue, rows)
    uploads.empty(upload, added=len(rows))
    record(
        "interviewee.list_imported",
        dialogue=dialogue,
        actor=actor,
        obj=upload,
        count=len(rows),
        left=len(result.rows) - len(rows),
    )
    return len(rows)


def _create(dialogue: Dialogue, rows: list[Row]) -> None:
    first = next_number(Interviewee, dialogue=dialogue)
    people = Interviewee.objects.bulk_create(
        [Interviewee(dialogue=dialogue, number=first + place, group=row.draft.group) for place, row in enumerate(rows)],
        batch_size=BATCH,
    )
    pairs = list(zip(people, (row.draft for row in rows), strict=True))
    Identity.objects.bulk_create(
        [
            Identity(
                interviewee=person,
                name=draft.name,
                email=draft.email,
                phone=draft.phone,
                age="" if draft.age is None else str(draft.age),
                note=draft.note,
            )
            for person, draft in pairs
        ],
        batch_size=BATCH,
    )
    through = Interviewee.background.through
    through.objects.bulk_create(
        [
            through(interviewee_id=person.pk, backgroundvalue_id=value.pk)
            for person, draft in pairs
            for value in draft.background()
        ],
        batch_size=BATCH,
    )


@transaction.atomic
def throw_away(*, upload: PeopleImport, actor: User) -> None:
    """Forget an upload that is not to be used."""
    record("interviewee.list_thrown_away", dialogue=upload.dialogue, actor=actor, obj=upload)
    upload.delete()
