"""Spreadsheets that we write: lists to fill in, and what is taken out. Nothing in them is taken for a formula."""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence

import openpyxl
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import pgettext
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from .reading import MOST_ROWS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def put(cell: Cell, text: str) -> None:
    """Write text that stays text, also when it begins as a formula does."""
    cell.value = text
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def workbook(
    title: str,
    titles: Mapping[str, str],
    *,
    choices: Mapping[str, Sequence[str]] = {},
    wide: Mapping[str, float] = {},
    as_text: Collection[str] = (),
    rows: Iterable[Sequence[str]] = (),
) -> bytes:
    """Return an .xlsx with a sheet of ``titles`` and ``rows``.

    Args:
        titles: headings by column key, in order.
        choices: column key to the values to choose from in a list; another value may be typed all the same.
        wide: column key to its width in characters.
        as_text: keys of columns that hold text whatever it looks like: a phone number keeps its zero.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title[:31]
    values = book.create_sheet(pgettext("sheet", "Values")) if any(choices.values()) else None
    for place, (key, heading) in enumerate(titles.items(), start=1):
        cell = sheet.cell(row=1, column=place)
        put(cell, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E1EEF0")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = wide.get(key, 22)
        if key in as_text:
            sheet.column_dimensions[letter].number_format = "@"
        if values is not None and choices.get(key):
            _choose_from(sheet, values, letter, heading, choices[key])
    for number, row in enumerate(rows, start=2):
        for place, text in enumerate(row, start=1):
            if text:
                put(sheet.cell(row=number, column=place), text)
                sheet.cell(row=number, column=place).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _choose_from(sheet: Worksheet, values: Worksheet, letter: str, title: str, names: Sequence[str]) -> None:
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


def download(data: bytes, name: str) -> HttpResponse:
    """Answer with a spreadsheet to save, called ``name`` as far as a file can be."""
    response = HttpResponse(data, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{slugify(name) or "list"}.xlsx"'
    return response
