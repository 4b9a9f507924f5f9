"""An uploaded spreadsheet as text in rows. Nothing about it is believed but its bytes; nothing in it is worked out.

What cannot be read safely is refused in words (``ValidationError``); no input raises anything else.
"""

import csv
import datetime
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import openpyxl
from defusedxml.common import DefusedXmlException
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.utils import get_column_letter

from ..files import LARGEST_FILE, archive
from ..files.clean import clean_text

MOST_ROWS = 10_000
"""Most rows that one file may hold."""
MOST_COLUMNS = 100
LONGEST_CELL = 4000
"""Longest text of one cell, in characters."""
OWN_SHEETS = {"Värden", "Values"}
"""The template's second sheet; nobody needs to be told that it was not read."""

_MARKS = [
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]
_ODD = re.compile("[\x00-\x08\x0e-\x1f]")


@dataclass
class Sheet:
    """What a file held: headings, rows with the line each stands on in the file, and what the reader should know."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]
    notes: list[str] = field(default_factory=list)

    def to_json(self, **more: Any) -> str:
        return json.dumps(asdict(self) | more, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> tuple["Sheet", dict[str, Any]]:
        data = json.loads(text)
        rows = [(number, cells) for number, cells in data.pop("rows")]
        return cls(data.pop("headings"), rows, data.pop("notes")), data


def read_sheet(data: bytes) -> Sheet:
    """Read an .xlsx or .csv by its bytes, whatever it is called.

    Raises:
        ValidationError: empty, too large, another kind of file, damaged, with a password, or made to expand.
    """
    if not data.strip():
        raise ValidationError(_("The file is empty."))
    if len(data) > LARGEST_FILE:
        raise ValidationError(_("The file is larger than 10 MB. Divide it, or remove what is not about people."))
    notes: list[str] = []
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sheet(_workbook_rows(data, notes), notes)
    _refuse_other_kinds(data)
    return _sheet(_csv_rows(data, notes), notes)


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _("This is an older Excel file (.xls), or one with a password. Save it as .xlsx without a password.")
        )
    if data.startswith(b"%PDF"):
        raise ValidationError(_("This is a PDF. Save the list as .xlsx or .csv."))
    start = data[:400].lstrip().lower()
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"{\\rtf")):
        raise ValidationError(_("This is a web page or another document, not a spreadsheet. Save it as .xlsx or .csv."))


def _sheet(rows: Iterable[list[Any]], notes: list[str]) -> Sheet:
    """Put rows of cells together: the first with anything in it is the headings."""
    headings: list[str] | None = None
    found: list[tuple[int, list[str]]] = []
    formulas: list[str] = []
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS * 20:
            raise _too_many()
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            continue
        if len(texts) > MOST_COLUMNS:
            raise ValidationError(
                _("The file has more than %(most)d columns. Remove those that are not needed.") % {"most": MOST_COLUMNS}
            )
        if headings is None:
            headings = texts
            continue
        if len(found) == MOST_ROWS:
            raise _too_many()
        formulas += [
            f"{get_column_letter(place)}{number}" for place, text in enumerate(texts, start=1) if text.startswith("=")
        ]
        found.append((number, texts))
    if headings is None:
        raise ValidationError(_("There is nothing in the file."))
    if not found:
        raise ValidationError(_("There are headings in the file, but nobody under them."))
    if formulas:
        places = ", ".join(formulas[:10]) + (" …" if len(formulas) > 10 else "")
        words = ngettext(
            "%(count)d cell begins with = and is read as the text it is. Nothing is worked out: %(places)s.",
            "%(count)d cells begin with = and are read as the text they are. Nothing is worked out: %(places)s.",
            len(formulas),
        )
        notes.append(words % {"count": len(formulas), "places": places})
    return Sheet(headings, found, notes)


def _too_many() -> ValidationError:
    return ValidationError(
        _("The file has more than %(most)s rows. Divide it into several files.") % {"most": "10 000"}
    )


def _text(cell: Any) -> str:
    """One cell as text: whole numbers without a decimal point, days as 2026-02-04, formulas as they are written."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    if isinstance(cell, datetime.datetime):
        cell = cell.date() if cell.time() == datetime.time() else cell
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    formula = getattr(cell, "text", None)  # an array formula is an object with its text
    text = clean_text(str(cell if formula is None else formula))
    if len(text) > LONGEST_CELL:
        raise ValidationError(
            _("A cell in the file holds more than %(most)d characters. Shorten it.") % {"most": LONGEST_CELL}
        )
    return text


# --- .csv ---------------------------------------------------------------------------------------------------------


def _decode(data: bytes, notes: list[str]) -> str:
    """By byte-order mark, else UTF-16 by its zero bytes, else UTF-8, else what Windows wrote before (said so)."""
    guesses = [encoding for mark, encoding in _MARKS if data.startswith(mark)][:1]
    if not guesses and len(data) > 3 and len(data) % 2 == 0 and b"\x00" in data[:200]:
        guesses = ["utf-16-le" if data[1:200:2].count(0) > data[0:200:2].count(0) else "utf-16-be"]
    for encoding in [*guesses, "utf-8"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    notes.append(_("The file was not in UTF-8, so it was read as Windows text. See that å, ä and ö came out right."))
    return data.decode("cp1252", errors="replace")


def _csv_rows(data: bytes, notes: list[str]) -> Iterator[list[str]]:
    text = _decode(data, notes)
    odd = sum(1 for _match in _ODD.finditer(text))
    if odd * 50 > len(text):
        raise ValidationError(_("This is not a spreadsheet. Choose an .xlsx or .csv file."))
    lines = text.lstrip("\ufeff")
    delimiter = ""
    if lines[:4].lower() == "sep=" and len(lines) > 5:  # what Excel writes above the headings
        delimiter, lines = lines[4], lines[5:].lstrip("\r\n")
    delimiter = delimiter or _delimiter(lines)
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error:
        raise ValidationError(
            _("The file breaks off in the middle of a cell. Save it anew as .xlsx or .csv.")
        ) from None


def _delimiter(text: str) -> str:
    """What parts the cells: the sign of ; tab , | that there are most of outside quotes in the first line with text."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(";\t,|", key=bare.count)


# --- .xlsx --------------------------------------------------------------------------------------------------------


def _workbook_rows(data: bytes, notes: list[str]) -> list[list[Any]]:
    broken = ValidationError(_("The file is damaged or cut off. Save it anew as .xlsx, or as .csv."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_archive(packed)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            return _first_sheet(book, notes)
        finally:
            book.close()
    except ValidationError:
        raise
    except DefusedXmlException:
        raise ValidationError(_("The file refers to things outside itself, so it was not opened.")) from None
    except Exception:  # noqa: BLE001 - zipfile, lxml and openpyxl raise a dozen kinds over a damaged file
        raise broken from None


def _first_sheet(book: Any, notes: list[str]) -> list[list[Any]]:
    sheets = book.worksheets
    if not sheets:
        raise ValidationError(_("There is no sheet with cells in the file."))
    others = [sheet.title for sheet in sheets[1:] if sheet.title not in OWN_SHEETS]
    if others:
        words = _("The file has several sheets. Only the first one, “%(first)s”, is read. Not read: %(others)s.")
        notes.append(words % {"first": sheets[0].title, "others": ", ".join(others[:5])})
    first = sheets[0]
    first.reset_dimensions()  # what the file says about its own size is not believed
    rows: list[list[Any]] = []
    for row in first.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        if len(rows) > MOST_ROWS * 20:
            raise _too_many()
        rows.append(list(row))
    return rows


def _check_archive(packed: zipfile.ZipFile) -> None:
    """Refuse an archive that is not Excel's, is locked, or would expand without bound. Parses each XML part once."""
    try:
        archive.check(packed)
    except ValidationError as error:
        if error.message == archive.too_much().message:  # said there to somebody who could paste the text instead
            raise ValidationError(_("The file unpacks to far more than it should, so it was not opened.")) from None
        raise
    names = packed.namelist()
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/workbook.") for name in names):
        raise ValidationError(
            _("This is a packed file, but not an Excel file. Save the list as .xlsx or .csv (LibreOffice can do both).")
        )
