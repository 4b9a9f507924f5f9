"""Word, Excel and OpenDocument files packed anew: who wrote them, thumbnails and where pictures were taken left out."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lxml import etree

from ..archive import check
from .cleaned import Cleaned
from .inside import without_hidden

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT = "application/vnd.oasis.opendocument.text"
RUNS = ("vbaproject", "/activex/", "/embeddings/", "oleobject", "basic/", "scripts/", "objectreplacements/", "object ")
"""Parts of names of what is not taken: macros, controls, files within the file."""
WITHOUT_MAKER = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/>'
    b"</office:document-meta>"
)
MOMENT = (1980, 1, 1, 0, 0, 0)
"""When every part of a file was changed, as the file says."""


def cleaned_office(archive: zipfile.ZipFile) -> Cleaned:
    """Return the file with the same content, packed anew.

    Raises:
        ValidationError: of another kind, locked, holding macros or other files, or unpacking without bound.
        BadZipFile, DefusedXmlException, ValueError, KeyError, SyntaxError: damaged.
    """
    from .documents import another_kind

    names = archive.namelist()
    if len(names) != len(set(names)) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise zipfile.BadZipFile
    try:
        check(archive)
    except ValidationError:
        words = _("The file has a password, or unpacks to far more than it should. Save it as PDF and send that.")
        raise ValidationError(words) from None
    if any(mark in name.lower() for name in names for mark in RUNS):
        raise ValidationError(_("The file holds macros or other files. Save it as PDF and send that."))
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return Cleaned(_open_xml(archive), WORD, "docx")
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return Cleaned(_open_xml(archive), EXCEL, "xlsx")
    if "content.xml" in names and archive.read("mimetype").strip() == TEXT.encode():
        return Cleaned(_open_document(archive), TEXT, "odt")
    raise another_kind()


def _open_xml(archive: zipfile.ZipFile) -> bytes:
    if b"macroenabled" in archive.read("[Content_Types].xml").lower():
        raise ValidationError(_("The file holds macros or other files. Save it as PDF and send that."))

    def part(name: str) -> bytes | None:
        if name.startswith("docProps/"):
            return None
        if name == "_rels/.rels":
            return _without(archive.read(name), lambda one: one.get("Target", "").lstrip("/").startswith("docProps/"))
        if name == "[Content_Types].xml":
            return _without(archive.read(name), lambda one: one.get("PartName", "").startswith("/docProps/"))
        return without_hidden(archive.read(name))

    return _packed(archive, part)


def _open_document(archive: zipfile.ZipFile) -> bytes:
    path = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"

    def part(name: str) -> bytes | None:
        if name.startswith("Thumbnails/"):
            return None
        if name == "meta.xml":
            return WITHOUT_MAKER
        if name == "META-INF/manifest.xml":
            return _without(archive.read(name), lambda one: one.get(path, "").startswith("Thumbnails/"))
        return without_hidden(archive.read(name))

    return _packed(archive, part)


def _without(text: bytes, is_dropped: Callable[[Any], bool]) -> bytes:
    """Return an XML list without the entries that name a part that is not taken along. ``check`` has refused DTDs."""
    quiet = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(text, quiet)
    for one in [child for child in root if isinstance(child.tag, str) and is_dropped(child)]:
        root.remove(one)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def _packed(archive: zipfile.ZipFile, part: Callable[[str], bytes | None]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in archive.namelist():
            if name.endswith("/") or (data := part(name)) is None:
                continue
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, MOMENT), data, how)
    return kept.getvalue()
