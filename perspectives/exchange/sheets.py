"""Spreadsheets: written so that no cell is ever a formula, read back exactly as they were.

.xlsx is written by XlsxWriter: every text is a string cell, which no program computes, and one that begins like a
formula also has the quote prefix, so that it stays text when somebody edits the cell. Control characters are written
as Excel writes them, ``_x0007_``, and ``unspelled`` is the way back for readers that leave that to us.

.csv is for Swedish Excel: UTF-8 with its mark, semicolons, CRLF between rows. There a cell that begins like a formula
gets an apostrophe in front. So does one that begins with an apostrophe which would otherwise be taken for ours:
``unguarded`` takes off exactly what ``guarded`` put on.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import xlsxwriter

Cell = str | int | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMULA = (
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""First characters that make some spreadsheet program take a cell for a formula."""
LONGEST_CELL = 32_767
"""Most characters that a cell holds in Excel."""
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPELLED = re.compile("_x([0-9A-Fa-f]{4})_")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass
class Sheet:
    """A table with its headings. ``widths`` are in characters, by column; the last one given goes for the rest."""

    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = field(default_factory=lambda: [20])


# --- .csv ---------------------------------------------------------------------------------------------------------


def guarded(text: str) -> str:
    """``text`` as a cell that no program computes."""
    return f"'{text}" if _needs_guard(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text[:1] == "'" and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    return text[:1] != "" and (text[0] in FORMULA or (text[0] == "'" and text[1:2] != "" and text[1] in f"{FORMULA}'"))


def write_csv(sheet: Sheet) -> bytes:
    """Return one table as text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(title) for title in sheet.head])
    for row in sheet.rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


# --- .xlsx --------------------------------------------------------------------------------------------------------


def unspelled(text: str) -> str:
    """``text`` of a cell with the characters back that Excel spells out."""
    return _SPELLED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def write_xlsx(sheets: Sequence[Sheet], *, progress: Callable[[int], None] = lambda _n: None) -> bytes:
    """Return a workbook with the sheets in order. A row is frozen above each, for the headings.

    Text beyond ``LONGEST_CELL`` is cut; what no XML can hold (lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        look = {"valign": "top", "text_wrap": True}
        plain, heading = book.add_format(look), book.add_format(look | {"bold": True})
        guarded_look = look | {"num_format": "@", "quote_prefix": True}
        quoted = book.add_format(guarded_look), book.add_format(guarded_look | {"bold": True})
        for number, (name, sheet) in enumerate(
            zip(sheet_names([sheet.title for sheet in sheets]), sheets, strict=True), start=1
        ):
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            for column in range(len(sheet.head)):
                page.set_column(column, column, sheet.widths[min(column, len(sheet.widths) - 1)])
            _write_row(page, 0, sheet.head, heading, quoted[1])
            for at, row in enumerate(sheet.rows, start=1):
                _write_row(page, at, row, plain, quoted[0])
            progress(100 * number // len(sheets))
    return out.getvalue()


def _write_row(page, at: int, cells: Sequence[Cell], look, quoted) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", cell)[:LONGEST_CELL]
            if text:
                page.write_string(at, column, text, quoted if text[0] in FORMULA or text[0] == "'" else look)
        elif cell is not None:
            page.write_number(at, column, cell, look)


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that Excel takes for sheets: at most 31 characters, none of its signs, no two alike."""
    names: list[str] = []
    for title in titles:
        bare = _NO_SHEET_NAME.sub(" ", title).strip(" '")[:31] or "Blad"
        name, again = bare, 2
        while name.casefold() in {one.casefold() for one in names}:
            name, again = f"{bare[:27]} {again}", again + 1
        names.append(name)
    return names
