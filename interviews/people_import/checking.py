"""What will happen with each row of an upload: taken in, already there, or to be mended. Three queries and a pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import tablib
from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from dialogues.spreadsheets import uploads
from dialogues.spreadsheets.reading import Sheet
from dialogues.spreadsheets.uploads import Checked

from ..models import Identity, StakeholderGroup
from ..services.checks import GUARDIAN_UNDER
from . import columns
from .resource import Draft, PersonResource


@dataclass
class Row(uploads.Row):
    """One row, with whom it would become."""

    draft: Draft | None = None
    note: str = ""


def check(dialogue: Dialogue, sheet: Sheet, default_group: StakeholderGroup | None = None) -> Checked[Row]:
    """Check every row against the plan, the background variables and the people there are.

    Raises:
        ValidationError: the headings cannot be made out.
    """
    variables = columns.variables_of(dialogue)
    filled = {place for _number, cells in sheet.rows for place, cell in enumerate(cells) if cell}
    matched = columns.match(sheet.headings, variables, filled)
    resource = PersonResource(dialogue=dialogue, variables=variables, default_group=default_group)
    keys = list(resource.fields)
    titles = columns.headings(variables) | matched.titles
    rows = [Row(number, _cells(matched, keys, cells)) for number, cells in sheet.rows]
    dataset = tablib.Dataset(*(tuple(row.cells[key] for key in keys) for row in rows), headers=keys)
    result = resource.import_data(dataset, dry_run=True, use_transactions=False)
    for place, draft in resource.drafts.items():
        rows[place - 1].draft = draft
    for invalid in result.invalid_rows:
        row = rows[invalid.number - 1]
        for key, messages in invalid.field_specific_errors.items():
            heading = (
                titles.get("given", titles["name"]) if key == "name" and "name" not in matched.titles else titles[key]
            )
            row.errors += [(heading, str(message)) for message in messages]
    for broken in result.error_rows:  # nothing in a cell should get here; if it does, the row says so
        rows[broken.number - 1].errors.append(("", _("The row cannot be read.")))
    _mark_known(dialogue, rows)
    return Checked(rows, matched.not_taken)


def _cells(matched: columns.Matched, keys: list[str], cells: list[str]) -> dict[str, str]:
    def at(key: str) -> str:
        place = matched.places.get(key)
        return cells[place] if place is not None and place < len(cells) else ""

    found = {key: at(key) for key in keys}
    if not found["name"]:
        found["name"] = " ".join(part for part in (at("given"), at("family")) if part)
    return found


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _digits(phone: str) -> str:
    """The last eight digits: 070-123 45 67 and +46 70 123 45 67 are one number."""
    digits = re.sub(r"\D", "", phone)
    return digits[-8:] if len(digits) >= 8 else ""


def _signs(name: str, email: str, phone: str) -> Iterator[tuple[str, str]]:
    if email:
        yield "email", email.casefold().strip()
    if name:
        yield "name", _same(name)
    if digits := _digits(phone):
        yield "phone", digits


def _mark_known(dialogue: Dialogue, rows: list[Row]) -> None:
    """Flag whoever is in the dialogue already, or earlier in the file. Decrypts the register once."""
    register: dict[tuple[str, str], int] = {}
    people = Identity.objects.filter(interviewee__dialogue=dialogue)
    for name, email, phone, number in people.values_list("name", "email", "phone", "interviewee__number"):
        for sign in _signs(name, email, phone):
            register.setdefault(sign, number)
    words = {
        "email": (_("the same e-mail as person %(number)s"), _("the same e-mail as row %(number)s")),
        "name": (_("the same name as person %(number)s"), _("the same name as row %(number)s")),
        "phone": (_("the same phone as person %(number)s"), _("the same phone as row %(number)s")),
    }
    in_file: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.draft is None:
            continue
        draft = row.draft
        signs = list(_signs(draft.name, draft.email, draft.phone))
        for sign in signs:
            if sign in register:
                row.known = words[sign[0]][0] % {"number": register[sign]}
            elif sign in in_file:
                row.known = words[sign[0]][1] % {"number": in_file[sign]}
            if row.known:
                break
        for sign in signs:
            in_file.setdefault(sign, row.number)
        if draft.age is not None and draft.age < GUARDIAN_UNDER:
            row.note = _("A guardian must say yes before the talk.")
