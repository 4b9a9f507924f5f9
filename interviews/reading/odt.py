"""OpenDocument texts (LibreOffice, Google Docs): read as they stream past, so that no nesting is walked twice."""

import re
import zipfile
from collections import Counter

from defusedxml.common import DefusedXmlException
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.files import archive as packed

from .word import what_was_dropped

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
KINDS = {
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template",
    "application/vnd.oasis.opendocument.text-master",
}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_BESIDE = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_TEXT}ruby-text",
    f"{_OFFICE}annotation",
    f"{_OFFICE}binary-data",
    f"{_OFFICE}forms",
    f"{_OFFICE}scripts",
    f"{_OFFICE}event-listeners",
    f"{_DRAW}object",
    f"{_SVG}title",
    f"{_SVG}desc",
}
"""Elements whose words do not stand in the running text."""
_COUNTED = {
    f"{_OFFICE}annotation",
    f"{_TEXT}note",
    f"{_TEXT}deletion",
    f"{_DRAW}image",
    f"{_DRAW}object",
    f"{_DRAW}object-ole",
}
_BLANK = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 1000
"""Most spaces that one ``text:s`` is believed to stand for."""


class _Body(packed.Target):
    """Gathers the lines of ``office:text``: paragraphs, and table rows with their cells parted by tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.found = Counter[str]()
        self.inside = False
        self.beside = 0
        self.open: list[list[str]] = []  # words of the paragraphs that are open; a text box opens one in another
        self.rows: list[list[list[str]]] = []  # cells, each its lines, of the rows that are open

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag in _COUNTED:
            self.found[tag] += 1
        if tag == f"{_OFFICE}text":
            self.inside = True
        if self.beside or tag in _BESIDE:
            self.beside += 1
        elif not self.inside:
            return
        elif tag in _PARAGRAPHS:
            self.open.append([])
        elif tag == f"{_TABLE}table-row":
            self.rows.append([])
        elif tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"} and self.rows:
            self.rows[-1].append([])
        elif tag == f"{_TEXT}s":
            self._say(" " * min(_number(attributes.get(f"{_TEXT}c")), MOST_SPACES))
        elif tag == f"{_TEXT}tab":
            self._say("\t")
        elif tag == f"{_TEXT}line-break":
            self._say("\n")

    def data(self, data: str) -> None:
        if self.inside and not self.beside and self.open:
            words = _BLANK.sub(" ", data)
            so_far = self.open[-1]
            if not so_far or so_far[-1][-1:] in {" ", "\n", "\t"}:
                words = words.lstrip(" ")
            self._say(words)

    def end(self, tag: str) -> None:
        super().end(tag)
        if self.beside:
            self.beside -= 1
        elif tag in _PARAGRAPHS and self.open:
            self._line("".join(self.open.pop()))
        elif tag == f"{_TABLE}table-row" and self.rows:
            cells = ["\n".join(cell).strip() for cell in self.rows.pop()]
            self._line("\t".join(cell for cell in cells if cell))
        elif tag == f"{_OFFICE}text":
            self.inside = False

    def _say(self, words: str) -> None:
        if self.open and words:
            self.open[-1].append(words)

    def _line(self, line: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].append(line)
        else:
            self.lines.append(line)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 1


def read_odt(archive: zipfile.ZipFile) -> tuple[str, tuple[str, ...]]:
    """Return the text of an OpenDocument text, and what was not taken.

    Raises:
        ValidationError: damaged, locked, or one that should not be opened.
    """
    try:
        locks = packed.Tally(lambda tag, _attributes: tag == f"{_MANIFEST}encryption-data")
        if "META-INF/manifest.xml" in archive.namelist():
            packed.parse(archive, "META-INF/manifest.xml", locks)
        if locks.found:
            raise packed.locked()
        packed.check(archive)
        body = _Body()
        packed.parse(archive, "content.xml", body)
        return "\n".join(body.lines), packed.left_out(_dropped(archive, body.found))
    except ValidationError:
        raise
    except DefusedXmlException:
        raise ValidationError(_("The file refers to things outside itself, so it was not opened.")) from None
    except Exception:  # noqa: BLE001 - zipfile, zlib and expat raise a dozen kinds over a damaged file
        raise ValidationError(
            _("The file cannot be read as an OpenDocument text. Save it anew as .odt or .docx, or paste the text.")
        ) from None


def _dropped(archive: zipfile.ZipFile, found: Counter[str]) -> list[str]:
    objects = found[f"{_DRAW}object"] + found[f"{_DRAW}object-ole"]
    return what_was_dropped(
        pictures=max(0, found[f"{_DRAW}image"] - objects),  # an object carries a picture of itself
        objects=objects,
        comments=found[f"{_OFFICE}annotation"],
        footnotes=found[f"{_TEXT}note"],
        page_ends=_page_ends(archive),
        struck=bool(found[f"{_TEXT}deletion"]),
    )


class _PageEnds(packed.Target):
    """Notes whether a header or a footer holds words."""

    def __init__(self) -> None:
        super().__init__()
        self.within, self.found = 0, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if self.within or tag in {f"{_STYLE}header", f"{_STYLE}footer"}:
            self.within += 1

    def data(self, data: str) -> None:
        if self.within and data.strip():
            self.found = True

    def end(self, tag: str) -> None:
        super().end(tag)
        self.within = max(0, self.within - 1)


def _page_ends(archive: zipfile.ZipFile) -> bool:
    if "styles.xml" not in archive.namelist():
        return False
    ends = _PageEnds()
    packed.parse(archive, "styles.xml", ends)
    return ends.found
