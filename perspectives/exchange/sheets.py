"""Spreadsheets: written so that no cell is ever a formula, read back exactly as they were.

.xlsx is written by hand: a text cell is an inline string (``t="inlineStr"``, which no program computes), and one that
begins like a formula also has the quote prefix, so that it stays text when somebody edits the cell. It is five times
quicker than openpyxl at ten thousand rows, and somebody waits. openpyxl reads it, in the tests and in ``tables.py``.
Characters that XML cannot hold are written as Excel writes them, ``_x0007_``.

.csv is for Swedish Excel: UTF-8 with its mark, semicolons, CRLF between rows. There a cell that begins like a formula
gets an apostrophe in front. So does one that begins with an apostrophe which would otherwise be taken for ours:
``unguarded`` takes off exactly what ``guarded`` put on.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

Cell = str | int | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMULA = (
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""First characters that make some spreadsheet program take a cell for a formula."""
LONGEST_CELL = 32_767
"""Most characters that a cell holds in Excel."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
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


def spelled(text: str) -> str:
    """``text`` as an inline string may hold it; ``unspelled`` is the way back."""
    text = _SPELLED.sub(lambda found: f"_x005F_{found.group()[1:]}", text)
    return _ODD.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def unspelled(text: str) -> str:
    return _SPELLED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def write_xlsx(sheets: Sequence[Sheet], *, progress: Callable[[int], None] = lambda _n: None) -> bytes:
    """Return a workbook with the sheets in order. A row is frozen above each, for the headings."""
    out = io.BytesIO()
    names = sheet_names([sheet.title for sheet in sheets])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for path, content in _frame(names).items():
            archive.writestr(path, _HEAD + content)
        for number, sheet in enumerate(sheets, start=1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as stream:
                _write_sheet(stream, sheet)
            progress(100 * number // len(sheets))
    return out.getvalue()


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


def _frame(names: Sequence[str]) -> dict[str, str]:
    """Everything of a workbook but its sheets. Style 1 is text that stays text, style 2 is a heading."""
    numbers = range(1, len(names) + 1)
    quoted = {'"': "&quot;"}
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument'
        f'.spreadsheetml.worksheet+xml"/>'
        for n in numbers
    )
    sheets = "".join(
        f'<sheet name="{escape(name, quoted)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    top = '<alignment vertical="top" wrapText="1"/>'
    styles = (
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{top}</xf>'
        f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"'
        f' applyAlignment="1">{top}</xf>'
        f'<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">{top}</xf>'
    )
    font = '<sz val="11"/><name val="Calibri"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{XLSX}.main+xml"/>{types}'
        f'<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument'
        f'.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type='
        f'"{_OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><sheets>{sheets}</sheets>'
        f"</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}<Relationship '
        f'Id="rId{len(names) + 1}" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font>{font}</font><font><b/>{font}</font>'
        f'</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType='
        f'"gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f'</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="3">{styles}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        f"</cellStyles></styleSheet>",
    }


def _write_sheet(stream, sheet: Sheet) -> None:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{sheet.widths[min(n, len(sheet.widths)) - 1]}" customWidth="1"/>'
        for n in range(1, len(sheet.head) + 1)
    )
    stream.write(
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
        f' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>'.encode()
    )
    columns = [column_name(n) for n in range(len(sheet.head))]
    stream.write(_row(1, columns, sheet.head, ' s="2"').encode())
    for number, row in enumerate(sheet.rows, start=2):
        stream.write(_row(number, columns, row, "").encode())
    stream.write(b"</sheetData></worksheet>")


def column_name(index: int) -> str:
    """A, B … Z, AA, for 0, 1 … 25, 26."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _row(number: int, columns: Sequence[str], cells: Sequence[Cell], style: str) -> str:
    parts = [f'<row r="{number}">']
    for column, cell in zip(columns, cells, strict=True):
        if isinstance(cell, str):
            if cell:
                text = escape(spelled(cell))
                shown = ' s="1"' if cell[0] in FORMULA or cell[0] == "'" else style
                parts.append(
                    f'<c r="{column}{number}"{shown} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
                )
        elif cell is not None:
            parts.append(f'<c r="{column}{number}"{style}><v>{cell}</v></c>')
    parts.append("</row>")
    return "".join(parts)
