"""The file to fill in: one row a person, choices of group and background in lists."""

from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from dialogues.spreadsheets.template import workbook

from .columns import headings, variables_of

WIDE = {"name": 28, "email": 30, "note": 40, "phone": 18, "age": 8}


def template(dialogue: Dialogue) -> bytes:
    """Return an .xlsx with the headings of this dialogue, and lists to choose group and background from."""
    variables = variables_of(dialogue)
    choices = {f"v{variable.pk}": [value.name for value in variable.values.all()] for variable in variables}
    choices["group"] = [group.name for group in dialogue.groups.all()]
    return workbook(_("People"), headings(variables), choices=choices, wide=WIDE, as_text=("phone", "email"))
