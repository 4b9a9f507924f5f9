"""Which column is what: headings matched whatever their case, spaces and hyphens, in Swedish and English."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from openpyxl.utils import get_column_letter

from dialogues.models import Dialogue

from ..models import BackgroundVariable

NAMES = {
    "name": ("namn", "name", "fullständigt namn", "för- och efternamn", "full name", "person"),
    "given": ("förnamn", "tilltalsnamn", "first name", "given name"),
    "family": ("efternamn", "last name", "family name", "surname"),
    "email": ("e-post", "e-postadress", "mejl", "mejladress", "mail", "mailadress", "e-mail", "e-mail address"),
    "phone": (
        "telefon",
        "telefonnummer",
        "tel",
        "mobil",
        "mobilnummer",
        "mobiltelefon",
        "phone",
        "mobile",
        "telephone",
    ),
    "age": ("ålder", "age"),
    "group": ("grupp", "grupp i planen", "intressentgrupp", "group", "group in the plan"),
    "note": ("anteckning", "anteckningar", "notering", "kommentar", "övrigt", "note", "notes", "comment"),
}
BACKGROUND = ("bakgrund", "background")


def normal(text: str) -> str:
    """A heading as it is compared: no case, no spaces, hyphens, dots, colons or stars."""
    return re.sub(r"[\s\-_.:*/]+", "", unicodedata.normalize("NFKC", text).casefold())


_KNOWN = {normal(name): key for key, names in NAMES.items() for name in names}


def headings(variables: Sequence[BackgroundVariable]) -> dict[str, str]:
    """Return the template's headings by column key; a background whose name is taken says that it is background."""
    found = {
        "name": _("Name"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "age": pgettext("of a person", "Age"),
        "group": _("Group"),
    }
    for variable in variables:
        taken = normal(variable.name) in _KNOWN
        found[f"v{variable.pk}"] = _("Background: %(name)s") % {"name": variable.name} if taken else variable.name
    return found | {"note": _("Note")}


def variables_of(dialogue: Dialogue) -> list[BackgroundVariable]:
    """Return the background variables that people can have a value of. Two queries."""
    rows = dialogue.variables.prefetch_related("values")
    return [variable for variable in rows if variable.values.all()]


@dataclass(frozen=True)
class Matched:
    """``places``: column key to its place; ``titles``: key to the heading as written; ``not_taken``: the rest."""

    places: dict[str, int]
    titles: dict[str, str]
    not_taken: list[str]


def match(
    row: Sequence[str],
    variables: Sequence[BackgroundVariable],
    filled: Collection[int],
    *,
    names: Mapping[str, str] = _KNOWN,
) -> Matched:
    """Say which column is what.

    Args:
        filled: places of the columns that hold anything below the headings.
        names: heading, as ``normal`` compares it, to the key of the column.

    Raises:
        ValidationError: no heading is known, or two say the same thing.
    """
    known = dict(names)
    for variable in variables:
        key = f"v{variable.pk}"
        for name in (variable.name, variable.key):
            known.setdefault(normal(name), key)
        for prefix in BACKGROUND:
            known[normal(f"{prefix} {variable.name}")] = key
    places: dict[str, int] = {}
    not_taken = []
    for place in range(max([len(row), *(one + 1 for one in filled)])):
        title = row[place] if place < len(row) else ""
        key = known.get(normal(title), "")
        if not title and place not in filled:
            continue
        if not key:
            nameless = _("column %(letter)s, without a heading") % {"letter": get_column_letter(place + 1)}
            not_taken.append(title or nameless)
        elif key in places:
            words = _(
                "“%(one)s” and “%(other)s” are the same thing to us (columns %(first)s and %(second)s). Keep one."
            )
            raise ValidationError(
                words
                % {
                    "one": row[places[key]],
                    "other": title,
                    "first": get_column_letter(places[key] + 1),
                    "second": get_column_letter(place + 1),
                }
            )
        else:
            places[key] = place
    if not places:
        raise ValidationError(
            _("We know none of the headings in the first row. Use for example Namn, E-post and Grupp, or our template.")
        )
    if not places.keys() & {"name", "given", "family", "email", "phone"}:
        raise ValidationError(_("There is no column with name, e-mail or phone, so we cannot tell who is who."))
    return Matched(places, {key: row[place] for key, place in places.items()}, not_taken)


def words_for(not_taken: Sequence[str]) -> str:
    """Name the columns that are left behind; empty when there are none."""
    if not not_taken:
        return ""
    text = ngettext(
        "%(count)d column is not taken: %(names)s.", "%(count)d columns are not taken: %(names)s.", len(not_taken)
    )
    return text % {"count": len(not_taken), "names": ", ".join(not_taken[:12]) + (" …" if len(not_taken) > 12 else "")}
