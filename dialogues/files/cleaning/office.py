"""Word, Excel and OpenDocument files packed anew: left out are who wrote and changed them, comments, thumbnails, where
pictures were taken, and what they would fetch from elsewhere when they are opened."""

import io
import zipfile
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..archive import check
from .cleaned import Cleaned
from .inside import without_hidden
from .makers import cleaned_part, cleaned_relations, parts_left_out, without, without_notes

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT = "application/vnd.oasis.opendocument.text"
RUNS = (
    *("vbaproject", "/activex/", "/embeddings/", "oleobject", "basic/", "scripts/", "objectreplacements/", "object "),
    *("afchunk", "xl/connections.xml"),
)
"""Parts of names of what is not taken: macros, controls, files within the file, queries."""
ASIDE = ("Thumbnails/", "Versions/", "VersionList.xml", "Configurations2/", "META-INF/documentsignatures.xml")
"""Of an OpenDocument text: its picture, what it once was and by whom, keys that run something, who signed it."""
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

    names = archive.namelist()
    dropped = parts_left_out(names, archive.read)

    def part(name: str) -> bytes | None:
        if name in dropped:
            return None
        data = archive.read(name)
        if name.lower().endswith(".rels"):
            return cleaned_relations(name, data, dropped)
        if name == "[Content_Types].xml":
            return without(data, lambda one: one.get("PartName", "").lstrip("/") in dropped)
        if name.lower().endswith(".xml"):
            return cleaned_part(data)
        return without_notes(data) if name.lower().endswith(".vml") else without_hidden(data)

    return _packed(archive, part)


def _open_document(archive: zipfile.ZipFile) -> bytes:
    path = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"

    def part(name: str) -> bytes | None:
        if name.startswith(ASIDE):
            return None
        if name == "meta.xml":
            return WITHOUT_MAKER
        data = archive.read(name)
        if name == "META-INF/manifest.xml":
            return without(data, lambda one: one.get(path, "").startswith(ASIDE))
        return cleaned_part(data) if name.lower().endswith(".xml") else without_hidden(data)

    return _packed(archive, part)


def _packed(archive: zipfile.ZipFile, part: Callable[[str], bytes | None]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in archive.namelist():
            if name.endswith("/") or (data := part(name)) is None:
                continue
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, MOMENT), data, how)
    return kept.getvalue()
