"""Reading an uploaded or pasted text into what we keep: NFC, ``\\n`` line ends, nothing that cannot be seen.

Nothing about a file is believed but its bytes: not its name, not its type, not the sizes it claims. What cannot be
read safely is refused in words (``ValidationError``); no input raises anything else.
"""

import codecs
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import LONGEST_TEXT

LARGEST_FILE = 10 * 1024 * 1024
"""Largest file that is read, in bytes."""
LARGEST_EXPANDED = 50 * 1024 * 1024
"""Most that a .docx may unpack to, in bytes, all parts together."""
LARGEST_PART = 20 * 1024 * 1024
"""Most that one part of a .docx may unpack to where it is parsed, in bytes."""
MOST_PARTS = 2000
STEEPEST = 200
"""Most times that a part of a .docx above a megabyte may grow when unpacked; real ones stay below 100."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ufff9-\ufffb]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\x85|\x0b|\x0c")
_PARAGRAPHS = re.compile("\u2029")
_SURROGATES = re.compile("[\ud800-\udfff]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


@dataclass(frozen=True)
class Reading:
    """What a file held. ``note`` says in words what the reader should check; empty when there is nothing to."""

    text: str
    note: str = ""


def clean_text(text: str) -> str:
    """Return ``text`` as it is stored: NFC, ``\\n`` line ends, no control characters, no blank ends.

    Marks that decide direction (right-to-left) and joiners stay: they are part of how a language is written. Doing it
    twice changes nothing, so a text that is opened and saved untouched keeps the place of every statement.
    """
    text = _PARAGRAPHS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _UNSEEN.sub("", _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))
    return unicodedata.normalize("NFC", text).strip()


def read_file(data: bytes) -> Reading:
    """Read a .txt or .docx by its bytes.

    Raises:
        ValidationError: empty, too large, another kind of file, damaged, password-protected, or made to expand
            without bound.
    """
    if len(data) > LARGEST_FILE:
        raise ValidationError(_("The file is larger than 10 MB. Paste the text instead, or divide it."))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        reading = Reading(clean_text(_read_docx(data)))
    else:
        _refuse_other_kinds(data)
        reading = _read_plain(data)
    if not reading.text:
        raise ValidationError(_("There is no text in the file."))
    if len(reading.text) > LONGEST_TEXT:
        raise ValidationError(_("The text in the file is longer than a million characters. Divide it."))
    return reading


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(b"%PDF"):
        raise ValidationError(_("This is a PDF. Copy the text out of it and paste it, or save it as .docx or .txt."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _("This is an older Word file, or one with a password. Save it as .docx without a password.")
        )
    if data.startswith(b"{\\rtf"):
        raise ValidationError(_("This is an RTF file. Save it as .docx or .txt."))


def _read_plain(data: bytes) -> Reading:
    """Decode by byte-order mark, else as UTF-8, else as what Windows wrote before UTF-8 (said in a note)."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Reading(clean_text(_not_binary(data.decode(encoding))))
            except UnicodeDecodeError:
                break  # the mark was a coincidence, or the file is cut off: read it as single bytes
    try:
        return Reading(clean_text(_not_binary(data.decode("utf-8"))))
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    note = _("The file was not in UTF-8, so it was read as Windows text. See that å, ä and ö came out right.")
    return Reading(clean_text(_not_binary(text)), note)


def _not_binary(text: str) -> str:
    """Let text pass; refuse what is a picture, a sound or a program read as if it were text.

    Raises:
        ValidationError: more than one character in fifty is a control character.
    """
    odd = sum(1 for _match in _UNSEEN.finditer(text))
    if odd * 50 > len(text):
        raise ValidationError(_("This is not a text file. Choose a .txt or .docx, or paste the text."))
    return text


def _read_docx(data: bytes) -> str:
    """Return the text of a Word file, paragraph by paragraph, tables row by row.

    Raises:
        ValidationError: not a Word file, or one that should not be opened.
    """
    broken = ValidationError(_("The file cannot be read as a Word file. Save it anew as .docx, or paste the text."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
        body = docx.Document(io.BytesIO(data)).element.body
        return "\n".join(_blocks(body))
    except ValidationError:
        raise
    except DefusedXmlException:
        raise ValidationError(_("The file refers to things outside itself, so it was not opened.")) from None
    except Exception:  # noqa: BLE001 - zipfile, lxml and python-docx raise a dozen kinds over a damaged file
        raise broken from None


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that is not Word's, is locked, or would expand without bound. Parses each XML part once."""
    parts = archive.infolist()
    too_much = ValidationError(_("The file unpacks to far more than it should, so it was not opened. Paste the text."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_EXPANDED:
        raise too_much
    if "[Content_Types].xml" not in archive.namelist():
        raise ValidationError(_("This is a packed file, but not a Word file. Choose a .txt or .docx."))
    for part in parts:
        if part.flag_bits & 0x1:
            raise ValidationError(_("The file has a password. Save it without one."))
        if part.file_size > 1024 * 1024 and part.file_size > STEEPEST * max(part.compress_size, 1):
            raise too_much
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile
        if part.filename.lower().endswith((".xml", ".rels")):
            if part.file_size > LARGEST_PART:
                raise too_much
            _check_xml(archive, part)


class _Nothing:
    """Parser target that keeps nothing: the parts are only looked through."""

    def close(self) -> None:
        return None


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    parser = DefusedXMLParser(target=_Nothing(), forbid_dtd=True)
    with archive.open(part) as stream:
        while chunk := stream.read(1024 * 1024):
            parser.feed(chunk)
    parser.close()


def _blocks(parent) -> Iterator[str]:
    """Yield paragraphs and table rows in reading order, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child)
        elif child.tag == f"{_W}tbl":
            for row in _rows(child):
                cells = ["\n".join(_blocks(cell)).strip() for cell in row.iterchildren(f"{_W}tc")]
                yield "\t".join(cell for cell in cells if cell)
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"}:
            yield from _blocks(child)


def _rows(table) -> Iterator:
    """Yield a table's own rows, not those of a table inside one of its cells."""
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent"}:
            yield from _rows(child)


def _paragraph(paragraph) -> str:
    """Return the paragraph's words: inserted ones too, removed and moved-away ones not."""
    words = []
    passed: set = set()
    for node in paragraph.iter():
        if node.getparent() in passed or node.tag in {f"{_W}del", f"{_W}moveFrom", _FALLBACK}:
            passed.add(node)
        elif node.tag == f"{_W}t":
            words.append(node.text or "")
        elif node.tag == f"{_W}tab":
            # tab stops are settings, not tabs
            words.append("" if node.getparent().tag == f"{_W}tabs" else "\t")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            words.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            words.append("-")
    return "".join(words)
