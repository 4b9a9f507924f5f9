"""Which column of a list of people is what, a column for each background variable included."""

from collections.abc import Collection, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogues.models import Dialogue
from dialogues.spreadsheets import columns
from dialogues.spreadsheets.columns import Matched, known_by, normal

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


_KNOWN = known_by(NAMES)


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


def match(
    row: Sequence[str],
    variables: Sequence[BackgroundVariable],
    filled: Collection[int],
    *,
    names: Mapping[str, str] = _KNOWN,
) -> Matched:
    """Say which column is what: the columns that have ``names``, and a column for each background variable.

    Args:
        filled: places of the columns that hold anything below the headings.
        names: heading, as ``normal`` compares it, to the key of the column.

    Raises:
        ValidationError: no heading is known, two say the same thing, or none says who it is.
    """
    known = dict(names)
    for variable in variables:
        key = f"v{variable.pk}"
        for name in (variable.name, variable.key):
            known.setdefault(normal(name), key)
        for prefix in BACKGROUND:
            known[normal(f"{prefix} {variable.name}")] = key
    example = _(
        "We know none of the headings in the first row. Use for example Namn, E-post and Grupp, or our template."
    )
    matched = columns.match(row, known, filled, example=example)
    if not matched.places.keys() & {"name", "given", "family", "email", "phone"}:
        raise ValidationError(_("There is no column with name, e-mail or phone, so we cannot tell who is who."))
    return matched
