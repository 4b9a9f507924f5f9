"""Actors from a spreadsheet: read, looked through, taken in whole or not at all.

Nothing about the file is believed but its bytes (``spreadsheets/reading.py``). A row about an actor who is on the map
fills in what is empty there and adds what is new; it takes nothing away.
"""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from import_export.widgets import Widget

from accounts.models import User

from ..events import record
from ..models import Actor, ActorImport, ActorKind, ActorRelation, Dialogue, TargetKind
from ..spreadsheets import columns, uploads
from ..spreadsheets.cells import OneOfWidget, TextWidget
from ..spreadsheets.columns import known_by, normal
from ..spreadsheets.reading import Sheet, read_sheet
from ..spreadsheets.template import workbook
from ..spreadsheets.uploads import Checked, Row
from .forms import MOST_NAMES
from .queries import actors_of
from .services import forums_named, targets_named

NAMES = {
    "name": ("namn", "aktör", "organisation", "name", "actor"),
    "kind": ("slag", "sort", "typ", "typ av aktör", "kind", "type"),
    "does": ("vad de gör", "gör", "verksamhet", "insats", "insatser", "what they do", "activities"),
    "groups": ("målgrupp", "målgrupper", "för vem", "för vilka", "target group", "target groups", "for whom"),
    "areas": ("område", "områden", "stadsdel", "ort", "var", "area", "areas", "where"),
    "resources": ("resurser", "med vad", "resources"),
    "forums": ("forum", "samverkan", "samverkansforum", "nätverk", "forums"),
    "relation": ("relation", "relation till kommunen", "hållning", "relation to the municipality"),
    "relation_words": ("om relationen", "kommentar", "anteckning", "about the relation", "comment", "note"),
}
_KNOWN = known_by(NAMES)
_KINDS = {
    ActorKind.MUNICIPAL: ("del av kommunen", "kommun", "kommunen", "förvaltning", "municipality"),
    ActorKind.PUBLIC: ("region eller stat", "region", "stat", "myndighet", "region or state"),
    ActorKind.ASSOCIATION: ("förening", "ideell förening", "studieförbund", "stiftelse", "association"),
    ActorKind.FAITH: ("trossamfund", "församling", "faith community"),
    ActorKind.NETWORK: ("nätverk", "grupp", "nätverk eller grupp utan form", "network"),
    ActorKind.COMPANY: ("företag", "hyresvärd", "bostadsbolag", "företag eller hyresvärd", "company"),
    ActorKind.RESEARCH: ("universitet eller forskning", "universitet", "forskning", "university", "research"),
    ActorKind.OTHER: ("annat", "övrigt", "other"),
}
_RELATIONS = {
    ActorRelation.COOPERATES: ("samarbetar", "samverkar", "cooperates"),
    ActorRelation.FUNDED: ("har bidrag eller uppdrag", "bidrag", "uppdrag", "funded"),
    ActorRelation.CRITICAL: ("kritisk", "kritiska", "critical"),
    ActorRelation.CONFLICT: ("öppen konflikt", "konflikt", "conflict"),
    ActorRelation.NO_CONTACT: ("ingen kontakt", "ingen kontakt ännu", "no contact"),
}


class NamesWidget(Widget):
    """Several names in one cell, parted by semicolons or lines; without either, by commas."""

    def __init__(self, longest: int) -> None:
        super().__init__()
        self.longest = longest

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> list[str]:
        parts = value.replace("\n", ";").split(";")
        if len(parts) == 1:
            parts = value.split(",")
        names: dict[str, str] = {}
        for part in parts:
            if name := " ".join(part.split()):
                names.setdefault(name.casefold(), name)
        if len(names) > MOST_NAMES:
            raise ValueError(_("holds more than %(most)d names") % {"most": MOST_NAMES})
        if any(len(name) > self.longest for name in names.values()):
            raise ValueError(_("holds a name longer than %(most)d characters") % {"most": self.longest})
        return list(names.values())


def headings() -> dict[str, str]:
    """Return the headings of an empty list, by column key."""
    return {
        "name": _("Name"),
        "kind": _("Kind"),
        "does": _("What they do"),
        "groups": _("Target groups"),
        "areas": _("Areas"),
        "resources": _("Resources"),
        "forums": _("Forums"),
        "relation": pgettext("of an actor", "Relation"),
        "relation_words": _("About the relation"),
    }


def _widgets() -> dict[str, Widget]:
    return {
        "name": TextWidget(120),
        "kind": OneOfWidget(_KINDS),
        "does": TextWidget(1000),
        "groups": NamesWidget(80),
        "areas": NamesWidget(80),
        "resources": TextWidget(500),
        "forums": NamesWidget(120),
        "relation": OneOfWidget(_RELATIONS),
        "relation_words": TextWidget(500),
    }


def check(dialogue: Dialogue, sheet: Sheet) -> Checked[Row]:
    """Say what would become of each row as things stand now. One query.

    Raises:
        ValidationError: the headings cannot be made out.
    """
    filled = {place for _number, cells in sheet.rows for place, cell in enumerate(cells) if cell}
    example = _("We know none of the headings in the first row. Use for example Namn, Slag and Målgrupper.")
    matched = columns.match(sheet.headings, _KNOWN, filled, example=example)
    if "name" not in matched.places:
        raise ValidationError(_("There is no column with names, so we cannot tell who is who."))
    titles, widgets = headings() | matched.titles, _widgets()
    rows = [_row(number, cells, matched.places, widgets, titles) for number, cells in sheet.rows]
    seen = {_same(name): _("on the map already") for name in dialogue.actors.values_list("name", flat=True)}
    for row in rows:
        name = _same(row.cells["name"])
        row.known = seen.get(name, "")
        seen.setdefault(name, _("the same name as row %(number)s") % {"number": row.number})
    return Checked(rows, matched.not_taken)


def _row(
    number: int, cells: list[str], places: dict[str, int], widgets: dict[str, Widget], titles: dict[str, str]
) -> Row:
    held = {key: cells[places[key]] if key in places and places[key] < len(cells) else "" for key in widgets}
    held["name"] = " ".join(held["name"].split())
    row = Row(number, held)
    for key, widget in widgets.items():
        try:
            row.values[key] = widget.clean(held[key])
        except ValueError as error:
            row.errors.append((titles[key], str(error)))
    if not held["name"]:
        row.errors.append((titles["name"], _("is empty")))
    return row


def _same(text: str) -> str:
    return normal(text) or text.casefold()


@transaction.atomic
def keep_upload(*, data: bytes, dialogue: Dialogue, actor: User) -> ActorImport:
    """Read a file and keep its rows for the person to look through.

    Raises:
        ValidationError: the file or its headings cannot be read.
    """
    sheet = read_sheet(data)
    check(dialogue, sheet)
    upload = ActorImport.objects.create(dialogue=dialogue, by=actor, rows=sheet.to_json())
    record("actor.list_uploaded", dialogue=dialogue, actor=actor, obj=upload, rows=len(sheet.rows))
    return upload


def checked(upload: ActorImport) -> tuple[Checked[Row], Sheet]:
    """Return what would happen with each row as things stand now."""
    sheet, _more = Sheet.from_json(upload.rows)
    return check(upload.dialogue, sheet), sheet


@transaction.atomic
def take_in(*, upload: ActorImport, actor: User, known: Collection[int], leave_faulty: bool) -> int:
    """Take the rows in, all of them or none; return how many. The same upload again gives the number of the first time.

    Args:
        known: lines about actors on the map, which are filled in with what the row has.

    Raises:
        ValidationError: a row has an error and ``leave_faulty`` is not set, or there is nothing to take in.
    """
    dialogue = upload.dialogue
    if not uploads.claim(upload):
        return uploads.added_before(upload)
    result, _sheet = checked(upload)
    nothing = _("There is nothing to take in: tick those to fill in, or choose another file.")
    rows = uploads.rows_to_take(result, known=known, leave_faulty=leave_faulty, nothing=nothing)
    there = {_same(one.name): one for one in dialogue.actors.all()}
    for row in rows:
        there[_same(row.cells["name"])] = _put(dialogue, there.get(_same(row.cells["name"])), row)
    uploads.empty(upload, added=len(rows))
    record("actor.list_imported", dialogue=dialogue, actor=actor, obj=upload, count=len(rows))
    return len(rows)


def _put(dialogue: Dialogue, row: Actor | None, line: Row) -> Actor:
    values = {key: line.values[key] for key in ("kind", "does", "resources", "relation", "relation_words")}
    if row is None:
        values["kind"] = values["kind"] or ActorKind.OTHER
        row = Actor.objects.create(dialogue=dialogue, name=line.values["name"], **values)
    else:
        for key, value in values.items():
            if value and (not getattr(row, key) or (key == "kind" and row.kind == ActorKind.OTHER)):
                setattr(row, key, value)
        row.save_edited(opened_version=row.version)
    row.targets.add(
        *targets_named(dialogue, TargetKind.GROUP, line.values["groups"]),
        *targets_named(dialogue, TargetKind.AREA, line.values["areas"]),
    )
    row.forums.add(*forums_named(dialogue, line.values["forums"]))
    return row


@transaction.atomic
def throw_away(*, upload: ActorImport, actor: User) -> None:
    """Forget an upload that is not to be used."""
    record("actor.list_thrown_away", dialogue=upload.dialogue, actor=actor, obj=upload)
    upload.delete()


def as_workbook(dialogue: Dialogue, *, empty: bool) -> bytes:
    """Return the map as an .xlsx that can be taken in again; ``empty`` gives the headings alone."""
    kinds, relations = ({key: words[0] for key, words in table.items()} for table in (_KINDS, _RELATIONS))
    rows = [] if empty else [_written(one, kinds, relations) for one in actors_of(dialogue)]
    choices = {"kind": list(kinds.values()), "relation": list(relations.values())}
    wide = {"name": 30, "does": 44, "groups": 30, "resources": 30, "forums": 30, "relation_words": 40}
    return workbook(_("Actors"), headings(), choices=choices, wide=wide, rows=rows)


def _written(row: Actor, kinds: dict[Any, str], relations: dict[Any, str]) -> list[str]:
    targets = row.targets.all()
    return [
        row.name,
        kinds[row.kind],
        row.does,
        "; ".join(one.name for one in targets if one.kind == TargetKind.GROUP),
        "; ".join(one.name for one in targets if one.kind == TargetKind.AREA),
        row.resources,
        "; ".join(one.name for one in row.forums.all()),
        relations.get(row.relation, ""),
        row.relation_words,
    ]
