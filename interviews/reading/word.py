"""Word files: paragraphs and tables in reading order, and what else stood in them."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

import docx
from defusedxml.common import DefusedXmlException
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.files import archive as packed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NESTS = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"}


def read_word(archive: zipfile.ZipFile, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text, paragraph by paragraph, tables row by row, and what was not taken.

    Raises:
        ValidationError: not a Word file, or one that should not be opened.
    """
    try:
        packed.check(archive)
        body = docx.Document(io.BytesIO(data)).element.body
        text = "\n".join(_blocks(body))
        return text, packed.left_out(_dropped(archive, body))
    except ValidationError:
        raise
    except DefusedXmlException:
        raise ValidationError(_("The file refers to things outside itself, so it was not opened.")) from None
    except Exception:  # noqa: BLE001 - zipfile, lxml and python-docx raise a dozen kinds over a damaged file
        raise ValidationError(
            _("The file cannot be read as a Word file. Save it anew as .docx, or paste the text.")
        ) from None


def _blocks(parent) -> Iterator[str]:
    """Yield paragraphs and table rows in reading order, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child)
        elif child.tag == f"{_W}tbl":
            for row in _rows(child):
                cells = ["\n".join(_blocks(cell)).strip() for cell in row.iterchildren(f"{_W}tc")]
                yield "\t".join(cell for cell in cells if cell)
        elif child.tag in _NESTS:
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


def _dropped(archive: zipfile.ZipFile, body) -> list[str]:
    """Say what the file holds that is not in the text, with how many of each."""
    inside = Counter(
        node.tag
        for node in body.iter(_PICTURE, _OLD_PICTURE, f"{_W}object", f"{_M}oMath", f"{_W}del", f"{_W}moveFrom")
        if not any(True for _one in node.iterancestors(_FALLBACK))
    )
    return what_was_dropped(
        pictures=inside[_PICTURE] + inside[_OLD_PICTURE],
        objects=inside[f"{_W}object"] + inside[f"{_M}oMath"],
        comments=_in_parts(archive, r"word/comments\d*\.xml", f"{_W}comment"),
        footnotes=_in_parts(archive, r"word/(foot|end)notes\d*\.xml", f"{_W}footnote", f"{_W}endnote"),
        page_ends=bool(_in_parts(archive, r"word/(header|footer)\d*\.xml", f"{_W}t")),
        struck=bool(inside[f"{_W}del"] or inside[f"{_W}moveFrom"]),
    )


def _in_parts(archive: zipfile.ZipFile, pattern: str, *tags: str) -> int:
    """Count elements in the parts of that name; the lines that separate footnotes have a type and are none."""
    tally = packed.Tally(lambda tag, attributes: tag in tags and f"{_W}type" not in attributes)
    for name in archive.namelist():
        if re.fullmatch(pattern, name):
            packed.parse(archive, name, tally)
    return sum(tally.found.values())


def what_was_dropped(
    *, pictures: int = 0, objects: int = 0, comments: int = 0, footnotes: int = 0, page_ends: bool, struck: bool
) -> list[str]:
    """Return the words for what a written document held besides its running text."""
    found = []
    if pictures:
        found.append(ngettext("%(count)d picture", "%(count)d pictures", pictures) % {"count": pictures})
    if objects:
        words = ngettext("%(count)d formula or embedded object", "%(count)d formulas or embedded objects", objects)
        found.append(words % {"count": objects})
    if comments:
        found.append(ngettext("%(count)d comment", "%(count)d comments", comments) % {"count": comments})
    if footnotes:
        found.append(ngettext("%(count)d footnote", "%(count)d footnotes", footnotes) % {"count": footnotes})
    if page_ends:
        found.append(_("header and footer"))
    if struck:
        found.append(_("words struck out with tracked changes"))
    return found
