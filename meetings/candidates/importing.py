"""Candidates from a spreadsheet: read as the list of interviewees is, looked through, taken in whole or not at all.

Nothing about the file is believed but its bytes (``dialogues/spreadsheets/reading.py``). What the rows say is kept,
encrypted, for a day.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from import_export.widgets import Widget

from accounts.models import Organisation, OrganisationKind, User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from dialogues.spreadsheets import uploads
from dialogues.spreadsheets.cells import EmailWidget, OneOfWidget, SeveralWidget, TextWidget
from dialogues.spreadsheets.columns import Matched, known_by, normal
from dialogues.spreadsheets.reading import Sheet, read_sheet
from dialogues.spreadsheets.uploads import Checked
from interviews.models import BackgroundValue, BackgroundVariable
from interviews.people_import import columns
from interviews.people_import.resource import ChoiceWidget
from interviews.services.checks import check_privacy

from ..models import Candidate, CandidateImport, CandidateSource, Side, TraitLabel
from . import queries
from .services import write_identity

NAMES = {
    **{key: columns.NAMES[key] for key in ("name", "given", "family", "email", "phone", "note")},
    "address": ("adress", "postadress", "address", "postal address"),
    "side": ("sida", "part", "kommun eller civilsamhälle", "side"),
    "organisation": ("organisation", "förening", "förvaltning", "arbetsplats", "association", "organization"),
    "role": ("roll", "roll eller syssla", "uppdrag", "yrke", "role", "role or occupation", "occupation"),
    "traits": ("ställning", "ställning i konflikten", "grupp", "där de står", "stands", "group"),
}
_KNOWN = known_by(NAMES)
_SIDES = {
    Side.MUNICIPALITY: ("kommun", "kommunen", "municipality", "m", "k"),
    Side.CIVIL_SOCIETY: ("civilsamhälle", "civilsamhället", "civil society", "c", "invånare", "förening"),
}
_TRAITS = {
    TraitLabel.MINORITY: ("minoritet", "minority"),
    TraitLabel.CRITICAL: ("kritisk", "kritiker", "critical", "critic"),
    TraitLabel.MAJORITY: ("majoritet", "majority"),
    TraitLabel.POWER: ("makt", "makthavare", "power", "power holder"),
}


def headings(variables: list[BackgroundVariable]) -> dict[str, str]:
    """Return the headings of an empty list, by column key."""
    found = {
        "name": _("Name"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "address": pgettext("heading of a list", "Address"),
        "side": _("Side"),
        "organisation": _("Organisation"),
        "role": pgettext("heading of a list", "Role"),
        "traits": pgettext("heading of a list", "Stands"),
    }
    for variable in variables:
        taken = normal(variable.name) in _KNOWN
        found[f"v{variable.pk}"] = _("Background: %(name)s") % {"name": variable.name} if taken else variable.name
    return found | {"note": _("Note")}


@dataclass
class Row(uploads.Row):
    """One row of the list, with the background that its cells say."""

    @property
    def background(self) -> list[BackgroundValue]:
        return [value for value in self.values.values() if isinstance(value, BackgroundValue)]


def check(dialogue: Dialogue, sheet: Sheet) -> Checked[Row]:
    """Say what would become of each row as things stand now.

    Raises:
        ValidationError: the headings cannot be made out.
    """
    variables = columns.variables_of(dialogue)
    filled = {place for _number, cells in sheet.rows for place, cell in enumerate(cells) if cell}
    matched = columns.match(sheet.headings, variables, filled, names=_KNOWN)
    titles = headings(variables) | matched.titles
    widgets: dict[str, Widget] = {
        "name": TextWidget(120),
        "email": EmailWidget(254),
        "phone": TextWidget(40),
        "address": TextWidget(400),
        "side": OneOfWidget(_SIDES),
        "organisation": TextWidget(120),
        "role": TextWidget(120),
        "traits": SeveralWidget(_TRAITS),
        "note": TextWidget(2000),
        **{
            f"v{one.pk}": ChoiceWidget({normal(value.name): value for value in one.values.all()}, "value")
            for one in variables
        },
    }
    rows = [_row(number, cells, matched, widgets, titles) for number, cells in sheet.rows]
    _mark_known(dialogue, rows)
    return Checked(rows, matched.not_taken)


def _row(number: int, cells: list[str], matched: Matched, widgets: dict[str, Widget], titles: dict[str, str]) -> Row:
    def at(key: str) -> str:
        place = matched.places.get(key)
        return cells[place] if place is not None and place < len(cells) else ""

    row = Row(number, {key: at(key) for key in widgets})
    row.cells["name"] = row.cells["name"] or " ".join(part for part in (at("given"), at("family")) if part)
    for key, widget in widgets.items():
        if key not in matched.places and key != "name":
            continue
        try:
            row.values[key] = widget.clean(row.cells[key])
        except ValueError as error:
            row.errors.append((titles[key], str(error)))
    if not row.cells["name"]:
        row.errors.append((titles["name"], _("is empty")))
    return row


def _mark_known(dialogue: Dialogue, rows: list[Row]) -> None:
    """Flag whoever is a candidate already, or stands earlier in the file: by e-mail, else by name."""
    there = list(queries.standing(dialogue))
    who = queries.who_they_are(there)
    seen: dict[str, str] = {}
    for candidate in there:
        person = who[candidate.pk]
        for sign in (person.email, person.name):
            if sign:
                seen.setdefault(_same(sign), str(candidate))
    for row in rows:
        signs = [_same(row.cells[key]) for key in ("email", "name") if row.cells[key]]
        row.known = next((seen[sign] for sign in signs if sign in seen), "")
        for sign in signs:
            seen.setdefault(sign, _("row %(number)s") % {"number": row.number})


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


@transaction.atomic
def keep_upload(*, data: bytes, dialogue: Dialogue, actor: User) -> CandidateImport:
    """Read a file and keep its rows, encrypted, for the person to look through.

    Raises:
        ValidationError: the file or its headings cannot be read, or nobody may be registered yet.
    """
    check_privacy(dialogue)
    sheet = read_sheet(data)
    check(dialogue, sheet)
    upload = CandidateImport.objects.create(dialogue=dialogue, by=actor, rows=sheet.to_json())
    record("candidate.list_uploaded", dialogue=dialogue, actor=actor, obj=upload, rows=len(sheet.rows))
    return upload


def checked(upload: CandidateImport) -> tuple[Checked[Row], Sheet]:
    sheet, _more = Sheet.from_json(upload.rows)
    return check(upload.dialogue, sheet), sheet


@transaction.atomic
def take_in(*, upload: CandidateImport, actor: User, known: Collection[int], leave_faulty: bool) -> int:
    """Take the rows in, all of them or none; return how many. The same upload again gives the number of the first time.

    Args:
        known: lines of those already there that are to be taken in all the same.

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
    first = next_number(Candidate, dialogue=dialogue)
    houses = {one.name.casefold(): one for one in dialogue.municipality.organisations.all()}
    for place, row in enumerate(rows):
        _create(dialogue, first + place, row, houses)
    uploads.empty(upload, added=len(rows))
    record("candidate.list_imported", dialogue=dialogue, actor=actor, obj=upload, count=len(rows))
    return len(rows)


def _create(dialogue: Dialogue, number: int, row: Row, houses: dict[str, Organisation]) -> None:
    values, name = row.values, row.values.get("organisation", "").strip()
    if name and name.casefold() not in houses:
        kind = OrganisationKind.ADMINISTRATION if values.get("side") == Side.MUNICIPALITY else OrganisationKind.OTHER
        houses[name.casefold()] = Organisation.objects.create(municipality=dialogue.municipality, name=name, kind=kind)
    candidate = Candidate.objects.create(
        dialogue=dialogue,
        number=number,
        source=CandidateSource.IMPORT,
        side=values.get("side", ""),
        organisation=houses.get(name.casefold()) if name else None,
        role=values.get("role", ""),
        traits=values.get("traits", []),
    )
    candidate.background.set(row.background)
    write_identity(candidate, {key: values.get(key, "") for key in ("name", "email", "phone", "address", "note")})


@transaction.atomic
def throw_away(*, upload: CandidateImport, actor: User) -> None:
    record("candidate.list_thrown_away", dialogue=upload.dialogue, actor=actor, obj=upload)
    upload.delete()
