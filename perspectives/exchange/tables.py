"""Reading a table that somebody hands in, .csv or .xlsx by its bytes, into rows of text."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .safe import check_size, is_archive, look_through, opened_archive
from .sheets import unguarded, unspelled

MOST_ROWS = 30_000
MOST_COLUMNS = 60
_MARKS = [
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]


@dataclass
class Table:
    """Headings in small letters, and rows as long as they are. ``notes`` says what to look at."""

    head: list[str]
    rows: list[list[str]]
    notes: list[str] = field(default_factory=list)

    def column(self, *names: str) -> int | None:
        """Place of the first heading that is one of ``names``."""
        return next((self.head.index(name) for name in names if name in self.head), None)


def read_table(data: bytes) -> Table:
    """Read the first sheet, or the text, into a table.

    Raises:
        ValidationError: no table, broken, unsafe, or too long.
    """
    check_size(data)
    if is_archive(data):
        table = _read_xlsx(data)
    elif data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")):
        raise ValidationError(_("This is neither a table nor a codebook. Choose a .csv, .xlsx or .qdc."))
    else:
        table = _read_csv(data)
    if not table.rows:
        raise ValidationError(_("There are no rows under the headings in the file."))
    return table


def _as_table(rows: list[list[str]], notes: list[str]) -> Table:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise ValidationError(_("There is nothing in the table."))
    head = [" ".join(cell.split()).casefold() for cell in filled[0]]
    while not head[-1]:
        head.pop()
    return Table(head, [[*row, *[""] * len(head)][: len(head)] for row in filled[1:]], notes)


def _too_long() -> ValidationError:
    return ValidationError(_("The table has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})


# --- .csv ---------------------------------------------------------------------------------------------------------


def _read_csv(data: bytes) -> Table:
    text, notes = _decoded(data)
    if "\x00" in text:
        raise ValidationError(_("This is neither a table nor a codebook. Choose a .csv, .xlsx or .qdc."))
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    rows = []
    csv.field_size_limit(max(csv.field_size_limit(), len(data)))
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) > MOST_ROWS:
                raise _too_long()
            rows.append([unguarded(cell) for cell in row[:MOST_COLUMNS]])
    except csv.Error:
        raise ValidationError(_("The table cannot be read as .csv. Save it anew, or as .xlsx.")) from None
    return _as_table(rows, notes)


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text, [_("The file was not in UTF-8, so it was read as Windows text. See that å, ä and ö came out right.")]


# --- .xlsx --------------------------------------------------------------------------------------------------------


def _read_xlsx(data: bytes) -> Table:
    with opened_archive(data) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise ValidationError(_("This is a packed file, but neither a spreadsheet (.xlsx) nor a project (.qdpx)."))
        look_through(archive)
    formulas = 0
    rows: list[list[str]] = []
    try:
        for row, computed in _xlsx_rows(data):
            if len(rows) > MOST_ROWS:
                raise _too_long()
            rows.append(row)
            formulas += computed
    except ValidationError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises a dozen kinds over a damaged workbook
        raise ValidationError(_("The spreadsheet cannot be read. Save it anew as .xlsx, or as .csv.")) from None
    notes = []
    if formulas:
        notes.append(
            ngettext(
                "%(n)d cell holds a formula instead of text and is read as empty.",
                "%(n)d cells hold a formula instead of text and are read as empty.",
                formulas,
            )
            % {"n": formulas}
        )
    return _as_table(rows, notes)


def _xlsx_rows(data: bytes) -> Iterator[tuple[list[str], int]]:
    """Yield the first sheet's rows as text, with how many of its cells are formulas."""
    from openpyxl import load_workbook  # slow to import, and few pages need it

    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None:
            raise zipfile.BadZipFile
        sheet.reset_dimensions()  # what a sheet says of its size is not believed
        for row in sheet.iter_rows(max_col=MOST_COLUMNS):
            cells = [("", 1) if cell.data_type == "f" else (_as_text(cell.value), 0) for cell in row]
            yield [text for text, _computed in cells], sum(computed for _text, computed in cells)
    finally:
        book.close()


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unspelled(str(value))
