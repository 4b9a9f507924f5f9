"""The file to fill in: one row a person, choices in lists, nothing that a spreadsheet could mistake for a formula."""

import io

import openpyxl
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dialogues.models import Dialogue

from .columns import headings, variables_of
from .reading import MOST_ROWS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = {"name": 28, "email": 30, "note": 40, "phone": 18, "age": 8}


def put(cell: Cell, text: str) -> None:
    """Write text that stays text, also when it begins as a formula does."""
    cell.value = text
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def template(dialogue: Dialogue) -> bytes:
    """Return an .xlsx with the headings of this dialogue, and lists to choose group and background from."""
    variables = variables_of(dialogue)
    titles = headings(variables)
    choices = {f"v{variable.pk}": [value.name for value in variable.values.all()] for variable in variables}
    choices["group"] = [group.name for group in dialogue.groups.all()]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = _("People")
    values = book.create_sheet(pgettext("sheet", "Values"))
    for place, (key, title) in enumerate(titles.items(), start=1):
        cell = sheet.cell(row=1, column=place)
        put(cell, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E1EEF0")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = WIDE.get(key, 22)
        if key in ("phone", "email"):  # a phone number keeps its zero
            sheet.column_dimensions[letter].number_format = "@"
        if choices.get(key):
            _choose_from(sheet, values, letter, title, choices[key])
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _choose_from(sheet: Worksheet, values: Worksheet, letter: str, title: str, names: list[str]) -> None:
    column = values.max_column + 1 if values.cell(row=1, column=1).value else 1
    put(values.cell(row=1, column=column), title)
    values.cell(row=1, column=column).font = Font(bold=True)
    for row, name in enumerate(names, start=2):
        put(values.cell(row=row, column=column), name)
    source = get_column_letter(column)
    values.column_dimensions[source].width = 28
    rule = DataValidation(
        type="list",
        formula1=f"'{values.title}'!${source}$2:${source}${len(names) + 1}",
        allow_blank=True,
        showErrorMessage=False,
    )
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
